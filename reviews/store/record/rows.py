"""Rows as services and queries take them: one that stands, and frozen dataclasses of them."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from reviews.store.tables.base import Base, Recorded

T = TypeVar("T")
K = TypeVar("K")
R = TypeVar("R", bound=Recorded)


def read(kind: type[T], row: Any, **more: Any) -> T:
    """A frozen dataclass from a row or a result line that has its fields by name.

    `more` gives fields that the row does not hold.
    """
    source = row._mapping if isinstance(row, Row) else None  # noqa: SLF001 - SQLAlchemy's public name
    values = {
        one.name: source[one.name] if source is not None else getattr(row, one.name)
        for one in fields(kind)  # type: ignore[arg-type]  # every kind is a dataclass
        if one.name not in more and (source is None or one.name in source)
    }
    return kind(**values, **more)


def select_as(kind: type[Any], table: type[Base], **elsewhere: Any) -> Select[*tuple[Any, ...]]:
    """A query for a frozen dataclass: the columns that are its fields, in the order of the fields.

    `elsewhere` gives columns of other tables, by name; those that are no field come last.
    """
    every = {one.name: getattr(table, one.name, None) for one in fields(kind)} | elsewhere
    columns = (column.label(name) for name, column in every.items() if column is not None)
    return select(*columns).select_from(table)


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """The second of each pair by the first, in the order given."""
    found: dict[K, list[T]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found


def standing_row(session: Session, kind: type[R], **of: object) -> R | None:
    """The row that stands of a fact, to be superseded by a service.

    Args:
        session: any session.
        kind: the table of the fact.
        of: what the fact is of, by column; None where a column holds nothing.
    """
    return session.scalar(select(kind).filter_by(superseded_at=None, **of))
