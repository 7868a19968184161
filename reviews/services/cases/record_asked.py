"""A benefits officer asks a review's team to record something, and is answered in words.

The request goes to the review's own stream and names no case: disclosing what is known of a claim
needs a lawful authority, and reviewers are witnesses.
"""

from uuid import UUID

from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act, Permission, sees_every_team
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first
from reviews.services.review.reviews import stream_of
from reviews.store.cases import cases
from reviews.store.people.officers import names
from reviews.store.record import events
from reviews.store.record.session import Session
from reviews.store.review.reviews import review
from reviews.store.tables import RecordAskedFor


def ask(
    session: Session, act: Act, review_id: UUID, words: str, case_id: UUID | None = None
) -> UUID:
    """Ask a review's team to record something, in a case or in none.

    Raises:
        Refused: nothing is said, or the review does not bear on the case.
        NotThere: there is no such review, or the case does not open to this officer.
        NotAllowed: the officer does not work appeals.
    """
    events.lock(session, stream_of(review_id))
    if not (act.by.may(Permission.APPEALS) and sees_every_team(act.by)):
        raise NotAllowed
    if review(session, review_id) is None:
        raise NotThere
    if case_id is not None:
        _check_case(session, act, case_id, review_id)
    check_said(words, "Say what you ask them to record.", "words")
    row = first(
        session,
        act,
        RecordAskedFor,
        review_id=review_id,
        case_id=case_id,
        words=words.strip(),
        answer=None,
        answered_at=None,
        answered_by=None,
    )
    session.flush()
    _record(session, act, review_id, EventKind.RECORD_ASKED_FOR)
    return row.id


def _check_case(session: Session, act: Act, case_id: UUID, review_id: UUID) -> None:
    if cases.opened(session, act.by, case_id) is None:
        raise NotThere
    if all(one.id != review_id for one in cases.reviews_of(session, case_id)):
        raise Refused("Choose a review that bears on this case.", "review_id")


def answer(session: Session, act: Act, asked_id: UUID, words: str) -> None:
    """Answer what the team was asked to record; whoever asked reads it.

    Raises:
        Refused: nothing is said, or somebody answered meanwhile.
        NotThere: there is no such request, or the officer does not work on that review.
    """
    row = session.get(RecordAskedFor, asked_id)
    of = review(session, row.review_id) if row else None
    if row is None or of is None or not act.by.works_on(of.team_id):
        raise NotThere
    events.lock(session, stream_of(of.id))
    session.refresh(row)
    if row.answered_by is not None:
        who = names(session).get(row.answered_by, "Somebody")
        raise Refused(f"{who} answered meanwhile: “{row.answer}”. Your answer is not saved.")
    check_said(words, "Say what you recorded, or why you did not.", "words")
    row.answer, row.answered_at, row.answered_by = words.strip(), act.at, act.by.id
    _record(session, act, of.id, EventKind.RECORD_ASKED_ANSWERED)


def _record(session: Session, act: Act, review_id: UUID, kind: EventKind) -> None:
    events.record(session, act, stream_of(review_id), kind, about={"review": review_id})
