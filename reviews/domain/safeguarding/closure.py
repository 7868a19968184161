"""If a scheme closes: who would need what, how soon and where (paras 140 and 142).

Shared screens show numbers and no names; a number that could point to one person is not shown.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused

K = TypeVar("K", bound=StrEnum)


class Need(StrEnum):
    """Something that another home would have to have."""

    STAFF_DAY_AND_NIGHT = "staff-day-and-night"
    STAFF_IN_THE_DAY = "staff-in-the-day"
    VISITING_SUPPORT = "visiting-support"
    PERSONAL_CARE = "personal-care"
    STEP_FREE = "step-free"
    ONE_GENDER = "one-gender"
    AWAY_FROM_SOMEONE = "away-from-someone"
    NEAR_TREATMENT = "near-treatment"
    NEAR_WORK_OR_STUDY = "near-work-or-study"
    WITH_CHILDREN = "with-children"
    WITH_A_PET = "with-a-pet"
    OWN_HOME = "own-home"


NEED_NAMES = {
    Need.STAFF_DAY_AND_NIGHT: "Staff there day and night",
    Need.STAFF_IN_THE_DAY: "Staff there in the day",
    Need.VISITING_SUPPORT: "Support that visits",
    Need.PERSONAL_CARE: "Help with washing, dressing or medicine",
    Need.STEP_FREE: "A step-free or adapted home",
    Need.ONE_GENDER: "A home for women only, or for men only",
    Need.AWAY_FROM_SOMEONE: "A place that someone does not know of",
    Need.NEAR_TREATMENT: "Near their treatment or doctor",
    Need.NEAR_WORK_OR_STUDY: "Near work, school or college",
    Need.WITH_CHILDREN: "Room for children",
    Need.WITH_A_PET: "Room for a pet",
    Need.OWN_HOME: "A home of their own, without support",
}


class HowSoon(StrEnum):
    """How soon a place would have to be ready."""

    SAME_DAY = "same-day"
    WEEK = "within-a-week"
    MONTH = "within-a-month"
    LATER = "later"


HOW_SOON_NAMES = {
    HowSoon.SAME_DAY: "The same day",
    HowSoon.WEEK: "Within a week",
    HowSoon.MONTH: "Within a month",
    HowSoon.LATER: "They can wait longer",
}


class Where(StrEnum):
    """Where a place would have to be."""

    NEAR = "near"
    IN_AREA = "in-area"
    AWAY = "away"
    ANYWHERE = "anywhere"


WHERE_NAMES = {
    Where.NEAR: "Near where they live now",
    Where.IN_AREA: "In this council’s area",
    Where.AWAY: "Away from this area",
    Where.ANYWHERE: "They do not mind where",
}


@dataclass(frozen=True, slots=True)
class Contingency:
    """What one resident would need."""

    needs: tuple[Need, ...]
    how_soon: HowSoon
    place: Where
    notes: str = ""


def check_contingency(plan: Contingency) -> None:
    """Check what a resident would need.

    Raises:
        Refused: nothing is chosen.
    """
    if not plan.needs:
        raise Refused("Choose what they would need.", "needs")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that may be shown; None for one that could point to a person.

    `people` is None where so few are counted that no number may be shown at all.
    """

    people: int | None
    by_need: Mapping[Need, int | None]
    by_how_soon: Mapping[HowSoon, int | None]
    by_place: Mapping[Where, int | None]


def numbers(plans: Collection[Contingency], fewest: int) -> Numbers:
    """How many would need what, and how soon, as shared screens may show it.

    Args:
        plans: what each resident would need.
        fewest: the smallest number that points to nobody.

    Returns:
        Each number, None for those below `fewest`, none at all included, so that nobody learns
        whether one person has such a need; and for as many more as it takes that no hidden number
        can be worked out from the whole.
    """
    if len(plans) < fewest:
        return Numbers(None, dict.fromkeys(Need), dict.fromkeys(HowSoon), dict.fromkeys(Where))
    by_need = {need: sum(need in one.needs for one in plans) for need in Need}
    by_how_soon = {soon: sum(one.how_soon is soon for one in plans) for soon in HowSoon}
    by_place = {place: sum(one.place is place for one in plans) for place in Where}
    return Numbers(
        len(plans),
        {need: count if count >= fewest else None for need, count in by_need.items()},
        _without_small(by_how_soon, fewest),
        _without_small(by_place, fewest),
    )


def _without_small(counts: Mapping[K, int], fewest: int) -> dict[K, int | None]:
    """Counts of a known whole, less the small ones and any that would give those away."""
    hidden = {key for key, count in counts.items() if 0 < count < fewest}
    for key in sorted(counts, key=lambda one: counts[one]):
        if not hidden or (len(hidden) > 1 and sum(counts[one] for one in hidden) >= fewest):
            break
        if counts[key]:
            hidden.add(key)
    return {key: count if count and key not in hidden else None for key, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Moved:
    """Where one resident went, and how to reach them safely."""

    moved_on: date | None
    moved_to: str
    safe_contact: str
    notes: str = ""


def check_moved(moved: Moved, today: date) -> None:
    """Check where a resident went.

    Raises:
        Refused: nothing says where, or the day is to come.
    """
    if not moved.moved_to.strip():
        raise Refused("Say where they went, or that nobody knows.", "moved_to")
    if moved.moved_on is not None:
        check_past(moved.moved_on, today, "moved_on")
