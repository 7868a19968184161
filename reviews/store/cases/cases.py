"""Cases as they are read: heads, lists, teams, groups, and the reviews that bear on them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.access import opens
from reviews.domain.cases.as_of import NOW, AsOf, Mark
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.people.roles import ROLES_WITH, Permission, Role, Viewer
from reviews.store.record.rows import read, select_as
from reviews.store.tables import (
    Case,
    CaseGroup,
    CaseMember,
    CaseReview,
    Officer,
    OfficerRole,
    Resident,
    Review,
    Scheme,
    TeamMember,
)


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A case with its scheme, its claimant by reference and its group by name."""

    id: UUID
    reference: str
    kind: CaseKind
    scheme_id: UUID
    scheme: str
    resident_id: UUID | None
    resident: str
    group_id: UUID | None
    group: str
    about: str
    tribunal_reference: str
    opened_on: date
    closed_on: date | None
    closed_reason: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """An officer on a case's team, since when."""

    id: UUID
    name: str
    job_title: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class BearingReview:
    """A review whose record bears on a case."""

    id: UUID
    reference: str
    scheme: str
    team_id: UUID
    opened_on: date
    named_at: datetime
    marks: tuple[Mark, ...] = ()


def _heads() -> Select[*tuple[Any, ...]]:
    return (
        select_as(
            CaseHead,
            Case,
            scheme=Scheme.name,
            resident=func.coalesce(Resident.reference, ""),
            group=func.coalesce(CaseGroup.name, ""),
        )
        .join(Scheme, Scheme.id == Case.scheme_id)
        .outerjoin(Resident, Resident.id == Case.resident_id)
        .outerjoin(CaseGroup, CaseGroup.id == Case.group_id)
    )


def case(session: Session, case_id: UUID) -> CaseHead | None:
    """A case by its id, whoever asks."""
    found = session.execute(_heads().where(Case.id == case_id)).one_or_none()
    return read(CaseHead, found) if found else None


def by_reference(session: Session, reference: str) -> CaseHead | None:
    """A case by its reference, whoever asks."""
    found = session.execute(_heads().where(Case.reference == reference)).one_or_none()
    return read(CaseHead, found) if found else None


def opened(session: Session, viewer: Viewer, case_id: UUID) -> CaseHead | None:
    """A case that the viewer opens; two queries."""
    found = case(session, case_id)
    if found is None or not opens(viewer, found.kind, _members(session, case_id)):
        return None
    return found


def _members(session: Session, case_id: UUID) -> set[UUID]:
    of = CaseMember.case_id == case_id, CaseMember.left_at.is_(None)
    return set(session.scalars(select(CaseMember.officer_id).where(*of)))


def members(session: Session, case_id: UUID) -> list[Member]:
    """The officers on a case's team, by name."""
    rows = session.execute(
        select(Officer.id, Officer.name, Officer.job_title, CaseMember.joined_at)
        .join(CaseMember, CaseMember.officer_id == Officer.id)
        .where(CaseMember.case_id == case_id, CaseMember.left_at.is_(None))
        .order_by(Officer.name, Officer.id)
    )
    return [Member(*row) for row in rows]


def somebody_decides(session: Session, case_id: UUID) -> bool:
    """Whether an officer who decides what goes in is on a case's team."""
    deciding = ROLES_WITH[Permission.DISCLOSURE]
    query = select(OfficerRole.id).where(
        OfficerRole.ended_at.is_(None),
        OfficerRole.role.in_(deciding),
        OfficerRole.officer_id.in_(_members(session, case_id)),
    )
    return session.scalar(query.limit(1)) is not None


def could_join(session: Session, case_id: UUID, roles: frozenset[str]) -> list[tuple[UUID, str]]:
    """Officers with one of some roles who are not on a case's team, by name."""
    rows = session.execute(
        select(Officer.id, Officer.name)
        .where(
            Officer.closed_at.is_(None),
            Officer.id.in_(
                select(OfficerRole.officer_id).where(
                    OfficerRole.ended_at.is_(None), OfficerRole.role.in_(roles)
                )
            ),
            Officer.id.not_in(_members(session, case_id)),
        )
        .order_by(Officer.name, Officer.id)
    )
    return [(key, name) for key, name in rows]


