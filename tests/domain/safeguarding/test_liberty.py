"""Signs of a deprivation of liberty are recorded one by one, and passed on in those words."""

import pytest

from reviews.domain.errors import Refused
from reviews.domain.safeguarding.concerns import ROUTES, ConcernAbout
from reviews.domain.safeguarding.liberty import (
    SIGNS,
    LibertySign,
    check_signs,
    said_of_each,
    steps_for,
    whom_now,
)
from reviews.domain.safeguarding.next_steps import NEXT_STEPS, Route

AS_SUCH = "as a possible deprivation of liberty"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("road", [one for one in Route if one is not Route.DANGER])
def test_each_sign_names_who_decides_and_what_it_is(sign: LibertySign, road: Route) -> None:
    steps = steps_for(road, (sign,))
    who = "children’s social care" if road is Route.CHILD else "adult social care"
    assert steps.heading == f"Now ring {who}, {AS_SUCH}"
    assert AS_SUCH in steps.steps[0]
    assert who in steps.steps[0]
    assert sign.words[1:] in steps.steps[0]
    assert steps.steps[1:] == NEXT_STEPS[road].steps
    assert "Do not decide whether it is a deprivation of liberty" in steps.leave[-1]


@pytest.mark.parametrize("none", [(), (LibertySign.NONE,), (LibertySign.NOT_KNOWN,)])
@pytest.mark.parametrize("road", list(Route))
def test_without_a_sign_the_road_is_as_it_was(none: tuple[LibertySign, ...], road: Route) -> None:
    assert steps_for(road, none) == NEXT_STEPS[road]


def test_danger_comes_before_all_else() -> None:
    assert steps_for(Route.DANGER, SIGNS) == NEXT_STEPS[Route.DANGER]


def test_the_page_of_a_concern_names_it_too() -> None:
    assert whom_now(ConcernAbout.ADULT, (LibertySign.DOOR,)) == f"adult social care, {AS_SUCH}"
    both = whom_now(ConcernAbout.STAFF, (LibertySign.DOOR,))
    assert both.startswith("adult social care, and the designated officer for allegations, ")
    for about in ConcernAbout:
        assert whom_now(about, (LibertySign.NONE,)) == ROUTES[about]


def test_what_is_said_of_each_sign_tells_no_from_not_asked() -> None:
    said = {
        kind: {said for _, said in said_of_each(kind)}
        for kind in ((), (LibertySign.NONE,), (LibertySign.NOT_KNOWN,))
    }
    assert list(said.values()) == [{"Not asked"}, {"No"}, {"Not known"}]
    each = dict(said_of_each((LibertySign.MONEY,)))
    assert [one for one, told in each.items() if told == "Yes"] == [LibertySign.MONEY.words]
    assert "No" not in each.values()


@pytest.mark.parametrize("alone", [LibertySign.NONE, LibertySign.NOT_KNOWN])
def test_no_sign_and_a_sign_exclude_each_other(alone: LibertySign) -> None:
    check_signs((alone,))
    check_signs(SIGNS)
    with pytest.raises(Refused, match="cannot be chosen with anything else"):
        check_signs((alone, LibertySign.DOOR))
