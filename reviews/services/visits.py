"""Visits: planned, made or refused, with what was heard and seen (paras 73, 87-88, 141)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people import Act
from reviews.domain.visits import Access, Announced, VisitPurpose, VisitState, check_made
from reviews.store import reviews, visits
from reviews.store.events import lock, record
from reviews.store.tables import Visit, VisitOfficer

from .register import open_scheme
from .register import stream_of as scheme_stream
from .reviews import row_of, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A visit to be made. Without a review it is a presence visit."""

    scheme_id: UUID
    purpose: VisitPurpose
    planned_on: date
    officers: frozenset[UUID]
    announced: Announced = Announced.YES
    announced_reason: str = ""
    planned_time: str = ""
    review_id: UUID | None = None


def visit_stream(visit_or_plan: "Visit | VisitPlan") -> str:
    """A visit's events stand in its review's stream, or in its scheme's where it has none."""
    if visit_or_plan.review_id is not None:
        return stream_of(visit_or_plan.review_id)
    return scheme_stream(visit_or_plan.scheme_id)


def plan_visit(session: "Session", act: Act, plan: VisitPlan, visit_id: UUID | None = None) -> UUID:
    """Plan a visit.

    Raises:
        Refused: nobody goes, the day has passed, a lead reviewer holds visits, or an
            unannounced visit has no reason.
        NotThere: the scheme or review belongs to another team.
    """
    team_id = _team_for(session, act, plan.scheme_id, plan.review_id)
    _check_plan(act, plan)
    if plan.review_id is not None and reviews.held(session, plan.review_id)[1]:
        raise Refused("A lead reviewer has put visits of this review on hold. Speak to them.")
    row = Visit(
        id=visit_id or uuid4(),
        scheme_id=plan.scheme_id,
        team_id=team_id,
        review_id=plan.review_id,
        purpose=plan.purpose,
        planned_on=plan.planned_on,
        planned_time=plan.planned_time.strip(),
        announced=plan.announced,
        announced_reason=plan.announced_reason.strip(),
        state=VisitState.PLANNED,
        access_note="",
        notes="",
        version=1,
    )
    session.add(row)
    session.flush()
    session.add_all(VisitOfficer(visit_id=row.id, officer_id=one) for one in plan.officers)
    record(
        session,
        act,
        visit_stream(plan),
        "visit_planned",
        about={"visit": row.id, "scheme": plan.scheme_id, "review": plan.review_id},
        words={"on": plan.planned_on, "purpose": plan.purpose},
    )
    return row.id


def _team_for(session: "Session", act: Act, scheme_id: UUID, review_id: UUID | None) -> UUID:
    if review_id is not None:
        return row_of(session, act, review_id).team_id
    lock(session, scheme_stream(scheme_id))
    scheme = open_scheme(session, scheme_id)
    if not act.by.works_on(scheme.team_id):
        raise NotThere
    return scheme.team_id


def _check_plan(act: Act, plan: VisitPlan) -> None:
    if plan.planned_on < act.today:
        raise Refused("The date must be today or later.", "planned_on")
    if not plan.officers:
        raise Refused("Choose who will go.", "officers")
    if plan.announced is Announced.NO and not plan.announced_reason.strip():
        raise Refused("Say why this visit is not announced.", "announced_reason")


def open_visit(session: "Session", act: Act, visit_id: UUID) -> Visit:
    """Lock a visit and give its row to a service that works on it.

    Raises:
        NotThere: there is none, or it belongs to another team.
        Refused: its review is not open.
    """
    row = session.get(Visit, visit_id)
    if row is None or not act.by.works_on(row.team_id):
        raise NotThere
    if row.review_id is not None:
        row_of(session, act, row.review_id)
    else:
        lock(session, scheme_stream(row.scheme_id))
    session.refresh(row)
    return row


def change_plan(
    session: "Session",
    act: Act,
    visit_id: UUID,
    plan: VisitPlan,
    seen: int,
) -> None:
    """Change a visit that is still to come.

    Raises:
        Refused: it was made, or someone changed it meanwhile.
    """
    row = open_visit(session, act, visit_id)
    _check_version(row, seen)
    if row.state is not VisitState.PLANNED:
        raise Refused("This visit is over, so its plan cannot be changed.")
    _check_plan(act, plan)
    row.purpose, row.planned_on, row.planned_time = (
        plan.purpose,
        plan.planned_on,
        plan.planned_time.strip(),
    )
    row.announced, row.announced_reason = plan.announced, plan.announced_reason.strip()
    row.version += 1
    _set_officers(session, act, row, plan.officers)
    record(
        session,
        act,
        visit_stream(row),
        "visit_changed",
        about={"visit": visit_id, "review": row.review_id},
        words={"on": plan.planned_on},
    )


def _check_version(row: Visit, seen: int) -> None:
    if row.version != seen:
        raise Refused(
            "Someone else changed this visit while you had it open. Your words are still below; "
            "open the visit in another tab to see theirs, then save again."
        )


def _set_officers(session: "Session", act: Act, row: Visit, officers: Collection[UUID]) -> None:
    going = {one.officer_id: one for one in visits.officer_rows(session, row.id)}
    for officer_id in set(officers) - set(going):
        session.add(VisitOfficer(visit_id=row.id, officer_id=officer_id))
    for officer_id in set(going) - set(officers):
        going[officer_id].ended_at = act.at


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a visit."""

    went_on: date
    access: Access
    access_note: str = ""
    residents_spoken: int | None = None
    notes: str = ""


def record_visit(session: "Session", act: Act, visit_id: UUID, made: Made, seen: int) -> None:
    """Record that a visit was made, and whether the officers were let in.

    Raises:
        Refused: the day is to come, a refusal is not told, or someone changed it meanwhile.
    """
    row = open_visit(session, act, visit_id)
    _check_version(row, seen)
    check_made(made.access, made.access_note, made.went_on, act.today)
    row.state, row.went_on, row.access = VisitState.DONE, made.went_on, made.access
    row.access_note, row.notes = made.access_note.strip(), made.notes.strip()
    row.residents_spoken = made.residents_spoken
    row.version += 1
    record(
        session,
        act,
        visit_stream(row),
        "visit_made",
        about={"visit": visit_id, "scheme": row.scheme_id, "review": row.review_id},
        words={"on": made.went_on, "access": made.access, "purpose": row.purpose},
    )


def call_off_visit(session: "Session", act: Act, visit_id: UUID, reason: str) -> None:
    """Record that a planned visit will not be made, and why."""
    row = open_visit(session, act, visit_id)
    if row.state is not VisitState.PLANNED:
        raise Refused("This visit is over already.")
    if not reason.strip():
        raise Refused("Say why the visit is called off.", "reason")
    row.state, row.notes = VisitState.NOT_MADE, reason.strip()
    row.version += 1
    record(
        session,
        act,
        visit_stream(row),
        "visit_called_off",
        about={"visit": visit_id, "review": row.review_id},
        words={"reason": reason.strip()},
    )
