"""What a case waits for, and what to do in it now: worked out from its rows, and never in the way.

A response waits for nothing (Practice Guidance 8; Ombudsman reports on appeals that were held up):
each sentence says what is best done next, and no act asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date
from reviews.domain.worded import Worded

from .kinds import CaseKind


class Awaits(Worded):
    """What a case waits for, in the order in which cases are listed."""

    RESPONSE = "response", "Response not sent"
    DIRECTION = "direction", "Direction due"
    HEARING = "hearing", "Hearing"
    REPLY = "reply", "Reply due"
    GROUND = "ground", "No ground recorded"
    NOTHING = "nothing", "Nothing is due"
    CLOSED = "closed", "Closed"


class CasePart(Worded):
    """The part of a case in which a thing is done."""

    DECISIONS = "decisions", "Decisions"
    APPEAL = "appeal", "The appeal"
    AUTHORITY = "authority", "Who acts for whom"
    PAPERS = "papers", "Papers"
    GOES_IN = "goes-in", "What goes in"
    DOCUMENTS = "documents", "The council’s papers"
    BUNDLES = "bundles", "Bundles"
    TEAM = "team", "Put someone on this case"
    SEND = "send", "Send the papers"
    STEPS = "steps", "Steps"
    DISPUTE = "dispute", "What the provider disputes"
    CLOSE = "close", "Close this case"


@dataclass(frozen=True, slots=True)
class CaseState:
    """Where a case stands, from its rows that stand.

    Attributes:
        decided: a decision is recorded.
        without_ground_on: the day the oldest decision that changes an award without a ground was
            sent, or was made where no notice of it is recorded.
        without_notice: a decision of which no notice is recorded.
        appealed_on: the day the first appeal was received.
        authority_open: somebody else signed, and nobody has recorded who acts.
        disclosure_finished: the disclosure officer gave a certificate.
        responded: the response was sent.
        papers_by_on: by when papers were to follow that have not.
        papers_owed: the last set that was sent says that papers follow.
        direction_by_on: by when the next direction that is not met is due.
        hearing_on: the next hearing, or one of which no decision notice is recorded.
        reply_by_on: by when the reply to the response is due.
        heard: the tribunal gave its decision, and it is not put into effect.
        over: withdrawn, struck out, lapsed, put into effect, or the provider was answered.
    """

    kind: CaseKind
    closed: bool = False
    decided: bool = False
    without_ground_on: date | None = None
    without_notice: bool = False
    appealed_on: date | None = None
    authority_open: bool = False
    disclosure_finished: bool = False
    responded: bool = False
    papers_by_on: date | None = None
    papers_owed: bool = False
    direction_by_on: date | None = None
    hearing_on: date | None = None
    reply_by_on: date | None = None
    heard: bool = False
    over: bool = False

    @property
    def unanswered_on(self) -> date | None:
        """The day an appeal came that has no response yet."""
        waits = not (self.closed or self.over or self.responded)
        return self.appealed_on if waits and self.kind is CaseKind.CLAIM else None


@dataclass(frozen=True, slots=True)
class Ready:
    """What of a response is ready to go: that it is drafted, and a bundle holds what goes now."""

    drafted: bool = False
    bundled: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now: a sentence, and the part of the case where it is done, if it is anywhere."""

    words: str
    part: CasePart | None


def awaits(state: CaseState) -> tuple[Awaits, date | None]:
    """What a case waits for first, and since when or by when."""
    if state.closed:
        return Awaits.CLOSED, None
    every = (
        (Awaits.RESPONSE, state.unanswered_on),
        (Awaits.DIRECTION, state.direction_by_on),
        (Awaits.HEARING, state.hearing_on),
        (Awaits.REPLY, state.reply_by_on),
        (Awaits.GROUND, state.without_ground_on),
    )
    return next(((one, day) for one, day in every if day), (Awaits.NOTHING, None))


def next_step(
    state: CaseState, ready: Ready = Ready(), *, decides: bool = False, asked: bool = True
) -> NextStep:
    """What to do in a case now: the most pressing thing that its rows leave open.

    Args:
        state: where the case stands.
        ready: what of the response is ready.
        decides: that whoever reads this decides what goes in.
        asked: that somebody who does is on the case.
    """
    if state.closed:
        return NextStep("This case is closed. There is nothing to do.", None)
    if decides and state.appealed_on and not (state.over or state.disclosure_finished):
        return NextStep(_DECIDE, CasePart.GOES_IN)
    return next(_steps(state, ready, asked=asked), NextStep(_WAIT, CasePart.STEPS))


