"""A team: who is in it, and what each holds: skills, training and security checks."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.domain.people.training_and_checks import Held, lacking
from reviews.services.people import training_and_checks as service
from reviews.store.people import officers, training_and_checks
from reviews.store.people.officers import OfficerLine, TeamLine
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import kept_officer, known_team
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import today

from .forms import HeldForm, ReasonForm
from .routes import bp


@bp.get("/teams/<uuid:team_id>")
@allow(to=known_team)
def team(team: TeamLine) -> Page:
    """The members of a team, what each holds, and who cannot go on a visit today."""
    members = officers.team_officers(reading(), team.id)
    held = training_and_checks.held_by(reading(), [one.id for one in members])
    return render_template(
        "journeys/programme/team.html",
        team=team,
        members=members,
        held=held,
        missing={one.id: lacking(one.name, held[one.id], today()) for one in members},
        ending=training_and_checks.running_out(reading(), today(), teams=[team.id]),
        keeps=viewer().may(Permission.MANAGE_PEOPLE) or viewer().leads(team.id),
    )


@bp.route("/people/<uuid:officer_id>/records", methods=["GET", "POST"])
@allow(to=kept_officer)
def records(officer: OfficerLine) -> Page:
    """What one officer holds, and a form for one thing more."""
    form = HeldForm()
    if form.validate_on_submit() and perform(
        form, service.record_held, officer.id, filled(form, Held)
    ):
        flash(f"It is on {officer.name}’s record.")
        return redirect(url_for("programme.records", officer_id=officer.id))
    return render_template(
        "journeys/programme/records.html",
        form=form,
        officer=officer,
        lines=training_and_checks.records_of(reading(), [officer.id])[officer.id],
        teams=officers.teams_of(reading(), officer.id),
        today=today(),
    )


@bp.route("/people/<uuid:officer_id>/records/<uuid:record_id>/take-off", methods=["GET", "POST"])
@allow(to=kept_officer)
def take_off(officer: OfficerLine, record_id: UUID) -> Page:
    """Take something off an officer's record, with the reason."""
    lines = training_and_checks.records_of(reading(), [officer.id])[officer.id]
    line = next((one for one in lines if one.id == record_id), None)
    if line is None:
        raise NotThere
    form = ReasonForm()
    if form.validate_on_submit() and perform(
        form, service.take_back_held, officer.id, record_id, form.reason.data
    ):
        flash("It is off the record.")
        return redirect(url_for("programme.records", officer_id=officer.id))
    return render_template(
        "journeys/programme/take_off.html", form=form, officer=officer, held=line.held
    )
