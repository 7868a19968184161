"""Decisions, their notices and suspensions: what cannot be so, and what is missing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reviews.domain.dates import check_past, long_date
from reviews.domain.errors import Refused, check_said

from .kinds import DecisionKind, ExtraTime, Person, RightsSaid
from .law import AppealLaw

NO_GROUND = "No ground is recorded. Changing an award needs one, and the council must show it."
NO_EFFECTIVE_DAY = "No day is recorded from which it changes the award."


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A decision as an officer records it.

    `ground` is a key of data/appeals.toml, empty where the decision gives none; `recoverable_from`
    are the people from whom an overpayment can be recovered.
    """

    kind: DecisionKind
    what: str
    made_on: date
    ground: str = ""
    ground_facts: str = ""
    effective_on: date | None = None
    amount: str = ""
    recoverable_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeTold:
    """A notice of a decision as an officer records it.

    The two days of reasons are those of a written statement that somebody asked the council for.
    """

    sent_on: date
    person: Person
    addressee: str
    rights: tuple[RightsSaid, ...]
    reasons_asked_on: date | None = None
    reasons_given_on: date | None = None


@dataclass(frozen=True, slots=True)
class SuspensionTold:
    """A suspension as an officer records it; `lifted_on` is None while it goes on."""

    from_on: date
    why: str
    asked: str = ""
    asked_by_on: date | None = None
    extra_told: ExtraTime = ExtraTime.NOT_KNOWN
    extra_until_on: date | None = None
    lifted_on: date | None = None
    lifted_because: str = ""


