"""Ending the records that stand beside one that is kept, in a database not up to date yet."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import Table, inspect, select, update
from sqlalchemy.orm import Session

from reviews.store.migrations.doubles import Double, find_doubles
from reviews.store.record.events import cover
from reviews.store.tables import Base

_WHY = "Another review of this scheme stands in its place."


def beside(session: Session, record_id: UUID) -> Double | None:
    """A record with all that stand beside it; None where none does."""
    found = [one for one in find_doubles(session.connection()) if record_id in one.ids]
    ids = {key for one in found for key in one.ids}
    return Double(found[0].table, found[0].columns, tuple(sorted(ids))) if found else None


def end_others(session: Session, double: Double, kept: UUID, at: datetime) -> None:
    """Let one record stand and the others no more; the caller records the event."""
    table = Base.metadata.tables[double.table]
    if table.name == "assessment_reading":
        changes = _renumbered(session, table, kept)
    else:
        changes = {one: _ended(table, at) for one in double.ids if one != kept}
    for key, values in changes.items():
        session.execute(update(table).where(table.c.id == key).values(**values))
    known = {one["name"] for one in inspect(session.connection()).get_columns(table.name)}
    columns = [one for one in table.columns if one.name in known]
    written = session.execute(select(*columns).where(table.c.id.in_(changes)))
    cover(session, table.name, [dict(row) for row in written.mappings()])


def _ended(table: Table, at: datetime) -> Mapping[str, object]:
    """How a record of a table says that it stands no more."""
    if table.name == "review":
        return {"state": "stopped", "state_reason": _WHY, "state_at": at}
    if table.name == "letter":
        return {"state": "discarded"}
    return {name: at for name in ("superseded_at", "ended_at", "left_at") if name in table.columns}


def _renumbered(session: Session, table: Table, kept: UUID) -> dict[UUID, Mapping[str, object]]:
    """All steps of a second reading are kept: the one that stands counts as the later of two."""
    c = table.c
    review = select(c.review_id).where(c.id == kept).scalar_subquery()
    rows = session.execute(select(c.id, c.number).where(c.review_id == review)).all()
    ordered = sorted(rows, key=lambda row: (row.number, row.id == kept))
    return {row.id: {"number": number} for number, row in enumerate(ordered, 1)}
