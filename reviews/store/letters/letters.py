"""Letters as they are read: lists, drafts with their files, and passages to check."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from reviews.domain.letters.kinds import ENDED, ONE_RESIDENT, LetterFormat, LetterKind, LetterState
from reviews.domain.people.roles import Permission, Role, Viewer
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    Letter,
    LetterDraft,
    LetterFile,
    LetterPassage,
    LetterUndrawn,
    Officer,
    Organisation,
    PassageBasis,
    Resident,
    Review,
    Scheme,
)

PAGE = 50


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter as lists show it. Residents are named by their reference.

    `holes` are the fields that its draft prints empty, with a space between; None where the draft
    was made before they were looked for.
    """

    id: UUID
    reference: str
    review_id: UUID
    review_reference: str
    team_id: UUID
    scheme: str
    kind: LetterKind
    to: str
    organisation_id: UUID | None
    resident_id: UUID | None
    state: LetterState
    draft: int
    planned_issue_on: date
    drafted_by: UUID
    drafted_by_name: str
    drafted_at: datetime
    binding: str
    approved_by: UUID | None
    approved_at: datetime | None
    approved_binding: str | None
    issued_by: UUID | None
    issued_at: datetime | None
    chain_head: str | None
    sent_by: UUID | None
    sent_on: date | None
    sent_how: str | None
    uncleared: int
    holes: str | None


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """One format of a draft, and its bytes on disk."""

    id: UUID
    letter_id: UUID
    draft: int
    format: LetterFormat
    bytes_id: str
    sha256: str
    size: int
    erased_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A format that a draft lacks, and why."""

    letter_id: UUID
    format: LetterFormat
    why: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A paragraph that could point to one person, who cleared it, and in which draft first.

    `marks` are as stored; nothing of them or of a draft stands for one made before they were kept.
    """

    id: UUID
    number: int
    words: str
    clues: str
    cleared_by: UUID | None
    cleared_by_name: str
    cleared_at: datetime | None
    cleared_reason: str | None
    marks: str
    carried_from_draft: int | None
    carried_from_letter: str | None

    @property
    def cleared_in(self) -> str:
        """The earlier draft in which it was cleared; nothing where it was cleared in this one."""
        if self.carried_from_letter is None:
            return ""
        return f"draft {self.carried_from_draft} of {self.carried_from_letter}"


def _lines() -> Select[*tuple[Any, ...]]:
    uncleared = (
        select(func.count())
        .select_from(LetterPassage)
        .where(
            LetterPassage.letter_id == Letter.id,
            LetterPassage.draft == Letter.draft,
            LetterPassage.cleared_at.is_(None),
        )
        .scalar_subquery()
    )
    holes = (
        select(LetterDraft.holes)
        .where(LetterDraft.letter_id == Letter.id, LetterDraft.draft == Letter.draft)
        .scalar_subquery()
    )
    return (
        select_as(
            LetterLine,
            Letter,
            review_reference=Review.reference,
            team_id=Review.team_id,
            scheme=Scheme.name,
            to=func.coalesce(Organisation.name, Resident.reference),
            drafted_by_name=Officer.name,
            uncleared=uncleared,
            holes=holes,
        )
        .join(Review, Review.id == Letter.review_id)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .join(Officer, Officer.id == Letter.drafted_by)
        .outerjoin(Organisation, Organisation.id == Letter.organisation_id)
        .outerjoin(Resident, Resident.id == Letter.resident_id)
    )


def letter(session: Session, letter_id: UUID) -> LetterLine | None:
    """One letter."""
    row = session.execute(_lines().where(Letter.id == letter_id)).one_or_none()
    return read(LetterLine, row) if row else None


def letters_of(session: Session, review_id: UUID) -> list[LetterLine]:
    """The letters of a review, newest first; discarded ones last."""
    query = _lines().where(Letter.review_id == review_id)
    order = (Letter.state.in_(ENDED), Letter.drafted_at.desc(), Letter.reference)
    return [read(LetterLine, row) for row in session.execute(query.order_by(*order))]


def letters_sent(session: Session, review_id: UUID | None = None) -> list[LetterLine]:
    """Letters that were sent to organisations, of a review or of all, newest first."""
    query = _lines().where(Letter.state == LetterState.SENT, Letter.kind.not_in(ONE_RESIDENT))
    if review_id is not None:
        query = query.where(Letter.review_id == review_id)
    order = (Letter.sent_on.desc(), Letter.planned_issue_on.desc(), Letter.reference.desc())
    return [read(LetterLine, row) for row in session.execute(query.order_by(*order))]


WAITING = (LetterState.DRAFT, LetterState.APPROVED, LetterState.ISSUED)
"""The states of a letter that is still to be sent."""


