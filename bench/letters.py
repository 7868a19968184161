"""Letters: Word files beside docxtpl called for each, PDF beside Typst alone."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typst
from docxtpl import DocxTemplate

from bench.job import Job, interleaved
from reviews.documents.letters.pdf import FONTS, letter_pdf
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.template import LetterTemplate, compile_letter
from reviews.documents.letters.word_reader import blocks_of
from reviews.domain.letters.kinds import LetterKind, ProviderRecommendations, for_template

KIND = LetterKind.PROVIDER_RECOMMENDATIONS
TEMPLATE = Path(__file__).parents[1] / "letter_templates" / f"{KIND}.docx"
BARE = Path(__file__).with_name("bare_letter.typ")
LETTERS = 200
DATED = datetime(2026, 12, 3, tzinfo=UTC)


def distinct(number: int) -> ProviderRecommendations:
    """A provider letter like no other: its reference, scheme and findings bear the number."""
    sample = SAMPLES[KIND]
    assert isinstance(sample, ProviderRecommendations)
    return replace(
        sample,
        letter=replace(sample.letter, reference=f"SHR-{number}", scheme=f"Scheme {number}"),
        strengths=tuple(f"{words} ({number})" for words in sample.strengths),
        recommendations=tuple(
            replace(one, finding=f"{one.finding} ({number})") for one in sample.recommendations
        ),
    )


def jobs() -> list[Job]:
    template = TEMPLATE.read_bytes()
    compiled = compile_letter(template, KIND)
    assert not compiled.uses_docxtpl
    return [_word(template, compiled), _pdf(compiled)]


def _word(template: bytes, compiled: LetterTemplate) -> Job:
    def by_docxtpl(number: int) -> None:
        document = DocxTemplate(io.BytesIO(template))
        document.render(for_template(distinct(LETTERS + number)), autoescape=True)
        document.save(io.BytesIO())

    ours, floor = interleaved(
        lambda number: compiled.render(distinct(number)), by_docxtpl, rounds=LETTERS
    )
    return Job(
        "Provider letter as Word file",
        ours,
        floor,
        0.2,
        f"{LETTERS} distinct letters; floor: docxtpl called for each",
    )


def _pdf(compiled: LetterTemplate) -> Job:
    bare = typst.Compiler(BARE, font_paths=[FONTS], ignore_system_fonts=True)

    def by_typst_alone(number: int) -> None:
        told = json.dumps(for_template(distinct(LETTERS + number)), ensure_ascii=False)
        bare.compile(
            format="pdf",
            sys_inputs={"letter": told},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=DATED,
        )

    def from_case(number: int) -> None:
        letter_pdf(blocks_of(compiled.fill(distinct(number))))

    from_case(LETTERS * 3)
    by_typst_alone(LETTERS * 3)
    ours, floor = interleaved(from_case, by_typst_alone, rounds=LETTERS)
    return Job(
        "Provider letter as PDF, from the case",
        ours,
        floor,
        1.5,
        f"{LETTERS} distinct letters, PDF/UA-1 and PDF/A-2a; floor: the same words in Typst alone",
    )
