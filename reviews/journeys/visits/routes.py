"""A visit: planned, changed, called off, and looked at as a whole."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.people.roles import Permission
from reviews.domain.people.training_and_checks import lacking
from reviews.domain.review.state import ReviewState, check_open
from reviews.domain.visits.visits import (
    VisitPlan,
    VisitPurpose,
    VisitState,
    check_not_called_off,
    check_not_held,
    check_still_to_come,
)
from reviews.reference.code_lists import look_round
from reviews.services.visits import visits as service
from reviews.store.accounts import accounts
from reviews.store.accounts.accounts import AccountHead
from reviews.store.people import officers, training_and_checks
from reviews.store.register.schemes import SchemeHead
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.visits import visits
from reviews.store.visits.settled import settled_by
from reviews.store.visits.visits import VisitLine
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_review, team_scheme, team_visit
from reviews.web.acting import perform
from reviews.web.actions import actions
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.pages import plural, say
from reviews.web.resources import today
from reviews.web.said_before import said_before

from .forms import CallOffForm, MadeForm, PlanForm

bp = Blueprint("visits", __name__)
_TO_DO = {"text": "To do", "classes": "govuk-tag--blue"}


@bp.route("/reviews/<uuid:review_id>/visits/plan", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def plan(review: ReviewHead) -> Page:
    """Plan a visit in a review."""
    if request.method == "GET":
        check_open(review.state)
    form = PlanForm(data=_proposed())
    return _plan(form, review.scheme_id, review.scheme, review.team_id, review.id)


@bp.route("/schemes/<uuid:scheme_id>/visits/plan", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def plan_presence(scheme: SchemeHead) -> Page:
    """Plan a visit for presence: talking with residents while no review is open (para 141)."""
    open_review = reviews.open_review_of(reading(), scheme.id)
    if request.method == "GET" and open_review is not None:
        flash(
            "A review of this scheme is open, so the visit is planned in it. Talking with "
            "residents there is presence too."
        )
        return redirect(url_for("visits.plan", review_id=open_review))
    form = PlanForm(data=_proposed())
    del form.purpose
    return _plan(form, scheme.id, scheme.name, scheme.team_id, None)


def _proposed() -> dict[str, Any]:
    """The day and the officers that the address proposes, as “a day for two” links here."""
    return {
        "planned_on": request.args.get("on", type=date.fromisoformat),
        "officers": request.args.getlist("officer") or [viewer().id],
    }


def _plan(
    form: PlanForm, scheme_id: UUID, scheme: str, team_id: UUID, review_id: UUID | None
) -> Page:
    if request.method == "GET":
        check_not_held(visits.visits_held(reading(), scheme_id))
    _offer(form, team_id)
    if form.validate_on_submit() and (
        done := perform(form, service.plan_visit, _wanted(form, scheme_id, review_id))
    ):
        flash("The visit is planned.")
        return redirect(url_for("visits.show", visit_id=done.value))
    return render_template(
        "journeys/visits/plan.html",
        form=form,
        scheme_id=scheme_id,
        scheme=scheme,
        review_id=review_id,
        team_id=team_id,
    )


def _offer(form: PlanForm, team_id: UUID) -> None:
    members = officers.team_officers(reading(), team_id)
    form.officers.offer([(str(one.id), one.name) for one in members])
    held = training_and_checks.held_by(reading(), [one.id for one in members])
    form.officers.params = {
        "hints": {str(one.id): lacking(one.name, held[one.id], today()) for one in members}
    }


def _wanted(form: PlanForm, scheme_id: UUID, review_id: UUID | None) -> VisitPlan:
    return filled(
        form,
        VisitPlan,
        scheme_id=scheme_id,
        purpose=VisitPurpose(form.purpose.data) if "purpose" in form else VisitPurpose.PRESENCE,
        officers=frozenset(UUID(one) for one in form.officers.data),
        review_id=review_id,
    )


@bp.get("/visits/<uuid:visit_id>")
@allow(Permission.REVIEW, to=team_visit)
def show(visit: VisitLine) -> Page:
    """A visit: its plan, what there is to record, and what is recorded."""
    session = reading()
    talks = visits.staff_spoken(session, visit.id)
    staff = [one for one in staff_accounts(visit) if one.visit_id == visit.id]
    seen = visits.observations(session, visit_id=visit.id)
    help_ = visits.urgent_help(session, visit_id=visit.id)
    at_work = visit.review_state in (None, ReviewState.OPEN)
    plans = at_work and visit.state is VisitState.PLANNED
    held = visits.visits_held(session, visit.scheme_id)
    offers = [
        ("plan", plans and not held, "Change the plan", "visits.change"),
        ("plan", plans, "Call off this visit", "visits.call_off"),
    ]
    recordable = at_work and visit.state is not VisitState.NOT_MADE
    return render_template(
        "journeys/visits/show.html",
        visit=visit,
        standing=_standing(visit, held=held),
        to_do=_to_do(visit, len(staff) + len(talks), len(seen), len(help_)) if recordable else [],
        can=actions(offers, visit_id=visit.id),
        staff=staff,
        talks=talks,
        seen=seen,
        settled=settled_by(session, [one.id for one in seen]),
        help=help_,
        officers=officers.names(session),
        lists=look_round(),
        before=said_before(
            visit=[visit.id],
            staff_spoken=[one.id for one in talks],
            observation=[one.id for one in seen],
            urgent_help=[one.id for one in help_],
        ),
    )


def staff_accounts(visit: VisitLine) -> list[AccountHead]:
    """The accounts of staff by the scheme review, in the review of a visit; none without one."""
    if visit.review_id is None:
        return []
    return accounts.staff_asked(reading(), viewer(), visit.review_id, SCHEME_SET)


def _standing(visit: VisitLine, *, held: bool) -> Iterator[str]:
    """What stands in the way of a visit, or of recording it."""
    if held and visit.state is VisitState.PLANNED:
        yield (
            "A lead reviewer has put visits to this scheme on hold. Speak to them before you go."
        )
    if visit.review_state not in (None, ReviewState.OPEN):
        yield (
            f"The review is {say(visit.review_state).lower()}, so nothing can be recorded on this "
            "visit. You can still tell safeguarding."
        )


def _to_do(visit: VisitLine, staff: int, seen: int, help_: int) -> list[dict[str, Any]]:
    """What there is to record on a visit, as a task list."""
    made = "Record that the visit was made"
    if visit.state is not VisitState.PLANNED:
        made = "Change the record of the visit"
    tasks = [
        (made, "visits.made", say(visit.access)),
        ("Look at each recommendation", "assessment.revisit", "Open"),
        ("Record a talk with staff", "visits.staff", _times(staff, "talk")),
        ("Record something you saw", "visits.observe", _times(seen, "thing")),
        ("Record urgent help", "visits.urgent", _times(help_, "time")),
    ]
    if visit.review_id is None:
        del tasks[2]
    if visit.purpose is not VisitPurpose.REVISIT:
        del tasks[1]
    items: list[dict[str, Any]] = [
        {
            "title": {"text": words},
            "href": url_for(endpoint, visit_id=visit.id),
            "status": {"text": status} if status else {"tag": _TO_DO},
        }
        for words, endpoint, status in tasks
    ]
    items[-1]["hint"] = {"text": "Help needed at once that is not safeguarding"}
    return items


def _times(count: int, word: str) -> str:
    return plural(count, word) if count else "None yet"


def check_recordable(visit: VisitLine) -> None:
    """Turn away from a page on which nothing could be recorded.

    Only when it is opened: what is sent is judged by the service, and stays on the form.

    Raises:
        Refused: the review is not open, or the visit was called off.
    """
    if request.method == "GET":
        if visit.review_state is not None:
            check_open(visit.review_state)
        check_not_called_off(visit.state)


def _check_changeable(visit: VisitLine) -> None:
    if request.method == "GET":
        if visit.review_state is not None:
            check_open(visit.review_state)
        check_still_to_come(visit.state)


def theirs(form: PlanForm | MadeForm | CallOffForm, visit: VisitLine) -> VisitLine | None:
    """The visit as someone else saved it; the form now stands on it: saving again replaces it."""
    now = visits.visit(reading(), visit.id)
    if now is None or now.version == form.seen.data:
        return None
    form.seen.process_data(now.version)
    return now


@bp.route("/visits/<uuid:visit_id>/change", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def change(visit: VisitLine) -> Page:
    """Change the plan of a visit that is still to come."""
    _check_changeable(visit)
    if request.method == "GET":
        check_not_held(visits.visits_held(reading(), visit.scheme_id))
    data = {
        name: getattr(visit, name)
        for name in ("purpose", "planned_on", "planned_time", "announced", "announced_reason")
    }
    going = [officer_id for officer_id, _ in visit.officers]
    form = PlanForm(data=data | {"officers": going, "seen": visit.version})
    if visit.review_id is None:
        del form.purpose
    _offer(form, visit.team_id)
    clash = None
    if form.validate_on_submit():
        wanted = _wanted(form, visit.scheme_id, visit.review_id)
        if perform(form, service.change_plan, visit.id, wanted, form.seen.data or 0):
            flash("The plan is changed.")
            return redirect(url_for("visits.show", visit_id=visit.id))
        clash = theirs(form, visit)
    return render_template("journeys/visits/change.html", form=form, visit=visit, theirs=clash)


@bp.route("/visits/<uuid:visit_id>/call-off", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def call_off(visit: VisitLine) -> Page:
    """Record that a planned visit will not be made."""
    _check_changeable(visit)
    form = CallOffForm(data={"seen": visit.version})
    clash = None
    if form.validate_on_submit():
        reason, seen = form.reason.data, form.seen.data or 0
        if perform(form, service.call_off_visit, visit.id, reason, seen):
            flash("The visit is called off.")
            return redirect(url_for("visits.show", visit_id=visit.id))
        clash = theirs(form, visit)
    return render_template("journeys/visits/call_off.html", form=form, visit=visit, theirs=clash)
