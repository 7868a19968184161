"""Visits: planned, changed, made or called off (paras 73, 87-88, 141)."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.people.training_and_checks import Reviewing
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.visits.visits import (
    Access,
    VisitPlan,
    VisitState,
    check_free,
    check_made,
    check_not_called_off,
    check_not_held,
    check_plan,
    check_still_to_come,
)
from reviews.services.people.clearance import check_going
from reviews.services.record.facts import stripped
from reviews.services.register.schemes import open_scheme
from reviews.services.register.schemes import stream_of as scheme_stream
from reviews.services.review.reviews import row_of, stream_of
from reviews.store.people import officers
from reviews.store.record import events
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.tables import Review, Scheme, Visit, VisitOfficer
from reviews.store.visits import officers_busy, visits


def visit_stream(visit: Visit) -> str:
    """A visit's events stand in its review's stream, or in its scheme's where it has none."""
    if visit.review_id is not None:
        return stream_of(visit.review_id)
    return scheme_stream(visit.scheme_id)


def record(
    session: Session,
    act: Act,
    visit: Visit,
    kind: EventKind,
    words: Mapping[str, Any] | None = None,
    **about: UUID | None,
) -> None:
    """Add an event about a visit; `about` names what else it is about."""
    every = {"visit": visit.id, "review": visit.review_id, **about}
    events.record(session, act, visit_stream(visit), kind, about=every, words=words)


def plan_visit(session: Session, act: Act, plan: VisitPlan, visit_id: UUID | None = None) -> UUID:
    """Plan a visit, in an open review or as a presence visit to a scheme that has none.

    Raises:
        Refused: the plan does not hold together, someone who goes is not trained and checked for
            the day, a lead reviewer holds visits, or the scheme of a presence visit has a review,
            whose team plans its visits there.
        NotThere: the scheme or review belongs to another team.
    """
    scheme = open_scheme(session, plan.scheme_id)
    team_id = _team_for(session, act, plan, scheme)
    check_not_held(visits.visits_held(session, plan.scheme_id))
    _check(session, act, plan, team_id, scheme)
    planned = stripped(**asdict(plan))
    del planned["officers"]
    new = {"state": VisitState.PLANNED, "access_note": "", "notes": "", "version": 1}
    row = Visit(id=visit_id or uuid4(), team_id=team_id, **planned, **new)
    session.add(row)
    session.flush()
    session.add_all(VisitOfficer(visit_id=row.id, officer_id=one) for one in plan.officers)
    words = {"on": plan.planned_on, "purpose": plan.purpose}
    record(session, act, row, EventKind.VISIT_PLANNED, words, scheme=plan.scheme_id)
    return row.id


def _team_for(session: Session, act: Act, plan: VisitPlan, scheme: Scheme) -> UUID:
    if plan.review_id is not None:
        review = row_of(session, act, plan.review_id)
        if review.scheme_id != scheme.id:
            raise NotThere
        return review.team_id
    lock(session, scheme_stream(scheme.id))
    if not act.by.works_on(scheme.team_id):
        raise NotThere
    if reviews.open_review_of(session, scheme.id) is not None:
        raise Refused("A review of this scheme has started. Plan the visit in that review.")
    return scheme.team_id


def _check(
    session: Session,
    act: Act,
    plan: VisitPlan,
    team_id: UUID,
    scheme: Scheme,
    visit_id: UUID | None = None,
) -> None:
    team = {one.id: one.name for one in officers.team_officers(session, team_id)}
    check_plan(plan, team=team, closed_on=scheme.closed_on, today=act.today)
    going = {key: name for key, name in team.items() if key in plan.officers}
    check_going(session, act.by, team_id, going, plan.planned_on, Reviewing.VISIT)
    if time := plan.planned_time.strip():
        taken = officers_busy.at_that_time(session, plan.officers, plan.planned_on, time, visit_id)
        check_free([name for key, name in team.items() if key in taken])


