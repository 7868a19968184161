"""People and teams: who may sign in, and what they may do."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Permission, Role, Viewer, sees_every_team
from reviews.domain.record.events import COMMAND_LINE
from reviews.services.people import officers as service
from reviews.services.people.sign_in import make_password
from reviews.store.across import work
from reviews.store.across.work import Task, TaskKind
from reviews.store.people import officers as store
from reviews.store.people import training_and_checks
from reviews.store.people.officers import OfficerLine
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import any_officer
from reviews.web.acting import perform
from reviews.web.database import reading, writing
from reviews.web.forms.base import Form
from reviews.web.resources import today

from .forms import NewOfficerForm, OfficerForm, TeamForm, saved_meanwhile

bp = Blueprint("admin", __name__)


@bp.get("/people")
@allow(Permission.MANAGE_PEOPLE)
def people() -> Page:
    """Everyone who signs in, or did; closed accounts last."""
    return render_template(
        "journeys/admin/people.html",
        officers=[one for one in store.officers(reading()) if one.id != COMMAND_LINE],
        teams=store.teams(reading()),
        ending=training_and_checks.running_out(reading(), today()),
    )


@bp.route("/people/add", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add_officer() -> Page:
    """Add an officer; their first password is made here and shown once."""
    form = NewOfficerForm()
    form.offer_teams(store.teams(reading()))
    if form.validate_on_submit():
        made = make_password()
        if done := perform(
            form,
            service.add_officer,
            sign_in_name=form.sign_in_name.data,
            password_hash=made.hash,
            **form.details(),
        ):
            flash(f"{form.name.data} is added.")
            return _password_page(store.officer(reading(), done.value), made.words)
    return render_template("journeys/admin/add_officer.html", form=form)


def _password_page(officer: OfficerLine | None, password: str) -> str:
    """A new password, shown this once: it is kept nowhere but as its hash."""
    return render_template("journeys/admin/password.html", officer=officer, password=password)


@bp.route("/people/<uuid:officer_id>", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE, to=any_officer)
def officer(officer: OfficerLine) -> Page:
    """One officer: details, roles and teams, a new password, closing the account."""
    form = OfficerForm(data=_recorded(officer) | {"seen": service.version(officer)})
    form.offer_teams(store.teams(reading()))
    now: list[tuple[str, str]] = []
    if officer.closed_at is None and form.validate_on_submit():
        if perform(form, service.change_officer, officer.id, seen=form.seen.data, **form.details()):
            flash("The account is changed.")
            return redirect(_after_change(officer, form))
        now = _meanwhile(form, officer)
    return render_template(
        "journeys/admin/officer.html",
        form=form,
        officer=officer,
        now=now,
        is_self=officer.id == viewer().id,
    )


def _recorded(officer: OfficerLine) -> dict[str, Any]:
    """An officer's details as the form shows them."""
    teams = [str(team.id) for team in store.teams(reading()) if team.name in officer.teams]
    details = {name: getattr(officer, name) for name in ("name", "job_title", "email", "telephone")}
    return details | {"roles": [str(role) for role in officer.roles], "teams": teams}


def _meanwhile(form: OfficerForm, before: OfficerLine) -> list[tuple[str, str]]:
    """What someone else saved while the page was open, in words; the page now counts as seen."""
    officer = store.officer(reading(), before.id)
    if officer is None:
        return []
    return saved_meanwhile(form, service.version(officer), _recorded(officer))


def _after_change(officer: OfficerLine, form: OfficerForm) -> str:
    """The list of people, unless one has just given up looking after it."""
    still = officer.id != viewer().id or Role.ADMINISTRATOR in form.roles.data
    return url_for("admin.people") if still else url_for("home.show")


@bp.post("/people/<uuid:officer_id>/password")
@allow(Permission.MANAGE_PEOPLE, to=any_officer)
def new_password(officer: OfficerLine) -> Page:
    """Give an officer a new first password, shown once."""
    made = make_password()
    with writing() as session:
        service.reset_password(session, act(), officer.id, made.hash)
    return _password_page(officer, made.words)


@bp.route("/people/<uuid:officer_id>/close", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE, to=any_officer)
def close_officer(officer: OfficerLine) -> Page:
    """Close an account, once the work in their hands has been looked at."""
    if officer.closed_at is not None:
        raise NotThere("This account is closed already.")
    form = Form()
    if form.validate_on_submit():
        if perform(form, service.close_officer, officer.id):
            flash(f"The account of {officer.name} is closed. Access has ended.")
            return redirect(url_for("admin.people"))
    else:
        try:
            service.check_may_close(reading(), act(), officer.id)
        except Refused as error:
            form.refuse(error)
    waiting = [(task, _address(task, viewer())) for task in work.to_hand_on(reading(), officer.id)]
    return render_template(
        "journeys/admin/close_officer.html", form=form, officer=officer, waiting=waiting
    )


def _address(task: Task, reader: Viewer) -> str:
    """Where a piece of work is opened; empty where this reader may not open it."""
    mine = reader.works_on(task.team_id)
    findings = mine or sees_every_team(reader)
    match task.kind:
        case TaskKind.REVIEW | TaskKind.ACCOUNT | TaskKind.FOLLOW_UP if findings:
            return url_for("review.show", review_id=task.id)
        case TaskKind.LETTER if findings:
            return url_for("letters.show", letter_id=task.id)
        case TaskKind.VISIT if mine:
            return url_for("visits.show", visit_id=task.id)
        case TaskKind.CONCERN if reader.leads(task.team_id):
            return url_for("visits.concerns")
    return ""


@bp.route("/teams/add", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add_team() -> Page:
    """Add a review team."""
    form = TeamForm()
    if form.validate_on_submit() and perform(form, service.add_team, form.name.data):
        flash("The team is added. Put people into it on their own pages.")
        return redirect(url_for("admin.people"))
    return render_template("journeys/admin/add_team.html", form=form)