def letters_waiting(
    session: Session,
    viewer: Viewer,
    *,
    state: LetterState | None = None,
    after: tuple[date, str] | None = None,
    limit: int = PAGE,
) -> list[LetterLine]:
    """Letters that are not yet sent: to check, to approve, to issue or to send; soonest first.

    `after` is the date and reference of the last letter of the page before.
    """
    query = _lines().where(Letter.state.in_([state] if state else WAITING))
    if Role.LETTER_OFFICER not in viewer.roles:
        query = query.where(_open_to(viewer))
    if after is not None:
        query = query.where(tuple_(Letter.planned_issue_on, Letter.reference) > after)
    query = query.order_by(Letter.planned_issue_on, Letter.reference).limit(limit)
    return [read(LetterLine, row) for row in session.execute(query)]


def _open_to(viewer: Viewer) -> ColumnElement[bool]:
    """`domain.letters.kinds.open_to` of what is not sent; letter officers know of all."""
    return Review.team_id.in_(viewer.teams if viewer.may(Permission.REVIEW) else ())


def files_of(session: Session, letter_id: UUID, draft: int) -> list[RenderedFile]:
    """The formats of one draft of a letter."""
    query = select(LetterFile).where(LetterFile.letter_id == letter_id, LetterFile.draft == draft)
    rows = [read(RenderedFile, row) for row in session.scalars(query)]
    return sorted(rows, key=lambda one: list(LetterFormat).index(one.format))


def undrawn_of(session: Session, letter_ids: Collection[UUID]) -> list[Undrawn]:
    """The formats that the newest drafts of some letters lack."""
    query = (
        select_as(Undrawn, LetterUndrawn)
        .join(
            Letter, (Letter.id == LetterUndrawn.letter_id) & (Letter.draft == LetterUndrawn.draft)
        )
        .where(LetterUndrawn.letter_id.in_(letter_ids))
    )
    rows = [read(Undrawn, row) for row in session.execute(query)]
    return sorted(rows, key=lambda one: list(LetterFormat).index(one.format))


def passages_of(session: Session, letter_id: UUID, draft: int) -> list[PassageView]:
    """The passages of one draft to be checked, in the order of the letter."""
    first, its = aliased(LetterPassage), aliased(Letter)
    rows = session.execute(
        select_as(
            PassageView,
            LetterPassage,
            cleared_by_name=func.coalesce(Officer.name, ""),
            marks=func.coalesce(PassageBasis.marks, ""),
            carried_from_draft=first.draft,
            carried_from_letter=its.reference,
        )
        .outerjoin(Officer, Officer.id == LetterPassage.cleared_by)
        .outerjoin(PassageBasis, PassageBasis.passage_id == LetterPassage.id)
        .outerjoin(first, first.id == PassageBasis.carried_from)
        .outerjoin(its, its.id == first.letter_id)
        .where(LetterPassage.letter_id == letter_id, LetterPassage.draft == draft)
        .order_by(LetterPassage.number)
    )
    return [read(PassageView, row) for row in rows]


def next_reference(session: Session, review_id: UUID, review_reference: str, ahead: int = 0) -> str:
    """The reference of the next letter of a review, such as SR-2026-014-L03.

    `ahead` counts letters made in the same go and not yet written down.
    """
    count = session.scalar(
        select(func.count()).select_from(Letter).where(Letter.review_id == review_id)
    )
    return f"{review_reference}-L{(count or 0) + 1 + ahead:02}"


def open_letters(session: Session, review_id: UUID, kind: LetterKind) -> dict[UUID | None, Letter]:
    """The rows of letters of one kind that are not yet issued, by recipient."""
    query = select(Letter).where(
        Letter.review_id == review_id,
        Letter.kind == kind,
        Letter.state.in_([LetterState.DRAFT, LetterState.APPROVED]),
    )
    to_resident = kind in ONE_RESIDENT
    return {
        row.resident_id if to_resident else row.organisation_id: row
        for row in session.scalars(query)
    }


def drafted(session: Session, kinds: Collection[LetterKind]) -> int:
    """How many letters of some kinds are drafted or approved, and not issued yet."""
    standing = Letter.state.in_([LetterState.DRAFT, LetterState.APPROVED])
    query = select(func.count()).select_from(Letter).where(standing, Letter.kind.in_(list(kinds)))
    return session.scalar(query) or 0


def last_word_file(session: Session) -> tuple[str, str, str] | None:
    """Of letters not erased, the last drafted: its reference, id and SHA-256 of its Word file."""
    found = session.execute(
        select(Letter.reference, LetterFile.bytes_id, LetterFile.sha256)
        .join(LetterFile, (LetterFile.letter_id == Letter.id) & (LetterFile.draft == Letter.draft))
        .where(LetterFile.format == LetterFormat.DOCX, LetterFile.erased_at.is_(None))
        .order_by(Letter.drafted_at.desc(), Letter.id)
        .limit(1)
    ).first()
    return (found.reference, found.bytes_id, found.sha256) if found else None
