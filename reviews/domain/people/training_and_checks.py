"""Who is ready to review: skills, training and security checks, each with its dates (paras 76-79).

Training and checks are complete before anybody reviews (para 79). A visit takes nobody whose
security check does not cover its day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from reviews.domain.dates import check_past, long_date
from reviews.domain.errors import Refused, check_said
from reviews.domain.worded import Worded

SOON = timedelta(days=60)
"""How long before its last day a check or a training is listed as running out."""


class RecordKind(Worded):
    """What is recorded of an officer."""

    CHECK = "check", "Security check"
    TRAINING = "training", "Training"
    SKILL = "skill", "Skill or experience"


@dataclass(frozen=True, slots=True)
class Held:
    """A check that was made, a training that was done or a skill: what it is, and its dates.

    `expires_on` is its last day; None where it does not run out.
    """

    kind: RecordKind
    what: str
    done_on: date
    expires_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it is valid on a day."""
        return self.done_on <= day and (self.expires_on is None or day <= self.expires_on)


def check_held(held: Held, today: date) -> None:
    """Check that it says what it is, on days that can be; a security check has a last day."""
    check_said(held.what, "Say what it is.", "what")
    check_past(held.done_on, today, "done_on")
    if held.kind is RecordKind.CHECK and held.expires_on is None:
        raise Refused("Enter the last day the check counts, as your council sets it.", "expires_on")
    if held.expires_on is not None and held.expires_on < held.done_on:
        raise Refused("The last day must be the same as or after the date.", "expires_on")


def lacking(name: str, held: Sequence[Held], day: date) -> str:
    """What keeps an officer off a visit on a day, as a sentence; empty where nothing does."""
    checks = [one for one in held if one.kind is RecordKind.CHECK]
    if any(one.covers(day) for one in checks):
        return ""
    if not checks:
        return f"{name} has no security check on record."
    nearest = max(checks, key=lambda one: one.expires_on or one.done_on)
    if nearest.done_on > day:
        return f"{name}’s {nearest.what} is dated {long_date(nearest.done_on)}, after that day."
    last = long_date(nearest.expires_on or day)
    return f"{name}’s {nearest.what} does not cover that day. Its last day is {last}."


def check_cleared(going: Iterable[tuple[str, Sequence[Held]]], day: date) -> None:
    """Check that everyone who goes on a visit has a security check for its day (paras 78-79)."""
    sentences = [lacking(name, held, day) for name, held in going]
    if missing := " ".join(one for one in sentences if one):
        raise Refused(
            f"{missing} Nobody goes on a visit without a valid check. Record it on the team’s "
            "page, or choose someone else.",
            "officers",
        )


@dataclass(frozen=True, slots=True)
class Ending:
    """Something of an officer that is missing, has run out or soon will. `what` is its name.

    `expires_on` is None where there is no security check at all.
    """

    officer_id: UUID
    name: str
    what: str
    expires_on: date | None


def endings(officer_id: UUID, name: str, held: Sequence[Held], today: date) -> list[Ending]:
    """What an officer has to renew: the newest of each thing, where it runs out within `SOON`.

    A security check counts as one thing whatever it is called, so a better check replaces one.
    """
    newest: dict[str, Held] = {}
    for one in held:
        thing = one.kind if one.kind is RecordKind.CHECK else f"{one.kind} {one.what.casefold()}"
        known = newest.get(thing)
        if known is None or (one.expires_on or date.max) > (known.expires_on or date.max):
            newest[thing] = one
    found = [
        Ending(officer_id, name, one.what, one.expires_on)
        for one in newest.values()
        if one.expires_on is not None and one.expires_on <= today + SOON
    ]
    if RecordKind.CHECK not in newest:
        found.append(Ending(officer_id, name, RecordKind.CHECK.words, None))
    return sorted(found, key=lambda one: one.expires_on or date.min)
