"""What one draft of a letter is made of, and what happened beside it since."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import Session

from reviews.domain.letters.kinds import LetterState
from reviews.domain.record.event_kinds import EventKind
from reviews.store.tables import (
    Event,
    EventRow,
    Letter,
    LetterDraft,
    LetterFinding,
    LetterPassage,
    LetterRecommendation,
    PassageBasis,
    Recommendation,
)


@dataclass(frozen=True, slots=True)
class Holes:
    """The fields that a draft prints and that hold nothing, and the officer whom it names."""

    fields: tuple[str, ...]
    contact_id: UUID


def holes_in(session: Session, letter_id: UUID, draft: int) -> Holes | None:
    """The holes of a draft; None where it was made before they were looked for."""
    row = draft_of(session, letter_id, draft)
    return Holes(tuple(row.holes.split()), row.contact_id) if row else None


def findings_in(session: Session, letter_id: UUID, draft: int) -> frozenset[UUID]:
    """The wordings of findings that a draft carries."""
    query = select(LetterFinding.finding_id).filter_by(letter_id=letter_id, draft=draft)
    return frozenset(session.scalars(query))


def behind_recommendations_in(session: Session, letter_id: UUID, draft: int) -> frozenset[UUID]:
    """The findings on which the recommendations of a draft rest, by their lasting ids."""
    query = (
        select(Recommendation.finding_fact_id)
        .join(LetterRecommendation, LetterRecommendation.recommendation_id == Recommendation.id)
        .where(LetterRecommendation.letter_id == letter_id, LetterRecommendation.draft == draft)
    )
    return frozenset(session.scalars(query))


def draft_of(session: Session, letter_id: UUID, draft: int) -> LetterDraft | None:
    """How one draft was made and read; None for one that was made before this was kept."""
    return session.scalar(select(LetterDraft).filter_by(letter_id=letter_id, draft=draft))


def copied_in(made: LetterDraft) -> tuple[UUID, ...]:
    """The organisations that get a copy of a draft, as it names them."""
    return tuple(UUID(one) for one in made.copied.split())


def bases_of(session: Session, letter_id: UUID, draft: int) -> frozenset[str]:
    """What the clearances of a draft's passages are bound to."""
    query = (
        select(PassageBasis.basis)
        .join(LetterPassage, LetterPassage.id == PassageBasis.passage_id)
        .where(LetterPassage.letter_id == letter_id, LetterPassage.draft == draft)
    )
    return frozenset(session.scalars(query))


def cleared_before(
    session: Session, review_id: UUID, bases: Collection[str]
) -> dict[str, LetterPassage]:
    """The passages of a review that were cleared, by what that is bound to; the first of each."""
    query = (
        select(PassageBasis.basis, LetterPassage)
        .join(LetterPassage, LetterPassage.id == PassageBasis.passage_id)
        .join(Letter, Letter.id == LetterPassage.letter_id)
        .where(
            Letter.review_id == review_id,
            PassageBasis.basis.in_(list(bases)),
            PassageBasis.carried_from.is_(None),
            LetterPassage.cleared_at.is_not(None),
        )
        .order_by(
            LetterPassage.cleared_at.desc(), Letter.reference.desc(), LetterPassage.number.desc()
        )
    )
    return dict(session.execute(query).all())


def passages_alike(session: Session, passage_id: UUID) -> list[LetterPassage]:
    """The very same passage to the same readers, not cleared, in drafts of the same review.

    It may stand in the same draft too.
    """
    here = (
        select(Letter.review_id, PassageBasis.basis)
        .join(LetterPassage, LetterPassage.letter_id == Letter.id)
        .join(PassageBasis, PassageBasis.passage_id == LetterPassage.id)
        .where(LetterPassage.id == passage_id)
        .subquery()
    )
    query = (
        select(LetterPassage)
        .join(Letter, Letter.id == LetterPassage.letter_id)
        .join(PassageBasis, PassageBasis.passage_id == LetterPassage.id)
        .join(here, (here.c.review_id == Letter.review_id) & (here.c.basis == PassageBasis.basis))
        .where(
            LetterPassage.id != passage_id,
            LetterPassage.draft == Letter.draft,
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
    later = select(Event.position).where(
        Event.stream == f"review:{review_id}",
        Event.position > _drafted(letter_id),
        Event.kind.in_(list(kinds)),
    )
    return session.scalar(later.limit(1)) is not None


def _drafted(letter_id: UUID) -> ScalarSelect[int]:
    """Where in the record a letter was last drafted."""
    return (
        select(func.max(Event.position))
        .join(EventRow, EventRow.event_position == Event.position)
        .where(
            EventRow.row_table == "letter",
            EventRow.row_id == str(letter_id),
            Event.kind == EventKind.LETTER_DRAFTED,
        )
        .scalar_subquery()
    )


_OF_COUNCIL = (EventKind.COUNCIL_SETTINGS_CHANGED, EventKind.RIGHTS_WORDING_CHANGED)


def council_since_drafted(
    session: Session, letter_id: UUID, organisation_id: UUID | None
) -> frozenset[str]:
    """What has changed since a letter was last drafted of what the council keeps for all of them.

    These are kinds of event: of its own words, and of the organisation that the letter is to.
    """
    its = select(EventRow.event_position).where(
        EventRow.row_table == "organisation", EventRow.row_id == str(organisation_id)
    )
    of_organisation = and_(Event.kind == EventKind.ORGANISATION_CHANGED, Event.position.in_(its))
    query = select(Event.kind).where(
        Event.stream == "council",
        Event.position > _drafted(letter_id),
        or_(Event.kind.in_(_OF_COUNCIL), of_organisation),
    )
    return frozenset(session.scalars(query))
