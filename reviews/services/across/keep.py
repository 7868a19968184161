"""Which of two records stands, where an older database has more than one (decision 0072)."""

from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.register.schemes import COUNCIL
from reviews.store.across.one_kept import beside, end_others
from reviews.store.record.events import last_stream, record
from reviews.store.record.session import Session
from reviews.store.record.tree import works_without_a_tree


def keep(session: Session, act: Act, record_id: UUID) -> int:
    """Let one record stand before those beside it; returns how many those are.

    The event is told wherever one of them was written: in each history that shows it.

    It works on the tables of a database that is not up to date yet, whatever columns they lack.
    """
    works_without_a_tree(session)
    found = beside(session, record_id)
    if found is None:
        raise Refused("No record with this id stands beside another.")
    end_others(session, found, record_id, act.at)
    others = [one for one in found.ids if one != record_id]
    about = {"kept": record_id}
    words = {"table": found.table, "beside": others}
    streams = {last_stream(session, found.table, [one]) or COUNCIL for one in found.ids}
    for stream in sorted(streams):
        record(session, act, stream, EventKind.ONE_KEPT, about=about, words=words)
    return len(others)
