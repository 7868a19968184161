"""Visits: what for, announced or not, and whether access was given (paras 73, 87-88, 119, 141)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.record.events import sha256
from reviews.domain.worded import Worded

from .code_lists import LookRound


class VisitPurpose(Worded):
    """What a visit is for."""

    SITE = "site", "Scheme review visit"
    INTERVIEWS = "interviews", "Talking with residents"
    REVISIT = "revisit", "Revisit to look at recommendations"
    PRESENCE = "presence", "Presence visit, no review open"


class Announced(Worded):
    """Whether the provider is told beforehand."""

    YES = "announced", "Announced: we tell the provider first"
    NO = "unannounced", "Unannounced"


class VisitState(Worded):
    """Whether a visit is still to come."""

    PLANNED = "planned", "Planned"
    DONE = "done", "Done"
    NOT_MADE = "not-made", "Not made"


class Access(Worded):
    """Whether the officers were let in."""

    GIVEN = "given", "Access given"
    PARTLY = "partly", "Access given to part"
    REFUSED = "refused", "Access refused"


class Equipped(Worded):
    """Whether a member of staff feels equipped for the work (para 87)."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_SAID = "not-said", "They did not say"


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A visit to be made. Without a review it is a presence visit."""

    scheme_id: UUID
    purpose: VisitPurpose
    planned_on: date
    officers: frozenset[UUID]
    announced: Announced = Announced.YES
    announced_reason: str = ""
    planned_time: str = ""
    review_id: UUID | None = None


def check_plan(
    plan: VisitPlan, *, team: Collection[UUID], closed_on: date | None, today: date
) -> None:
    """Check a plan, new or changed.

    Refused: the day has passed or the scheme is closed by then, nobody goes or someone from
    outside the team, the purpose does not fit, or no reason says why it is unannounced.
    """
    if (plan.purpose is VisitPurpose.PRESENCE) is not (plan.review_id is None):
        raise Refused("Choose what the visit is for.", "purpose")
    if plan.planned_on < today:
        raise Refused("The date must be today or later.", "planned_on")
    if closed_on is not None and plan.planned_on > closed_on:
        raise Refused("The scheme is closed by then. Choose an earlier date.", "planned_on")
    if not plan.officers:
        raise Refused("Choose who will go.", "officers")
    if not plan.officers <= set(team):
        raise Refused("Choose officers who are in the team now.", "officers")
    if plan.announced is Announced.NO and not plan.announced_reason.strip():
        raise Refused("Say why this visit is not announced.", "announced_reason")


def check_free(taken: Collection[str]) -> None:
    """Check that nobody who goes has another visit at that very time."""
    if taken:
        names = " and ".join(sorted(taken))
        raise Refused(
            f"{names} {'have' if len(taken) > 1 else 'has'} another visit at this time on that "
            "day. Choose another time, another day or someone else.",
            "planned_time",
        )


def check_not_held(held: bool) -> None:  # noqa: FBT001 - the fact itself
    """Check that no lead reviewer holds visits. Nothing says why one does."""
    if held:
        raise Refused(
            "A lead reviewer has put visits to this scheme on hold. Speak to them before you plan "
            "or change one."
        )


def check_still_to_come(state: VisitState) -> None:
    """Check that a visit can still be planned otherwise, or called off."""
    if state is not VisitState.PLANNED:
        raise Refused("This visit is over, so its plan cannot be changed.")


def check_not_called_off(state: VisitState) -> None:
    """Check that something can be recorded on a visit."""
    if state is VisitState.NOT_MADE:
        raise Refused("This visit was called off. Plan another one to record what you find.")


def day_of(planned_on: date, went_on: date | None, today: date) -> date:
    """The day of a visit, also while officers are there and have not recorded that they went."""
    return went_on or min(planned_on, today)


def check_made(
    access: Access, access_note: str, went_on: date, today: date, opened_on: date | None
) -> None:
    """Check the record of a visit that was made or tried."""
    check_past(went_on, today, "went_on", since=opened_on, since_is="the day the review was opened")
    if access is not Access.GIVEN and not access_note.strip():
        raise Refused("Say what happened, and who said so.", "access_note")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something seen at the building, in plain words (para 88). Never a hazard score.

    `kind`, `place_kind` and `urgency` are keys of the lists of the look round.
    """

    kind: str
    place: str
    words: str
    urgent: bool = False
    handed_to: str = ""
    handed_on: date | None = None
    place_kind: str | None = None
    urgency: str | None = None


def check_sighting(seen: Sighting, lists: LookRound, today: date, went_on: date) -> None:
    """Check that a sighting says what and where, and hands on what is urgent."""
    if lists.things.code(seen.kind, today) is None:
        raise Refused("Select what it is about.", "kind")
    if seen.place_kind is not None and lists.places.code(seen.place_kind, today) is None:
        raise Refused("Select which part of the building.", "place_kind")
    if seen.urgency is not None:
        found = lists.urgency.code(seen.urgency, today)
        if found is None or found.pressing is not seen.urgent:
            raise Refused("Select how soon it needs someone.", "urgency")
    check_said(seen.place, "Say where you saw it.", "place")
    check_said(seen.words, "Say what you saw.", "words")
    check_handed(seen.handed_to, seen.handed_on, urgent=seen.urgent, today=today, went_on=went_on)


def check_handed(
    handed_to: str, handed_on: date | None, *, urgent: bool, today: date, went_on: date
) -> None:
    """Check whom something seen on a visit was handed to, and when."""
    if urgent and not handed_to.strip():
        raise Refused("Say whom you told, or tried to reach. It is urgent.", "handed_to")
    if handed_to.strip() and handed_on is None:
        raise Refused("Enter the date you told them.", "handed_on")
    if handed_on is not None:
        check_past(handed_on, today, "handed_on", since=went_on, since_is="the day of the visit")


@dataclass(frozen=True, slots=True)
class Followed:
    """Whom something seen was handed to, and what came of it."""

    handed_to: str
    handed_on: date | None
    outcome: str

    @property
    def mark(self) -> str:
        """The same for the same words: a page sends it back, to show what it was opened on."""
        return sha256("\n".join((self.handed_to, str(self.handed_on), self.outcome)))


def check_help(
    needed: str, passed_to: str, passed_on: date | None, today: date, went_on: date
) -> None:
    """Check urgent help that was asked for (para 73)."""
    check_said(needed, "Say what help was needed.", "needed")
    check_said(passed_to, "Say who was asked to help.", "passed_to")
    if passed_on is None:
        raise Refused("Enter the date you asked them.", "passed_on")
    check_past(passed_on, today, "passed_on", since=went_on, since_is="the day of the visit")