def open_visit(session: Session, act: Act, visit_id: UUID, *, must_be_open: bool = True) -> Visit:
    """Lock a visit and give its row to a service that works on it.

    Raises:
        NotThere: there is none, or it belongs to another team.
        Refused: its review is not open, and it must be.
    """
    row = session.get(Visit, visit_id)
    if row is None or not act.by.works_on(row.team_id):
        raise NotThere
    if row.review_id is not None:
        row_of(session, act, row.review_id, must_be_open=must_be_open)
    else:
        lock(session, scheme_stream(row.scheme_id))
    session.refresh(row)
    return row


def change_plan(session: Session, act: Act, visit_id: UUID, plan: VisitPlan, seen: int) -> None:
    """Change a visit that is still to come; its scheme and review stay what they are.

    `seen` is the version of the visit that the change was made on.

    Raises:
        Refused: the visit is over or on hold, the plan does not hold together, or someone
            changed the visit meanwhile.
    """
    row = open_visit(session, act, visit_id)
    check_still_to_come(row.state)
    _check_version(row, seen)
    check_not_held(visits.visits_held(session, row.scheme_id))
    own = replace(plan, scheme_id=row.scheme_id, review_id=row.review_id)
    _check(session, act, own, row.team_id, open_scheme(session, row.scheme_id), visit_id)
    row.purpose, row.planned_on = plan.purpose, plan.planned_on
    row.planned_time = plan.planned_time.strip()
    row.announced, row.announced_reason = plan.announced, plan.announced_reason.strip()
    row.version += 1
    _set_officers(session, act, row, plan.officers)
    words = {"on": plan.planned_on, "time": row.planned_time, "announced": plan.announced}
    record(session, act, row, EventKind.VISIT_CHANGED, words)


def _check_version(row: Visit, seen: int) -> None:
    if row.version != seen:
        raise Refused(
            "Someone else changed this visit while you had it open. What they saved is shown "
            "below, and what you typed is still in the form. Save again to put yours in its place."
        )


def _set_officers(session: Session, act: Act, row: Visit, chosen: Collection[UUID]) -> None:
    going = {one.officer_id: one for one in visits.officer_rows(session, row.id)}
    for officer_id in set(chosen) - set(going):
        session.add(VisitOfficer(visit_id=row.id, officer_id=officer_id))
    for officer_id in set(going) - set(chosen):
        going[officer_id].ended_at = act.at


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a visit. `residents_spoken` is a number of people, None if not counted."""

    went_on: date
    access: Access
    access_note: str = ""
    residents_spoken: int | None = None
    notes: str = ""


def record_visit(session: Session, act: Act, visit_id: UUID, made: Made, seen: int) -> None:
    """Record that a visit was made, and whether the officers were let in; or put that right.

    Raises:
        Refused: the visit was called off, its day is to come, a refusal is not told, or someone
            changed the visit meanwhile.
    """
    row = open_visit(session, act, visit_id)
    check_not_called_off(row.state)
    _check_version(row, seen)
    review = session.get(Review, row.review_id) if row.review_id else None
    opened_on = review.opened_on if review else None
    check_made(made.access, made.access_note, made.went_on, act.today, opened_on)
    row.state, row.went_on, row.access = VisitState.DONE, made.went_on, made.access
    row.access_note, row.notes = made.access_note.strip(), made.notes.strip()
    row.residents_spoken = made.residents_spoken
    row.version += 1
    for one in visits.evidence_of_visit(session, visit_id):
        one.true_from_on = one.true_to_on = made.went_on
    words = {
        "on": made.went_on,
        "access": made.access,
        "purpose": row.purpose,
        "access_note": row.access_note,
        "residents_spoken": made.residents_spoken,
        "notes": row.notes,
    }
    record(session, act, row, EventKind.VISIT_MADE, words, scheme=row.scheme_id)


def call_off_visit(session: Session, act: Act, visit_id: UUID, reason: str, seen: int) -> None:
    """Record that a planned visit will not be made, and why.

    Raises:
        Refused: it is over already, no reason is given, or someone changed it meanwhile.
    """
    row = open_visit(session, act, visit_id)
    check_still_to_come(row.state)
    _check_version(row, seen)
    check_said(reason, "Say why the visit is called off.", "reason")
    row.state, row.notes = VisitState.NOT_MADE, reason.strip()
    row.version += 1
    record(session, act, row, EventKind.VISIT_CALLED_OFF, {"reason": reason.strip()})
