"""What one draft of a letter is made of, and what happened beside it since."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.letters.kinds import LetterState
from reviews.domain.record.event_kinds import EventKind
from reviews.store.tables import (
    Event,
    EventRow,
    Letter,
    LetterFinding,
    LetterHoles,
    LetterPassage,
)


@dataclass(frozen=True, slots=True)
class Holes:
    """The fields that a draft prints and that hold nothing, and the officer whom it names."""

    fields: tuple[str, ...]
    contact_id: UUID | None


def holes_in(session: Session, letter_id: UUID, draft: int) -> Holes | None:
    """The holes of a draft; None where it was made before they were looked for."""
    row = session.scalar(select(LetterHoles).filter_by(letter_id=letter_id, draft=draft))
    return Holes(tuple(row.fields.split()), row.contact_id) if row else None


def findings_in(session: Session, letter_id: UUID, draft: int) -> frozenset[UUID]:
    """The wordings of findings that a draft carries."""
    query = select(LetterFinding.finding_id).filter_by(letter_id=letter_id, draft=draft)
    return frozenset(session.scalars(query))


def passage_elsewhere(
    session: Session, letter_id: UUID, words: str, clues: str
) -> list[LetterPassage]:
    """The very same passage, unchecked, in other drafts of the same kind of letter and review."""
    here = select(Letter.review_id, Letter.kind).where(Letter.id == letter_id).subquery()
    query = (
        select(LetterPassage)
        .join(Letter, Letter.id == LetterPassage.letter_id)
        .join(here, (here.c.review_id == Letter.review_id) & (here.c.kind == Letter.kind))
        .where(
            LetterPassage.letter_id != letter_id,
            LetterPassage.draft == Letter.draft,
            LetterPassage.words == words,
            LetterPassage.clues == clues,
            LetterPassage.cleared_at.is_(None),
            Letter.state == LetterState.DRAFT,
        )
        .order_by(Letter.reference, LetterPassage.number)
    )
    return list(session.scalars(query))


def happened_since_drafted(
    session: Session, review_id: UUID, letter_id: UUID, kinds: Collection[EventKind]
) -> bool:
    """Whether anything of these kinds happened in a review since a letter was last drafted."""
    drafted = (
        select(func.max(Event.position))
        .join(EventRow, EventRow.event_position == Event.position)
        .where(
            EventRow.row_table == "letter",
            EventRow.row_id == str(letter_id),
            Event.kind == EventKind.LETTER_DRAFTED,
        )
        .scalar_subquery()
    )
    later = select(Event.position).where(
        Event.stream == f"review:{review_id}", Event.position > drafted, Event.kind.in_(list(kinds))
    )
    return session.scalar(later.limit(1)) is not None
