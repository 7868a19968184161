"""Reviews: started with a plan, paused, stopped, closed and opened again, with reasons."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from reviews.domain.accounts.tasks import check_excusable
from reviews.domain.assessment.planned_parts import FILE_SET
from reviews.domain.dates import Span, check_span
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.review.state import ReviewState, check_move, check_open
from reviews.services.register.schemes import COUNCIL, open_scheme
from reviews.store.accounts.tasks import advocate_sought
from reviews.store.record import events
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.tables import ExcusedPart, Review, ReviewResident, Scheme

_MOVED: Mapping[ReviewState, EventKind] = {
    ReviewState.OPEN: EventKind.REVIEW_OPENED_AGAIN,
    ReviewState.PAUSED: EventKind.REVIEW_PAUSED,
    ReviewState.STOPPED: EventKind.REVIEW_STOPPED,
    ReviewState.CLOSED: EventKind.REVIEW_CLOSED,
}


def stream_of(review_id: UUID) -> str:
    """The event stream of a review."""
    return f"review:{review_id}"


def record(
    session: Session,
    act: Act,
    review_id: UUID,
    kind: EventKind,
    words: Mapping[str, Any] | None = None,
    **about: UUID | None,
) -> None:
    """Add an event to a review's stream; `about` names what it is about beside the review."""
    every = {"review": review_id, **about}
    events.record(session, act, stream_of(review_id), kind, about=every, words=words)


def start_review(
    session: Session,
    act: Act,
    scheme_id: UUID,
    *,
    why: str,
    residents: Collection[UUID] = (),
    period_from_on: date | None = None,
    period_to_on: date | None = None,
    review_id: UUID | None = None,
) -> UUID:
    """Start a review of a scheme, with the residents whose interview and file are planned.

    Raises:
        Refused: no reason is given, the scheme is closed or a review of it is open.
        NotAllowed: the scheme belongs to another team.
    """
    key = review_id or uuid4()
    lock(session, COUNCIL)
    lock(session, f"scheme:{scheme_id}")
    scheme = _reviewable(session, act, scheme_id, why)
    check_span(period_from_on, period_to_on, "period_to_on")
    reference = reviews.next_reference(session, act.today.year)
    period = Span(period_from_on, period_to_on)
    session.add(_row(act, key, reference, scheme, why, period))
    session.flush()
    _plan(session, act, key, residents)
    record(session, act, key, EventKind.REVIEW_STARTED, {"why": why.strip()}, scheme=scheme_id)
    return key


def _reviewable(session: Session, act: Act, scheme_id: UUID, why: str) -> Scheme:
    scheme = open_scheme(session, scheme_id)
    if not act.by.works_on(scheme.team_id):
        raise NotAllowed("This scheme belongs to another team.")
    check_said(why, "Say why this scheme is reviewed now.", "why")
    if scheme.closed_on is not None:
        raise Refused("This scheme is closed, so it cannot be reviewed.")
    if reviews.open_review_of(session, scheme_id):
        raise Refused("A review of this scheme is open already.")
    return scheme


def _row(
    act: Act, review_id: UUID, reference: str, scheme: Scheme, why: str, period: Span
) -> Review:
    return Review(
        id=review_id,
        reference=reference,
        scheme_id=scheme.id,
        team_id=scheme.team_id,
        lead_id=act.by.id,
        why=why.strip(),
        period_from_on=period.from_on,
        period_to_on=period.to_on,
        opened_on=act.today,
        opened_at=act.at,
        state=ReviewState.OPEN,
        state_reason="",
        state_at=act.at,
    )


def _plan(session: Session, act: Act, review_id: UUID, residents: Collection[UUID]) -> None:
    planned = {"interview_planned": True, "file_planned": True}
    session.add_all(
        ReviewResident(**planned, resident_id=one, review_id=review_id, added_at=act.at)
        for one in residents
    )


