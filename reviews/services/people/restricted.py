"""The council's lists of who may open what is kept apart."""

from collections.abc import Collection, Mapping
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.people.restricted import Room, may_be_listed
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.store.people import officers, restricted
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import RestrictedReader

from .officers import COUNCIL, check_seen


def set_readers(
    session: Session, act: Act, chosen: Mapping[Room, Collection[UUID]], *, seen: str = ""
) -> None:
    """Put exactly these officers on these lists.

    `seen` is the version of the lists on the page that was filled in, where there was one.

    Raises:
        Refused: an auditor or a closed account is chosen, or someone changed a list meanwhile.
    """
    lock(session, COUNCIL)
    if seen:
        check_seen(restricted.readers(session), seen)
    for room, ids in chosen.items():
        _set(session, act, room, ids)
    record(session, act, COUNCIL, EventKind.RESTRICTED_READERS_CHANGED)


def _set(session: Session, act: Act, room: Room, chosen: Collection[UUID]) -> None:
    held = {row.officer_id: row for row in restricted.reader_rows(session, room)}
    for one in officers.officers(session, only=set(chosen) - set(held)):
        if one.closed_at is not None or not may_be_listed(one.roles):
            raise Refused(f"{one.name} cannot be on this list.", room)
        row = RestrictedReader(room=room, officer_id=one.id, given_by=act.by.id, given_at=act.at)
        session.add(row)
    for officer_id in set(held) - set(chosen):
        held[officer_id].ended_by, held[officer_id].ended_at = act.by.id, act.at
