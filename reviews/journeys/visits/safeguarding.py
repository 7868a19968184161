"""Telling safeguarding, and recording that a concern was handed over. Read by very few."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.dates import LONDON
from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Permission
from reviews.domain.safeguarding.concerns import Person, Referral, Ring, whom_to_ring
from reviews.domain.safeguarding.liberty import LibertySign, said_of_each, steps_for, whom_now
from reviews.domain.safeguarding.next_steps import Route, offices_closed, routes_of
from reviews.services.safeguarding import concerns as service
from reviews.store.across import history
from reviews.store.people import council_settings
from reviews.store.people.restricted import is_listed
from reviews.store.register import residents
from reviews.store.register.schemes import SchemeHead
from reviews.store.safeguarding import concerns as store
from reviews.store.safeguarding.concerns import Concern
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import own_concern, safeguarding_reader, team_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.forms.hidden_fields import Kept
from reviews.web.history_sentences import told
from reviews.web.resources import now, resources, today

from .came_up import came_up, first_filling
from .concern_forms import ConcernForm, PersonForm, ReferralForm, SignsForm
from .routes import bp


@bp.route("/schemes/<uuid:scheme_id>/tell-safeguarding", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def tell_safeguarding(scheme: SchemeHead) -> Page:
    """Write a concern down, from wherever it came up. A review that is not open takes it too."""
    kept = Kept.read()
    first = first_filling(kept)
    form = ConcernForm(**first)
    ids = came_up(scheme.id, form)
    if "formdata" not in first and form.validate_on_submit():
        new = filled(form, service.NewConcern, scheme_id=scheme.id, **ids)
        if done := perform(form, service.raise_concern, new, form.key.data):
            address = url_for("visits.next_steps", concern_id=done.value)
            return redirect(address, 307 if kept else 302)
    return render_template(
        "journeys/visits/tell_safeguarding.html", form=form, kept=kept, scheme=scheme, **ids
    )


@bp.get("/safeguarding")
@allow(to=safeguarding_reader)
def concerns() -> Page:
    """The concerns this officer may read: those not referred first, then the others in pages."""
    session, officer = reading(), viewer()
    after = request.args.get("after", type=_after)
    referred = store.referred_page(session, officer, after)
    last = referred[store.PAGE - 1] if len(referred) > store.PAGE else None
    older = f"{last.raised_at.isoformat()} {last.id}" if last else ""
    return render_template(
        "journeys/visits/concerns.html",
        listed=is_listed(session, Room.SAFEGUARDING, officer),
        waiting=store.concerns(session, officer, waiting=True),
        referred=referred[: store.PAGE],
        older=url_for("visits.concerns", after=older) if older else "",
        newer=url_for("visits.concerns") if after else "",
    )


def _after(text: str) -> tuple[datetime, UUID]:
    typed, _, key = text.partition(" ")
    instant = datetime.fromisoformat(typed)
    if instant.tzinfo is None:
        raise ValueError(typed)
    return instant, UUID(key)


def _closed() -> bool:
    return offices_closed(now().astimezone(LONDON), resources().bank_holidays.days)


@bp.route("/safeguarding/<uuid:concern_id>/next", methods=["GET", "POST"])
@allow(to=own_concern)
def next_steps(concern: Concern) -> Page:
    """What to do now: one page for each road that the concern takes, the most pressing first.

    It is posted to only by who has words kept on the way; it changes nothing.
    """
    roads = routes_of(concern.about, immediate_danger=concern.immediate_danger)
    asked = request.args.get("road", "")
    road = Route(asked) if asked in roads else roads[0]
    later = roads[roads.index(road) + 1 :]
    contacts = council_settings.safeguarding_contacts(reading())
    return render_template(
        "journeys/visits/next_steps.html",
        kept=Kept.read(),
        concern=concern,
        steps=steps_for(road, concern.signs),
        danger=road is Route.DANGER,
        ring=whom_to_ring(concern.about, contacts),
        out_of_hours=Ring(contacts.out_of_hours),
        closed=_closed(),
        later=later[0] if later else None,
    )


@bp.route("/safeguarding/<uuid:concern_id>", methods=["GET", "POST"])
@allow(to=own_concern)
def concern(concern: Concern) -> Page:
    """One concern: whom to ring, and the record of its referral."""
    contacts = council_settings.safeguarding_contacts(reading())
    form = ReferralForm(
        obj=replace(concern, referred_on=concern.referred_on or today()),
        how=concern.referred_how,
        reference=concern.referral_reference,
        seen=_events_of(concern),
    )
    if form.validate_on_submit():
        referral, seen = filled(form, Referral), form.seen.data or 0
        if perform(form, service.record_referral, concern.id, referral, seen):
            flash("The referral is recorded.")
            return redirect(url_for("visits.concern", concern_id=concern.id))
        concern = _again(form, concern)
    return render_template(
        "journeys/visits/concern.html",
        form=form,
        concern=concern,
        resident=_resident(concern),
        route=whom_now(concern.about, concern.signs),
        signs=said_of_each(concern.signs),
        ring=whom_to_ring(concern.about, contacts),
        out_of_hours=Ring(contacts.out_of_hours),
        closed=_closed(),
        leads=viewer().leads(concern.team_id),
        works_there=viewer().works_on(concern.team_id),
        lines=told(history.history(reading(), [service.concern_stream(concern.id)])),
    )


@bp.route("/safeguarding/<uuid:concern_id>/person", methods=["GET", "POST"])
@allow(to=own_concern)
def person(concern: Concern) -> Page:
    """What the person wants, whether they know and agree, and why it is passed on if not."""
    form = PersonForm(obj=concern, seen=_events_of(concern))
    clash = None
    if form.validate_on_submit():
        sent, seen = filled(form, Person), form.seen.data or 0
        if perform(form, service.record_person, concern.id, sent, seen):
            flash("What the person wants and knows is recorded.")
            return redirect(url_for("visits.concern", concern_id=concern.id))
        concern = _again(form, concern)
        clash = concern if form.seen.data != seen else None
    return render_template(
        "journeys/visits/concern_person.html", form=form, concern=concern, clash=clash
    )


@bp.route("/safeguarding/<uuid:concern_id>/signs", methods=["GET", "POST"])
@allow(to=own_concern)
def signs(concern: Concern) -> Page:
    """Which signs of a possible deprivation of liberty were seen or told."""
    form = SignsForm(obj=concern, seen=_events_of(concern))
    if form.validate_on_submit():
        chosen, seen = tuple(map(LibertySign, form.signs.data)), form.seen.data or 0
        if perform(form, service.record_signs, concern.id, chosen, seen):
            flash("The signs are recorded.")
            return redirect(url_for("visits.next_steps", concern_id=concern.id))
        concern = _again(form, concern)
    return render_template(
        "journeys/visits/concern_signs.html",
        form=form,
        concern=concern,
        signs=said_of_each(concern.signs),
    )


def _events_of(concern: Concern) -> int:
    """How many events a concern has: what a page was opened on."""
    return history.history(reading(), [service.concern_stream(concern.id)], limit=1)[0].sequence


def _again(form: ReferralForm | PersonForm | SignsForm, concern: Concern) -> Concern:
    """The concern as it stands after a refusal; the form then stands on it."""
    concern = store.concern(reading(), viewer(), concern.id) or concern
    form.seen.process_data(_events_of(concern))
    return concern


def _resident(concern: Concern) -> str:
    """Whom a concern is about, by reference and name."""
    if concern.resident_id is None:
        return ""
    session, key = reading(), concern.resident_id
    name = residents.names(session, viewer(), [key]).get(key)
    reference = residents.references(session, [key])[key]
    return f"{reference}  {name.full_name}" if name else reference
