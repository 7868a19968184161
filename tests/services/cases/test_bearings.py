"""Which way a piece points is said by those who work the case, with a reason, once for a limb."""

import pytest

from reviews.domain.cases.kinds import Side
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.record.event_kinds import EventKind
from reviews.services.cases import bearings
from reviews.services.cases.bearings import Points
from reviews.services.consent.consents import Reply
from reviews.store.cases.bearings import bearings_of
from reviews.store.tables import CaseBearing, Event
from tests.build import Build
from tests.weighing import Weighing

SAID = Points("exempt-claimant", Side.FOR, "  She says so  ")


@pytest.fixture
def case(build: Build) -> Weighing:
    return build.once(Weighing)


def test_what_was_said_before_stays_on_the_record(case: Weighing) -> None:
    first = case.build.do(bearings.say_points, case.officer, case.case, case.need, SAID, ())
    other = Points("exempt-claimant", Side.AGAINST, "No")
    case.build.do(bearings.say_points, case.officer, case.case, case.need, other, [str(first)])
    rows = {one.id: one for one in case.build.rows(CaseBearing)}
    assert rows[first].why == "She says so"
    assert rows[first].superseded_at is not None
    (standing,) = case.build.read(bearings_of, case.case)
    assert (standing.side, standing.why) == (Side.AGAINST, "No")
    kinds = [one.kind for one in case.build.rows(Event) if one.stream == f"case:{case.case}"]
    assert kinds.count(EventKind.BEARING_SAID) == 2


def test_a_second_officer_is_told_what_the_first_said(case: Weighing) -> None:
    case.say(case.need, Side.FOR, why="She told me")
    with pytest.raises(Refused, match=r"Ben Fitz said meanwhile.*For\. “She told me”"):
        case.build.do(bearings.say_points, case.officer, case.case, case.need, SAID, ())


@pytest.mark.parametrize(
    ("said", "field"),
    [(Points("no-such", Side.FOR, "So"), "limb"), (Points("exempt-tied", Side.FOR, " "), "why")],
)
def test_a_limb_and_a_reason_are_needed(case: Weighing, said: Points, field: str) -> None:
    with pytest.raises(Refused) as refused:
        case.build.do(bearings.say_points, case.officer, case.case, case.need, said, ())
    assert refused.value.field == field


def test_only_what_may_be_read_is_weighed(case: Weighing) -> None:
    kept = case.pieces.answer(case.pieces.kept_account)
    with pytest.raises(NotThere):
        case.build.do(bearings.say_points, case.officer, case.case, kept, SAID, ())
    case.say(case.need, Side.FOR)
    withdrawn = Reply(Use.SHARE_BENEFITS, ConsentState.WITHDRAWN)
    case.pieces.case.agree_to(case.pieces.amina, withdrawn)
    with pytest.raises(NotThere):
        case.build.do(bearings.take_off, case.officer, case.case, case.need, SAID.limb, ())


def test_disclosure_officers_and_reviewers_do_not_weigh(case: Weighing) -> None:
    with pytest.raises(NotAllowed):
        case.build.do(bearings.say_points, case.disclosure(), case.case, case.need, SAID, ())
    with pytest.raises(NotThere):
        lead = case.pieces.case.lead
        case.build.do(bearings.say_points, lead, case.case, case.need, SAID, ())


def test_it_is_taken_off_as_it_was_seen(case: Weighing) -> None:
    key = case.say(case.need, Side.FOR)
    off = (bearings.take_off, case.officer, case.case, case.need, SAID.limb)
    with pytest.raises(Refused, match="said otherwise"):
        case.build.do(*off, ())
    case.build.do(*off, [str(key)])
    assert case.build.read(bearings_of, case.case) == []
    with pytest.raises(NotThere):
        case.build.do(*off, [str(key)])
