"""Rows into frozen dataclasses, by field name."""

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Row

T = TypeVar("T")


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