def _steps(state: CaseState, ready: Ready, *, asked: bool) -> Iterator[NextStep]:
    """Everything that is left, the most pressing first."""
    yield from _due(state)
    if state.over:
        yield NextStep("Nothing is left to do. Close the case, and say why.", CasePart.CLOSE)
    if state.kind is CaseKind.DISPUTE:
        yield NextStep("Answer the provider, and record the day you did.", CasePart.DISPUTE)
    if not state.decided:
        yield NextStep(_DECISION, CasePart.DECISIONS)
    if state.appealed_on is None:
        yield from _before_an_appeal(state)
    elif not state.responded:
        yield from _response(state, ready, asked=asked)
    yield from _after_it(state)


def _due(state: CaseState) -> Iterator[NextStep]:
    if state.direction_by_on:
        by = long_date(state.direction_by_on)
        yield NextStep(f"Do what the tribunal directed, by {by}.", CasePart.STEPS)
    if state.papers_by_on:
        by = long_date(state.papers_by_on)
        yield NextStep(f"Send the papers that were to follow, by {by}.", CasePart.SEND)


def _before_an_appeal(state: CaseState) -> Iterator[NextStep]:
    if state.without_ground_on:
        yield NextStep(_GROUND, CasePart.DECISIONS)
    if state.without_notice:
        yield NextStep(_NOTICE, CasePart.DECISIONS)
    yield NextStep(_APPEAL, CasePart.APPEAL)


def _response(state: CaseState, ready: Ready, *, asked: bool) -> Iterator[NextStep]:
    """A ground that is missing is told beside what is to be done: the response does not wait."""
    ground = f" {_NO_GROUND}" if state.without_ground_on else ""
    if state.authority_open:
        yield NextStep(_AUTHORITY + ground, CasePart.AUTHORITY)
    if not (state.disclosure_finished or asked):
        yield NextStep(_NOBODY + ground, CasePart.TEAM)
    if not state.disclosure_finished:
        yield NextStep(_DISCLOSURE + ground, CasePart.PAPERS)
    if not ready.drafted:
        yield NextStep(_DRAFT + ground, CasePart.DOCUMENTS)
    if not ready.bundled:
        yield NextStep(_BUNDLE + ground, CasePart.BUNDLES)
    yield NextStep(_RESPONSE + ground, CasePart.SEND)


def _after_it(state: CaseState) -> Iterator[NextStep]:
    if state.reply_by_on:
        by = long_date(state.reply_by_on)
        yield NextStep(f"A reply is due by {by}. Record it when it comes.", CasePart.STEPS)
    if state.hearing_on:
        day = long_date(state.hearing_on)
        yield NextStep(f"The hearing is on {day}. Then record what was decided.", CasePart.STEPS)
    if state.heard:
        yield NextStep("Put the tribunal’s decision into effect, and record when.", CasePart.STEPS)
    if state.papers_owed:
        yield NextStep(_OWED, CasePart.SEND)


_OWED = (
    "The last set said that papers follow, and no day. Send them, or send a set that says that "
    "none follow."
)
_WAIT = "Wait for the tribunal. Record each direction, hearing and decision on the day it comes."
_DECISION = (
    "Record the decision that this case is about: its ground, from when it changes the award, and "
    "each notice that was sent."
)
_GROUND = (
    "Record the ground of the decision, and what shows it. If there is none, look at the decision "
    "again."
)
_NOTICE = "Record each notice of the decision: the day it was sent, to whom, and what it said."
_APPEAL = "Nothing is due. If an appeal comes, record it on the day it comes."
_AUTHORITY = (
    "Ask the appellant who may act for them, and record that you asked. The appeal is sent on "
    "meanwhile."
)
_DISCLOSURE = (
    "Ask the disclosure officer to decide what goes in. The response does not wait for it: it goes "
    "with what is decided, and says what follows."
)
_NOBODY = (
    "Put a disclosure officer on this case, who decides what goes in. The response does not wait "
    "for it: it goes with what is decided, and says what follows."
)
_DECIDE = "Decide what goes in, item by item, and then give the certificate. Nothing waits for it."
_DRAFT = "Draft the response, and finish it in Word. One that is written elsewhere can go as well."
_BUNDLE = "Have what goes made into a bundle. The response can go without one."
_RESPONSE = (
    "Look through the bundle, page by page. Then send the response with it, and record the day."
)
_NO_GROUND = "No ground is recorded for the decision: the council must show one."
