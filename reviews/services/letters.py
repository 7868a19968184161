"""Drafting letters.

A letter is gathered and rendered before the writing transaction opens; what is written is refused
if the review changed in between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.documents.letter_files import paragraphs, render_letter
from reviews.domain.consent import Withheld
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.identify import Passage, passages
from reviews.domain.letters import LetterFormat, LetterState, binding
from reviews.domain.people import Act, Permission
from reviews.domain.questions import RequestItem
from reviews.files.disk import FileStore, Kept
from reviews.store import letters, reviews
from reviews.store.events import head_hash, lock, record
from reviews.store.reviews import ReviewHead
from reviews.store.tables import (
    Letter,
    LetterFile,
    LetterFinding,
    LetterPassage,
    LetterRecommendation,
    Review,
)

from .letter_content import gather
from .letter_desk import LetterPlan
from .letter_templates import LetterTemplates
from .reviews import stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter gathered, rendered and read by the gate, waiting to be written down."""

    plan: LetterPlan
    review_id: UUID
    reference: str
    head: str
    files: dict[LetterFormat, Kept]
    passages: tuple[Passage, ...]
    findings: tuple[UUID, ...]
    recommendations: tuple[UUID, ...]
    withheld: tuple[Withheld, ...]


def prepare(
    session: "Session",
    act: Act,
    review: ReviewHead,
    plan: LetterPlan,
    request_items: Iterable[RequestItem],
    templates: LetterTemplates,
    store: FileStore,
    *,
    ahead: int = 0,
) -> Prepared:
    """Gather and render one letter, reading only; `write_drafts` then writes it down.

    Raises:
        Refused: something the letter needs is missing, or its template is wrong.
    """
    standing = letters.open_letter_to(
        session,
        review.id,
        plan.kind,
        resident_id=plan.resident_id,
        organisation_id=plan.organisation_id,
    )
    reference = (
        standing.reference
        if standing
        else letters.next_reference(session, review.id, review.reference, ahead)
    )
    head = head_hash(session, stream_of(review.id))
    gathered = gather(session, act, review, plan, reference, request_items)
    rendered = render_letter(templates.get(plan.kind), plan.kind, gathered.letter)
    found = passages(paragraphs(rendered[LetterFormat.DOCX]), gathered.known)
    return Prepared(
        plan=plan,
        review_id=review.id,
        reference=reference,
        head=head,
        files={kind: store.keep(data) for kind, data in rendered.items()},
        passages=tuple(found),
        findings=gathered.findings,
        recommendations=gathered.recommendations,
        withheld=gathered.withheld,
    )


def open_review(session: "Session", act: Act, review_id: UUID) -> Review:
    """Lock a review for work on its letters.

    Raises:
        NotAllowed: this officer's roles do not write letters.
        NotThere: the review belongs to a team whose letters this officer does not see.
    """
    if not act.by.may(Permission.WRITE_LETTERS):
        raise NotAllowed
    lock(session, stream_of(review_id))
    review = session.get(Review, review_id)
    if review is None or not (reviews.sees_every_team(act.by) or act.by.works_on(review.team_id)):
        raise NotThere
    return review


def write_drafts(session: "Session", act: Act, prepared: Sequence[Prepared]) -> list[UUID]:
    """Write letters of one review down as drafts, each in place of one not yet issued.

    A new draft has no clearances and no approval, whatever the one before it had.

    Raises:
        Refused: the review changed while the letters were made.
    """
    review_id, head = prepared[0].review_id, prepared[0].head
    open_review(session, act, review_id)
    if head_hash(session, stream_of(review_id)) != head:
        raise Refused("Someone changed this review while the letter was made. Draft it again.")
    return [_write_draft(session, act, one) for one in prepared]


def _write_draft(session: "Session", act: Act, prepared: Prepared) -> UUID:
    plan = prepared.plan
    row = letters.open_letter_to(
        session,
        prepared.review_id,
        plan.kind,
        resident_id=plan.resident_id,
        organisation_id=plan.organisation_id,
    )
    if row is None:
        row = Letter(
            id=uuid4(),
            reference=prepared.reference,
            review_id=prepared.review_id,
            kind=plan.kind,
            organisation_id=plan.organisation_id,
            resident_id=plan.resident_id,
            draft=0,
        )
        session.add(row)
    row.draft += 1
    row.state, row.planned_issue_on = LetterState.DRAFT, plan.planned_issue_on
    row.drafted_by, row.drafted_at = act.by.id, act.at
    row.approved_by = row.approved_at = row.approved_binding = None
    row.binding = binding(
        {kind: kept.sha256 for kind, kept in prepared.files.items()}, plan.planned_issue_on
    )
    session.flush()
    _write_parts(session, row, prepared)
    record(
        session,
        act,
        stream_of(prepared.review_id),
        "letter_drafted",
        about={"review": prepared.review_id, "letter": row.id, "resident": row.resident_id},
        words={"reference": row.reference, "kind": row.kind, "draft": row.draft},
    )
    return row.id


def _write_parts(session: "Session", row: Letter, prepared: Prepared) -> None:
    session.add_all(
        LetterFile(
            letter_id=row.id,
            draft=row.draft,
            format=kind,
            bytes_id=kept.bytes_id,
            sha256=kept.sha256,
            size=kept.size,
        )
        for kind, kept in prepared.files.items()
    )
    session.add_all(
        LetterPassage(
            letter_id=row.id,
            draft=row.draft,
            number=number,
            words=passage.words,
            clues=" ".join(passage.clues),
        )
        for number, passage in enumerate(prepared.passages, 1)
    )
    session.add_all(
        LetterFinding(letter_id=row.id, draft=row.draft, finding_id=one)
        for one in prepared.findings
    )
    session.add_all(
        LetterRecommendation(letter_id=row.id, draft=row.draft, recommendation_id=one)
        for one in prepared.recommendations
    )
