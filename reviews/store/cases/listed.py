"""Cases as they are listed: by what they wait for, found by a reference or part of a claim."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from reviews.domain.cases.access import opens
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.listing import (
    SECTIONS,
    Asked,
    CasesShown,
    days_since,
    is_overdue,
    lists_every_case,
    waits_until,
)
from reviews.domain.cases.next_step import Awaits
from reviews.domain.people.roles import Viewer
from reviews.store.record.rows import read, select_as
from reviews.store.register.resident_index import claimed
from reviews.store.tables import Case, CaseLine, CaseMember, Resident, Scheme

PAGE = 50
ON_FIRST_PAGE = 10
_AWAITS = tuple(Awaits)
_CLOSED = _AWAITS.index(Awaits.CLOSED)
_DAYS = {
    CasesShown.RESPONSE: CaseLine.response_on,
    CasesShown.DIRECTION: CaseLine.direction_on,
    CasesShown.HEARING: CaseLine.hearing_on,
    CasesShown.REPLY: CaseLine.reply_on,
    CasesShown.GROUND: CaseLine.ground_on,
}
_WAITS = {shown: Awaits(shown.value) for shown in _DAYS}


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case in a list: what it waits for and until when, since when it is there.

    `opened` is whether the viewer opens it; whoever does not can take it up.
    """

    id: UUID
    reference: str
    kind: CaseKind
    scheme: str
    resident: str
    came_on: date
    awaits: Awaits
    next_on: date | None
    opened: bool

    @property
    def until(self) -> str:
        """What is said of the day that it waits for."""
        return waits_until(self.awaits, self.next_on)

    def days(self, today: date) -> str:
        """For how long it is there."""
        return days_since(self.came_on, today)

    def overdue(self, today: date) -> bool:
        """Whether the day by which something was due is over."""
        return is_overdue(self.awaits, self.next_on, today)


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a first page: its first cases, and whether there are more."""

    shown: CasesShown
    cases: list[ListedCase]
    more: bool


def listed(
    session: Session, viewer: Viewer, asked: Asked, *, page: int = 1, size: int = PAGE
) -> list[ListedCase]:
    """A page of cases and one more where there are more; two queries, and one if a word is typed.

    The council's for who works appeals or decides on disclosure, the viewer's own disputes for
    a lead reviewer.
    """
    keys = _ordered(asked).where(*_conditions(session, viewer, asked))
    ids = list(session.scalars(keys.offset((page - 1) * size).limit(size + 1)))
    return _read(session, viewer, ids, asked.shown)


def sections(session: Session, viewer: Viewer) -> list[Section]:
    """The lists of an officer's first page that hold a case; two queries each at most."""
    found = []
    for shown in SECTIONS:
        asked = Asked(shown=shown)
        lines = listed(session, viewer, asked, size=ON_FIRST_PAGE)
        if lines:
            found.append(Section(shown, lines[:ON_FIRST_PAGE], len(lines) > ON_FIRST_PAGE))
    return found


def some(session: Session, viewer: Viewer, ids: Collection[UUID]) -> list[ListedCase]:
    """Some cases, closed ones too, as a list shows them, by what they wait for; two queries."""
    keys = select(CaseLine.case_id).where(CaseLine.case_id.in_(ids))
    keys = keys.order_by(CaseLine.place, CaseLine.next_on, CaseLine.case_id)
    return _read(session, viewer, list(session.scalars(keys)), CasesShown.EVERY)


def _ordered(asked: Asked) -> Select[UUID]:
    query = select(CaseLine.case_id)
    if asked.shown in _DAYS:
        day = _DAYS[asked.shown]
        return query.where(day.is_not(None)).order_by(day, CaseLine.case_id)
    closed = asked.shown is CasesShown.CLOSED
    if asked.words:
        return query.order_by(CaseLine.place, CaseLine.next_on, CaseLine.case_id)
    only = CaseLine.place == _CLOSED if closed else CaseLine.place < _CLOSED
    return query.where(only).order_by(CaseLine.place, CaseLine.next_on, CaseLine.case_id)


def _conditions(session: Session, viewer: Viewer, asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    every = lists_every_case(viewer)
    kind = asked.kind if every else CaseKind.DISPUTE
    if asked.mine or not every:
        found.append(_is_member(viewer, CaseLine.case_id))
    if kind is not None:
        found.append(CaseLine.case_id.in_(select(Case.id).where(Case.kind == kind)))
    if asked.words:
        found.append(CaseLine.case_id.in_(_typed(session, viewer, asked.words)))
    return found


def _is_member(viewer: Viewer, case_id: Any) -> ColumnElement[bool]:
    return exists().where(
        CaseMember.case_id == case_id,
        CaseMember.officer_id == viewer.id,
        CaseMember.left_at.is_(None),
    )


def _typed(session: Session, viewer: Viewer, words: str) -> Select[UUID]:
    typed = words.strip().lower()
    people = claimed(session, viewer, words)
    return select(Case.id).where(
        or_(
            func.lower(Case.reference).contains(typed, autoescape=True),
            func.lower(Case.tribunal_reference).contains(typed, autoescape=True),
            Case.resident_id.in_(people),
        )
    )


def _read(session: Session, viewer: Viewer, ids: list[UUID], shown: CasesShown) -> list[ListedCase]:
    query = (
        select_as(
            ListedCase,
            Case,
            scheme=Scheme.name,
            resident=func.coalesce(Resident.reference, ""),
            came_on=CaseLine.came_on,
            place=CaseLine.place,
            next_on=_DAYS.get(shown, CaseLine.next_on),
            member=_is_member(viewer, Case.id),
        )
        .join(CaseLine, CaseLine.case_id == Case.id)
        .join(Scheme, Scheme.id == Case.scheme_id)
        .outerjoin(Resident, Resident.id == Case.resident_id)
        .where(Case.id.in_(ids))
    )
    found = {row.id: _one(viewer, row, shown) for row in session.execute(query)} if ids else {}
    return [found[key] for key in ids]


def _one(viewer: Viewer, row: Any, shown: CasesShown) -> ListedCase:
    members = (viewer.id,) if row.member else ()
    return read(
        ListedCase,
        row,
        awaits=_WAITS.get(shown) or _AWAITS[row.place],
        opened=opens(viewer, row.kind, members),
    )
