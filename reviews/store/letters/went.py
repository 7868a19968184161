"""How letters went, and what was done with those that may not be sent."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.register.closed_words import ContactFormat
from reviews.store.record.rows import read
from reviews.store.tables import LetterInstead, LetterWent


@dataclass(frozen=True, slots=True)
class WentAs:
    """In which format and language a letter went, what was asked for then, and why otherwise."""

    format: ContactFormat
    language: str
    asked_format: str | None
    asked_language: str | None
    why_other: str


def went_as(session: Session, letter_id: UUID) -> WentAs | None:
    """How a letter went; None where it has not, or where nobody recorded it."""
    row = session.scalar(select(LetterWent).filter_by(letter_id=letter_id))
    return read(WentAs, row) if row else None


def instead_ids(session: Session, letter_id: UUID) -> list[UUID]:
    """The records of what was done with a letter in place of sending it."""
    return list(session.scalars(select(LetterInstead.id).filter_by(letter_id=letter_id)))
