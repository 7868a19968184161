"""Why a scheme is chosen is told in words, and where its review stands in a sentence."""

from datetime import date

import pytest

from reviews.domain.assessment.overall_assessment import Reading
from reviews.domain.errors import Refused
from reviews.domain.programme.programmes import (
    Because,
    Indicator,
    IndicatorList,
    Plan,
    Standing,
    check_because,
    check_plan,
    list_on,
    told,
    why,
)
from reviews.domain.review.state import ReviewState

DAY = date(2026, 11, 23)
COMPLAINTS = Indicator("complaints", "Complaints", "The log")
HISTORY = Indicator("history", "Safeguarding history", "Who said so", "Concerns in 12 months")


@pytest.mark.parametrize(
    ("because", "field"),
    [
        (Because(COMPLAINTS, "Log", " "), "reason"),
        (Because(COMPLAINTS, " ", "Three"), "source"),
        (Because(COMPLAINTS, "Log", "Three", 3), "number"),
        (Because(HISTORY, "Duty desk"), "number"),
        (Because(HISTORY, "Duty desk", "Someone was hit", 3), "reason"),
        (Because(HISTORY, "", "", 3), "source"),
    ],
)
def test_a_reason_says_what_and_from_where_and_safeguarding_is_a_number_only(
    because: Because, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_because(because)
    assert refused.value.field == field


def test_a_reason_reads_as_words() -> None:
    check_because(Because(COMPLAINTS, "Log", "Three since June"))
    check_because(Because(HISTORY, "Duty desk", "", 0))
    assert Because(COMPLAINTS, "Log", "Three since June").said == "Three since June"
    assert Because(HISTORY, "Duty desk", "", 2).said == "Concerns in 12 months: 2"


def test_the_list_of_the_day_is_the_newest_that_had_begun() -> None:
    lists = {day: IndicatorList(str(day), ()) for day in (DAY, date(2027, 4, 1))}
    assert list_on(lists, date(2027, 3, 31)).version == "2026-11-23"
    assert list_on(lists, date(2027, 4, 1)).version == "2027-04-01"
    assert list_on(lists, date(2020, 1, 1)).version == "2026-11-23"


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (Plan(" ", "Why", DAY, DAY), "name"),
        (Plan("Autumn", "", DAY, DAY), "purpose"),
        (Plan("Autumn", "Why", DAY, date(2026, 11, 22)), "to_on"),
    ],
)
def test_a_programme_has_a_name_a_purpose_and_a_period(plan: Plan, field: str) -> None:
    check_plan(Plan("Autumn", "Why", DAY, DAY))
    with pytest.raises(Refused) as refused:
        check_plan(plan)
    assert refused.value.field == field


def test_why_is_offered_in_lines() -> None:
    assert why("Autumn", [("Complaints", "Three")], "North") == (
        "Chosen in the programme “Autumn”.\nDrawn by sample from the group “North”.\n"
        "Complaints: Three"
    )


OPEN, ON = ReviewState.OPEN, date(2026, 12, 1)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (None, "No review yet."),
        (Standing(OPEN, DAY, "", DAY), "Started on 23 November 2026. No visit is planned yet."),
        (
            Standing(OPEN, DAY, "", DAY, visit_on=ON),
            "Started on 23 November 2026. A visit is planned for 1 December 2026.",
        ),
        (
            Standing(OPEN, DAY, "", DAY, visited_on=ON),
            "Started on 23 November 2026. Visited on 1 December 2026.",
        ),
        (
            Standing(OPEN, DAY, "", DAY, visited_on=ON, reading=Reading.SUBMITTED),
            "The assessment is with its second reader.",
        ),
        (
            Standing(OPEN, DAY, "", DAY, visited_on=ON, reading=Reading.REOPENED),
            "Started on 23 November 2026. Visited on 1 December 2026.",
        ),
        (
            Standing(OPEN, DAY, "", DAY, reading=Reading.AGREED, letter_sent_on=ON),
            "The letter to the provider was sent on 1 December 2026.",
        ),
        (
            Standing(ReviewState.PAUSED, ON, "Fire next door", DAY, letter_sent_on=ON),
            "Paused on 1 December 2026: Fire next door",
        ),
    ],
)
def test_where_a_review_stands(standing: Standing | None, said: str) -> None:
    assert told(standing) == said


@pytest.mark.parametrize("state", ReviewState)
@pytest.mark.parametrize("reading", [None, *Reading])
def test_every_standing_has_words(state: ReviewState, reading: Reading | None) -> None:
    assert told(Standing(state, DAY, "Reason", DAY, reading=reading))
