"""From whom a paper is: said wherever its kind tells it, over every kind of step and of file."""

import ast
from pathlib import Path

import pytest

from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.senders import NOT_KNOWN, OF_PURPOSE, OF_STEP, from_whom
from reviews.domain.sources import Source

SERVICES = Path(__file__).resolve().parents[3] / "reviews" / "services"
EITHER_SIDE = {StepKind.HEARING, StepKind.REASONS_ASKED, StepKind.WITHDRAWN}


def _purposes() -> set[str]:
    """What the files that any service keeps are kept for."""
    calls = (
        node
        for path in SERVICES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Filing"
    )
    given = (one.value for call in calls for one in call.keywords if one.arg == "purpose")
    return {str(ast.literal_eval(one)) for one in given}


def test_every_purpose_of_a_file_is_told() -> None:
    assert set(OF_PURPOSE) == _purposes() | {""}


def test_every_step_is_told_but_those_that_either_side_can_take() -> None:
    assert set(OF_STEP) == set(StepKind)
    assert {one for one, whose in OF_STEP.items() if whose == NOT_KNOWN} == EITHER_SIDE


@pytest.mark.parametrize("source", [*Source, None])
def test_a_copy_names_nobody_and_says_whose_it_is(source: Source | None) -> None:
    whole = from_whom(Heading.OTHERS, source, "", None)
    copy = from_whom(Heading.OTHERS, source, "", None, is_copy=True)
    a_person = source not in (Source.DOCUMENT, Source.OBSERVED, None)
    assert copy == (f"{whole}, not named here" if a_person else whole)


@pytest.mark.parametrize(
    ("heading", "purpose", "step", "whose"),
    [
        (Heading.CORRESPONDENCE, "case", StepKind.DIRECTION, "The tribunal"),
        (Heading.REVISION, "case", StepKind.RECONSIDERED, "The council"),
        (Heading.SCHEME, "document", None, "Provider"),
        (Heading.CLAIM, "document", None, "Provider"),
        (Heading.APPEAL, "case", None, "The appellant"),
        (Heading.DECISIONS, "decision notice", None, "The council"),
        (Heading.SCHEME, "photograph", None, "The review team"),
        (Heading.SCHEME, "quarantined", None, NOT_KNOWN),
    ],
)
def test_a_file_is_from_whom_its_kind_tells(
    heading: Heading, purpose: str, step: StepKind | None, whose: str
) -> None:
    assert from_whom(heading, Source.DOCUMENT, purpose, step) == whose
