"""The record numbers of letters: which letter bears which, on new paper and on old.

Letters drafted before they had numbers of their own bear the first 16 characters of the review's
last hash, which all letters drafted at one moment share.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.record_number import SHORTEST, record_number
from reviews.domain.record.event_kinds import EventKind
from reviews.store.tables import Event, EventRow, Letter, LetterNumber

_OLD_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Numbered:
    """A letter that bears a record number.

    `agrees` is whether its number is the one that its reference and the history give.
    """

    reference: str
    planned_issue_on: date
    state: LetterState
    issued: bool
    agrees: bool


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


def head_of(session: Session, number: str) -> str:
    """The hash that a letter's number was made from; empty where no letter bears it."""
    if len(number) < SHORTEST:
        return ""
    query = select(LetterNumber.head).where(LetterNumber.number.startswith(number))
    return session.scalar(query.limit(1)) or ""


def bearing(session: Session, number: str) -> list[Numbered]:
    """The letters that bear a number or begin like it: one, or those of one moment on old paper."""
    if len(number) < SHORTEST:
        return []
    own = select(Letter, LetterNumber).join(LetterNumber, LetterNumber.letter_id == Letter.id)
    rows = session.execute(own.where(LetterNumber.number.startswith(number))).all()
    if not rows:
        return [_numbered(one, agrees=True) for one in _old_letters(session, number)]
    heads = {one.head for _, one in rows}
    stand = set(session.scalars(select(Event.hash).where(Event.hash.in_(heads))))
    return [
        _numbered(
            letter,
            agrees=one.head in stand and record_number(one.head, letter.reference) == one.number,
        )
        for letter, one in rows
    ]


def _numbered(letter: Letter, *, agrees: bool) -> Numbered:
    issued = letter.issued_at is not None
    return Numbered(letter.reference, letter.planned_issue_on, letter.state, issued, agrees)


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
