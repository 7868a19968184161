"""Each template with each of its fields empty, one at a time: no sentence is left in the air."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from reviews.documents.letters.blocks import block_lines, plain
from reviews.documents.letters.holes import holes
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.template import LetterTemplate
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.letters.fields_filled import FIELDS, FOR_EVERY_LETTER, FOR_RESIDENTS
from reviews.domain.letters.kinds import TO_RESIDENT, Letter, LetterKind
from tests.documents.conftest import Compiled

NEVER_EMPTY = {
    LetterKind.PROVIDER_RECOMMENDATIONS: {
        "conclusions",
        "conclusions.answer",
        "conclusions.question",
        "conclusions.reasons",
        "overall.answer",
        "overall.question",
        "overall.reasons",
        "recommendations.evidence",
        "recommendations.finding",
        "recommendations.what",
        "recommendations.who",
        "still_open.evidence",
        "still_open.what",
        "still_open.who",
    },
    LetterKind.DOCUMENT_REQUEST: {"items.ask", "items.reason"},
    LetterKind.RESIDENT_LETTER: {"asked.what"},
    LetterKind.REFERRER: {"about.name"},
}
"""What a letter of a kind cannot do without: empty, it is a hole, and the letter says so."""

IN_EVERY = {
    "contact.name",
    "council.team",
    "letter.reference",
    "letter.scheme",
    "recipient.address",
    *(f"council.{one}" for one in FOR_EVERY_LETTER),
}
FOR_PEOPLE = {"recipient.name", "recipient.dear", *(f"council.{one}" for one in FOR_RESIDENTS)}
DANGLING = re.compile(
    r"[,:;(]\s*[.,;:)]|\s[.,;:](?:\s|$)|\(\s*\)|\b(?:ring|email|telephone|on|at|to|by|or|and)\s*[.,]"
    r"|^[.,;]|,$",
    re.IGNORECASE,
)
"""What is left where a field was to stand: a mark after a mark, or a word that led to it."""


def emptied(value: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each field that is text or a list, by name, with a copy of the value that lacks it."""
    for field in fields(value):
        now, name = getattr(value, field.name), f"{before}{field.name}"
        if isinstance(now, str):
            yield name, replace(value, **{field.name: ""})
        elif isinstance(now, tuple):
            yield name, replace(value, **{field.name: ()})
            if now and is_dataclass(now[0]):
                for inner, first in emptied(now[0], f"{name}."):
                    yield inner, replace(value, **{field.name: (first, *now[1:])})
        elif is_dataclass(now):
            for inner, changed in emptied(now, f"{name}."):
                yield inner, replace(value, **{field.name: changed})


CASES = [
    pytest.param(kind, field, letter, id=f"{kind}-{field}")
    for kind in LetterKind
    for field, letter in emptied(SAMPLES[kind])
]


@pytest.mark.parametrize(("kind", "field", "letter"), CASES)
def test_an_empty_field_leaves_no_hole_or_is_named(
    kind: LetterKind, field: str, letter: Letter, compiled: Compiled
) -> None:
    found = holes(compiled(kind), letter)
    needed = IN_EVERY | NEVER_EMPTY.get(kind, set())
    needed |= FOR_PEOPLE if kind in TO_RESIDENT else set()
    if found:
        assert found == (field,)
        assert field in FIELDS
        assert field in needed
        return
    as_ever = lines(compiled(kind), SAMPLES[kind])
    changed = lines(compiled(kind), letter) - as_ever
    assert [line for line in changed if DANGLING.search(line)] == []


def lines(template: LetterTemplate, letter: Letter) -> set[str]:
    """Every line of a letter and of its footer."""
    made = read_blocks(template.render(letter))
    said = {line for block in made.body for line in block_lines(block)}
    return said | {line if isinstance(line, str) else plain(line) for line in made.footer}


@pytest.mark.parametrize("kind", LetterKind)
def test_a_contact_with_only_one_way_to_be_reached_leaves_no_hole(
    kind: LetterKind, compiled: Compiled
) -> None:
    sample = SAMPLES[kind]
    for lacks in ("telephone", "email"):
        letter = replace(sample, contact=replace(sample.contact, **{lacks: "", "job_title": ""}))
        assert holes(compiled(kind), letter) == ()
