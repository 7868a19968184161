"""A scheme that closes, and one that is open after all."""

from datetime import date
from uuid import UUID

from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closing import check_closing, check_opened_again
from reviews.store.across import open_at_closing
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.register import scheme_index

from .schemes import kept_scheme, record, stream_of


def close_scheme(session: Session, act: Act, scheme_id: UUID, closed_on: date, reason: str) -> None:
    """Close a scheme, now or on a day to come; the clocks of its recommendations stop then."""
    lock(session, stream_of(scheme_id))
    row = kept_scheme(session, act, scheme_id)
    session.refresh(row)
    check_closing(
        closed_on,
        reason,
        today=act.today,
        known_since=open_at_closing.known_since(session, scheme_id),
        before=row.closed_on,
    )
    row.closed_on, row.closed_reason = closed_on, reason.strip()
    words = {"on": closed_on, "reason": reason.strip()}
    record(session, act, scheme_id, EventKind.SCHEME_CLOSED, words)
    scheme_index.refresh(session, [scheme_id], act.today)


def open_again(session: Session, act: Act, scheme_id: UUID, reason: str) -> None:
    """Record that a scheme is open after all; the clocks of its recommendations run again."""
    lock(session, stream_of(scheme_id))
    row = kept_scheme(session, act, scheme_id)
    session.refresh(row)
    check_opened_again(row.closed_on, reason)
    row.closed_on, row.closed_reason = None, None
    record(session, act, scheme_id, EventKind.SCHEME_OPENED_AGAIN, {"reason": reason.strip()})
    scheme_index.refresh(session, [scheme_id], act.today)
