"""Told to leave, or threatened with it: what is known, who was told, and the clock. Read by few."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.people.roles import Permission
from reviews.domain.safeguarding.concerns import Ring
from reviews.domain.safeguarding.leave_by import by_what_presses, clock
from reviews.domain.safeguarding.threats import (
    Office,
    Passed,
    Threat,
    ThreatOutcome,
    agreement_as_read,
)
from reviews.services.safeguarding import threats as service
from reviews.store.across import history
from reviews.store.people import council_settings
from reviews.store.register import residents
from reviews.store.register.schemes import SchemeHead
from reviews.store.safeguarding import threats as store
from reviews.store.safeguarding.threats import KnownPassed, KnownThreat
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import own_passed, own_threat, safeguarding_reader, team_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.forms.hidden_fields import Kept
from reviews.web.history_sentences import told
from reviews.web.resources import now, today

from .came_up import came_up, first_filling
from .on_visit import resident_choices
from .routes import bp
from .threat_forms import (
    CorrectPassedForm,
    CorrectThreatForm,
    OutcomeForm,
    PassedForm,
    TakeBackForm,
    ThreatForm,
)


@bp.route("/schemes/<uuid:scheme_id>/told-to-leave", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def tell_of_threat(scheme: SchemeHead) -> Page:
    """Write down that someone was told to leave or threatened, from wherever it came up."""
    kept = Kept.read()
    first = first_filling(kept)
    form = ThreatForm(**first)
    ids = came_up(scheme.id, form)
    if "formdata" not in first and form.validate_on_submit():
        said, where = filled(form, Threat), service.CameUp(**ids)
        if done := perform(form, service.record_threat, scheme.id, said, where, form.key.data):
            address = url_for("visits.threat", threat_id=done.value)
            return redirect(address, 307 if kept else 302)
    return render_template(
        "journeys/visits/tell_of_threat.html", form=form, kept=kept, scheme=scheme, **ids
    )


@bp.get("/told-to-leave")
@allow(to=safeguarding_reader)
def threats() -> Page:
    """The threats this officer may read: those whose clock runs, then those that are over."""
    session, officer = reading(), viewer()
    return render_template(
        "journeys/visits/threats.html",
        running=by_what_presses(store.running(session, officer), now()),
        over=store.over(session, officer),
    )


@bp.route("/told-to-leave/<uuid:threat_id>", methods=["GET", "POST"])
@allow(to=own_threat)
def threat(threat: KnownThreat) -> Page:
    """One threat: how long is left, what is known, and who was told of it.

    It is posted to only by who has words kept on the way; it changes nothing.
    """
    session, council = reading(), council_settings.council(reading())
    passed = store.passed_on(session, threat.fact_id)
    standing = store.standing(passed)
    night = " ".join(filter(None, (council.out_of_hours, council.out_of_hours_when)))
    safe = council_settings.safeguarding_contacts(session)
    read = store.agreement(session, threat.scheme_id, threat.resident_id, today())
    return render_template(
        "journeys/visits/threat.html",
        kept=Kept.read(),
        threat=threat,
        clock=clock(threat, now()),
        resident=_resident(threat),
        agreement=agreement_as_read(read),
        ring=[Ring(one) for one in (safe.adults,) if one],
        night=Ring(night),
        passed=standing,
        untold=[one for one in Office if one not in {each.office for each in standing}],
        passed_before=[one for one in passed if one not in standing],
        earlier=store.earlier(session, viewer(), threat.fact_id),
        works_there=viewer().works_on(threat.team_id),
        lines=told(history.history(session, [service.threat_stream(threat.fact_id)])),
    )


def _resident(threat: KnownThreat) -> str:
    """Whom a threat is made to, by reference and name."""
    if threat.resident_id is None:
        return ""
    session, key = reading(), threat.resident_id
    name = residents.names(session, viewer(), [key]).get(key)
    reference = residents.references(session, [key])[key]
    return f"{reference}  {name.full_name}" if name else reference


def _back_to(threat: KnownThreat, said: str) -> Page:
    flash(said)
    return redirect(url_for("visits.threat", threat_id=threat.fact_id))


def _seen(form: Any, stands: KnownThreat | KnownPassed) -> KnownThreat | KnownPassed | None:
    """What someone else saved since the page was opened; the form then stands on it."""
    clash = stands if form.is_submitted() and form.seen.data != str(stands.id) else None
    form.seen.data = str(stands.id)
    return clash


def _page(form: Any, threat: KnownThreat, title: str, note: str = "") -> Page:
    """A page that is a form about a threat, shown with the threat as it stands now."""
    stands = store.threat(reading(), viewer(), threat.fact_id) or threat
    return render_template(
        "journeys/visits/threat_form.html",
        form=form,
        threat=stands,
        clash=_seen(form, stands),
        title=title,
        note=note,
    )


@bp.route("/told-to-leave/<uuid:threat_id>/change", methods=["GET", "POST"])
@allow(to=own_threat)
def change_threat(threat: KnownThreat) -> Page:
    """Put right what is recorded, or add what was not known."""
    form = CorrectThreatForm(obj=threat, resident=threat.resident_id, seen=str(threat.id))
    form.resident.offer(resident_choices(threat.scheme_id, also=threat.resident_id))
    if form.validate_on_submit():
        whom = UUID(form.resident.data) if form.resident.data else None
        sent = (filled(form, Threat), form.why.data, form.seen.data)
        if perform(form, service.correct_threat, threat.fact_id, *sent, resident_id=whom):
            return _back_to(threat, "The record is changed. What it said before stays.")
    return _page(form, threat, "Correct it, or add to it")


@bp.route("/told-to-leave/<uuid:threat_id>/take-back", methods=["GET", "POST"])
@allow(to=own_threat)
def take_threat_back(threat: KnownThreat) -> Page:
    """Take back a record that should not be there."""
    form = TakeBackForm(seen=str(threat.id))
    if form.validate_on_submit() and perform(
        form, service.take_threat_back, threat.fact_id, form.why.data, form.seen.data
    ):
        return _back_to(threat, "The record is taken back. It stays, with your reason.")
    note = "Only if it was written down by mistake. If it has ended, record the outcome."
    return _page(form, threat, "Take this record back", note)


@bp.route("/told-to-leave/<uuid:threat_id>/outcome", methods=["GET", "POST"])
@allow(to=own_threat)
def threat_outcome(threat: KnownThreat) -> Page:
    """Record how it ended, which stops its clock, or that it is not over after all."""
    form = OutcomeForm(obj=threat, seen=str(threat.id))
    if form.validate_on_submit() and perform(
        form,
        service.record_outcome,
        threat.fact_id,
        filled(form, ThreatOutcome),
        form.seen.data,
    ):
        return _back_to(threat, "The outcome is recorded.")
    return _page(form, threat, "Record the outcome", "The clock runs until an outcome is recorded.")


@bp.route("/told-to-leave/<uuid:threat_id>/who-was-told", methods=["GET", "POST"])
@allow(to=own_threat)
def pass_on(threat: KnownThreat) -> Page:
    """Record what one office was told, or what the person was given."""
    form = PassedForm(data={"office": request.args.get("office"), "on": today()})
    if form.validate_on_submit() and perform(
        form, service.pass_on, threat.fact_id, filled(form, Passed)
    ):
        return _back_to(threat, "Who was told is recorded.")
    return render_template(
        "journeys/visits/threat_form.html",
        form=form,
        threat=threat,
        title="Record who was told",
        note="Ring first. Saving tells nobody.",
    )


@bp.route("/told-to-leave/<uuid:threat_id>/who-was-told/<uuid:passed_id>", methods=["GET", "POST"])
@allow(to=own_passed)
def change_passed(threat: KnownThreat, passed: KnownPassed) -> Page:
    """Put right what one office was told, or add what came of it."""
    form = CorrectPassedForm(obj=passed, seen=str(passed.id))
    if form.validate_on_submit():
        sent = (filled(form, Passed), form.why.data, form.seen.data)
        if perform(form, service.correct_passed, threat.fact_id, passed.fact_id, *sent):
            return _back_to(threat, "The record is changed. What it said before stays.")
    return _passed_page(form, threat, passed, "Correct it, or add what came of it")


@bp.route(
    "/told-to-leave/<uuid:threat_id>/who-was-told/<uuid:passed_id>/take-back",
    methods=["GET", "POST"],
)
@allow(to=own_passed)
def take_passed_back(threat: KnownThreat, passed: KnownPassed) -> Page:
    """Take back that an office was told."""
    form = TakeBackForm(seen=str(passed.id))
    if form.validate_on_submit():
        sent = (form.why.data, form.seen.data)
        if perform(form, service.take_passed_back, threat.fact_id, passed.fact_id, *sent):
            return _back_to(threat, "The record is taken back. It stays, with your reason.")
    return _passed_page(form, threat, passed, "Take this record back")


def _passed_page(form: Any, threat: KnownThreat, passed: KnownPassed, title: str) -> Page:
    every = store.standing(store.passed_on(reading(), threat.fact_id))
    stands = next((one for one in every if one.fact_id == passed.fact_id), passed)
    return render_template(
        "journeys/visits/threat_form.html",
        form=form,
        threat=threat,
        title=title,
        passed=stands,
        passed_clash=_seen(form, stands),
    )