def row_of(session: Session, act: Act, review_id: UUID, *, must_be_open: bool = True) -> Review:
    """Lock a review and give its row to a service that works on it.

    Raises:
        NotThere: there is none, or it belongs to a team that this officer does not work in.
        Refused: it is paused, stopped or closed.
    """
    lock(session, stream_of(review_id))
    row = session.get(Review, review_id)
    if row is None or not act.by.works_on(row.team_id):
        raise NotThere
    if must_be_open:
        check_open(row.state)
    return row


def add_residents(session: Session, act: Act, review_id: UUID, residents: Collection[UUID]) -> None:
    """Plan the interview and personal file of more residents."""
    row_of(session, act, review_id)
    known = {one.resident_id for one in reviews.planned_residents(session, review_id)}
    new = [one for one in residents if one not in known]
    if not new:
        return
    _plan(session, act, review_id, new)
    record(session, act, review_id, EventKind.RESIDENTS_PLANNED, {"count": len(new)})


def move_review(session: Session, act: Act, review_id: UUID, to: ReviewState, reason: str) -> None:
    """Pause, stop, close or open a review again, with the reason.

    Raises:
        NotAllowed: only a lead reviewer of the team may.
        Refused: the move is not allowed from where it stands, no reason is given, or another
            review of the scheme is open.
    """
    row = row_of(session, act, review_id, must_be_open=False)
    if not act.by.leads(row.team_id):
        raise NotAllowed("A lead reviewer of the team decides this.")
    check_move(row.state, to, reason)
    other = reviews.open_review_of(session, row.scheme_id)
    if to is ReviewState.OPEN and other not in (None, review_id):
        raise Refused("Another review of this scheme is open. Two cannot be open at once.")
    row.state, row.state_reason, row.state_at = to, reason.strip(), act.at
    record(session, act, review_id, _MOVED[to], {"reason": reason.strip()})


def excuse_part(
    session: Session,
    act: Act,
    review_id: UUID,
    part: str,
    reason: str,
    resident_id: UUID | None = None,
    *,
    for_want_of_advocate: bool = False,
) -> None:
    """Record that a planned part will not be done, and why. Refusal needs no more than that.

    Raises:
        Refused: no reason is given, it is excused already, or it is a talk that only waits for an
            advocate or supporter.
    """
    row_of(session, act, review_id)
    if resident_id is not None and part != FILE_SET:
        sought = advocate_sought(session, review_id, resident_id)
        check_excusable(sought, for_want_of_advocate=for_want_of_advocate)
    check_said(reason, "Say why this part will not be done.", "reason")
    excused = reviews.excused_parts(session, review_id)
    if (part, resident_id) in {(one.part, one.resident_id) for one in excused}:
        raise Refused("This part is excused already.")
    write_excuse(session, act, review_id, part, reason, resident_id)


def excuse_voices(
    session: Session,
    act: Act,
    review_id: UUID,
    voices: Collection[tuple[str, UUID | None]],
    reason: str,
) -> None:
    """Record that some voices of a planned part will not be heard, each by its key and resident.

    Raises:
        Refused: no reason is given, no voice is chosen, or one is excused already.
    """
    if not voices:
        raise Refused("Choose whose voices will not be heard.", "voices")
    for key, resident_id in voices:
        excuse_part(session, act, review_id, key, reason, resident_id)


def write_excuse(
    session: Session, act: Act, review_id: UUID, part: str, reason: str, resident_id: UUID | None
) -> None:
    """Write that a part will not be done; the caller has locked the review and checked."""
    words = {"part": part, "reason": reason.strip()}
    of = {"review_id": review_id, "resident_id": resident_id}
    session.add(ExcusedPart(**of, **words, by=act.by.id, at=act.at))
    record(session, act, review_id, EventKind.PART_EXCUSED, words, resident=resident_id)


def plan_part_again(session: Session, act: Act, review_id: UUID, excused_id: UUID) -> None:
    """Plan again a part that was excused."""
    row_of(session, act, review_id)
    row = session.get(ExcusedPart, excused_id)
    if row is None or row.review_id != review_id or row.ended_at is not None:
        raise NotThere("This has changed since you opened the page. Look again.")
    row.ended_at = act.at
    words = {"part": row.part}
    record(session, act, review_id, EventKind.PART_PLANNED_AGAIN, words, resident=row.resident_id)
