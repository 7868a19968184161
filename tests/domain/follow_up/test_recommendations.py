"""The two dates of a recommendation: how each stands, in a word and in a sentence."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.errors import Refused
from reviews.domain.follow_up.recommendations import (
    LATE,
    OPEN,
    SETTLED,
    TO_LOOK_AT,
    Clock,
    Dates,
    Progress,
    check_dates,
    clock,
    follows_up,
    told,
    usual_dates,
)
from reviews.domain.people.roles import Role, Viewer
from reviews.reference.bank_holidays import load_bank_holidays

HOLIDAYS = load_bank_holidays(Path(__file__).parents[3] / "data" / "bank_holidays.toml")
ACKNOWLEDGE, COMPLETE = date(2026, 12, 7), date(2027, 2, 15)
SENT = Dates(ACKNOWLEDGE, COMPLETE, issued_on=date(2026, 11, 23))
KNOWN = replace(SENT, acknowledged_on=date(2026, 12, 1))
DAY = timedelta(days=1)
NEITHER = "It was not acknowledged either."


@pytest.mark.parametrize(
    ("dates", "today", "stands"),
    [
        (Dates(ACKNOWLEDGE, COMPLETE), COMPLETE + DAY, Clock.NOT_ISSUED),
        (SENT, ACKNOWLEDGE - DAY, Clock.AWAITING_ACKNOWLEDGEMENT),
        (SENT, ACKNOWLEDGE, Clock.AWAITING_ACKNOWLEDGEMENT),
        (SENT, ACKNOWLEDGE + DAY, Clock.ACKNOWLEDGEMENT_LATE),
        (SENT, COMPLETE, Clock.ACKNOWLEDGEMENT_LATE),
        (SENT, COMPLETE + DAY, Clock.COMPLETION_LATE),
        (KNOWN, ACKNOWLEDGE + DAY, Clock.AWAITING_COMPLETION),
        (KNOWN, COMPLETE, Clock.AWAITING_COMPLETION),
        (KNOWN, COMPLETE + DAY, Clock.COMPLETION_LATE),
        (replace(KNOWN, progress=Progress.UNDER_WAY), COMPLETE + DAY, Clock.COMPLETION_LATE),
        (replace(KNOWN, progress=Progress.DONE_NO_EVIDENCE), COMPLETE + DAY, Clock.COMPLETION_LATE),
        (replace(KNOWN, progress=Progress.NOT_DONE), COMPLETE + DAY, Clock.COMPLETION_LATE),
        (replace(KNOWN, progress=Progress.DONE), COMPLETE + DAY, Clock.SETTLED),
        (replace(SENT, progress=Progress.NO_LONGER_NEEDED), COMPLETE, Clock.SETTLED),
        (replace(SENT, scheme_closed_on=COMPLETE), COMPLETE - DAY, Clock.ACKNOWLEDGEMENT_LATE),
        (replace(SENT, scheme_closed_on=COMPLETE), COMPLETE, Clock.STOPPED),
        (replace(SENT, scheme_closed_on=ACKNOWLEDGE), COMPLETE + DAY, Clock.STOPPED),
        (replace(KNOWN, scheme_closed_on=ACKNOWLEDGE, progress=Progress.DONE), COMPLETE, "settled"),
    ],
)
def test_how_a_recommendation_stands(dates: Dates, today: date, stands: Clock) -> None:
    assert clock(dates, today) == stands


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
MAYBE = st.none() | DAYS
ANY_DATES = st.builds(Dates, DAYS, DAYS, MAYBE, MAYBE, st.none() | st.sampled_from(Progress), MAYBE)


@given(ANY_DATES, DAYS)
def test_nothing_is_late_that_was_not_sent_is_settled_or_stopped(dates: Dates, today: date) -> None:
    stands = clock(dates, today)
    if stands in LATE:
        assert dates.issued_on is not None
        assert dates.progress not in SETTLED
        assert dates.scheme_closed_on is None or dates.scheme_closed_on > today
        assert today > min(dates.acknowledge_by_on, dates.complete_by_on)
    if dates.progress in SETTLED:
        assert stands is Clock.SETTLED


@given(ANY_DATES, DAYS)
def test_every_standing_is_told_in_a_sentence(dates: Dates, today: date) -> None:
    words = told(dates, today, HOLIDAYS)
    assert words[0].isupper()
    assert words.endswith(".")
    assert "None" not in words


@pytest.mark.parametrize(
    ("dates", "today", "words"),
    [
        (
            Dates(ACKNOWLEDGE, COMPLETE),
            ACKNOWLEDGE,
            "It has not been sent to the provider yet, so its dates do not run.",
        ),
        (
            SENT,
            date(2026, 12, 4),
            "The provider is to acknowledge it by 7 December 2026, 1 working day from now.",
        ),
        (SENT, ACKNOWLEDGE, "The provider is to acknowledge it by 7 December 2026, today."),
        (
            SENT,
            date(2026, 12, 9),
            "The provider was to acknowledge it by 7 December 2026, 2 calendar days ago.",
        ),
        (
            SENT,
            date(2027, 2, 17),
            f"Evidence was due by 15 February 2027, 2 calendar days ago. {NEITHER}",
        ),
        (KNOWN, date(2027, 2, 12), "Evidence is due by 15 February 2027, 1 working day from now."),
        (
            Dates(date(2026, 11, 27), date(2026, 11, 27), date(2026, 11, 2), date(2026, 11, 3)),
            date(2026, 11, 28),
            "Evidence was due by 27 November 2026, 1 calendar day ago.",
        ),
        (
            Dates(date(2040, 1, 2), date(2040, 1, 3), date(2026, 11, 2)),
            date(2026, 11, 28),
            "The provider is to acknowledge it by 2 January 2040.",
        ),
        (replace(KNOWN, progress=Progress.DONE), COMPLETE, "Settled: done, evidence seen."),
        (
            replace(KNOWN, scheme_closed_on=date(2026, 12, 24)),
            COMPLETE,
            "The scheme closed on 24 December 2026, so its dates no longer run.",
        ),
    ],
)
def test_the_clock_in_words(dates: Dates, today: date, words: str) -> None:
    assert told(dates, today, HOLIDAYS) == words


def test_a_revisit_looks_at_all_that_is_open() -> None:
    assert set(Clock) - TO_LOOK_AT == {Clock.SETTLED, Clock.STOPPED}
    assert OPEN < TO_LOOK_AT


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("acknowledge", "complete", "before", "field"),
    [
        (TODAY + DAY, TODAY + DAY, None, None),
        (TODAY, TODAY + DAY, None, "acknowledge_by_on"),
        (TODAY - DAY, TODAY + DAY, None, "acknowledge_by_on"),
        (TODAY + 2 * DAY, TODAY + DAY, None, "complete_by_on"),
        # Once the first date has passed, the second can still be moved.
        (TODAY - DAY, TODAY + DAY, (TODAY - DAY, TODAY), None),
        (TODAY - DAY, TODAY - DAY, (TODAY - DAY, TODAY - DAY), None),
        (TODAY - DAY, TODAY, (TODAY - DAY, TODAY + DAY), "complete_by_on"),
        (TODAY - 2 * DAY, TODAY + DAY, (TODAY - DAY, TODAY + DAY), "acknowledge_by_on"),
        (TODAY + 2 * DAY, TODAY + DAY, (TODAY, TODAY + DAY), "complete_by_on"),
    ],
)
def test_the_two_dates_are_checked(
    acknowledge: date, complete: date, before: tuple[date, date] | None, field: str | None
) -> None:
    if field is None:
        check_dates(acknowledge, complete, TODAY, before)
        return
    with pytest.raises(Refused) as refused:
        check_dates(acknowledge, complete, TODAY, before)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("role", "own_team", "may"),
    [
        (Role.REVIEWER, True, True),
        (Role.REVIEWER, False, False),
        (Role.LEAD_REVIEWER, True, True),
        (Role.LEAD_REVIEWER, False, False),
        (Role.LETTER_OFFICER, False, True),
        (Role.BENEFITS_OFFICER, True, False),
        (Role.ADMINISTRATOR, True, False),
        (Role.AUDITOR, True, False),
    ],
)
def test_who_follows_up(role: Role, *, own_team: bool, may: bool) -> None:
    team = uuid4()
    viewer = Viewer(uuid4(), "Someone", frozenset({role}), frozenset({team} if own_team else ()))
    assert follows_up(viewer, team) is may


def test_the_usual_dates_are_counted_in_working_days_or_left_to_the_officer() -> None:
    assert usual_dates(TODAY, 10, 40, HOLIDAYS) == (date(2026, 12, 7), date(2027, 1, 21))
    assert usual_dates(TODAY, 10, 5_000, HOLIDAYS) is None
