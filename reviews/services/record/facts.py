"""Facts with two times: recorded once, superseded by a correction, never overwritten."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import uuid4

from reviews.domain.people.roles import Act
from reviews.store.record.events import add_all, columns
from reviews.store.record.session import Session
from reviews.store.tables.base import Recorded, TwoTimes, Written

if TYPE_CHECKING:
    from reviews.store.tables import Base

R = TypeVar("R", bound=Recorded)
W = TypeVar("W", bound=Written)
_OWN = {"id", "recorded_at", "recorded_by", "superseded_at"}


def first(session: Session, act: Act, kind: type[W], /, **values: object) -> W:
    """A fact recorded for the first time. Give `id` to choose it."""
    key = values.pop("id", None) or uuid4()
    if issubclass(kind, TwoTimes):
        values = {"fact_id": key, "true_from_on": None, "true_to_on": None} | values
    made: Any = kind
    row: W = made(id=key, recorded_at=act.at, recorded_by=act.by.id, **values)
    session.add(row)
    return row


def first_many(
    session: Session, act: Act, kind: type[R], facts: Iterable[Mapping[str, object]]
) -> None:
    """Facts recorded for the first time, many at once; all say the same columns."""
    new, table = [], cast("type[Base]", kind)
    for values in facts:
        key = uuid4()
        own = {"id": key, "recorded_at": act.at, "recorded_by": act.by.id}
        dated = {"fact_id": key, "true_from_on": None, "true_to_on": None}
        new.append({**own, **(dated if issubclass(kind, TwoTimes) else {}), **values})
    add_all(session, table, new)


def again(session: Session, act: Act, row: R, **changes: object) -> R:
    """The same fact in new words: the row before is superseded and stays.

    Raises:
        ValueError: the row has been superseded already; a fault of ours.
    """
    if row.superseded_at is not None:
        raise ValueError("A superseded record cannot be superseded again.")
    row.superseded_at = act.at
    kept = {name: getattr(row, name) for name in _columns(row) if name not in _OWN}
    kind: Any = type(row)
    new: R = kind(id=uuid4(), recorded_at=act.at, recorded_by=act.by.id, **(kept | changes))
    session.add(new)
    return new


def first_or_again(
    session: Session, act: Act, kind: type[R], row: R | None, /, **values: object
) -> R:
    """A fact in place of the row that stands, or recorded for the first time where none does.

    `row` is found by what the values say the fact is of.
    """
    if row is None:
        return first(session, act, kind, **values)
    return again(session, act, row, **values)


def stripped(**facts: object) -> dict[str, object]:
    """What people wrote, less spaces at either end; values of other kinds as they are."""
    return {name: one.strip() if type(one) is str else one for name, one in facts.items()}


def _columns(row: "Base | Recorded") -> list[str]:
    return list(columns(row))  # type: ignore[arg-type]  # every recorded row is a table's
