"""What one draft of a letter is made of, and what happened beside it since."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.letters.kinds import LetterState
from reviews.domain.record.event_kinds import EventKind
from reviews.store.record.rows import read
from reviews.store.tables import (
    Event,
    EventRow,
    Letter,
    LetterChoice,
    LetterFinding,
    LetterPassage,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What an officer chose for one draft, and the draft that it was made of in Word, if any."""

    contact_id: UUID
    covering: str
    edited_from: int | None


def choice_of(session: Session, letter_id: UUID, draft: int) -> Choice | None:
    """What was chosen for a draft; None where that was not kept yet."""
    query = select(LetterChoice).filter_by(letter_id=letter_id, draft=draft)
    row = session.scalars(query).one_or_none()
    return read(Choice, row) if row else None


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
