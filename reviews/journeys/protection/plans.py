"""If schemes close: who would need what, at one scheme, by provider and by area (para 142)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.domain.safeguarding.closure import Contingency, Need, NeedFrom, numbers
from reviews.domain.sources import Source
from reviews.services.safeguarding import protection as service
from reviews.store.across import closure_plan
from reviews.store.across.closure_plan import Offered
from reviews.store.people import council_settings
from reviews.store.register import residents
from reviews.store.register.schemes import SchemeHead
from reviews.store.safeguarding import protection
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import any_scheme, resident_at_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import today

from .forms import ContingencyForm, NeedSourcesForm, need_sources_form
from .routes import bp


@bp.get("/schemes/<uuid:scheme_id>/if-it-closes")
@allow(Permission.FOLLOW_UP, to=any_scheme)
def contingency(scheme: SchemeHead) -> Page:
    """Who would need what if the scheme closed: numbers for all, each resident for the team."""
    session, officer = reading(), viewer()
    living = residents.residents_at(session, officer, scheme.id, today())
    planned = closure_plan.closure_plan(session, officer, [scheme.id], today())
    rows = protection.contingency_rows(session, scheme.id, [one.id for one in living])
    fewest = council_settings.council(session).small_scheme_threshold
    return render_template(
        "journeys/protection/contingency.html",
        scheme=scheme,
        numbers=numbers([one.plan for one in planned], fewest),
        fewest=fewest,
        works_here=officer.works_on(scheme.team_id),
        living=living,
        planned={one.resident_id: one for one in planned},
        recorded={one.resident_id for one in rows},
    )


@bp.get("/if-schemes-close")
@allow(Permission.REVIEW)
def closure_plans() -> Page:
    """Who would need what if all schemes of one provider, or in one area, closed.

    It holds the schemes of the officer's own teams: nobody reads another team's here.
    """
    session, officer = reading(), viewer()
    every = closure_plan.team_schemes(session, officer.teams, today())
    provider, area = request.args.get("provider", ""), request.args.get("area", "")
    organisations = {str(key): name for one in every for key, name in one.organisations.items()}
    chosen = [
        one
        for one in every
        if (provider or area)
        and (not provider or provider in map(str, one.organisations))
        and (not area or one.area == area)
    ]
    ids = [one.id for one in chosen]
    planned = closure_plan.closure_plan(session, officer, ids, today())
    fewest = council_settings.council(session).small_scheme_threshold
    return render_template(
        "journeys/protection/closure_plans.html",
        organisations=sorted(organisations.items(), key=lambda pair: pair[1].casefold()),
        areas=[(one, one) for one in sorted({one.area for one in every if one.area})],
        provider=provider,
        area=area,
        schemes=chosen,
        numbers=numbers([one.plan for one in planned], fewest),
        fewest=fewest,
        planned=planned,
    )


@bp.route(
    "/schemes/<uuid:scheme_id>/residents/<uuid:resident_id>/if-it-closes", methods=["GET", "POST"]
)
@allow(Permission.REVIEW, to=resident_at_scheme)
def contingency_of(scheme: SchemeHead, resident_id: UUID, reference: str) -> Page:
    """What one resident would need if the scheme closed."""
    known = _planned(scheme, resident_id)
    form = ContingencyForm(obj=known and known.plan, seen=known.id if known else "")
    clash = None
    if form.validate_on_submit():
        plan, seen = filled(form, Contingency), form.seen.typed
        if perform(form, service.record_contingency, scheme.id, resident_id, plan, seen=seen):
            flash("What they would need is recorded. Now say where each need is from.")
            address = url_for(
                "protection.need_sources", scheme_id=scheme.id, resident_id=resident_id
            )
            return redirect(address)
        known = _planned(scheme, resident_id)
        if known and str(known.id) != seen:
            clash = known.plan
            form.seen.data = str(known.id)
    return render_template(
        "journeys/protection/contingency_of.html",
        form=form,
        scheme=scheme,
        reference=reference,
        clash=clash,
    )


def _planned(scheme: SchemeHead, resident_id: UUID) -> protection.Planned | None:
    return protection.contingency(reading(), scheme.id, [resident_id]).get(resident_id)


@bp.route(
    "/schemes/<uuid:scheme_id>/residents/<uuid:resident_id>/if-it-closes/sources",
    methods=["GET", "POST"],
)
@allow(Permission.REVIEW, to=resident_at_scheme)
def need_sources(scheme: SchemeHead, resident_id: UUID, reference: str) -> Page:
    """Where each need of one resident is from: a form, a paper, or what someone told us."""
    known = _planned(scheme, resident_id)
    if known is None:
        raise NotThere
    session = reading()
    offered = closure_plan.offered_sources(session, viewer(), resident_id)
    recorded = closure_plan.sources_of(session, [known.id]).get(known.id, {})
    choices, before = _choices(offered), _as_chosen(recorded)
    form = need_sources_form(known.plan.needs, choices, before | {"seen": str(known.id)})
    clash = form.is_submitted() and form.seen.typed != str(known.id)
    if form.validate_on_submit():
        sources, seen = _chosen(form, known.plan.needs, offered), form.seen.typed
        what = (scheme.id, resident_id, sources)
        if perform(form, service.record_need_sources, *what, seen=seen):
            flash("Where each need is from is recorded.")
            return redirect(url_for("protection.contingency", scheme_id=scheme.id))
        form.seen.data = str(known.id)
    said, needs = dict(choices), known.plan.needs if clash else ()
    return render_template(
        "journeys/protection/need_sources.html",
        form=form,
        scheme=scheme,
        reference=reference,
        clash=[(one.words, said.get(before.get(one.value, ""), "Not said")) for one in needs],
    )


_TELLS = [one for one in Source if one not in (Source.DOCUMENT, Source.OBSERVED)]


def _choices(offered: list[Offered]) -> list[tuple[str, str]]:
    papers = [(_key(one), one.words) for one in offered]
    return papers + [(one.value, f"{one.words}, told us, in no form") for one in _TELLS]


def _key(of: Offered | NeedFrom) -> str:
    """How a source is chosen: by the id of its form or paper, or by who told us."""
    return str(of.account_id or of.file_id or of.source)


def _as_chosen(recorded: Mapping[Need, NeedFrom]) -> dict[str, Any]:
    days = [one.told_on for one in recorded.values() if one.told_on]
    told = {need.value: _key(one) for need, one in recorded.items()}
    return {"told_on": days[0] if days else None} | told


def _chosen(
    form: NeedSourcesForm, needs: tuple[Need, ...], offered: list[Offered]
) -> dict[Need, NeedFrom]:
    papers = {_key(one): one for one in offered}
    found = {}
    for need in needs:
        key = form[need.value].data
        if key in papers:
            one = papers[key]
            found[need] = NeedFrom(one.source, one.account_id, one.file_id)
        elif key:
            found[need] = NeedFrom(Source(key), told_on=form.told_on.data)
    return found
