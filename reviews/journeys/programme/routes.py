"""Programmes of reviews: started, changed and looked over."""

from dataclasses import asdict
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.domain.programme.programmes import Plan, told
from reviews.services.programme import programmes as service
from reviews.store.people import officers, training_and_checks
from reviews.store.programme import programmes, samples
from reviews.store.programme.programmes import ProgrammeHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import led_programme, team_programme
from reviews.web.acting import perform
from reviews.web.actions import actions
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.history_sentences import history_page
from reviews.web.resources import today

from .forms import ProgrammeForm

bp = Blueprint("programme", __name__)


@bp.get("/programmes")
@allow(Permission.REVIEW)
def every() -> Page:
    """The programmes of one's teams, newest first; for leads, checks that run out."""
    led = _led()
    return render_template(
        "journeys/programme/every.html",
        programmes=programmes.programmes_of(reading(), viewer().teams),
        teams=[one for one in officers.teams(reading()) if one.id in viewer().teams],
        leads=bool(led),
        ending=training_and_checks.running_out(reading(), today(), teams=led),
    )


def _led() -> list[UUID]:
    return [key for key in viewer().teams if viewer().leads(key)]


@bp.route("/programmes/start", methods=["GET", "POST"])
@allow(Permission.LEAD)
def start() -> Page:
    """Start a programme for a team that one leads."""
    form = ProgrammeForm(data={"lead": str(viewer().id)})
    led = [one for one in officers.teams(reading()) if one.id in _led()]
    form.team.offer([(str(one.id), one.name) for one in led])
    if len(led) == 1:
        del form.team
    form.lead.offer(_leads(*(one.id for one in led)))
    if form.validate_on_submit() and (
        done := perform(
            form,
            service.start_programme,
            UUID(form.team.data) if "team" in form else led[0].id,
            filled(form, Plan),
            UUID(form.lead.data),
        )
    ):
        flash("The programme is started. Choose its schemes next.")
        return redirect(url_for("programme.show", programme_id=done.value))
    return render_template("journeys/programme/start.html", form=form, led=led)


def _leads(*teams: UUID) -> list[tuple[str, str]]:
    """The members of teams, each once, to choose from."""
    found = {
        str(one.id): one.name for team in teams for one in officers.team_officers(reading(), team)
    }
    return list(found.items())


@bp.get("/programmes/<uuid:programme_id>")
@allow(Permission.REVIEW, to=team_programme)
def show(programme: ProgrammeHead) -> Page:
    """A programme: each scheme, why it was chosen, and where its review stands."""
    leads = viewer().leads(programme.team_id)
    offers = (
        ("change", leads, "Change the programme", "programme.change"),
        ("draw", leads, "Draw a sample", "programme.draw_sample"),
    )
    return render_template(
        "journeys/programme/show.html",
        programme=programme,
        chosen=programmes.chosen(reading(), programme.id),
        draws=samples.draws(reading(), programme.id),
        standing=told,
        leads=leads,
        can=actions(offers, programme_id=programme.id),
    )


@bp.route("/programmes/<uuid:programme_id>/change", methods=["GET", "POST"])
@allow(Permission.LEAD, to=led_programme)
def change(programme: ProgrammeHead) -> Page:
    """Change what a programme is for, its period or its lead."""
    known = {"lead": programme.lead_id, "seen": programme.version}
    form = ProgrammeForm(data=asdict(programme) | known)
    del form.team
    form.lead.offer(_leads(programme.team_id))
    if form.validate_on_submit():
        plan, lead = filled(form, Plan), UUID(form.lead.data)
        seen = int(form.seen.data) if form.seen.data.isdigit() else 0
        if perform(form, service.change_programme, programme.id, plan, lead, seen):
            flash("The programme is changed.")
            return redirect(url_for("programme.show", programme_id=programme.id))
        now = programmes.programme(reading(), programme.id)
        form.seen.process_data(str(now.version) if now else "")
    return render_template("journeys/programme/change.html", form=form, programme=programme)


@bp.get("/programmes/<uuid:programme_id>/history")
@allow(Permission.REVIEW, to=team_programme)
def programme_history(programme: ProgrammeHead) -> Page:
    """What happened in a programme, told in sentences."""
    page = history_page([service.stream_of(programme.id)], team=True)
    return render_template("journeys/programme/history.html", programme=programme, **page)
