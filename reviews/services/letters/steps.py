"""The steps of a letter once drafted: cleared, approved, issued, sent, or put aside.

Approval is bound to the rendered bytes and the date; issue uses exactly those bytes.
"""

from datetime import date
from uuid import UUID

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.letters.approval import binding, check_approval, check_issue
from reviews.domain.letters.kinds import ENDED, FROZEN, LetterState
from reviews.domain.letters.went import Went
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore
from reviews.services.review.reviews import record, stream_of
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import passages_alike
from reviews.store.record.events import head_hash
from reviews.store.record.session import Session
from reviews.store.tables import Letter, LetterPassage

from .draft import open_review
from .may_leave import check_may_leave
from .residents_first import check_residents_ready
from .went import write_went
from .whole import check_whole


def open_letter(session: Session, act: Act, letter_id: UUID) -> Letter:
    """Lock the review of a letter, and give its row to a service that works on it."""
    row = session.get(Letter, letter_id)
    if row is None:
        raise NotThere
    open_review(session, act, row.review_id)
    session.refresh(row)
    return row


def clear_passage(
    session: Session, act: Act, letter_id: UUID, passage_id: UUID, reason: str
) -> int:
    """Record that a passage was read and does not give anyone away, and why.

    Equal words are decided once: the reason holds for the very same passage to the same readers
    wherever it stands in drafts of this review.

    Returns:
        In how many letters it is cleared.

    Raises:
        Refused: no reason is given, someone cleared it already, or the draft has changed since.
    """
    row = open_letter(session, act, letter_id)
    passage = _passage_of(session, row, passage_id)
    if passage.cleared_at is not None:
        raise Refused("Someone has cleared this passage already. Look at the letter again.")
    check_said(reason, "Say why this passage does not point to one person.", "reason")
    same = passages_alike(session, passage_id)
    for one in (passage, *same):
        _clear(session, act, one, reason.strip())
    return len({letter_id, *(one.letter_id for one in same)})


def _passage_of(session: Session, row: Letter, passage_id: UUID) -> LetterPassage:
    """A passage of the draft that stands."""
    passage = session.get(LetterPassage, passage_id)
    of = passage and (passage.letter_id, passage.draft)
    if row.state is not LetterState.DRAFT or passage is None or of != (row.id, row.draft):
        raise Refused("There is a newer draft of this letter. Look at it first.")
    return passage


def _clear(session: Session, act: Act, passage: LetterPassage, reason: str) -> None:
    letter = session.get_one(Letter, passage.letter_id)
    passage.cleared_by, passage.cleared_at, passage.cleared_reason = act.by.id, act.at, reason
    words = {"reference": letter.reference}
    record(session, act, letter.review_id, EventKind.PASSAGE_CLEARED, words, letter=letter.id)


def approve(session: Session, act: Act, letter_id: UUID, seen: str) -> None:
    """Approve a letter as it was rendered, to be issued on the date it bears.

    `seen` is the binding of the draft that the approver read.

    Raises:
        Refused: they drafted it, a passage is not cleared, the draft has changed since they read
            it, it may not leave, or it has an empty place.
    """
    row = open_letter(session, act, letter_id)
    if row.state is not LetterState.DRAFT or row.binding != seen:
        raise Refused("This letter has changed since you opened it. Read it as it is now.")
    passages = letters.passages_of(session, letter_id, row.draft)
    check_approval(row.drafted_by, act.by.id, sum(not one.cleared_at for one in passages))
    check_whole(session, row)
    check_may_leave(session, act, row)
    row.state, row.approved_by, row.approved_at = LetterState.APPROVED, act.by.id, act.at
    row.approved_binding = row.binding
    words = {"reference": row.reference}
    record(session, act, row.review_id, EventKind.LETTER_APPROVED, words, letter=letter_id)


def issue(session: Session, act: Act, letter_id: UUID, store: FileStore) -> None:
    """Issue an approved letter: its bytes are frozen, and its recommendations' clocks start.

    Raises:
        Refused: it is not approved, is dated another day, may not leave, waits for the letters to
            residents, or a file on disk is not the one that was approved.
    """
    row = open_letter(session, act, letter_id)
    if row.state is not LetterState.APPROVED:
        raise Refused("Only a letter that someone else has approved can be issued, and only once.")
    check_whole(session, row)
    check_may_leave(session, act, row)
    check_residents_ready(session, act, row)
    check_issue(row.planned_issue_on, act.today)
    found = {
        one.format: store.digest(one.bytes_id) or ""
        for one in letters.files_of(session, letter_id, row.draft)
    }
    if binding(found, row.planned_issue_on) != row.approved_binding:
        raise Refused(
            "A file of this letter is not the one that was approved. Tell an administrator, and "
            "draft the letter again."
        )
    row.state, row.issued_by, row.issued_at = LetterState.ISSUED, act.by.id, act.at
    row.chain_head = head_hash(session, stream_of(row.review_id))
    words = {"reference": row.reference, "kind": row.kind}
    about = {"letter": letter_id, "resident": row.resident_id}
    record(session, act, row.review_id, EventKind.LETTER_ISSUED, words, **about)


def check_sent_on(row: Letter, day: date, today: date, field: str) -> None:
    """Check the day on which something was done with an issued letter."""
    if not row.planned_issue_on <= day <= today:
        raise Refused(
            "The date must be today or in the past, and not before the date of the letter.", field
        )


def record_sent(
    session: Session,
    act: Act,
    letter_id: UUID,
    *,
    sent_on: date,
    sent_how: str,
    went: Went | None = None,
) -> None:
    """Record that an issued letter was sent: when, how, and in which format and language.

    `went` is None where nobody knows any more in which format and language that was.

    Raises:
        Refused: it is not issued, it may not be sent, waits for the letters to residents, the day
            is wrong, or nothing says how, or why it went otherwise than it was asked for.
    """
    row = open_letter(session, act, letter_id)
    if row.state is not LetterState.ISSUED:
        raise Refused("Only an issued letter can be recorded as sent, and only once.")
    check_may_leave(session, act, row)
    check_residents_ready(session, act, row)
    check_sent_on(row, sent_on, act.today, "sent_on")
    check_said(sent_how, "Say how it was sent, such as by post or by hand.", "sent_how")
    write_went(session, act, row, went)
    row.state, row.sent_by, row.sent_on = LetterState.SENT, act.by.id, sent_on
    row.sent_how = sent_how.strip()
    words = {"reference": row.reference, "on": sent_on, "how": sent_how.strip()}
    record(session, act, row.review_id, EventKind.LETTER_SENT, words, letter=letter_id)


def discard(session: Session, act: Act, letter_id: UUID, reason: str) -> None:
    """Put a draft or an approved letter aside; it stays on the record.

    Raises:
        Refused: it is issued or put aside already, or no reason is given.
    """
    row = open_letter(session, act, letter_id)
    if row.state in FROZEN:
        raise Refused("This letter is issued, so it cannot be put aside.")
    if row.state in ENDED:
        raise Refused("This letter is put aside already.")
    check_said(reason, "Say why this letter is not needed.", "reason")
    row.state = LetterState.DISCARDED
    words = {"reference": row.reference, "reason": reason.strip()}
    record(session, act, row.review_id, EventKind.LETTER_DISCARDED, words, letter=letter_id)
