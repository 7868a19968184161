"""What cannot be of decisions, notices and suspensions, and what is said to be missing of them."""

from dataclasses import replace
from datetime import date

import pytest

from reviews.domain.cases.decisions import (
    NO_EFFECTIVE_DAY,
    NO_GROUND,
    DecisionTold,
    NoticeTold,
    SuspensionTold,
    check_decision,
    check_notice,
    check_suspension,
    gaps,
    gaps_of_suspension,
    lacking,
    names_in,
    without_notice,
)
from reviews.domain.cases.kinds import DecisionKind, ExtraTime, Person, RightsSaid
from reviews.domain.errors import Refused
from reviews.reference.cases.appeals import appeal_law

TODAY, MADE = date(2026, 6, 1), date(2026, 5, 1)
ALL_RIGHTS = (RightsSaid.REASONS, RightsSaid.REVISION, RightsSaid.APPEAL, RightsSaid.HOW)
DECISION = DecisionTold(DecisionKind.SUPERSESSION, "Ended", MADE, "change", "A letter", MADE)
NOTICE = NoticeTold(MADE, Person.CLAIMANT, "Ann", ALL_RIGHTS)
OVERPAID = replace(
    DECISION, kind=DecisionKind.OVERPAYMENT, amount="£9", recoverable_from=("Ann Ash", "Łukasz")
)


def _sent(name: str) -> NoticeTold:
    return replace(NOTICE, addressee=name)


def test_a_ground_of_another_kind_is_refused_beside_its_field() -> None:
    law = appeal_law()
    check_decision(DECISION, law, TODAY)
    check_decision(replace(DECISION, ground=""), law, TODAY)
    for ground in ("official-error", "made-up"):
        with pytest.raises(Refused, match="does not fit “A supersession”") as said:
            check_decision(replace(DECISION, ground=ground), law, TODAY)
        assert said.value.field == "ground"


def test_what_changes_an_award_lacks_a_ground_and_a_day() -> None:
    law, bare = appeal_law(), replace(DECISION, ground="", effective_on=None)
    assert lacking(DECISION, law) == []
    assert lacking(bare, law) == [NO_GROUND, NO_EFFECTIVE_DAY]
    assert lacking(replace(bare, kind=DecisionKind.CLAIM), law) == []
    first = replace(bare, kind=DecisionKind.RENT_RESTRICTION, ground="part-of-first-decision")
    assert lacking(first, law) == []


def test_gaps_are_said_and_nothing_is_said_where_there_are_none() -> None:
    assert gaps(DECISION, [NOTICE], appeal_law()) == []
    found = gaps(
        replace(OVERPAID, ground_facts=" ", amount="", recoverable_from=()), [], appeal_law()
    )
    assert [one.split(" is ")[0] for one in found] == [
        "Nothing",
        "No amount",
        "Nobody",
        "No notice of it",
    ]
    silent = replace(NOTICE, rights=(RightsSaid.NOTHING,))
    unknown = replace(NOTICE, rights=(RightsSaid.NOT_KNOWN,), addressee="Bea")
    said = gaps(DECISION, [silent, unknown], appeal_law())
    assert said[0].count(";") == 3
    assert said[1] == "It is not known what the notice to Bea said of rights."


def test_each_person_an_overpayment_is_recoverable_from_gets_a_notice() -> None:
    assert without_notice(OVERPAID, []) == ["Ann Ash", "Łukasz"]
    assert without_notice(OVERPAID, [_sent("ann  ash")]) == ["Łukasz"]
    assert without_notice(OVERPAID, [_sent("ANN ASH"), _sent("łukasz")]) == []
    assert without_notice(replace(OVERPAID, kind=DecisionKind.CLAIM), []) == []


def test_names_stand_once_and_in_their_order() -> None:
    assert names_in(" Ann  Ash \r\n\n & Sons\nann ash\nلا") == ("Ann Ash", "& Sons", "لا")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"sent_on": date(2026, 4, 30)}, "sent_on"),
        ({"sent_on": date(2026, 6, 2)}, "sent_on"),
        ({"reasons_asked_on": date(2026, 4, 30)}, "reasons_asked_on"),
        ({"reasons_given_on": date(2026, 5, 3)}, "reasons_asked_on"),
        (
            {"reasons_asked_on": date(2026, 5, 4), "reasons_given_on": date(2026, 5, 3)},
            "reasons_given_on",
        ),
        ({"rights": ()}, "rights"),
        ({"rights": (RightsSaid.APPEAL, RightsSaid.NOT_KNOWN)}, "rights"),
        ({"addressee": " "}, "addressee"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_beside_its_field(
    said: dict[str, object], field: str
) -> None:
    check_notice(NOTICE, MADE, TODAY)
    with pytest.raises(Refused) as refused:
        check_notice(replace(NOTICE, **said), MADE, TODAY)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_suspension_says_what_is_missing_and_silence_on_extra_time() -> None:
    told = SuspensionTold(MADE, "No answer", "Rent book", MADE, ExtraTime.TOLD)
    check_suspension(told, TODAY)
    assert gaps_of_suspension(told) == []
    (silent,) = gaps_of_suspension(replace(told, extra_told=ExtraTime.SILENT))
    assert silent.startswith("The letter does not say that extra time can be asked for.")
    bare = SuspensionTold(MADE, "No answer")
    assert len(gaps_of_suspension(bare)) == 2
    assert "No day is recorded by which it was asked for." in gaps_of_suspension(
        replace(told, asked_by_on=None)
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"lifted_on": date(2026, 4, 30), "lifted_because": "x"}, "lifted_on"),
        ({"lifted_on": date(2026, 5, 2)}, "lifted_because"),
        ({"lifted_because": "x"}, "lifted_on"),
        ({"asked_by_on": date(2026, 4, 30), "asked": "x"}, "asked_by_on"),
        ({"extra_until_on": date(2026, 5, 3)}, "asked"),
        ({"from_on": date(2026, 6, 2)}, "from_on"),
    ],
)
def test_a_suspension_that_cannot_be_is_refused_beside_its_field(
    said: dict[str, object], field: str
) -> None:
    told = replace(SuspensionTold(MADE, "Late"), **said)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        check_suspension(told, TODAY)
    assert refused.value.field == field
