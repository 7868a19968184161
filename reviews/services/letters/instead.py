"""What is done with an issued letter that may not be sent, in place of sending it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from reviews.domain.errors import Refused, check_said
from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.may_leave import WENT, Instead
from reviews.domain.letters.went import Went
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.review.reviews import record
from reviews.store.record.session import Session
from reviews.store.tables import Letter, LetterInstead

from .may_leave import standing_check
from .steps import check_sent_on, open_letter
from .went import write_went

_RECORDED_AS: Mapping[Instead, EventKind] = {
    Instead.HANDED_OVER: EventKind.LETTER_HANDED_OVER,
    Instead.KEPT_BACK: EventKind.LETTER_KEPT_BACK,
    Instead.DESTROYED: EventKind.LETTER_DESTROYED,
    Instead.GONE: EventKind.LETTER_GONE,
}
_HOW = {
    Instead.HANDED_OVER: "by hand at a visit",
    Instead.GONE: "already, before it was stopped,",
}


def record_instead(
    session: Session,
    act: Act,
    letter_id: UUID,
    *,
    what: Instead,
    done_on: date,
    words: str,
    went: Went | None = None,
) -> None:
    """Record what was done with an issued letter that may not be sent.

    `went` is in which format and language it was handed over, or had gone.

    Raises:
        Refused: nothing stops the letter, this may not be done with it, the day is wrong, or
            nothing says what was done.
    """
    row = _row_stopped(session, act, letter_id, what)
    check_sent_on(row, done_on, act.today, "done_on")
    check_said(words, "Say what was done, and by whom.", "words")
    of = {"letter_id": letter_id, "recorded_at": act.at, "recorded_by": act.by.id}
    session.add(LetterInstead(**of, what=what, done_on=done_on, words=words.strip()))
    if what in WENT:
        write_went(session, act, row, went)
    _move(act, row, what, done_on)
    told = {"reference": row.reference, "on": done_on, "words": words.strip()}
    record(session, act, row.review_id, _RECORDED_AS[what], told, letter=letter_id)


def _row_stopped(session: Session, act: Act, letter_id: UUID, what: Instead) -> Letter:
    """The row of an issued letter that may not be sent, with which this may be done."""
    row = open_letter(session, act, letter_id)
    if row.state is not LetterState.ISSUED:
        raise Refused("Only a letter that is issued, and not sent, can be dealt with here.")
    standing = standing_check(session, act, row)
    if not standing.stopped:
        raise Refused("Nothing stops this letter now. Go back, send it, and record how.")
    if what not in standing.instead:
        raise Refused(f"This letter may not be handed over. {standing.ask}", "what")
    return row


def _move(act: Act, row: Letter, what: Instead, done_on: date) -> None:
    """Into the state that it leaves the letter in; one kept back stays as it is."""
    if what is Instead.DESTROYED:
        row.state = LetterState.DESTROYED
    elif what in WENT:
        row.state, row.sent_by, row.sent_on = LetterState.SENT, act.by.id, done_on
        row.sent_how = _HOW[what]
