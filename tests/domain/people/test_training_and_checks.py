"""Nobody reviews before training and check are complete; what runs out soon is told in time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from reviews.domain.errors import Refused
from reviews.domain.people.training_and_checks import (
    SOON,
    Held,
    RecordKind,
    Reviewing,
    check_cleared,
    check_held,
    endings,
    lacking,
    who_enters,
)

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def dbs(done_on: date, expires_on: date | None, what: str = "Enhanced DBS check") -> Held:
    return Held(RecordKind.CHECK, what, done_on, expires_on)


TRAINED = Held(RecordKind.TRAINING, "Safeguarding", TODAY - 9 * DAY)


def trained(done_on: date, expires_on: date | None = None, what: str = "Fire") -> Held:
    return Held(RecordKind.TRAINING, what, done_on, expires_on)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ([], "Ann has no security check on record."),
        ([Held(RecordKind.SKILL, "Polish", TODAY)], "Ann has no security check on record."),
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
def test_which_check_an_officer_lacks(held: list[Held], said: str) -> None:
    assert lacking("Ann", [*held, TRAINED], TODAY) == said


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ([], "Ann has no training on record."),
        ([TRAINED], ""),
        (
            [TRAINED, trained(TODAY - 9 * DAY, TODAY - DAY)],
            "Ann’s Fire does not cover that day. Its last day is 22 November 2026.",
        ),
        ([trained(TODAY - 9 * DAY, TODAY - DAY), trained(TODAY, what="FIRE")], ""),
        ([trained(TODAY + DAY)], "Ann’s Fire is dated 24 November 2026, after that day."),
        ([TRAINED, trained(TODAY + DAY)], ""),
    ],
)
def test_which_training_an_officer_lacks(held: list[Held], said: str) -> None:
    assert lacking("Ann", [dbs(TODAY, TODAY), *held], TODAY) == said


@pytest.mark.parametrize("doing", Reviewing)
def test_a_refusal_says_who_records_what_is_missing(doing: Reviewing) -> None:
    with pytest.raises(Refused) as refused:
        check_cleared([("Ann", [TRAINED])], TODAY, doing, who_enters(["Bo", "Cy"], self_=False))
    rule, field = doing.value
    assert refused.value.sentence == (
        f"Ann has no security check on record. {rule} "
        "Ask Bo or Cy to record what is missing on the team’s page."
    )
    assert refused.value.field == field
    nobody = who_enters([], self_=False)
    assert "Ask a lead reviewer of the team or an administrator" in nobody
    assert who_enters(["Bo"], self_=True) == "Record what is missing on the team’s page."


def test_everyone_who_lacks_a_check_is_named_and_nobody_else() -> None:
    valid = [dbs(TODAY, TODAY), TRAINED]
    check_cleared([("Ann", valid), ("Bo", valid)], TODAY)
    late = dbs(TODAY - DAY, TODAY - DAY)
    with pytest.raises(Refused) as refused:
        check_cleared([("Ann", [TRAINED]), ("Bo", valid), ("Ann", [late, TRAINED])], TODAY)
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


def test_missing_training_is_listed_as_a_missing_check_is() -> None:
    found = endings(uuid4(), "Ann", [Held(RecordKind.SKILL, "Polish", TODAY)], TODAY)
    assert [(one.what, one.expires_on) for one in found] == [
        ("Security check", None),
        ("Training", None),
    ]


def test_a_missing_check_comes_before_what_runs_out() -> None:
    late = Held(RecordKind.TRAINING, "Fire", TODAY - 9 * DAY, TODAY - DAY)
    found = endings(uuid4(), "Ann", [late], TODAY)
    assert [(one.what, one.expires_on) for one in found] == [
        ("Security check", None),
        ("Fire", TODAY - DAY),
    ]
