"""What is recorded on a visit: that it was made, what was seen, urgent help; talks with staff."""

from dataclasses import replace
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Permission
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Followed, day_of
from reviews.reference.code_lists import look_round
from reviews.services.visits import on_visit as service
from reviews.services.visits import visits as visit_service
from reviews.store.register import residents
from reviews.store.visits import visits
from reviews.store.visits.visits import Helped, Seen, VisitLine
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_visit
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import today
from reviews.web.sizes import takes_files

from .forms import FollowForm, HelpOutcomeForm, MadeForm, ObserveForm, UrgentForm
from .routes import bp, check_recordable, staff_accounts, theirs


def _back_to(visit: VisitLine) -> Page:
    return redirect(url_for("visits.show", visit_id=visit.id))


@bp.route("/visits/<uuid:visit_id>/made", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def made(visit: VisitLine) -> Page:
    """Record that the visit was made, and whether the officers were let in."""
    check_recordable(visit)
    went_on = visit.went_on or min(visit.planned_on, today())
    form = MadeForm(obj=replace(visit, went_on=went_on), seen=visit.version)
    if visit.review_id is None:
        form.ask_for_presence()
    clash = None
    if form.validate_on_submit():
        what, seen = filled(form, visit_service.Made), form.seen.data or 0
        if perform(form, visit_service.record_visit, visit.id, what, seen):
            flash("The visit is recorded.")
            return _back_to(visit)
        clash = theirs(form, visit)
    return render_template("journeys/visits/made.html", form=form, visit=visit, theirs=clash)


@bp.get("/visits/<uuid:visit_id>/staff")
@allow(Permission.REVIEW, to=team_visit)
def staff(visit: VisitLine) -> Page:
    """Talks with staff (para 87): each is an account by the scheme review, and asked once."""
    check_recordable(visit)
    if visit.review_id is None:
        raise Refused("Talks with staff are kept in a review, and this visit belongs to none.")
    every = staff_accounts(visit)
    return render_template(
        "journeys/visits/staff.html",
        visit=visit,
        here=[one for one in every if one.visit_id == visit.id],
        elsewhere=[one for one in every if one.visit_id != visit.id],
        start={"name": SCHEME_SET, "source": Source.STAFF, "visit": visit.id},
    )


@bp.route("/visits/<uuid:visit_id>/observe", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
@takes_files
def observe(visit: VisitLine) -> Page:
    """Record something seen at the building, with a photograph where there is one (para 88)."""
    check_recordable(visit)
    went_on = day_of(visit.planned_on, visit.went_on, today())
    form = ObserveForm(went_on, data={"handed_on": today()})
    if form.validate_on_submit() and perform(
        form,
        service.record_observation,
        visit.id,
        form.sighting(),
        form.photo.upload,
        form.key.data,
    ):
        flash("What you saw is recorded.")
        to = "visits.observe" if request.form.get("go") == "again" else "visits.show"
        return redirect(url_for(to, visit_id=visit.id))
    return render_template("journeys/visits/observe.html", form=form, visit=visit)


@bp.route("/visits/<uuid:visit_id>/observations/<uuid:observation_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def follow(visit: VisitLine, observation_id: UUID) -> Page:
    """Record whom something seen was handed to, and what came of it, however late."""
    seen = _observation(visit, observation_id)
    told = replace(seen, handed_on=seen.handed_on or today())
    form = FollowForm(obj=told, seen=_mark(seen))
    clash = False
    if form.validate_on_submit():
        followed, mark = filled(form, Followed), form.seen.data
        if perform(form, service.follow_observation, observation_id, followed, mark):
            flash("What came of it is recorded.")
            return _back_to(visit)
        seen = _observation(visit, observation_id)
        clash = _mark(seen) != mark
        form.seen.process_data(_mark(seen))
    return render_template(
        "journeys/visits/follow.html",
        form=form,
        visit=visit,
        seen=seen,
        clash=clash,
        lists=look_round(),
    )


def _observation(visit: VisitLine, observation_id: UUID) -> Seen:
    every = visits.observations(reading(), visit_id=visit.id)
    return next((one for one in every if one.id == observation_id), None) or abort(404)


def _mark(seen: Seen) -> str:
    return Followed(seen.handed_to, seen.handed_on, seen.outcome).mark


@bp.route("/visits/<uuid:visit_id>/urgent-help", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def urgent(visit: VisitLine) -> Page:
    """Record urgent help for a resident that is not safeguarding (para 73)."""
    check_recordable(visit)
    form = UrgentForm(data={"passed_on": today()})
    form.resident.offer(resident_choices(visit.scheme_id))
    if form.validate_on_submit() and perform(
        form,
        service.record_urgent_help,
        visit.id,
        needed=form.needed.data,
        passed_to=form.passed_to.data,
        passed_on=form.passed_on.data,
        outcome=form.outcome.data,
        resident_id=UUID(form.resident.data) if form.resident.data else None,
        key=form.key.data,
    ):
        flash("The urgent help is recorded.")
        return _back_to(visit)
    return render_template("journeys/visits/urgent.html", form=form, visit=visit)


@bp.route("/visits/<uuid:visit_id>/urgent-help/<uuid:help_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def help_outcome(visit: VisitLine, help_id: UUID) -> Page:
    """Record what came of urgent help, once that is known."""
    check_recordable(visit)
    given = _help(visit, help_id)
    form = HelpOutcomeForm(data={"outcome": given.outcome, "seen": given.mark})
    clash = False
    if form.validate_on_submit():
        outcome, mark = form.outcome.data, form.seen.data
        if perform(form, service.follow_urgent_help, help_id, outcome, mark):
            flash("What came of it is recorded.")
            return _back_to(visit)
        given = _help(visit, help_id)
        clash = given.mark != mark
        form.seen.process_data(given.mark)
    return render_template(
        "journeys/visits/help_outcome.html", form=form, visit=visit, given=given, clash=clash
    )


def _help(visit: VisitLine, help_id: UUID) -> Helped:
    every = visits.urgent_help(reading(), visit_id=visit.id)
    return next((one for one in every if one.id == help_id), None) or abort(404)


def resident_choices(scheme_id: UUID, also: UUID | None = None) -> list[tuple[str, str]]:
    """Those who live at a scheme today, and one more who may have moved on, to choose from."""
    session, officer = reading(), viewer()
    living = residents.residents_at(session, officer, scheme_id, today())
    known = {one.id: (one.reference, one.name) for one in living}
    if also is not None and also not in known:
        name = residents.names(session, officer, [also]).get(also)
        known[also] = (residents.references(session, [also])[also], name.full_name if name else "")
    return [(str(key), f"{reference}  {name}".strip()) for key, (reference, name) in known.items()]
