"""All formats of one letter together, and what the gate reads of them."""

from dataclasses import replace

import pytest

from reviews.documents.letters.files import paragraphs, render_letter
from reviews.documents.letters.specimens import SAMPLES
from reviews.domain.letters.kinds import (
    ONE_RESIDENT,
    PROVIDER_FORMATS,
    RESIDENT_FORMATS,
    LetterFormat,
    LetterKind,
    ProviderRecommendations,
)
from tests.documents.conftest import Compiled


@pytest.mark.parametrize("kind", LetterKind)
def test_each_kind_is_made_in_its_formats_and_always_the_same(
    kind: LetterKind, compiled: Compiled
) -> None:
    made = render_letter(compiled(kind), kind, SAMPLES[kind])
    assert tuple(made) == (RESIDENT_FORMATS if kind in ONE_RESIDENT else PROVIDER_FORMATS)
    assert made[LetterFormat.DOCX] == compiled(kind).render(SAMPLES[kind])
    assert made[LetterFormat.PDF].startswith(b"%PDF-1.7")
    assert render_letter(compiled(kind), kind, SAMPLES[kind]) == made


@pytest.mark.parametrize("kind", LetterKind)
def test_the_gate_reads_every_paragraph_and_row_and_both_edges(
    kind: LetterKind, compiled: Compiled
) -> None:
    sample = SAMPLES[kind]
    read = paragraphs(compiled(kind).render(sample))
    assert read[0] == f"{sample.council.name}, our reference {sample.letter.reference}"
    assert f"Email {sample.council.email}" in read
    assert f"{sample.council.website}, record {sample.letter.record}" in read
    assert f"Dear {sample.recipient.dear}" in read
    assert all(line.strip() for line in read)


def test_the_gate_sees_a_finding_with_line_ends_as_it_was_typed(compiled: Compiled) -> None:
    kind = LetterKind.PROVIDER_RECOMMENDATIONS
    finding = "First line & <more>\nSecond line, Łódź"
    sample = SAMPLES[kind]
    assert isinstance(sample, ProviderRecommendations)
    letter = replace(sample, strengths=(finding,))
    assert finding in paragraphs(compiled(kind).render(letter))
