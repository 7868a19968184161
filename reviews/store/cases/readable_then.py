"""What is readable in a case, as it stood on a day: which wording is read, and what is said of it.

Nothing here adds a piece: what may be read is always as it is today.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Date, String, inspect
from sqlalchemy.orm import Session

from reviews.domain.across.as_it_stood import Known, Said
from reviews.domain.cases.as_of import AsOf, Mark, off_the_day
from reviews.domain.record.wordings import KEPT
from reviews.store.across.wordings import as_they_stood, earlier, may_differ
from reviews.store.record.rows import grouped
from reviews.store.tables import Evidence

from .as_of import last_instant

T = TypeVar("T")
_DAYS = {"true_from_on": "from when it was true", "true_to_on": "until when it was true"}
_IDENTITY = {**_DAYS, "limb": "what it speaks to"}


def as_identified(
    session: Session, every: Iterable[Any], own: Mapping[UUID, tuple[Mark, ...]], as_of: AsOf
) -> list[Any]:
    """Pieces as they were registered, each with its marks; what is to be hidden is left out.

    `own` are the papers of the case itself, with their marks. Four queries at most.
    """
    pieces = list(every)
    if as_of.now:
        return pieces
    at = last_instant(as_of)
    known = {one.id for one in pieces if as_of.knows(one.recorded_at)}
    then = _earlier(session, known, at) if at else {}
    found = [_identified(one, then.get(one.id, {}), own.get(one.id), as_of) for one in pieces]
    return [one for one in found if one is not None]


def _earlier(
    session: Session, known: Collection[UUID], at: datetime
) -> dict[UUID, dict[str, Said]]:
    changed = may_differ(session, Evidence.__tablename__, known, at)
    return earlier(session, Evidence, changed, at) if changed else {}


def _identified(
    one: Any, said: Mapping[str, Said], own: tuple[Mark, ...] | None, as_of: AsOf
) -> Any:
    marks = own or ()
    if not (as_of.knows(one.recorded_at) or own):
        if as_of.hides:
            return None
        marks = (Mark.LATER,)
    lost = tuple(
        f"{name[:1].upper()}{name[1:]}: {said[column].as_.words}"
        for column, name in _IDENTITY.items()
        if column in said and said[column].as_.known is Known.NOT_KEPT
    )
    values = {column: said[column].value for column in _IDENTITY if column in said}
    row = replace(one, **values) if values else one
    off = None if lost else off_the_day(row.true_from_on, row.true_to_on, as_of.true_on)
    if off in (Mark.AFTER, Mark.BEFORE) and as_of.hides:
        return None
    said_beside = (*marks, off) if off else marks
    return replace(row, marks=said_beside, notes=lost) if said_beside or lost else row


def in_words_then(session: Session, rows: Mapping[UUID, T], as_of: AsOf) -> dict[UUID, T]:
    """Rows by their ids as they were worded then; words that were not kept say so.

    Of rows that are changed in place only: three queries for each of their tables at most.
    """
    at = last_instant(as_of)
    if at is None:
        return dict(rows)
    tables = grouped((getattr(row, "__tablename__", ""), key) for key, row in rows.items())
    changed: set[UUID] = set()
    for table in tables.keys() & KEPT.keys():
        changed |= may_differ(session, table, tables[table], at)
    if not changed:
        return dict(rows)
    held: dict[UUID, Any] = {key: row for key, row in rows.items() if key in changed}
    said = as_they_stood(session, held.values(), at)
    worded = {key: _worded(row, said[row.__tablename__, row.id]) for key, row in held.items()}
    return {**rows, **worded}


def _worded(row: Any, said: Mapping[str, Said]) -> Any:
    """A copy of a row in its words of then, of no session; the row itself where it says the same.

    Only words and days: what picks a file or an account out stays as it is, and so does a row that
    was not recorded yet, which is hidden or marked.
    """
    then: dict[str, object] = {}
    for column in KEPT[row.__tablename__]:
        known = said[column].as_.known
        if not isinstance(inspect(row).mapper.columns[column].type, (String, Date)):
            continue
        if known is Known.UNTIL:
            then[column] = said[column].value
        elif known is Known.NOT_KEPT:
            then[column] = said[column].as_.sentence
    if not then:
        return row
    every = {one.key: getattr(row, one.key) for one in inspect(row).mapper.column_attrs}
    return type(row)(**{**every, **then})


def chosen(
    rows: Iterable[Any], finished: Mapping[UUID, datetime], as_of: AsOf
) -> dict[UUID, tuple[Mark, ...]]:
    """Of the versions of answers, in their order, the one of each that is read, with its marks.

    `finished` is when the copy of each account was made that is read; what was answered after it
    is not in it.
    """
    found: dict[UUID, tuple[Mark, ...]] = {}
    places = grouped(((one.account_id, one.question, one.repeat), one) for one in rows)
    for (account_id, _, _), versions in places.items():
        newest = versions[-1]
        until = finished.get(account_id)
        then = [
            one
            for one in versions
            if as_of.knows(one.recorded_at) and (until is None or one.recorded_at <= until)
        ]
        if as_of.known_on is None:
            found[newest.id] = ()
        elif then:
            found[then[-1].id] = () if then[-1] is newest else (Mark.REWORDED,)
        elif not as_of.hides:
            found[newest.id] = (Mark.LATER,)
    return found
