"""Nobody visits without a security check for the day; what runs out soon is told in time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from reviews.domain.errors import Refused
from reviews.domain.people.training_and_checks import (
    SOON,
    Held,
    RecordKind,
    check_cleared,
    check_held,
    endings,
    lacking,
)

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def dbs(done_on: date, expires_on: date | None, what: str = "Enhanced DBS check") -> Held:
    return Held(RecordKind.CHECK, what, done_on, expires_on)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ([], "Ann has no security check on record."),
        (
            [Held(RecordKind.TRAINING, "Safeguarding", TODAY - DAY)],
            "Ann has no security check on record.",
        ),
        (
            [dbs(TODAY - 9 * DAY, TODAY - DAY)],
            "Ann’s Enhanced DBS check does not cover that day. Its last day is 22 November 2026.",
        ),
        (
            [dbs(TODAY + DAY, TODAY + 9 * DAY)],
            "Ann’s Enhanced DBS check is dated 24 November 2026, after that day.",
        ),
        ([dbs(TODAY, TODAY)], ""),
        ([dbs(TODAY - 9 * DAY, TODAY - DAY), dbs(TODAY - DAY, TODAY + DAY)], ""),
    ],
)
def test_what_keeps_an_officer_off_a_visit(held: list[Held], said: str) -> None:
    assert lacking("Ann", held, TODAY) == said


def test_everyone_who_lacks_a_check_is_named_and_nobody_else() -> None:
    valid = [dbs(TODAY, TODAY)]
    check_cleared([("Ann", valid), ("Bo", valid)], TODAY)
    with pytest.raises(Refused) as refused:
        check_cleared([("Ann", []), ("Bo", valid), ("Ann", [dbs(TODAY - DAY, TODAY - DAY)])], TODAY)
    assert refused.value.sentence.startswith(
        "Ann has no security check on record. Ann’s Enhanced DBS check does not cover that day."
    )
    assert "Bo" not in refused.value.sentence
    assert refused.value.field == "officers"


@pytest.mark.parametrize(
    ("held", "field"),
    [
        (Held(RecordKind.SKILL, " ", TODAY), "what"),
        (Held(RecordKind.SKILL, "Polish", TODAY + DAY), "done_on"),
        (dbs(TODAY, None), "expires_on"),
        (dbs(TODAY, TODAY - DAY), "expires_on"),
    ],
)
def test_what_is_recorded_says_what_and_when(held: Held, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_held(held, TODAY)
    assert refused.value.field == field


def test_what_runs_out_soon_is_the_newest_of_each_thing() -> None:
    training = Held(RecordKind.TRAINING, "Safeguarding", TODAY - 99 * DAY, TODAY + SOON)
    held = [
        dbs(TODAY - 99 * DAY, TODAY + DAY),
        dbs(TODAY, TODAY + SOON + DAY, "Basic check"),
        training,
        Held(RecordKind.TRAINING, "Fire", TODAY - 99 * DAY, TODAY + DAY),
        Held(RecordKind.TRAINING, "fire", TODAY - DAY, TODAY + 2 * SOON),
        Held(RecordKind.SKILL, "Polish", TODAY),
    ]
    found = endings(uuid4(), "Ann", held, TODAY)
    assert [(one.what, one.expires_on) for one in found] == [("Safeguarding", TODAY + SOON)]


def test_a_missing_check_comes_before_what_runs_out() -> None:
    late = Held(RecordKind.TRAINING, "Fire", TODAY - 9 * DAY, TODAY - DAY)
    found = endings(uuid4(), "Ann", [late], TODAY)
    assert [(one.what, one.expires_on) for one in found] == [
        ("Security check", None),
        ("Fire", TODAY - DAY),
    ]
