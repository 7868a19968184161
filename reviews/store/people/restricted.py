"""Who may open the records that are kept apart, by the council's own lists."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, select, true
from sqlalchemy.orm import Session

from reviews.domain.people.restricted import Room, may_be_listed, opens_every_concern
from reviews.domain.people.roles import Viewer
from reviews.store.tables import RestrictedReader


def listed(room: Room, viewer: Viewer) -> ColumnElement[bool]:
    """Whether the council's list names a viewer who may be on it, or their role stands for it."""
    if not may_be_listed(viewer.roles):
        return false()
    if room is Room.SAFEGUARDING and opens_every_concern(viewer):
        return true()
    return exists().where(
        RestrictedReader.room == room,
        RestrictedReader.officer_id == viewer.id,
        RestrictedReader.ended_at.is_(None),
    )


def is_listed(session: Session, room: Room, viewer: Viewer) -> bool:
    """Whether the council's list names this viewer."""
    return bool(session.scalar(select(listed(room, viewer))))


def reader_rows(session: Session, room: Room) -> list[RestrictedReader]:
    """Those on a list now, to be changed by a service."""
    query = select(RestrictedReader).where(
        RestrictedReader.room == room, RestrictedReader.ended_at.is_(None)
    )
    return list(session.scalars(query.order_by(RestrictedReader.given_at, RestrictedReader.id)))


def readers(session: Session) -> dict[Room, list[UUID]]:
    """The officers on each list now."""
    return {room: [row.officer_id for row in reader_rows(session, room)] for room in Room}
