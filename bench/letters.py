"""Letters: Word files beside docxtpl called for each, PDF beside Typst alone, and memory."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typst
from docxtpl import DocxTemplate

from bench.job import Job, interleaved, most_held_mb
from reviews.documents.letters.files import make_format, render_letter
from reviews.documents.letters.pdf import FONTS
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.template import LetterTemplate, compile_letter
from reviews.documents.letters.word_reader import blocks_of
from reviews.documents.pdf_pages import pdf_pages
from reviews.domain.letters.kinds import (
    LetterFormat,
    LetterKind,
    ProviderRecommendations,
    ResidentLetter,
    for_template,
)

KIND = LetterKind.PROVIDER_RECOMMENDATIONS
TEMPLATE = Path(__file__).parents[1] / "letter_templates" / f"{KIND}.docx"
BARE = Path(__file__).with_name("bare_letter.typ")
LETTERS = 200
MANY = 1000
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
    return [_word(template, compiled), _pdf(compiled), _memory()]


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
        made = bare.compile(
            format="pdf",
            sys_inputs={"letter": told},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=DATED,
        )
        assert isinstance(made, bytes)
        assert pdf_pages(made)

    def from_case(number: int) -> None:
        make_format(LetterFormat.PDF, blocks_of(compiled.fill(distinct(number))))

    from_case(LETTERS * 3)
    by_typst_alone(LETTERS * 3)
    ours, floor = interleaved(from_case, by_typst_alone, rounds=LETTERS)
    return Job(
        "Provider letter as PDF, from the case, read back",
        ours,
        floor,
        1.5,
        f"{LETTERS} distinct letters, PDF/UA-1 and PDF/A-2a; floor: the same words and records in "
        "Typst alone, read back by the same PDFium",
    )


def _memory() -> Job:
    """The most memory held after many letters to residents, beside a tenth of them."""
    many, few = (_peak(count) for count in (MANY, MANY // 10))
    return Job(
        "Memory of 1,000 letters in every format",
        many / 1000,
        few / 1000,
        1.2,
        f"{MANY:,} letters of five formats one after another, each read back: {many:.0f} MB; "
        f"floor: {MANY // 10} of them, {few:.0f} MB (megabytes, not milliseconds)",
    )


def _peak(count: int) -> float:
    told = subprocess.run(
        [sys.executable, "-m", "bench.letters", str(count)],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(told.stdout)


def _one_after_another(count: int) -> None:
    kind = LetterKind.RESIDENT_LETTER
    compiled = compile_letter(TEMPLATE.with_name(f"{kind}.docx").read_bytes(), kind)
    sample = SAMPLES[kind]
    assert isinstance(sample, ResidentLetter)
    for number in range(count):
        recipient = replace(sample.recipient, name=f"Amina Yusuf {number}")
        letter = replace(sample.letter, reference=f"SHR-{number}", scheme=f"Scheme {number}")
        made = render_letter(compiled, kind, replace(sample, recipient=recipient, letter=letter))
        assert len(made) == len(LetterFormat)


if __name__ == "__main__":
    _one_after_another(int(sys.argv[1]))
    print(most_held_mb())
