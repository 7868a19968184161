"""Certificates of a case, and the sets of papers that were sent in it. No set is ever changed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.cases.kinds import Inclusion, SetKind
from reviews.domain.cases.papers import Heading
from reviews.domain.people.roles import ROLES_WITH, Permission
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    CaseItem,
    DisclosureCertificate,
    Officer,
    OfficerRole,
    SentItem,
    SentSet,
)

from .cases import CaseHead


@dataclass(frozen=True, slots=True)
class Certificate:
    """A disclosure officer's dated word; `both` is that they also review or work the benefit."""

    id: UUID
    words: str
    both: bool
    recorded_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One paper of a set, as the list said of it when it was sent."""

    set_id: UUID
    place: int
    evidence_id: UUID
    heading: Heading
    what: str
    on: date | None
    from_whom: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SentPapers:
    """A set that was sent, with its papers in their places, and the certificate it went under."""

    id: UUID
    number: int
    kind: SetKind
    sent_on: date
    to_follow: str
    follows_by_on: date | None
    recorded_at: datetime
    by: str
    certified_at: datetime | None
    both: bool | None
    papers: tuple[Sent, ...] = ()


def certificate(session: Session, case_id: UUID, as_of: AsOf = NOW) -> Certificate | None:
    """The newest certificate of a case; None while the disclosure officer has not finished.

    As of a day, the newest of then.
    """
    rows = session.execute(
        select_as(Certificate, DisclosureCertificate, by=Officer.name)
        .join(Officer, Officer.id == DisclosureCertificate.recorded_by)
        .where(DisclosureCertificate.case_id == case_id)
        .order_by(DisclosureCertificate.recorded_at.desc(), DisclosureCertificate.id)
    )
    return next((read(Certificate, row) for row in rows if as_of.knows(row.recorded_at)), None)


def sets(session: Session, case_id: UUID) -> list[SentPapers]:
    """The sets that were sent in a case, in the order they went; two queries."""
    rows = session.execute(
        select_as(
            SentPapers,
            SentSet,
            by=Officer.name,
            certified_at=DisclosureCertificate.recorded_at,
            both=DisclosureCertificate.both,
        )
        .join(Officer, Officer.id == SentSet.recorded_by)
        .outerjoin(DisclosureCertificate, DisclosureCertificate.id == SentSet.certificate_id)
        .where(SentSet.case_id == case_id)
        .order_by(SentSet.number)
    ).all()
    within = select_as(Sent, SentItem).where(SentItem.set_id.in_([row.id for row in rows]))
    papers = grouped(
        (row.set_id, read(Sent, row)) for row in session.execute(within.order_by(SentItem.place))
    )
    return [read(SentPapers, row, papers=tuple(papers.get(row.id, ()))) for row in rows]


def gone(session: Session, case_id: UUID) -> set[UUID]:
    """The evidence that stands in a set that was sent; it is never sent twice."""
    query = select(SentItem.evidence_id).join(SentSet, SentSet.id == SentItem.set_id)
    return set(session.scalars(query.where(SentSet.case_id == case_id)))


def decided_by_both(session: Session, case: CaseHead) -> bool:
    """Whether someone put a paper in who reviewed schemes or worked the benefit at the time too.

    Only what is in is looked at, so that nothing is told of what is not.
    """
    at = CaseItem.recorded_at
    held = exists(
        select(OfficerRole.id).where(
            OfficerRole.officer_id == CaseItem.recorded_by,
            OfficerRole.role.in_(ROLES_WITH[Permission.REVIEW] | ROLES_WITH[Permission.APPEALS]),
            OfficerRole.given_at <= at,
            OfficerRole.ended_at.is_(None) | (OfficerRole.ended_at > at),
        )
    )
    of = CaseItem.case_id == case.id
    if case.group_id is not None:
        of |= CaseItem.group_id == case.group_id
    query = select(CaseItem.id).where(
        of, CaseItem.superseded_at.is_(None), CaseItem.inclusion == Inclusion.IN, held
    )
    return session.scalar(query.limit(1)) is not None


def last_number(session: Session, case_id: UUID) -> int:
    """The number of the last set of a case; zero where none went."""
    query = select(func.max(SentSet.number)).where(SentSet.case_id == case_id)
    return session.scalar(query) or 0
