"""Whether a letter may leave: the one check of every act after drafting, and what is told of it.

Whoever holds the envelope must learn that it may not go, and need not learn why. A hold, a
safeguarding concern and what someone agreed to are told to very few, and look alike to all others.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from reviews.domain.consent.consents import Standing, Use
from reviews.domain.errors import Refused
from reviews.domain.people.restricted import opens_every_concern
from reviews.domain.people.roles import Viewer
from reviews.domain.register.closed_words import YesNo
from reviews.domain.register.tenures import NOT_RECORDED
from reviews.domain.review.state import ReviewState
from reviews.domain.worded import Worded

from .kinds import FROZEN, ONE_RESIDENT, TO_RESIDENT, LetterKind, LetterState
from .reach import Reach, why_not_asked_about, why_not_written_to

_AGAIN = "Draft it again, so that it says what the record says."
_ASIDE = "Put this letter aside."


class MayNotLeave(Refused):
    """One letter may not leave; others that go with it may."""


class Stop(Enum):
    """What can keep a letter from leaving."""

    HOLD = auto()
    SAFEGUARDING = auto()
    CONSENT = auto()
    CONTACT = auto()
    RECORD = auto()
    REVIEW = auto()


VEILED = frozenset({Stop.HOLD, Stop.SAFEGUARDING, Stop.CONSENT})
"""What is told to very few."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that keeps a letter from leaving; `then` is what mends it before it is issued."""

    stop: Stop
    why: str
    then: str = ""


ON_HOLD = Reason(Stop.HOLD, "A lead has put the letters of this review on hold.")
HELD_TO_SAFEGUARD = Reason(
    Stop.HOLD, "The safeguarding lead has put the letters of this review on hold."
)
NOT_HANDED_OVER = Reason(
    Stop.SAFEGUARDING, "A safeguarding concern that bears on it is not handed over yet."
)
CHANGED = Reason(Stop.RECORD, "What this letter tells has changed since it was drafted.", _AGAIN)
REOPENED = Reason(
    Stop.RECORD,
    "An account was opened again after this letter was drafted. What it tells may have changed.",
    _AGAIN,
)
NOT_THEIRS = Reason(Stop.RECORD, "Another organisation provides the support now.", _ASIDE)
GROWN = Reason(
    Stop.RECORD,
    "More is known of people now than when this letter was drafted, and words of it lead to "
    "someone.",
    "Draft it again and read those words: what was cleared and is the same stays so.",
)
NO_TENURE = Reason(Stop.RECORD, NOT_RECORDED, "Record it, then draft this letter again.")
OTHER_TENURE = Reason(
    Stop.RECORD, "What their agreement gives was recorded after the letter was drafted.", _AGAIN
)
COUNCIL_CHANGED = Reason(
    Stop.RECORD, "The council’s own details have changed since it was drafted.", _AGAIN
)
ORGANISATION_CHANGED = Reason(
    Stop.CONTACT,
    "How to reach this organisation has changed since the letter was drafted.",
    _AGAIN,
)
PLAYS_NO_PART = Reason(Stop.RECORD, "This organisation plays no part at the scheme now.", _ASIDE)
PARTS_CHANGED = Reason(
    Stop.RECORD, "Who plays which part at this scheme has changed since it was drafted.", _AGAIN
)
GONE_AWAY = Reason(Stop.CONTACT, "This resident does not live at the scheme any more.", _ASIDE)
_NOT_TO_BE_USED = "This letter holds words that may no longer be used."


def words_not_to_be_used(state: LetterState) -> Reason:
    """That a letter carries what somebody has not agreed to, or no longer.

    A draft is made again without them. What is issued holds them for good, and that somebody
    took their word back is not for whoever posts it to know.
    """
    stop = Stop.CONSENT if state in FROZEN else Stop.RECORD
    return Reason(stop, _NOT_TO_BE_USED, _AGAIN)


def review_stops(review: ReviewState, letter: LetterState) -> Reason | None:
    """What the state of a review keeps from leaving; a closed one is done with what it issued."""
    if review is ReviewState.OPEN or (review is ReviewState.CLOSED and letter in FROZEN):
        return None
    why = f"This review is {review.words.lower()}."
    return Reason(Stop.REVIEW, why, "A lead reviewer can open it again.")


def concern_bears_on(
    kind: LetterKind, resident_id: UUID | None, about: Collection[UUID | None]
) -> bool:
    """Whether concerns at a scheme that nobody has handed over yet bear on a letter.

    What goes to the provider may set off what is feared, so any of them does. What goes to or
    about one resident waits for those about them, and for those that name nobody.

    `about` names whom each concern is about; None where it is about nobody in particular.
    """
    if kind not in ONE_RESIDENT:
        return bool(about)
    return resident_id in about or None in about


_REACHED = Reach(asked=True, safe_to_write=YesNo.YES)


