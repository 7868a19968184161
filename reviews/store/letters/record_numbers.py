"""The record numbers of letters: which letter bears which, on new paper and on old.

A number is made from the root over the first events of the council, as they stood when the first
letter of that day was drafted. Before, it was made from the review's last hash; and letters
drafted before they had numbers of their own bear the first 16 characters of that hash, which all
letters drafted at one moment share.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from reviews.domain.dates import LONDON
from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.record_number import SHORTEST, old_record_number, record_number
from reviews.domain.record.event_kinds import EventKind
from reviews.store.record.raw import BAD, is_text, reading_raw, rows
from reviews.store.record.tree import Head, roots_at
from reviews.store.tables import Event, EventRow, Letter, LetterNumber

_OLD_LENGTH = 16
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A letter that bears a record number.

    Attributes:
        agrees: whether its number is the one that its reference and the record give.
        size: how many events the number vouches for; None for numbers of before.
    """

    reference: str
    planned_issue_on: date
    state: LetterState
    issued: bool
    agrees: bool
    size: int | None = None


def number_of(session: Session, letter_id: UUID) -> str:
    """The record number that a letter bears."""
    known = session.get(LetterNumber, letter_id)
    return known.number if known else _old_number(session, letter_id)


def numbers(session: Session, references: Collection[str]) -> dict[str, str]:
    """The numbers of those letters, named by reference, that have one of their own."""
    query = select(Letter.reference, LetterNumber.number)
    own = query.join(LetterNumber, LetterNumber.letter_id == Letter.id)
    found = session.execute(own.where(Letter.reference.in_(references)))
    return {row.reference: row.number for row in found}


def event_of(session: Session, number: str) -> str:
    """The hash of the event that a letter's number leads to; empty where no letter bears it.

    The one that wrote it down; for numbers of before, the one that they were made from.
    """
    if len(number) < SHORTEST:
        return ""
    query = select(LetterNumber).where(LetterNumber.number.startswith(number)).limit(1)
    found = session.scalar(query)
    if found is None or found.size is None:
        return found.head if found else ""
    return session.scalar(select(Event.hash).where(*_wrote(found.letter_id)).limit(1)) or ""


