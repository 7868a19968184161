"""Bundles of what the cases of a group share: which papers those are, and where each stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from reviews.store.record.rows import read
from reviews.store.tables import (
    Bundle,
    BundlePaper,
    BundleSent,
    CaseGroup,
    CaseItem,
    CaseReview,
    Redaction,
    RuledPaper,
)

from .bundles import BundleLine, bundle_lines
from .cases import group_cases
from .items import Item, named_by_cases, put_in


@dataclass(frozen=True, slots=True)
class Held:
    """The bundle in which the common papers of a group stand, each by its number and first page."""

    id: UUID
    group_id: UUID
    group: str
    number: int
    pages: int
    sha256: str
    papers: Mapping[UUID, tuple[int, int]]


def common(session: Session, group_id: UUID) -> list[Item]:
    """The papers that are in for every case of a group by one decision on it, in order.

    What one of its cases decided by itself, ruled on or redacted is none of them, nor what came to
    a case, nor what is of a review that does not bear on all. The same number of queries for any
    group.
    """
    every = group_cases(session, group_id)
    if not every:
        return []
    found = [one for one in put_in(session, every[0]) if one.common and _of_group(one)]
    ids = [one.id for one in every]
    own = _of_one_case(session, ids, [one.id for one in found])
    shared = _reviews_of_all(session, ids)
    bears = {None, *shared}
    return [one for one in found if one.id not in own and one.review_id in bears]


def _of_group(item: Item) -> bool:
    return item.decided is not None and item.decided.of_group


def _of_one_case(
    session: Session, cases: Collection[UUID], papers: Collection[UUID]
) -> set[UUID | None]:
    """Of some papers, those with which a case of the group has something of its own."""
    named = named_by_cases().subquery().c.id
    redacted = (Redaction.secrets != "") | (Redaction.areas != "")
    own = [
        select(table.evidence_id).where(table.case_id.in_(cases), table.superseded_at.is_(None))
        for table in (CaseItem, RuledPaper)
    ]
    own.append(
        select(Redaction.evidence_id).where(
            Redaction.case_id.in_(cases), Redaction.superseded_at.is_(None), redacted
        )
    )
    return set(session.scalars(union(*own, select(named).where(named.in_(papers)))))


def _reviews_of_all(session: Session, cases: Collection[UUID]) -> list[UUID]:
    """The reviews that bear on every case of a group."""
    query = select(CaseReview.review_id).where(CaseReview.case_id.in_(cases))
    count = func.count(CaseReview.case_id.distinct())
    return list(session.scalars(query.group_by(CaseReview.review_id).having(count == len(cases))))


def bundles(session: Session, group_id: UUID) -> list[BundleLine]:
    """The bundles of a group, newest first; one query."""
    query = bundle_lines().where(Bundle.group_id == group_id).order_by(Bundle.number.desc())
    return [read(BundleLine, row) for row in session.execute(query)]


def held(session: Session, group_id: UUID) -> Held | None:
    """The newest bundle of a group, where it holds all its common papers and nothing else.

    None where there is none: the papers then stand in the bundle of each case.
    """
    newest = next(iter(bundles(session, group_id)), None)
    if newest is None or newest.erased_at is not None:
        return None
    papers = places(session, newest.id)
    if papers.keys() != {one.id for one in common(session, group_id)}:
        return None
    reference = session.scalars(select(CaseGroup.reference).filter_by(id=group_id)).one()
    of = newest.number, newest.pages, newest.sha256
    return Held(newest.id, group_id, reference, *of, papers)


def places(session: Session, bundle_id: UUID) -> dict[UUID, tuple[int, int]]:
    """The number and the first page of each paper of a bundle of a group; one query."""
    rows = session.execute(
        select(BundlePaper.evidence_id, BundlePaper.place, BundlePaper.first_page).where(
            BundlePaper.bundle_id == bundle_id
        )
    )
    return {key: (place, page) for key, place, page in rows if key is not None}


def was_sent(session: Session, bundle_id: UUID) -> bool:
    """Whether it is recorded that a bundle was sent."""
    query = select(BundleSent.id).where(BundleSent.bundle_id == bundle_id)
    return session.scalars(query).first() is not None
