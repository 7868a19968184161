"""Groups of cases: which of them a viewer opens, and which cases could join."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.access import opens
from reviews.domain.people.roles import Permission, Viewer
from reviews.store.record.rows import grouped, read
from reviews.store.tables import CaseGroup, CaseMember, Scheme

from .cases import CaseHead, claims_at, group_cases


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A group of cases of one scheme."""

    id: UUID
    reference: str
    name: str
    scheme_id: UUID
    scheme: str


@dataclass(frozen=True, slots=True)
class GroupOpened:
    """A group with the cases of it that a viewer opens; `whole` where that is all of them."""

    head: GroupHead
    cases: tuple[CaseHead, ...]
    whole: bool


def opened_group(session: Session, viewer: Viewer, group_id: UUID) -> GroupOpened | None:
    """A group for a viewer who opens every case of it.

    A benefits officer who opens some sees those. The same number of queries for any group.
    """
    row = session.execute(
        select(CaseGroup, Scheme.name)
        .join(Scheme, Scheme.id == CaseGroup.scheme_id)
        .where(CaseGroup.id == group_id)
    ).one_or_none()
    every = group_cases(session, group_id)
    on = grouped(
        (case_id, officer_id)
        for case_id, officer_id in session.execute(
            select(CaseMember.case_id, CaseMember.officer_id).where(
                CaseMember.case_id.in_([one.id for one in every]), CaseMember.left_at.is_(None)
            )
        )
    )
    mine = tuple(one for one in every if opens(viewer, one.kind, on.get(one.id, ())))
    whole = len(mine) == len(every)
    if row is None or not mine or not (whole or viewer.may(Permission.APPEALS)):
        return None
    return GroupOpened(read(GroupHead, row[0], scheme=row[1]), mine, whole)


def could_group(session: Session, viewer: Viewer, scheme_id: UUID) -> list[CaseHead]:
    """The claimants' open cases of a scheme that a viewer opens and that are in no group."""
    return [one for one in claims_at(session, viewer, scheme_id) if one.group_id is None]


def next_reference(session: Session, year: int) -> str:
    """The next reference of a group in a year, such as HG-2026-001."""
    start = f"HG-{year}-"
    last = session.scalar(
        select(CaseGroup.reference)
        .where(CaseGroup.reference.startswith(start))
        .order_by(func.length(CaseGroup.reference).desc(), CaseGroup.reference.desc())
        .limit(1)
    )
    return f"{start}{int((last or start + '0').removeprefix(start)) + 1:03}"
