"""An appeal as it came: in time or late, and days that cannot be."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from reviews.domain.cases import appeals
from reviews.domain.cases.appeals import Appeal, check_appeal, not_against
from reviews.domain.cases.kinds import Person, SignedBy, Timing
from reviews.domain.cases.law import TimeLimits
from reviews.domain.errors import Refused
from reviews.reference.bank_holidays import known_bank_holidays

timed = partial(appeals.timed, holidays=known_bank_holidays())
TODAY = date(2026, 6, 1)
APPEAL = Appeal(date(2026, 5, 4), Person.CLAIMANT, "Ann Ash", SignedBy.APPELLANT)
SENT = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("came", "timing"),
    [
        (date(2026, 4, 7), Timing.IN_TIME),
        (date(2026, 4, 8), Timing.LATE),
        (date(2027, 4, 5), Timing.LATE),
        (date(2027, 4, 6), Timing.VERY_LATE),
    ],
)
def test_late_or_in_time_says_what_it_was_worked_out_from(came: date, timing: Timing) -> None:
    found = timed(came, SENT)
    assert found.timing is timing
    assert "the notice sent on 5 March 2026" in found.worked_out
    assert "the last day was Tuesday 7 April 2026, because 5 April 2026 is" in found.worked_out
    assert "Check before use." in found.worked_out


def test_an_appeal_that_came_on_the_monday_after_a_sunday_is_in_time() -> None:
    sent_on = date(2026, 10, 22)
    assert timed(date(2026, 11, 23), sent_on).timing is Timing.IN_TIME
    found = timed(date(2026, 11, 24), sent_on)
    assert found.timing is Timing.LATE
    assert found.worked_out == (
        "It came 1 day after the last day. Worked out from the notice sent on 22 October 2026: the "
        "last day was Monday 23 November 2026, because 22 November 2026 is a Sunday and the next "
        "working day counts (rule 12 of the tribunal’s rules). Check before use."
    )


def test_it_takes_the_numbers_of_the_list() -> None:
    limits = TimeLimits(months_to_appeal=2, months_late=1)
    assert timed(date(2026, 5, 5), SENT, limits=limits).timing is Timing.IN_TIME
    assert timed(date(2026, 5, 6), SENT, limits=limits).timing is Timing.LATE
    assert timed(date(2026, 6, 6), SENT, limits=limits).timing is Timing.VERY_LATE


def test_written_reasons_are_named() -> None:
    found = timed(date(2026, 5, 4), SENT, date(2026, 3, 20), date(2026, 5, 1))
    assert (found.timing, found.last_on) == (Timing.IN_TIME, date(2026, 5, 15))
    assert "asked for on 20 March 2026 and given on 1 May 2026" in found.worked_out


def test_reasons_that_are_still_awaited_make_nobody_late() -> None:
    found = timed(date(2026, 8, 1), SENT, date(2026, 3, 20))
    assert found.timing is Timing.NOT_KNOWN
    assert "time may still run" in found.worked_out
    assert timed(date(2026, 8, 1), SENT, date(2026, 4, 6)).timing is Timing.LATE


def test_without_a_notice_it_is_not_known() -> None:
    assert timed(TODAY, None).timing is Timing.NOT_KNOWN
    assert timed(TODAY, None).last_on is None


def test_a_leap_day_has_a_year_after_it() -> None:
    assert timed(date(2029, 2, 28), date(2028, 1, 30)).timing is Timing.LATE
    assert timed(date(2029, 3, 1), date(2028, 1, 30)).timing is Timing.VERY_LATE


@pytest.mark.parametrize(
    ("changes", "made_on", "step_on", "field"),
    [
        ({"received_on": TODAY + timedelta(days=1)}, None, None, "received_on"),
        ({}, date(2026, 5, 5), None, "received_on"),
        ({}, None, date(2026, 5, 3), "received_on"),
        ({"reasons_asked_on": date(2026, 2, 1)}, SENT, None, "reasons_asked_on"),
        ({"reasons_given_on": date(2026, 5, 1)}, None, None, "reasons_asked_on"),
        (
            {"reasons_asked_on": date(2026, 5, 2), "reasons_given_on": date(2026, 5, 1)},
            None,
            None,
            "reasons_given_on",
        ),
    ],
)
def test_days_out_of_order_are_named_beside_their_field(
    changes: dict[str, date], made_on: date | None, step_on: date | None, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_appeal(replace(APPEAL, **changes), TODAY, made_on, step_on)  # type: ignore[arg-type]  # days by name
    assert refused.value.field == field


@pytest.mark.parametrize("signed", SignedBy)
def test_nobody_and_anybody_may_have_signed_it(signed: SignedBy) -> None:
    check_appeal(replace(APPEAL, signed_by=signed), TODAY, SENT, None)


@pytest.mark.parametrize(
    ("made", "told"), [([], ""), ([1, 5], ""), ([3], ""), ([4, 5], "Check both days.")]
)
def test_an_appeal_against_no_known_decision_is_not_told_as_one_without_a_notice(
    made: list[int], told: str
) -> None:
    found = not_against(date(2026, 5, 3), [date(2026, 5, day) for day in made])
    assert (found.timing, found.last_on) == (Timing.NOT_KNOWN, None)
    assert found.worked_out.startswith("Nobody has said yet which decision it is against")
    assert ("Check both days." in found.worked_out) is bool(told)