def why_not_to_them(
    kind: LetterKind, why_not: str, agreed: Mapping[Use, Standing]
) -> Reason | None:
    """Why a resident's letter may not go, told apart: what they agreed to, or how to reach them.

    `why_not` is the sentence of `reach` for them; empty where they are written to.
    """
    if not why_not:
        return None
    if kind is LetterKind.REFERRER:
        said_no = why_not_asked_about(agreed, ("an address",))
    else:
        said_no = why_not_written_to(kind, _REACHED, agreed)
    return Reason(Stop.CONSENT if said_no else Stop.CONTACT, why_not, _ASIDE)


def reached_otherwise(*, referrer: bool) -> Reason:
    """That how to reach someone was recorded anew after the letter was drafted."""
    whom = "whoever referred this resident" if referrer else "this resident"
    why = f"How to reach {whom} has changed since the letter was drafted."
    return Reason(Stop.CONTACT, why, _AGAIN)


class Instead(Worded):
    """What became of an issued letter that may not be sent."""

    HANDED_OVER = "handed-over", "It was handed over at a visit"
    KEPT_BACK = "kept-back", "It is kept back here, where nobody posts it"
    DESTROYED = "destroyed", "Every copy of it was destroyed"
    GONE = "gone-already", "It had gone already, before we knew"


WENT = frozenset({Instead.HANDED_OVER, Instead.GONE})
"""What reached, or may have reached, whom the letter is to."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead reviewer of the team, and how to reach them."""

    name: str
    telephone: str
    email: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whether a letter may leave, as one officer is told.

    Attributes:
        stopped: it may not.
        says: that it may not, in so many words.
        why: the reasons that this officer may know; that others know them, where they may not.
        ask: whom to ask.
        instead: what can be recorded in place of its sending; nothing before it is issued.
    """

    stopped: bool = False
    says: str = ""
    why: tuple[str, ...] = ()
    ask: str = ""
    instead: tuple[Instead, ...] = ()

    @property
    def sentence(self) -> str:
        """All of it, to be said where an act is refused."""
        return " ".join(filter(None, (self.says, *self.why, self.ask)))


DO_NOT_SEND = "Do not send this letter."
NOT_YET = "This letter cannot leave now."
WHY_VEILED = "The team’s lead reviewers know why, or whom to ask."


def may_know(viewer: Viewer, team_id: UUID, stop: Stop) -> bool:
    """Whether an officer may be told what keeps a letter from leaving."""
    if stop not in VEILED or viewer.leads(team_id):
        return True
    return stop is not Stop.CONSENT and opens_every_concern(viewer)


def leaving(
    reasons: Sequence[Reason],
    viewer: Viewer,
    team_id: UUID,
    kind: LetterKind,
    state: LetterState,
    ask: str,
) -> Leaving:
    """What one officer is told of a letter, given everything that stands against it.

    `ask` is whom to ask, as `whom_to_ask` says it.
    """
    if not reasons:
        return Leaving()
    issued = state in FROZEN
    known = [one for one in reasons if may_know(viewer, team_id, one.stop)]
    why = [one.why if issued else f"{one.why} {one.then}".strip() for one in known]
    if len(known) < len(reasons):
        why.append(WHY_VEILED)
    return Leaving(
        stopped=True,
        says=DO_NOT_SEND if issued else NOT_YET,
        why=tuple(why),
        ask=ask,
        instead=instead_of_sending(reasons, kind) if issued else (),
    )


def instead_of_sending(reasons: Iterable[Reason], kind: LetterKind) -> tuple[Instead, ...]:
    """What can become of an issued letter that may not be sent.

    Only one that is stopped by nothing but how its resident can be reached may be put into
    their own hand; whatever is veiled leaves the same ways open.
    """
    by_hand = kind in TO_RESIDENT and {one.stop for one in reasons} == {Stop.CONTACT}
    return tuple(one for one in Instead if by_hand or one is not Instead.HANDED_OVER)


def whom_to_ask(leads: Sequence[Lead], team: str, *, leads_it: bool) -> str:
    """Whom to ask about a letter that may not leave, by name and number.

    Args:
        leads: the other lead reviewers of the team, those first who are to be asked first.
        team: its name.
        leads_it: whether the officer who asks is one of them.
    """
    if leads_it:
        return "You lead this team, so you say what is done with it."
    found = next((one for one in leads if one.telephone), None) or next(iter(leads), None)
    if found is None:
        return f"Ask a lead reviewer of {team}; an administrator knows who that is."
    number = found.telephone or found.email
    return f"Ask {found.name}, a lead reviewer of the team{f': {number}' if number else ''}."


def whom_to_ask_of_hold(placed_by: Sequence[Lead], *, may_release: bool) -> str:
    """Whom to ask about a hold of a safeguarding lead: whoever placed it, by name and number.

    Args:
        placed_by: those who placed one.
        may_release: whether the officer who asks is a safeguarding lead too.
    """
    if may_release:
        return "You are a safeguarding lead, so you say when this hold ends."
    named = [
        f"{one.name}{f': {number}' if (number := one.telephone or one.email) else ''}"
        for one in placed_by
    ]
    return f"Ask the safeguarding lead who placed the hold, {'; '.join(named)}."