def _wrote(letter_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """The event that wrote down a letter's number."""
    lines = select(EventRow.event_position).where(
        EventRow.row_table == LetterNumber.__tablename__, EventRow.row_id == str(letter_id)
    )
    return (Event.position.in_(lines),)


def issue_of(session: Session, letter_id: UUID) -> int | None:
    """The position of the event by which a letter was issued; None where it was not."""
    query = (
        select(Event.position)
        .join(EventRow, EventRow.event_position == Event.position)
        .where(EventRow.row_table == Letter.__tablename__, EventRow.row_id == str(letter_id))
        .where(Event.kind == EventKind.LETTER_ISSUED)
    )
    return session.scalar(query.limit(1))


def head_of_day(session: Session, day: date) -> Head | None:
    """The head that the numbers of this day, in London, are made from; None before the first."""
    query = select(LetterNumber).where(LetterNumber.size.is_not(None))
    last = session.scalar(query.order_by(LetterNumber.size.desc()).limit(1))
    if last is None or last.size is None:
        return None
    written_at = session.scalar(select(Event.at).where(*_wrote(last.letter_id)).limit(1))
    if written_at is None or written_at.astimezone(LONDON).date() != day:
        return None
    return Head(last.size, bytes.fromhex(last.head))


def sizes(session: Session) -> set[int]:
    """How many events each letter's number vouches for; numbers of before are left out."""
    query = select(LetterNumber.size).where(LetterNumber.size.is_not(None)).distinct()
    with reading_raw(session) as connection:
        return {one for (one,) in rows(connection, query) if isinstance(one, int)}


def disagreeing(session: Session, roots: Mapping[int, bytes]) -> Iterator[str]:
    """The references of letters whose number is not that which the record gives, in order.

    `roots` are those over the first events, as they are now, for each of `sizes`. Whatever stands
    in a number or a reference is read, and agrees with nothing where it is none.
    """
    query = select(Letter.reference, LetterNumber.number, LetterNumber.head, LetterNumber.size)
    own = query.join(LetterNumber, LetterNumber.letter_id == Letter.id).order_by(Letter.reference)
    with reading_raw(session) as connection:
        found = [_Own(*one) for one in rows(connection, own)]
    old = {one.head for one in found if one.size is None and is_text(one.head)}
    stand = _standing(session, old)
    for one in found:
        try:
            agrees = _agrees(one, one.reference, roots, stand)
        except BAD:
            agrees = False
        if not agrees:
            yield one.reference if is_text(one.reference) else ascii(one.reference)


class _Own(NamedTuple):
    """A letter's number, as the driver gives it."""

    reference: Any
    number: Any
    head: Any
    size: Any


def _standing(session: Session, heads: Collection[str]) -> set[str]:
    """Those of these hashes that are the hash of an event."""
    found: set[str] = set()
    asked = sorted(heads)
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        found |= set(session.scalars(select(Event.hash).where(Event.hash.in_(part))))
    return found


def _agrees(
    own: LetterNumber | _Own,
    reference: str,
    roots: Mapping[int, bytes],
    stand: Collection[str],
) -> bool:
    """Whether a number is the one that the record gives for this letter."""
    if own.size is None:
        return own.head in stand and old_record_number(own.head, reference) == own.number
    root = roots.get(own.size, b"")
    return root.hex() == own.head and record_number(own.size, root, reference) == own.number


def bearing(session: Session, number: str) -> list[Numbered]:
    """The letters that bear a number or begin like it: one, or those of one moment on old paper."""
    if len(number) < SHORTEST:
        return []
    own = select(Letter, LetterNumber).join(LetterNumber, LetterNumber.letter_id == Letter.id)
    found = session.execute(own.where(LetterNumber.number.startswith(number))).all()
    if not found:
        return [_numbered(one, agrees=True) for one in _old_letters(session, number)]
    roots = roots_at(session, {one.size for _, one in found if isinstance(one.size, int)})
    stand = _standing(session, {one.head for _, one in found if one.size is None})
    return [
        _numbered(letter, agrees=_agrees(one, letter.reference, roots, stand), size=one.size)
        for letter, one in found
    ]


def _numbered(letter: Letter, *, agrees: bool, size: int | None = None) -> Numbered:
    issued = letter.issued_at is not None
    return Numbered(letter.reference, letter.planned_issue_on, letter.state, issued, agrees, size)


def _old_letters(session: Session, number: str) -> list[Letter]:
    """The letters first written down right after the event with this hash, in order."""
    before = session.execute(
        select(Event.stream, Event.sequence).where(Event.hash.startswith(number)).limit(1)
    ).first()
    if before is None:
        return []
    first = session.scalar(
        select(Event).where(
            Event.stream == before.stream,
            Event.sequence == before.sequence + 1,
            Event.kind == EventKind.LETTER_DRAFTED,
        )
    )
    if first is None:
        return []
    written = (
        select(EventRow.row_id)
        .join(Event, Event.position == EventRow.event_position)
        .where(EventRow.row_table == Letter.__tablename__, *_drafted_with(first))
    )
    ids = [UUID(one) for one in session.scalars(written)]
    own = select(LetterNumber.letter_id)
    query = select(Letter).where(Letter.id.in_(ids), Letter.id.not_in(own))
    return list(session.scalars(query.order_by(Letter.reference)))


def _old_number(session: Session, letter_id: UUID) -> str:
    """What the last draft of a letter without a number of its own bears in its footer."""
    drafted = session.scalar(
        select(Event)
        .join(EventRow, EventRow.event_position == Event.position)
        .where(EventRow.row_table == Letter.__tablename__, EventRow.row_id == str(letter_id))
        .where(Event.kind == EventKind.LETTER_DRAFTED)
        .order_by(Event.position.desc())
        .limit(1)
    )
    if drafted is None:
        return ""
    first = session.scalars(
        select(Event.body).where(*_drafted_with(drafted)).order_by(Event.sequence).limit(1)
    ).one()
    previous: str = json.loads(first)["previous"]
    return previous[:_OLD_LENGTH]


def _drafted_with(event: Event) -> tuple[ColumnElement[bool], ...]:
    """Letters of one batch are written down at one moment, and bear what stood before the first."""
    return (
        Event.stream == event.stream,
        Event.at == event.at,
        Event.kind == EventKind.LETTER_DRAFTED,
    )
