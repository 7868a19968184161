"""What is claimed, evidenced and experienced stands side by side, by one rule for all."""

from datetime import date

from reviews.domain.cases.paper_lines import Told, told
from reviews.domain.cases.scheme_summary import (
    SideBySide,
    days,
    of_the_agreement,
    side_by_side,
)
from reviews.domain.record.evidence import Limb
from reviews.domain.sources import Source
from tests.domain.cases.printed_pieces import DECIDED, piece

NOTHING = "No answer or record under this heading is in. That is not the same as a no."


def _said(words: str) -> Told:
    return told(piece(words), 4, DECIDED)


def _words(limb: SideBySide) -> dict[str, list[str]]:
    return {one.name.partition(":")[0]: [told.words for told in one.lines] for one in limb.sides}


def test_each_account_stands_on_its_side_and_a_side_without_one_says_so() -> None:
    (limb,) = side_by_side([(Limb.HOW_MUCH, Source.STAFF, _said("Daily"))])
    assert limb.heading == "What it is, and how much"
    assert _words(limb) == {"Claimed": ["Daily"], "Evidenced": [], "Experienced": []}
    assert [one.gap for one in limb.sides] == ["", NOTHING, NOTHING]


def test_what_is_nobodys_account_stands_with_papers() -> None:
    (limb,) = side_by_side([(Limb.NEED, None, _said("x"))])
    assert _words(limb)["Evidenced"] == ["x"]


def test_accounts_that_differ_stand_alike_whichever_way_they_differ() -> None:
    def laid(provider: str, resident: str) -> SideBySide:
        said = [
            (Limb.TO_CLAIMANT, Source.PROVIDER, _said(provider)),
            (Limb.TO_CLAIMANT, Source.RESIDENT, _said(resident)),
            (Limb.TO_CLAIMANT, Source.REFERRER, _said("?")),
        ]
        (limb,) = side_by_side(said)
        return limb

    one, other = laid("Yes", "No"), laid("No", "Yes")
    assert _words(one)["Claimed"] == _words(other)["Experienced"] == ["Yes"]
    assert _words(one)["Experienced"] == _words(other)["Claimed"] == ["No"]
    assert [(side.name, side.gap) for side in one.sides] == [
        (side.name, side.gap) for side in other.sides
    ]
    assert one.sides[-1].name == "Told by the referrer and other professionals"


def test_questions_stand_in_one_order_and_only_those_spoken_to() -> None:
    found = side_by_side([(limb, None, _said("x")) for limb in reversed(Limb)])
    assert [one.heading for one in found][:2] == [Limb.LANDLORD.words, Limb.WHO_PROVIDES.words]
    assert side_by_side([]) == ()


def test_days_of_the_register_tell_what_is_not_recorded() -> None:
    assert days(None, None) == "From a day not recorded, and still so"
    assert days(date(2026, 1, 2), date(2026, 3, 4)) == "From 2 January 2026 to 4 March 2026"


def test_questions_of_the_agreement_are_known_by_their_keys() -> None:
    assert of_the_agreement("agreement-began-on")
    assert of_the_agreement("money-pay")
    assert not of_the_agreement("need-given")
