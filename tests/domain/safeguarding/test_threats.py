"""What is said of a threat holds together, and says what is not known."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reviews.domain.errors import Refused
from reviews.domain.safeguarding.threats import (
    LeaveBy,
    Office,
    Passed,
    SafeToRing,
    Threat,
    ThreatBy,
    ThreatDone,
    ThreatEnded,
    ThreatKind,
    ThreatOutcome,
    ThreatReason,
    ThreatWay,
    check_outcome,
    checked_passed,
    checked_threat,
    hour_of_day,
    is_open,
)

TODAY = date(2026, 11, 24)
SAID = Threat(
    kind=ThreatKind.TOLD,
    way=ThreatWay.SAID,
    said_by=ThreatBy.LANDLORD,
    words="Out by Friday & no later",
    reason=ThreatReason.BENEFIT_STOPPED,
    leave_by=LeaveBy.HOUR,
    leave_by_on=TODAY,
    leave_by_at="5pm",
    done=(ThreatDone.NOTHING,),
    ring=SafeToRing.NOT_KNOWN,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("17:00", "17:00"),
        ("17.30", "17:30"),
        ("9:05", "09:05"),
        ("5pm", "17:00"),
        ("5 p.m.", "17:00"),
        ("5:30 PM", "17:30"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("  ", ""),
    ],
)
def test_an_hour_is_read_as_people_type_it(typed: str, kept: str) -> None:
    assert hour_of_day(typed, "at") == kept


@pytest.mark.parametrize("typed", ["5", "17", "25:00", "17:60", "13pm", "0pm", "midnight", "5pmx"])
def test_what_is_no_hour_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="Enter an hour"):
        hour_of_day(typed, "at")


def test_the_hour_is_kept_in_one_form() -> None:
    assert checked_threat(SAID, TODAY).leave_by_at == "17:00"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"words": " "}, "words"),
        ({"said_on": TODAY + timedelta(days=1)}, "said_on"),
        ({"said_by": ThreatBy.OTHER}, "who"),
        ({"reason": ThreatReason.OTHER}, "reason_words"),
        ({"ring": SafeToRing.YES}, "ring_how"),
        ({"ring": SafeToRing.CAREFULLY}, "ring_how"),
        ({"done": ()}, "done"),
        ({"done": (ThreatDone.LOCKS, ThreatDone.NOTHING)}, "done"),
        ({"done": (ThreatDone.NOTHING, ThreatDone.NOT_KNOWN)}, "done"),
        ({"leave_by_on": None}, "leave_by_on"),
        ({"leave_by_at": ""}, "leave_by_at"),
        ({"leave_by": LeaveBy.DAY}, "leave_by"),
        ({"leave_by": LeaveBy.NOT_KNOWN}, "leave_by"),
        ({"leave_by": LeaveBy.AT_ONCE, "leave_by_at": ""}, "leave_by"),
        ({"said_on": TODAY, "leave_by_on": TODAY - timedelta(days=1)}, "leave_by_on"),
        ({"leave_by_on": date(2062, 11, 24)}, "leave_by_on"),
    ],
)
def test_what_does_not_hold_together_is_refused_beside_its_question(
    change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        checked_threat(replace(SAID, **change), TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize("known", [LeaveBy.NOT_KNOWN, LeaveBy.AT_ONCE])
def test_a_day_need_not_be_known(known: LeaveBy) -> None:
    nothing = replace(SAID, leave_by=known, leave_by_on=None, leave_by_at="")
    assert checked_threat(nothing, TODAY) == nothing


def test_what_was_passed_on_has_words_a_day_and_an_hour_if_known() -> None:
    passed = Passed(Office.POLICE, TODAY, "9.15", "Locks changed")
    assert checked_passed(passed, TODAY).at == "09:15"
    assert checked_passed(replace(passed, at=""), TODAY).at == ""
    for change in ({"words": ""}, {"on": TODAY + timedelta(days=1)}, {"at": "nine"}):
        with pytest.raises(Refused):
            checked_passed(replace(passed, **change), TODAY)


def test_an_outcome_stops_the_clock_and_can_be_taken_off_again() -> None:
    moved = ThreatOutcome(ThreatEnded.ANOTHER_HOME, TODAY, "Her sister rang")
    check_outcome(moved, TODAY, None)
    assert not is_open(ThreatEnded.ANOTHER_HOME)
    not_over = ThreatOutcome(ThreatEnded.NOT_OVER, None, "A second letter came")
    check_outcome(not_over, TODAY, ThreatEnded.ANOTHER_HOME)
    assert is_open(ThreatEnded.NOT_OVER)
    assert is_open(None)
    for wrong, known in (
        (not_over, None),
        (replace(moved, ended_words=""), None),
        (replace(moved, ended_on=None), None),
        (replace(moved, ended_on=TODAY + timedelta(days=1)), None),
    ):
        with pytest.raises(Refused):
            check_outcome(wrong, TODAY, known)
