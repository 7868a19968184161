"""Choosing the schemes of a programme by visible indicators, each with its reason and source."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.domain.programme.programmes import Because, list_on, told
from reviews.services.programme import programmes as service
from reviews.store.programme import programmes
from reviews.store.programme.programmes import ProgrammeHead
from reviews.store.register import scheme_index, schemes
from reviews.store.register.scheme_search import Key, find
from reviews.store.register.schemes import SchemeHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import led_programme, programme_scheme, team_programme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import resources, today

from .forms import BecauseForm, ReasonForm
from .routes import bp


@bp.get("/programmes/<uuid:programme_id>/schemes")
@allow(Permission.REVIEW, to=team_programme)
def find_scheme(programme: ProgrammeHead) -> Page:
    """The team's open schemes by name, to choose one."""
    words = request.args.get("words", "").strip()
    filters = [scheme_index.OPEN, scheme_index.team_filter(programme.team_id)]
    after = Key.read(request.args.get("after", ""))
    found = find(reading(), words, filters, after)
    first = url_for("programme.find_scheme", programme_id=programme.id, words=words or None)
    following = url_for(
        "programme.find_scheme",
        programme_id=programme.id,
        words=words or None,
        after=str(found.next),
    )
    return render_template(
        "journeys/programme/find_scheme.html",
        programme=programme,
        words=words,
        lines=schemes.scheme_lines(reading(), found.ids, today()),
        chosen={one.scheme_id for one in programmes.chosen(reading(), programme.id)},
        older=following if found.next else "",
        newer=first if after else "",
    )


@bp.route("/programmes/<uuid:programme_id>/schemes/<uuid:scheme_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=programme_scheme)
def choose(programme: ProgrammeHead, scheme: SchemeHead) -> Page:
    """Give a reason for reviewing a scheme; the first one puts it into the programme."""
    offered = list_on(resources().indicators, today())
    by_key = {one.key: one for one in offered.indicators}
    form = BecauseForm()
    form.offer(offered.indicators)
    if form.validate_on_submit() and perform(
        form,
        service.choose_scheme,
        programme.id,
        scheme.id,
        filled(form, Because, indicator=by_key[form.indicator.data]),
        offered.version,
    ):
        flash(f"The reason is recorded for {scheme.name}.")
        return redirect(url_for("programme.show", programme_id=programme.id))
    session = reading()
    return render_template(
        "journeys/programme/choose.html",
        form=form,
        programme=programme,
        scheme=scheme,
        already=programmes.in_programme(session, programme.id, scheme.id) is not None,
        facts=schemes.facts(session, scheme.id, today()),
        parts=[
            one for one in schemes.parts_played(session, scheme_id=scheme.id) if not one.true_to_on
        ],
        last=told(programmes.last_review(session, scheme.id)),
    )


@bp.route(
    "/programmes/<uuid:programme_id>/chosen/<uuid:chosen_id>/take-off", methods=["GET", "POST"]
)
@allow(Permission.LEAD, to=led_programme)
def take_off_scheme(programme: ProgrammeHead, chosen_id: UUID) -> Page:
    """Take a scheme off the programme, with the reason."""
    lines = programmes.chosen(reading(), programme.id)
    line = next((one for one in lines if one.id == chosen_id), None)
    if line is None:
        raise NotThere
    form = ReasonForm()
    if form.validate_on_submit() and perform(
        form, service.take_off_scheme, programme.id, chosen_id, form.reason.data
    ):
        flash(f"{line.scheme} is off the programme.")
        return redirect(url_for("programme.show", programme_id=programme.id))
    return render_template(
        "journeys/programme/take_off_scheme.html", form=form, programme=programme, line=line
    )
