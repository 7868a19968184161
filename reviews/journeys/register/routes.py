"""The register: finding schemes, adding and changing them."""

from dataclasses import asdict
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission, sees_every_team
from reviews.domain.register.facts import AddressDetails
from reviews.domain.register.give_scheme import may_give
from reviews.services.register import schemes as service
from reviews.store.across import history
from reviews.store.people import officers
from reviews.store.register import residents, schemes
from reviews.store.register.schemes import SchemeHead
from reviews.store.review import reviews
from reviews.store.safeguarding import closure
from reviews.store.visits import visits
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import any_scheme, team_scheme
from reviews.web.access.register_loaders import kept_scheme
from reviews.web.acting import perform
from reviews.web.actions import Action, actions
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.history_sentences import history_page
from reviews.web.resources import today
from reviews.web.said_before import said_before

from .forms import AddressForm, ChangeSchemeForm, NewSchemeForm

bp = Blueprint("register", __name__)


@bp.route("/schemes/add", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER)
def add_scheme() -> Page:
    """Add a scheme."""
    form = NewSchemeForm()
    form.team.offer([(str(one.id), one.name) for one in officers.teams(reading())])
    if form.validate_on_submit():
        new = filled(
            form,
            service.NewScheme,
            team_id=UUID(form.team.data),
            details=form.details(),
            addresses=(filled(form, AddressDetails),),
        )
        if done := perform(form, service.add_scheme, new):
            flash("The scheme is in the register.")
            return redirect(url_for("register.scheme", scheme_id=done.value))
    return render_template("journeys/register/add_scheme.html", form=form)


@bp.get("/schemes/<uuid:scheme_id>")
@allow(Permission.READ_REGISTER, to=any_scheme)
def scheme(scheme: SchemeHead) -> Page:
    """One scheme: facts, addresses, organisations, residents, reviews, visits."""
    session, officer = reading(), viewer()
    return render_template(
        "journeys/register/scheme.html",
        viewer=officer,
        scheme=scheme,
        can=_can(scheme),
        keeps=officer.keeps(scheme.team_id),
        named=officer.works_on(scheme.team_id) or sees_every_team(officer),
        opens_all=sees_every_team(officer),
        facts=schemes.facts(session, scheme.id, today()),
        addresses=schemes.addresses(session, scheme.id, today()),
        parts=schemes.parts_played(session, scheme_id=scheme.id),
        residents=residents.residents_at(session, officer, scheme.id, today()),
        reviews=reviews.reviews_of(session, scheme.id),
        visits=visits.visits_of(session, scheme_id=scheme.id),
        before=said_before(scheme=[scheme.id]),
    )


def _can(scheme: SchemeHead) -> dict[str, list[Action]]:
    """What this officer can do with a scheme, by the part of its page."""
    officer, team, closed = viewer(), scheme.team_id, scheme.closed_on is not None
    keeps, works, gives = officer.keeps(team), officer.works_on(team), may_give(officer, team)
    closes, starts = keeps and not closed, works and not closed
    plans = officer.may(Permission.FOLLOW_UP)
    moved = closure.may_open(reading(), officer, team)
    return actions(
        [
            ("facts", keeps, "Change or correct this", "register.change_scheme"),
            ("facts", gives, "Give it to another team", "register.give_scheme"),
            ("organisations", keeps, "Add an organisation", "register.add_part"),
            ("residents", works, "Add a resident", "residents.add"),
            ("residents", works, "What their agreements give", "residents.tenures_of_scheme"),
            ("addresses", keeps, "Add an address", "register.add_address"),
            ("reviews", starts, "Start a review", "review.start"),
            ("visits", starts, "Plan a presence visit", "visits.plan_presence"),
            ("residents", officer.may(Permission.APPEALS), "Claims here", "cases.of_scheme"),
            ("protect", works, "Tell safeguarding", "visits.tell_safeguarding"),
            ("protect", works, "Told to leave, or threatened", "visits.tell_of_threat"),
            ("protect", works, "Rights, what was told in confidence, presence", "protection.show"),
            ("protect", plans, "If the scheme closes", "protection.contingency"),
            ("protect", moved, "Where people went", "protection.moved"),
            ("scheme", works, "History of this scheme", "register.scheme_history"),
            ("scheme", keeps and closed, "It has not closed: open it again", "register.open_again"),
            ("scheme", closes, "Record that this scheme closes", "register.close_scheme"),
        ],
        scheme_id=scheme.id,
    )


@bp.route("/schemes/<uuid:scheme_id>/change", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=kept_scheme)
def change_scheme(scheme: SchemeHead) -> Page:
    """Correct what is recorded of a scheme, or record that it changed."""
    facts = schemes.facts(reading(), scheme.id, today())
    data = asdict(facts) | {"models": facts.models.split()} if facts else {}
    form = ChangeSchemeForm(data=data | {"name": scheme.name})
    if form.validate_on_submit() and perform(
        form,
        service.change_scheme,
        scheme.id,
        name=form.name.data,
        details=form.details(),
        changed_on=form.changed_on.data if form.how.data == "change" else None,
    ):
        flash("The scheme’s record is changed. What it said before stays in the history.")
        return redirect(url_for("register.scheme", scheme_id=scheme.id))
    return render_template("journeys/register/change_scheme.html", form=form, scheme=scheme)


@bp.route("/schemes/<uuid:scheme_id>/addresses/add", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=kept_scheme)
def add_address(scheme: SchemeHead) -> Page:
    """Add an address to a scheme."""
    form = AddressForm()
    if form.validate_on_submit() and perform(
        form, service.add_address, scheme.id, filled(form, AddressDetails), form.since.data
    ):
        flash("The address is added.")
        return redirect(url_for("register.scheme", scheme_id=scheme.id))
    return render_template("journeys/register/add_address.html", form=form, scheme=scheme)


@bp.get("/schemes/<uuid:scheme_id>/history")
@allow(Permission.REVIEW, to=team_scheme)
def scheme_history(scheme: SchemeHead) -> Page:
    """What happened at a scheme and in its team's reviews of it, told in sentences."""
    return render_template(
        "journeys/register/history.html",
        scheme=scheme,
        wordings=schemes.every_facts(reading(), scheme.id),
        officers=officers.names(reading()),
        **history_page(history.scheme_streams(reading(), scheme.id, viewer().teams), team=True),
    )
