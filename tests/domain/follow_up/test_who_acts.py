"""Who must act, and that each organisation is asked for its own and no more."""

import pytest

from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.errors import Refused
from reviews.domain.follow_up.who_acts import WhoActs, asked_of, can_act, check_played, concerns
from reviews.domain.register.closed_words import Part

SUPPORT, LANDLORD, AGENT = Part.SUPPORT_PROVIDER, Part.LANDLORD, Part.MANAGING_AGENT
EVERYONE = frozenset(Part)


@pytest.mark.parametrize(
    ("who", "parts", "asked"),
    [
        (WhoActs.SUPPORT_PROVIDER, {SUPPORT}, True),
        (WhoActs.SUPPORT_PROVIDER, {LANDLORD}, False),
        (WhoActs.LANDLORD, {LANDLORD}, True),
        (WhoActs.LANDLORD, {SUPPORT}, False),
        (WhoActs.LANDLORD, {SUPPORT, LANDLORD}, True),
        (WhoActs.MANAGING_AGENT, {AGENT}, True),
        (WhoActs.MANAGING_AGENT, {LANDLORD}, False),
        (WhoActs.BOTH, {SUPPORT}, True),
        (WhoActs.BOTH, {LANDLORD}, True),
        (WhoActs.BOTH, {AGENT}, False),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_each_is_asked_for_its_own(
    who: WhoActs, parts: set[Part], *, asked: bool, first: bool
) -> None:
    assert asked_of(who, parts, EVERYONE, addressed_first=first) is asked


def test_what_nobody_is_there_to_do_is_asked_of_whom_support_letters_go_to() -> None:
    played = {SUPPORT}
    assert asked_of(WhoActs.LANDLORD, {SUPPORT}, played, addressed_first=True)
    assert not asked_of(WhoActs.LANDLORD, {SUPPORT}, played, addressed_first=False)
    assert asked_of(WhoActs.SUPPORT_PROVIDER, {LANDLORD}, {LANDLORD}, addressed_first=True)


def test_a_part_that_nobody_plays_cannot_be_chosen() -> None:
    assert [one for one in WhoActs if can_act(one, {LANDLORD})] == [
        WhoActs.SUPPORT_PROVIDER,
        WhoActs.LANDLORD,
        WhoActs.BOTH,
    ]
    with pytest.raises(Refused, match="Nobody is recorded as the managing agent"):
        check_played(WhoActs.MANAGING_AGENT, {LANDLORD, SUPPORT})


def test_the_home_concerns_who_lets_and_manages_it() -> None:
    of_landlord = {theme for theme in THEMES if concerns(theme, {LANDLORD})}
    assert of_landlord == {theme for theme in THEMES if concerns(theme, {AGENT})} == {"home"}
    assert not any(concerns(theme, set()) for theme in THEMES)
