"""Who is ready to review: skills, training and security checks, each with its dates (paras 76-79).

Training and checks are complete before anybody reviews (para 79): goes on a visit, takes an account
or opens a resident's papers. A check and a training count for the days they cover.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
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


class Reviewing(Enum):
    """What nobody does before training and check are complete: its rule, and the field at fault."""

    VISIT = "Nobody goes on a visit before both are complete: choose who else can go.", "officers"
    ACCOUNT = "Nobody takes an account before both are complete.", None
    FILE = "Nobody opens or records what a personal file holds before both are complete.", None


def lacking(name: str, held: Sequence[Held], day: date) -> str:
    """What keeps an officer from reviewing on a day, in sentences; empty where nothing does.

    A check that covers the day replaces any other. Each training counts by its name: one that ran
    out is missing until a newer one of that name is recorded, or it is taken off the record.
    """
    checks = [one for one in held if one.kind is RecordKind.CHECK]
    trained = [one for one in held if one.kind is RecordKind.TRAINING]
    begun = [one for one in trained if one.done_on <= day] or trained
    found = [
        _uncovered(name, checks, day) if checks else f"{name} has no security check on record."
    ]
    if not trained:
        found.append(f"{name} has no training on record.")
    found += [
        _uncovered(name, [one for one in begun if one.what.casefold() == thing], day)
        for thing in dict.fromkeys(one.what.casefold() for one in begun)
    ]
    return " ".join(one for one in found if one)


def _uncovered(name: str, held: Sequence[Held], day: date) -> str:
    """That none of these covers a day, told of the nearest; empty where one does."""
    if any(one.covers(day) for one in held):
        return ""
    nearest = max(held, key=lambda one: one.expires_on or one.done_on)
    if nearest.done_on > day:
        return f"{name}’s {nearest.what} is dated {long_date(nearest.done_on)}, after that day."
    last = long_date(nearest.expires_on or day)
    return f"{name}’s {nearest.what} does not cover that day. Its last day is {last}."


def who_enters(officers: Sequence[str], *, self_: bool) -> str:
    """Where training and checks are recorded, for someone who may, or who can be asked to.

    `officers` are the names of those who may, `self_` says whether the reader is one of them.
    """
    if self_:
        return "Record what is missing on the team’s page."
    who = " or ".join(officers) or "a lead reviewer of the team or an administrator"
    return f"Ask {who} to record what is missing on the team’s page."


def check_cleared(
    going: Iterable[tuple[str, Sequence[Held]]],
    day: date,
    doing: Reviewing = Reviewing.VISIT,
    enters: str = "",
) -> None:
    """Check that training and security check of each of these are complete (paras 78-79).

    Args:
        going: each officer's name, and what they hold.
        day: the day on which it is done.
        doing: what they are about to do.
        enters: where what is missing is recorded, as `who_enters` says it.

    Raises:
        Refused: something is missing; the sentence says what, whose, and where it is recorded.
    """
    sentences = [lacking(name, held, day) for name, held in going]
    if missing := " ".join(one for one in sentences if one):
        rule, field = doing.value
        raise Refused(" ".join(filter(None, (missing, rule, enters))), field)


@dataclass(frozen=True, slots=True)
class Ending:
    """Something of an officer that is missing, has run out or soon will. `what` is its name.

    `expires_on` is None where there is no security check, or no training, at all.
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
    known_kinds = {one.kind for one in newest.values()}
    found += [
        Ending(officer_id, name, kind.words, None)
        for kind in (RecordKind.CHECK, RecordKind.TRAINING)
        if kind not in known_kinds
    ]
    return sorted(found, key=lambda one: one.expires_on or date.min)
