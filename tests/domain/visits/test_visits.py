"""The rules of a visit: its plan, its record, what was seen and handed on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reviews.domain.errors import Refused
from reviews.domain.visits.code_lists import Code, CodeList, LookRound
from reviews.domain.visits.visits import (
    Access,
    Announced,
    Followed,
    Sighting,
    VisitPlan,
    VisitPurpose,
    VisitState,
    check_free,
    check_handed,
    check_help,
    check_made,
    check_not_called_off,
    check_not_held,
    check_plan,
    check_sighting,
    check_still_to_come,
    day_of,
)
from reviews.reference.code_lists import look_round

TODAY = date(2026, 11, 23)
LISTS = LookRound(
    CodeList((Code("damp-mould", "Damp", TODAY),)),
    CodeList((Code("kitchen", "Kitchen", TODAY),)),
    CodeList((Code("now", "Now", TODAY, pressing=True),)),
)
ANN, BO = uuid4(), uuid4()
PLAN = VisitPlan(
    scheme_id=uuid4(),
    review_id=uuid4(),
    purpose=VisitPurpose.SITE,
    planned_on=TODAY,
    officers=frozenset({ANN}),
)
BLANK = some.sampled_from(["", " ", "\n\t "])


def field_at_fault(check: Callable[..., None], *facts: object, **more: object) -> str | None:
    """The field that a check refuses; None where it refuses nothing."""
    try:
        check(*facts, **more)
    except Refused as error:
        return error.field
    return None


def refused_field(plan: VisitPlan, closed_on: date | None = None) -> str | None:
    return field_at_fault(check_plan, plan, team={ANN, BO}, closed_on=closed_on, today=TODAY)


def test_a_plan_holds_together() -> None:
    assert refused_field(PLAN) is None
    assert refused_field(replace(PLAN, officers=frozenset())) == "officers"
    assert refused_field(replace(PLAN, officers=frozenset({ANN, uuid4()}))) == "officers"


@pytest.mark.parametrize("purpose", VisitPurpose)
@pytest.mark.parametrize("review_id", [None, uuid4()])
def test_presence_is_for_schemes_without_a_review(
    purpose: VisitPurpose, review_id: UUID | None
) -> None:
    fits = (purpose is VisitPurpose.PRESENCE) == (review_id is None)
    plan = replace(PLAN, purpose=purpose, review_id=review_id)
    assert refused_field(plan) == (None if fits else "purpose")


@given(some.integers(-400, 400), some.none() | some.integers(-400, 400))
def test_a_visit_is_to_come_and_before_the_scheme_closes(days: int, closed: int | None) -> None:
    closed_on = None if closed is None else TODAY + timedelta(days=closed)
    plan = replace(PLAN, planned_on=TODAY + timedelta(days=days))
    right = days >= 0 and (closed is None or days <= closed)
    assert refused_field(plan, closed_on) == (None if right else "planned_on")


@given(BLANK)
def test_an_unannounced_visit_says_why(blank: str) -> None:
    plan = replace(PLAN, announced=Announced.NO, announced_reason=blank)
    assert refused_field(plan) == "announced_reason"
    assert refused_field(replace(plan, announced=Announced.YES)) is None
    assert refused_field(replace(plan, announced_reason="They would be told")) is None


def test_a_hold_says_no_reason() -> None:
    check_not_held(False)
    with pytest.raises(Refused) as refusal:
        check_not_held(True)
    assert refusal.value.sentence.startswith("A lead reviewer has put visits to this scheme")
    for word in ("safeguarding", "because", "police"):
        assert word not in refusal.value.sentence.lower()


def test_what_is_over_stays_as_it_was() -> None:
    check_still_to_come(VisitState.PLANNED)
    for state in (VisitState.DONE, VisitState.NOT_MADE):
        with pytest.raises(Refused):
            check_still_to_come(state)
    for state in (VisitState.PLANNED, VisitState.DONE):
        check_not_called_off(state)
    with pytest.raises(Refused):
        check_not_called_off(VisitState.NOT_MADE)


@given(some.sampled_from(Access), some.integers(-9, 9), BLANK | some.just("The manager"))
def test_a_visit_made_lies_behind_and_a_refusal_is_told(
    access: Access, days: int, note: str
) -> None:
    field = None
    if days > 0 or days < -5:
        field = "went_on"
    elif access is not Access.GIVEN and not note.strip():
        field = "access_note"
    went_on = TODAY + timedelta(days=days)
    opened_on = TODAY - timedelta(days=5)
    assert field_at_fault(check_made, access, note, went_on, TODAY, opened_on) == field
    if days < 0:
        at_presence = field_at_fault(check_made, access, "Said so", went_on, TODAY, None)
        assert at_presence is None


@given(
    urgent=some.booleans(),
    handed_to=BLANK | some.just("The landlord"),
    days=some.none() | some.integers(-9, 9),
)
def test_what_is_urgent_is_handed_to_someone_on_a_day(
    *, urgent: bool, handed_to: str, days: int | None
) -> None:
    handed_on = None if days is None else TODAY + timedelta(days=days)
    named = bool(handed_to.strip())
    field = None
    if urgent and not named:
        field = "handed_to"
    elif (named and days is None) or not -5 <= (days or 0) <= 0:
        field = "handed_on"
    found = field_at_fault(
        check_handed,
        handed_to,
        handed_on,
        urgent=urgent,
        today=TODAY,
        went_on=TODAY - timedelta(days=5),
    )
    assert found == field


def test_the_day_of_a_visit_is_known_while_officers_are_there() -> None:
    planned, went = TODAY + timedelta(days=3), TODAY - timedelta(days=2)
    assert day_of(planned, None, TODAY) == TODAY
    assert day_of(went, None, TODAY) == went
    assert day_of(planned, went, TODAY) == went


def test_nobody_is_in_two_places() -> None:
    check_free([])
    with pytest.raises(Refused, match="Ann and Bo have another visit") as refusal:
        check_free(["Bo", "Ann"])
    assert refusal.value.field == "planned_time"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "hazard-score"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"place": " "}, "place"),
        ({"words": "\n"}, "words"),
        ({"place_kind": "attic"}, "place_kind"),
        ({"urgency": "category-1"}, "urgency"),
        ({"urgency": "now", "urgent": False}, "urgency"),
        ({"urgent": True}, "handed_to"),
        ({"handed_to": "Gas"}, "handed_on"),
    ],
)
def test_a_sighting_says_what_and_where(change: dict[str, object], field: str) -> None:
    right = Sighting("damp-mould", "Kitchen", "Black mould")
    check_sighting(right, LISTS, TODAY, TODAY)
    with pytest.raises(Refused) as refusal:
        check_sighting(replace(right, **change), LISTS, TODAY, TODAY)  # type: ignore[arg-type]  # fields by name
    assert refusal.value.field == field


def test_things_seen_are_plain_words_without_a_score() -> None:
    said = " ".join(one.words for one in look_round().things.codes).lower()
    for word in ("hazard", "category", "score", "band", "high", "severe"):
        assert word not in said


@given(some.text(), some.none() | some.dates(), some.text())
def test_the_mark_changes_with_what_is_recorded(
    handed_to: str, handed_on: date | None, outcome: str
) -> None:
    followed = Followed(handed_to, handed_on, outcome)
    assert followed.mark == Followed(handed_to, handed_on, outcome).mark
    assert followed.mark != replace(followed, outcome=outcome + "x").mark
    assert followed.mark != replace(followed, handed_to=handed_to + "x").mark


@pytest.mark.parametrize(
    ("needed", "passed_to", "passed_on", "field"),
    [
        (" ", "Food bank", TODAY, "needed"),
        ("Food", " ", TODAY, "passed_to"),
        ("Food", "Food bank", None, "passed_on"),
        ("Food", "Food bank", TODAY + timedelta(days=1), "passed_on"),
        ("Food", "Food bank", TODAY - timedelta(days=1), "passed_on"),
    ],
)
def test_urgent_help_says_what_whom_and_when(
    needed: str, passed_to: str, passed_on: date | None, field: str
) -> None:
    check_help("Food", "Food bank", TODAY, TODAY, TODAY)
    with pytest.raises(Refused) as refusal:
        check_help(needed, passed_to, passed_on, TODAY, TODAY)
    assert refusal.value.field == field
