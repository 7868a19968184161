"""What evidence is weighed for: decision, ground, from when; what is missing comes first."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from reviews.domain.cases.benefit_tests import ShownBy
from reviews.domain.cases.kinds import DecisionKind
from reviews.domain.cases.weighed_for import (
    NO_DECISION,
    NO_EFFECT,
    NO_FACTS,
    NO_GROUND,
    DecisionWeighed,
    WeighedFor,
    weighed_for,
)
from reviews.domain.dates import Span

MADE, EFFECT = date(2026, 11, 20), date(2026, 5, 4)
WHOLE = DecisionWeighed(
    uuid4(), DecisionKind.SUPERSESSION, "Not exempt", MADE, "mistake", "A letter", EFFECT
)
COUNCIL = ShownBy(frozenset({DecisionKind.SUPERSESSION}), "The council", "It shows it.", "")


def _head(
    decision: DecisionWeighed, ground: str, span: Span | None = None, *, needs_ground: bool = True
) -> WeighedFor:
    return weighed_for(decision, COUNCIL, ground, span or Span(), needs_ground=needs_ground)


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, ()),
        ({"ground": ""}, (NO_GROUND,)),
        ({"ground_facts": ""}, (NO_FACTS,)),
        ({"effective_on": None}, (NO_EFFECT,)),
        ({"ground": "", "ground_facts": "", "effective_on": None}, (NO_GROUND, NO_EFFECT)),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, object], lacks: tuple[str, ...]) -> None:
    decision = replace(WHOLE, **changes)  # type: ignore[arg-type]  # fields by name
    assert _head(decision, decision.ground).lacks == lacks


def test_a_decision_on_a_new_claim_lacks_no_ground() -> None:
    claim = replace(WHOLE, kind=DecisionKind.CLAIM, ground="", ground_facts="")
    assert _head(claim, "", needs_ground=False).lacks == ()


def test_a_case_without_a_decision_says_so_first() -> None:
    assert weighed_for(None, None, "", Span(), needs_ground=False).lacks == (NO_DECISION,)


def test_the_lines_tell_who_must_show_it_and_the_days() -> None:
    lines = dict(_head(WHOLE, "A mistake", WHOLE.span).lines)
    assert lines["Decision"] == "A supersession, made on 20 November 2026. Not exempt"
    assert lines["Ground"] == "A mistake"
    assert lines["It has effect from"] == "4 May 2026"
    assert lines["Who must show it"] == "The council. It shows it."
    assert lines["Dates looked at"] == "From 4 May 2026 to 20 November 2026"


def test_an_effect_after_the_decision_gives_no_days_out_of_order() -> None:
    assert replace(WHOLE, effective_on=date(2026, 12, 1)).span == Span(None, MADE)
