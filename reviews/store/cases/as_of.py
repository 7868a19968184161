"""The records of a case as they stood: every wording read once, and the one of then chosen."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.cases.as_of import AsOf, Seen, stood
from reviews.store.tables.base import Written

R = TypeVar("R", bound=Written)


def as_it_stood(
    session: Session, kind: type[R], as_of: AsOf, *keys: str, **of: object
) -> list[Seen[R]]:
    """The rows of a table as they stood, in the order of their first wording; one query.

    Args:
        session: any session.
        kind: the table; its rows may be superseded, or only written.
        as_of: how the case is read.
        keys: the columns that say which wordings belong together, where there is no `fact_id`.
        of: what the rows are of, by column.
    """
    query = select(kind).filter_by(**of)
    if as_of.now and hasattr(kind, "superseded_at"):
        query = query.filter_by(superseded_at=None)
    rows = session.scalars(query)
    if keys:
        return stood(rows, as_of, lambda row: tuple(getattr(row, key) for key in keys))
    return stood(rows, as_of)
