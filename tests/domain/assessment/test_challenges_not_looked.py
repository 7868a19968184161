"""What could not be looked for is told apart from what was looked for and not found."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from reviews.domain.assessment.challenges import ChallengeKind, Claim, Rest, Wordings
from reviews.domain.assessment.challenges_not_looked import LookedThrough, not_looked
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.sources import Source
from tests.domain.assessment.test_challenges_unheard import ASKED, at, drawn
from tests.domain.board.test_side_by_side import compared

STAFF = compared(ASKED, Source.STAFF, "Worker", rota="yes")
PAPERS = compared(ASKED, Source.DOCUMENT, "The rota", rota="no")
DATED = Rest("rota", "The rota", date(2026, 11, 2))


def claim(*rests: Rest) -> Claim:
    return Claim(uuid4(), uuid4(), "needs", FindingKind.STRENGTH, "They are asked", rests)


ALL = LookedThrough(
    claims=(claim(DATED), claim()),
    drawn=(drawn(),),
    wordings=Wordings(("poor",), ("said",), ("difficult",)),
    period_from_on=date(2026, 6, 1),
    accounts=(STAFF, PAPERS),
    cited={at(STAFF)},
    staff_time=2,
)
NOTHING = LookedThrough((), (), Wordings((), ()), None, (), (), 0)


def test_where_there_is_something_of_each_everything_is_looked_for() -> None:
    assert not_looked(ALL) == {}


def test_where_there_is_nothing_no_kind_is_said_to_be_looked_for() -> None:
    assert set(not_looked(NOTHING)) == set(ChallengeKind)
    assert all(why.endswith(".") for why in not_looked(NOTHING).values())


@pytest.mark.parametrize(
    ("among", "kinds"),
    [
        (replace(ALL, period_from_on=None), {ChallengeKind.OLD}),
        (replace(ALL, claims=(claim(), claim())), {ChallengeKind.OLD}),
        (replace(ALL, claims=(claim(DATED),)), {ChallengeKind.AGAINST}),
        (replace(ALL, wordings=Wordings((), ())), {ChallengeKind.WORD, ChallengeKind.LABEL}),
        (replace(ALL, cited=()), {ChallengeKind.UNHEARD, ChallengeKind.NOT_READ_BACK}),
        (replace(ALL, accounts=(STAFF,)), {ChallengeKind.UNHEARD}),
        (replace(ALL, staff_time=1), {ChallengeKind.STAFF_TIME}),
        (
            replace(ALL, drawn=()),
            {ChallengeKind.UNHEARD, ChallengeKind.VOICE, ChallengeKind.TAKEN_BACK},
        ),
    ],
)
def test_each_kind_needs_something_to_look_through(
    among: LookedThrough, kinds: set[ChallengeKind]
) -> None:
    assert set(not_looked(among)) == kinds
