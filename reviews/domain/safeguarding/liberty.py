"""Signs that someone may be deprived of their liberty: asked one by one, and passed on as such.

Whether it is one, and whether it is authorised, is for adult social care to say (paras 72-73; Care
Act 2014 s42; Mental Capacity Act 2005 s4A). Nothing here decides it.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from reviews.domain.errors import Refused
from reviews.domain.worded import Worded

from .concerns import ROUTES, ConcernAbout
from .next_steps import NEXT_STEPS, NextSteps, Route

AS_SUCH = "as a possible deprivation of liberty"
"""The words in which it is passed on."""


class LibertySign(Worded):
    """What may be a sign; the last two say that there is none, or that nobody knows."""

    DOOR = "door-locked", "A door is locked, and they cannot leave when they want"
    WATCHED = "always-watched", "They are always watched, or never left alone"
    MONEY = "money-held", "Others hold their money or their bank card"
    PHONE = "phone-held", "Others hold their phone, or decide whom they talk with"
    NONE = "none", "None of these"
    NOT_KNOWN = "not-known", "Not known"


SIGNS = tuple(one for one in LibertySign if one not in (LibertySign.NONE, LibertySign.NOT_KNOWN))


def check_signs(chosen: Collection[LibertySign]) -> None:
    """Check that what excludes every other answer stands alone."""
    for alone in set(LibertySign) - set(SIGNS):
        if alone in chosen and len(chosen) > 1:
            raise Refused(f"“{alone.words}” cannot be chosen with anything else.", "signs")


def said_of_each(chosen: Collection[LibertySign]) -> list[tuple[str, str]]:
    """Each sign, and what is recorded of it; nobody asked where nothing was chosen."""
    if not chosen:
        rest = "Not asked"
    elif LibertySign.NONE in chosen:
        rest = "No"
    else:
        rest = "Not known"
    return [(one.words, "Yes" if one in chosen else rest) for one in SIGNS]


def named(chosen: Iterable[LibertySign]) -> list[LibertySign]:
    """The signs among what was chosen."""
    return [one for one in SIGNS if one in set(chosen)]


_WHO = {
    Route.ADULT: "adult social care",
    Route.CHILD: "children’s social care",
    Route.STAFF: "adult social care",
}


def steps_for(road: Route, chosen: Iterable[LibertySign]) -> NextSteps:
    """What to do now on a road, with the signs named to those who decide."""
    steps, signs = NEXT_STEPS[road], named(chosen)
    if not signs or road is Route.DANGER:
        return steps
    who = _WHO[road]
    seen = "; ".join(one.words[0].lower() + one.words[1:] for one in signs)
    return replace(
        steps,
        heading=f"Now ring {who}, {AS_SUCH}",
        steps=(
            (
                f"Tell {who} in these words: “I am telling you of this {AS_SUCH}”. "
                f"Say what was seen or told: {seen}."
            ),
            *steps.steps,
        ),
        leave=(
            *steps.leave,
            (
                "Do not decide whether it is a deprivation of liberty, or allowed, and do not ask "
                "the people who run the place. That is for those whom you ring."
            ),
        ),
    )


def whom_now(about: ConcernAbout, chosen: Iterable[LibertySign]) -> str:
    """Whom to ring about a concern, in the words of its page."""
    if not named(chosen):
        return ROUTES[about]
    also = " and the designated officer for allegations," if about is ConcernAbout.STAFF else ""
    return f"{_WHO[Route(about.value)]},{also} {AS_SUCH}"
