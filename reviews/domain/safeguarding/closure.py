"""If a scheme closes: who would need what, how soon and where (paras 140 and 142).

Shared screens show numbers and no names; a number that could point to one person is not shown.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from reviews.domain.consent.consents import REFUSES, ConsentState, Use, needed
from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.sources import Source
from reviews.domain.worded import Worded

K = TypeVar("K", bound=StrEnum)
Said = Mapping[Use, ConsentState]
"""What one resident last said to each use."""


class Need(Worded):
    """Something that another home would have to have."""

    STAFF_DAY_AND_NIGHT = "staff-day-and-night", "Staff there day and night"
    STAFF_IN_THE_DAY = "staff-in-the-day", "Staff there in the day"
    VISITING_SUPPORT = "visiting-support", "Support that visits"
    PERSONAL_CARE = "personal-care", "Help with washing, dressing or medicine"
    STEP_FREE = "step-free", "A step-free or adapted home"
    ONE_GENDER = "one-gender", "A home for women only, or for men only"
    AWAY_FROM_SOMEONE = "away-from-someone", "A place that someone does not know of"
    NEAR_TREATMENT = "near-treatment", "Near their treatment or doctor"
    NEAR_WORK_OR_STUDY = "near-work-or-study", "Near work, school or college"
    WITH_CHILDREN = "with-children", "Room for children"
    WITH_A_PET = "with-a-pet", "Room for a pet"
    OWN_HOME = "own-home", "A home of their own, without support"


class HowSoon(Worded):
    """How soon a place would have to be ready."""

    SAME_DAY = "same-day", "The same day"
    WEEK = "within-a-week", "Within a week"
    MONTH = "within-a-month", "Within a month"
    LATER = "later", "They can wait longer"


class Where(Worded):
    """Where a place would have to be."""

    NEAR = "near", "Near where they live now"
    IN_AREA = "in-area", "In this council’s area"
    AWAY = "away", "Away from this area"
    ANYWHERE = "anywhere", "They do not mind where"


@dataclass(frozen=True, slots=True)
class Contingency:
    """What one resident would need."""

    needs: tuple[Need, ...]
    how_soon: HowSoon
    place: Where
    notes: str = ""


def check_contingency(plan: Contingency) -> None:
    """Check what a resident would need."""
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

    `fewest` is the smallest number that points to nobody. Those below it are None, none at all
    included, so that nobody learns whether one person has such a need; so are as many more as it
    takes that no hidden number can be worked out from the whole.
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
    """Check where a resident went."""
    check_said(moved.moved_to, "Say where they went, or that nobody knows.", "moved_to")
    if moved.moved_on is not None:
        check_past(moved.moved_on, today, "moved_on")


@dataclass(frozen=True, slots=True)
class NeedFrom:
    """Where one need is from: a form, a file, or what someone told us on a day, if known."""

    source: Source
    account_id: UUID | None = None
    file_id: UUID | None = None
    told_on: date | None = None


def check_sources(sources: Mapping[Need, NeedFrom], needs: Collection[Need], today: date) -> None:
    """Check where needs are from: each is in the plan, and no day is to come."""
    for need, one in sources.items():
        if need not in needs:
            raise Refused("This need is not in the plan any more. Look again.")
        if one.told_on is not None:
            check_past(one.told_on, today, "told_on")


_NOT_SAID = (Use.TAKE_PART, Use.NOTES, Use.READ_FILE)
"""What a need must not go against whose source nobody gave: it may be from any of them."""


def may_count(
    plan: Contingency, sources: Mapping[Need, NeedFrom], said: Said
) -> Contingency | None:
    """A plan less what goes against a no of the person it is about; None where nothing is left.

    Someone who does not take part is in no plan. Of someone who does, a need is left out whose
    source they said no to; one whose source is not given is, if they said no to any. Notes may
    tell of any need, and go with the first that is left out.
    """
    if _no(said, (Use.TAKE_PART,)):
        return None
    left = tuple(
        need
        for need in plan.needs
        if not _no(said, needed(sources[need].source, Use.NOTES) if need in sources else _NOT_SAID)
    )
    notes = plan.notes if left == plan.needs else ""
    return replace(plan, needs=left, notes=notes) if left else None


def _no(said: Said, uses: Iterable[Use]) -> bool:
    return any(said.get(use) in REFUSES for use in uses)
