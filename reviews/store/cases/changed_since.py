"""What was corrected or taken back after it was sent, or after a letter that rests on it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, case, literal, select, union, union_all
from sqlalchemy.orm import Session, aliased

from reviews.domain.cases.changed import ChangedHow
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.letters.kinds import LetterState, open_to
from reviews.domain.people.roles import Permission, Viewer
from reviews.store.across.agreed_to_share import letters_read
from reviews.store.letters.letters import letter
from reviews.store.tables import (
    Case,
    CaseItem,
    CaseMember,
    CaseReview,
    Evidence,
    EvidenceCorrected,
    EvidenceTakenBack,
    Finding,
    FindingEvidence,
    Letter,
    LetterFinding,
    LetterRecommendation,
    Recommendation,
    SentItem,
    SentSet,
)

Ids = Sequence[UUID] | Select[UUID]
"""Some cases: their ids, or a query that gives them."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that changed after it was sent.

    Attributes:
        case_id: the case that it was sent in, or that it bears on.
        what: what was sent, in words: a paper by its set and place, a letter by its reference.
        letter_id: the letter, where it is one.
        sent_at: when it was sent.
        changed_at: when what it holds, or rests on, was changed last.
        how: what became of that.
    """

    case_id: UUID
    what: str
    letter_id: UUID | None
    sent_at: datetime
    changed_at: datetime
    how: ChangedHow


def changed_in(session: Session, viewer: Viewer, case_ids: Ids) -> list[Changed]:
    """What changed of the papers of some cases, and of letters of their reviews, newest first.

    As far as the viewer may read the piece: papers that went in without an application, for who
    does not decide on disclosure; letters that they open. A fixed number of queries, and some for
    each letter that changed.
    """
    found = [*_papers(session, viewer, case_ids), *_letters(session, viewer, case_ids)]
    return sorted(found, key=lambda one: (one.changed_at, one.what), reverse=True)


def changed_cases(session: Session, viewer: Viewer) -> set[UUID]:
    """The open cases on whose team the viewer is, of which something changed since it was sent."""
    own = (
        select(CaseMember.case_id)
        .join(Case, Case.id == CaseMember.case_id)
        .where(
            CaseMember.officer_id == viewer.id,
            CaseMember.left_at.is_(None),
            Case.closed_on.is_(None),
        )
    )
    return {one.case_id for one in changed_in(session, viewer, own)}


def _papers(session: Session, viewer: Viewer, case_ids: Ids) -> list[Changed]:
    sent: Select[*tuple[Any, ...]] = (
        select(
            SentItem.id.label("key"),
            SentItem.evidence_id,
            SentSet.case_id,
            SentSet.number,
            SentItem.place,
            SentSet.recorded_at.label("sent_at"),
        )
        .join(SentSet, SentSet.id == SentItem.set_id)
        .join(CaseItem, CaseItem.id == SentItem.item_id)
        .where(SentSet.case_id.in_(case_ids))
    )
    if not viewer.may(Permission.DISCLOSURE):
        sent = sent.where(CaseItem.inclusion == Inclusion.IN)
    last = {row.key: row for row in session.execute(_since(sent, "case_id", "number", "place"))}
    return [
        Changed(
            row.case_id,
            f"Paper {row.place} of set {row.number}",
            None,
            row.sent_at,
            row.changed_at,
            ChangedHow(row.how),
        )
        for row in last.values()
    ]


def _since(sent: Select[*tuple[Any, ...]], *more: str) -> Any:
    """Each piece of evidence that was sent and changed since: when and how, the oldest first."""
    piece = sent.subquery()
    own = [piece.c[one] for one in ("key", "sent_at", *more)]
    back, put_right, worded, newer = (
        EvidenceTakenBack,
        EvidenceCorrected,
        aliased(Evidence),
        aliased(Evidence),
    )
    every = union_all(
        select(*own, back.recorded_at.label("changed_at"), literal("taken-back").label("how"))
        .join(back, back.evidence_id == piece.c.evidence_id)
        .where(back.recorded_at > piece.c.sent_at),
        select(*own, put_right.recorded_at, literal("corrected"))
        .join(put_right, put_right.evidence_id == piece.c.evidence_id)
        .where(put_right.recorded_at > piece.c.sent_at),
        select(*own, newer.recorded_at, literal("corrected"))
        .join(worded, worded.id == piece.c.evidence_id)
        .join(newer, newer.fact_id == worded.fact_id)
        .where(newer.recorded_at > piece.c.sent_at),
    ).subquery()
    return select(every).order_by(every.c.changed_at)


def _letters(session: Session, viewer: Viewer, case_ids: Ids) -> list[Changed]:
    """Letters that were sent, of which a finding or what it rests on changed since."""
    carried = _carried(case_ids).subquery()
    own = (carried.c.letter_id.label("key"), carried.c.case_id, carried.c.sent_at)
    how = case((Finding.withdrawn.is_(None), "corrected"), else_="taken-back").label("how")
    reworded = (
        select(*own, Finding.recorded_at.label("changed_at"), how)
        .join(Finding, Finding.fact_id == carried.c.fact_id)
        .where(Finding.recorded_at > carried.c.sent_at)
    )
    cited, sent_at = FindingEvidence, carried.c.sent_at
    rests = (
        select(*own, cited.evidence_id)
        .join(cited, cited.finding_fact_id == carried.c.fact_id)
        .where(cited.added_at <= sent_at, cited.ended_at.is_(None) | (cited.ended_at > sent_at))
    )
    rows = [*session.execute(reworded), *session.execute(_since(rests, "case_id"))]
    rows.sort(key=lambda row: row.changed_at)
    opened = _opened(session, viewer, {row.key for row in rows})
    last = {(row.case_id, row.key): row for row in rows if row.key in opened}
    return [
        Changed(
            row.case_id,
            f"Letter {opened[row.key]}",
            row.key,
            row.sent_at,
            row.changed_at,
            ChangedHow(row.how),
        )
        for row in last.values()
    ]


def _carried(case_ids: Ids) -> CompoundSelect[*tuple[Any, ...]]:
    """The findings that letters of bearing reviews tell, or ask for what answers them."""
    told = (
        select(Letter.id.label("letter_id"), CaseReview.case_id, Letter.issued_at.label("sent_at"))
        .join(CaseReview, CaseReview.review_id == Letter.review_id)
        .where(CaseReview.case_id.in_(case_ids), Letter.state == LetterState.SENT)
    )
    of_letter, of_answer = LetterFinding, LetterRecommendation
    return union(
        told.add_columns(Finding.fact_id)
        .join(of_letter, (of_letter.letter_id == Letter.id) & (of_letter.draft == Letter.draft))
        .join(Finding, Finding.id == of_letter.finding_id),
        told.add_columns(Recommendation.finding_fact_id)
        .join(of_answer, (of_answer.letter_id == Letter.id) & (of_answer.draft == Letter.draft))
        .join(Recommendation, Recommendation.id == of_answer.recommendation_id),
    )


def _opened(session: Session, viewer: Viewer, letters: set[UUID]) -> dict[UUID, str]:
    """Of some letters, those that the viewer opens, with their references."""
    lines = [found for key in letters if (found := letter(session, key)) is not None]
    known = [one for one in lines if open_to(viewer, one.team_id, one.kind)]
    return {one.id: one.reference for one in letters_read(session, viewer, known)}