def not_named(session: Session, case: CaseHead) -> list[tuple[UUID, str]]:
    """The reviews of a case's scheme that nobody named as bearing on it: id and reference."""
    named = select(CaseReview.review_id).where(CaseReview.case_id == case.id)
    query = select(Review.id, Review.reference).where(
        Review.scheme_id == case.scheme_id, Review.id.not_in(named)
    )
    rows = session.execute(query.order_by(Review.opened_on, Review.reference))
    return [(key, reference) for key, reference in rows]


def reviews_of(session: Session, case_id: UUID, as_of: AsOf = NOW) -> list[BearingReview]:
    """The reviews whose record bears on a case, the oldest first; as of a day, those named then."""
    query = (
        select_as(BearingReview, Review, scheme=Scheme.name, named_at=CaseReview.recorded_at)
        .join(Scheme, Scheme.id == Review.scheme_id)
        .join(CaseReview, CaseReview.review_id == Review.id)
        .where(CaseReview.case_id == case_id)
        .order_by(Review.opened_on, Review.reference)
    )
    every = [read(BearingReview, row) for row in session.execute(query)]
    return [
        one if as_of.knows(one.named_at) else replace(one, marks=(Mark.LATER,))
        for one in every
        if as_of.knows(one.named_at) or not as_of.hides
    ]


def group_cases(session: Session, group_id: UUID) -> list[CaseHead]:
    """The cases of a group, by reference."""
    query = _heads().where(Case.group_id == group_id).order_by(Case.reference)
    return [read(CaseHead, row) for row in session.execute(query)]


def claims_at(session: Session, viewer: Viewer, scheme_id: UUID) -> list[CaseHead]:
    """The claimants' open cases of a scheme on whose team a viewer is, by reference."""
    query = (
        _heads()
        .join(CaseMember, CaseMember.case_id == Case.id)
        .where(
            Case.scheme_id == scheme_id,
            Case.kind == CaseKind.CLAIM,
            Case.closed_on.is_(None),
            CaseMember.officer_id == viewer.id,
            CaseMember.left_at.is_(None),
        )
        .order_by(Case.reference)
    )
    every = [read(CaseHead, row) for row in session.execute(query)]
    return [one for one in every if opens(viewer, one.kind, (viewer.id,))]


def next_reference(session: Session, year: int) -> str:
    """The next reference of a year, such as HB-2026-014."""
    start = f"HB-{year}-"
    last = session.scalar(
        select(Case.reference)
        .where(Case.reference.startswith(start))
        .order_by(func.length(Case.reference).desc(), Case.reference.desc())
        .limit(1)
    )
    return f"{start}{int((last or start + '0').removeprefix(start)) + 1:03}"


def who_to_ask(session: Session, case: CaseHead) -> list[tuple[Role, str]]:
    """Whom to ask of what stands in rooms of its own: each with their role; one query.

    Safeguarding leads, and the lead reviewers of the teams of the case's scheme and reviews.
    """
    teams = (
        select(Review.team_id)
        .join(CaseReview, CaseReview.review_id == Review.id)
        .where(CaseReview.case_id == case.id)
        .union(select(Scheme.team_id).where(Scheme.id == case.scheme_id))
    )
    in_them = select(TeamMember.officer_id).where(
        TeamMember.left_at.is_(None), TeamMember.team_id.in_(teams)
    )
    rows = session.execute(
        select(OfficerRole.role, Officer.name)
        .join(Officer, Officer.id == OfficerRole.officer_id)
        .where(
            Officer.closed_at.is_(None),
            OfficerRole.ended_at.is_(None),
            (OfficerRole.role == Role.SAFEGUARDING_LEAD)
            | ((OfficerRole.role == Role.LEAD_REVIEWER) & Officer.id.in_(in_them)),
        )
        .order_by(OfficerRole.role.desc(), Officer.name, Officer.id)
    )
    return [(role, name) for role, name in rows]
