"""What is claimed, evidenced and experienced stands side by side, by one rule for all."""

from datetime import date

from reviews.domain.cases.paper_lines import Told, told
from reviews.domain.cases.scheme_summary import (
    days,
    in_a_line,
    of_the_agreement,
    side_by_side,
)
from reviews.domain.record.evidence import Limb
from reviews.domain.sources import Source
from tests.domain.cases.printed_pieces import DECIDED, piece

NOTHING = "Nothing in the papers says. That is not the same as a no."


def _said(words: str, **more: object) -> Told:
    return told(piece(words, **more), 4, DECIDED)


def test_each_account_stands_on_its_side_and_a_side_without_one_says_so() -> None:
    (limb,) = side_by_side([(Limb.HOW_MUCH, Source.STAFF, _said("Daily"))])
    assert limb.heading == "What it is, and how much"
    assert limb.claimed.startswith("A finished account: Daily (Resident")
    assert limb.claimed.endswith("paper 4)")
    assert (limb.evidenced, limb.experienced, limb.others) == (NOTHING, NOTHING, "")


def test_what_is_nobodys_account_stands_with_papers() -> None:
    (limb,) = side_by_side([(Limb.NEED, None, _said("x"))])
    assert limb.evidenced != NOTHING


def test_accounts_that_differ_stand_alike_whichever_way_they_differ() -> None:
    def laid(provider: str, resident: str) -> list[str]:
        said = [
            (Limb.TO_CLAIMANT, Source.PROVIDER, _said(provider)),
            (Limb.TO_CLAIMANT, Source.RESIDENT, _said(resident)),
            (Limb.TO_CLAIMANT, Source.REFERRER, _said("?")),
        ]
        (limb,) = side_by_side(said)
        return [limb.claimed, limb.evidenced, limb.experienced, limb.others]

    one, other = laid("Yes", "No"), laid("No", "Yes")
    assert one[0] == other[2]
    assert one[2] == other[0]
    assert one[1::2] == other[1::2]


def test_questions_stand_in_one_order_and_only_those_spoken_to() -> None:
    found = side_by_side([(limb, None, _said("x")) for limb in reversed(Limb)])
    assert [one.heading for one in found][:2] == [Limb.LANDLORD.words, Limb.WHO_PROVIDES.words]
    assert side_by_side([]) == ()


def test_a_question_is_followed_by_its_answer_without_a_second_mark() -> None:
    line = in_a_line(_said("Yes", title="Is help there?", recorded_on=date(2026, 5, 21)))
    assert line == (
        "Is help there? Yes (Resident, about R-0001. 3 May 2026. Recorded on 21 May 2026. "
        "Recorded after the decision. paper 4)"
    )
    assert in_a_line(_said("", title="A file: Rota")).startswith("A file: Rota (")


def test_days_of_the_register_tell_what_is_not_recorded() -> None:
    assert days(None, None) == "From a day not recorded, and still so"
    assert days(date(2026, 1, 2), date(2026, 3, 4)) == "From 2 January 2026 to 4 March 2026"


def test_questions_of_the_agreement_are_known_by_their_keys() -> None:
    assert of_the_agreement("agreement-began-on")
    assert of_the_agreement("money-pay")
    assert not of_the_agreement("need-given")