def names_in(text: str) -> tuple[str, ...]:
    """The names of a text that has one on each line, each once and in its order."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        found.setdefault(_folded(line), " ".join(line.split()))
    return tuple(name for name in found.values() if name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def check_decision(told: DecisionTold, law: AppealLaw, today: date) -> None:
    """Check a decision; that its ground or its day is missing is told, and not refused.

    Raises:
        Refused: nothing says what was decided, the day is to come, or the ground is of another
            kind of decision.
    """
    check_said(told.what, "Say what was decided.", "what")
    check_past(told.made_on, today, "made_on")
    ground = law.ground(told.ground)
    if told.ground and (ground is None or told.kind not in ground.kinds):
        raise Refused(
            f"This ground does not fit “{told.kind.words}”. Choose one of the list.", "ground"
        )


def check_notice(told: NoticeTold, made_on: date, today: date) -> None:
    """Check a notice of a decision that was made on a day.

    Raises:
        Refused: nobody is named, nothing is said of rights, or more than can be true; or its days
            are out of order.
    """
    check_said(told.addressee, "Write whom it was sent to.", "addressee")
    _check_rights(told.rights)
    made = f"{long_date(made_on)}, the day that is recorded for the decision"
    _check_order(
        (made_on, "", made),
        (told.sent_on, "sent_on", "the day the notice was sent"),
        (told.reasons_asked_on, "reasons_asked_on", "the day reasons were asked for"),
        (told.reasons_given_on, "reasons_given_on", ""),
    )
    for day, name in (
        (told.sent_on, "sent_on"),
        (told.reasons_asked_on, "reasons_asked_on"),
        (told.reasons_given_on, "reasons_given_on"),
    ):
        if day is not None:
            check_past(day, today, name)
    if told.reasons_given_on and not told.reasons_asked_on:
        raise Refused("Enter the day on which reasons were asked for, too.", "reasons_asked_on")


def _check_rights(rights: Collection[RightsSaid]) -> None:
    if not rights:
        raise Refused("Tick what it said of rights, or that it said nothing.", "rights")
    alone = {RightsSaid.NOTHING, RightsSaid.NOT_KNOWN} & set(rights)
    if alone and len(rights) > 1:
        raise Refused(
            "“Nothing of rights” and “Not known” each stand alone. Take the other ticks out.",
            "rights",
        )


def _check_order(*days: tuple[date | None, str, str]) -> None:
    """Check that days follow one another; each with its field, and what it is called."""
    known = [one for one in days if one[0] is not None]
    for (before, _, what), (day, field, _) in pairwise(known):
        if before is not None and day is not None and day < before:
            raise Refused(f"This is before {what or long_date(before)}. Check both days.", field)


def check_suspension(told: SuspensionTold, today: date) -> None:
    """Check a suspension.

    Raises:
        Refused: no reason is given, or none for its end, or its days are out of order.
    """
    check_past(told.from_on, today, "from_on")
    check_said(told.why, "Say why payment was suspended.", "why")
    if told.lifted_on is not None:
        check_past(told.lifted_on, today, "lifted_on")
        check_said(told.lifted_because, "Say why it was lifted.", "lifted_because")
    elif told.lifted_because.strip():
        raise Refused("Enter the day on which it was lifted, too.", "lifted_on")
    if told.asked_by_on or told.extra_until_on:
        check_said(told.asked, "Say what was asked for.", "asked")
    start = (told.from_on, "", "the day payment was suspended")
    asked = (told.asked_by_on, "asked_by_on", "the day by which it was asked for")
    _check_order(start, asked, (told.extra_until_on, "extra_until_on", ""))
    _check_order(start, (told.lifted_on, "lifted_on", ""))


def lacking(told: DecisionTold, law: AppealLaw) -> list[str]:
    """What a decision that changes an award cannot do without, and lacks: for the top of a page."""
    if not law.changes_award(told.kind, told.ground):
        return []
    found = [] if told.ground else [NO_GROUND]
    return found if told.effective_on else [*found, NO_EFFECTIVE_DAY]


def gaps(told: DecisionTold, notices: Sequence[NoticeTold], law: AppealLaw) -> list[str]:
    """What else is missing of a decision and its notices, a sentence each.

    What a notice says of rights is looked at where whoever it went to has them.
    """
    may_appeal = law.kinds[told.kind].people
    found = [*_gaps_of_ground(told), *_gaps_of_overpayment(told)]
    return [*found, *_gaps_of_notices(notices, may_appeal)]


def _gaps_of_ground(told: DecisionTold) -> Iterable[str]:
    if told.ground and not told.ground_facts.strip():
        yield "Nothing is recorded that shows the ground."


def _gaps_of_overpayment(told: DecisionTold) -> Iterable[str]:
    if told.kind is DecisionKind.OVERPAYMENT:
        if not told.amount.strip():
            yield "No amount is recorded."
        if not told.recoverable_from:
            yield "Nobody is named from whom it is recoverable."


def _gaps_of_notices(
    notices: Sequence[NoticeTold], may_appeal: Collection[Person]
) -> Iterable[str]:
    if not notices:
        yield "No notice of it is recorded. Time to appeal runs from the day one is sent."
    for one in (one for one in notices if one.person in may_appeal):
        missing = [
            right.words.lower()
            for right in (
                RightsSaid.REASONS,
                RightsSaid.REVISION,
                RightsSaid.APPEAL,
                RightsSaid.HOW,
            )
            if right not in one.rights
        ]
        if RightsSaid.NOT_KNOWN in one.rights:
            yield f"It is not known what the notice to {one.addressee} said of rights."
        elif missing:
            yield f"The notice to {one.addressee} does not say: {'; '.join(missing)}."


def without_notice(told: DecisionTold, notices: Sequence[NoticeTold]) -> list[str]:
    """The people from whom an overpayment is recoverable and to whom no notice is recorded."""
    if told.kind is not DecisionKind.OVERPAYMENT:
        return []
    sent = {_folded(one.addressee) for one in notices}
    return [name for name in told.recoverable_from if _folded(name) not in sent]


def gaps_of_suspension(told: SuspensionTold) -> list[str]:
    """What is missing of a suspension; a letter that is silent on extra time can be fatal to it.

    The Upper Tribunal found so (EF v Bromley [2025] UKUT 344); nothing of that is printed.
    """
    found = [] if told.asked.strip() else ["Nothing says what was asked for."]
    if told.asked.strip() and told.asked_by_on is None:
        found.append("No day is recorded by which it was asked for.")
    if told.extra_told is ExtraTime.SILENT:
        found.append(
            "The letter does not say that extra time can be asked for. Look at this before payment "
            "is stopped for want of an answer."
        )
    elif told.extra_told is ExtraTime.NOT_KNOWN:
        found.append("It is not known whether the letter told of extra time.")
    return found
