"""Telling safeguarding, and recording that a concern was handed over. Read by very few."""

from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.errors import NotThere
from reviews.domain.people import Permission
from reviews.domain.safeguarding import ROUTES, ConcernAbout, Ring, Told, whom_to_ring
from reviews.services import safeguarding as service
from reviews.store import history, people, residents, safeguarding
from reviews.store.register import SchemeHead
from reviews.store.safeguarding import Concern
from reviews.web.access import act, allow, viewer
from reviews.web.database import reading
from reviews.web.doors import own_concern, team_scheme
from reviews.web.house import today
from reviews.web.saving import save
from reviews.web.telling import told

from .concern_forms import ConcernForm, ReferralForm
from .on_visit import resident_choices
from .routes import Page, bp


@bp.route("/schemes/<uuid:scheme_id>/tell-safeguarding", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def tell_safeguarding(scheme: SchemeHead) -> Page:
    """Write a concern down, from wherever it came up. A review that is not open takes it too."""
    carried = {name: request.args.get(name) for name in ("review", "visit", "resident")}
    form = ConcernForm(data=carried)
    review_id, visit_id = _id(form.review.data), _id(form.visit.data)
    resident_id = _id(form.resident.data)
    if not safeguarding.belong(
        reading(), scheme.id, review_id=review_id, visit_id=visit_id, resident_id=resident_id
    ):
        raise NotThere
    form.resident.offer(resident_choices(scheme.id, also=resident_id))
    if form.validate_on_submit():
        new = service.NewConcern(
            scheme_id=scheme.id,
            about=ConcernAbout(form.about.data),
            words=form.words.data,
            wishes=form.wishes.data,
            told=Told(form.told.data),
            immediate_danger=form.immediate_danger.data,
            reasons_to_share=form.reasons_to_share.data,
            review_id=review_id,
            visit_id=visit_id,
            resident_id=resident_id,
        )
        key = form.key.data
        if done := save(form, lambda session: service.raise_concern(session, act(), new, key)):
            return redirect(url_for("visits.concern", concern_id=done.value))
    return render_template(
        "journeys/visits/tell_safeguarding.html",
        form=form,
        scheme=scheme,
        review_id=review_id,
        visit_id=visit_id,
    )


def _id(text: str | None) -> UUID | None:
    """An id that the page carries along.

    Raises:
        NotThere: it is none.
    """
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotThere from None


@bp.get("/safeguarding")
@allow(Permission.REVIEW)
def concerns() -> Page:
    """The concerns this officer may read: those not referred first, then the others in pages."""
    session, officer = reading(), viewer()
    after = _after(request.args.get("after", ""))
    referred = safeguarding.referred_page(session, officer, after)
    last = referred[safeguarding.PAGE - 1] if len(referred) > safeguarding.PAGE else None
    older = f"{last.raised_at.isoformat()} {last.id}" if last else ""
    return render_template(
        "journeys/visits/concerns.html",
        waiting=safeguarding.concerns(session, officer, waiting=True),
        referred=referred[: safeguarding.PAGE],
        older=url_for("visits.concerns", after=older) if older else "",
        newer=url_for("visits.concerns") if after else "",
    )


def _after(text: str) -> tuple[datetime, UUID] | None:
    instant, _, key = text.partition(" ")
    try:
        found = datetime.fromisoformat(instant), UUID(key)
    except ValueError:
        return None
    return found if found[0].tzinfo else None


@bp.route("/safeguarding/<uuid:concern_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=own_concern)
def concern(concern: Concern) -> Page:
    """One concern: whom to ring, and the record of its referral."""
    contacts = people.safeguarding_contacts(reading())
    lines = history.history(reading(), [service.concern_stream(concern.id)])
    form = ReferralForm(
        data={
            "referred_to": concern.referred_to,
            "referred_on": concern.referred_on or today(),
            "reference": concern.referral_reference,
            "outcome": concern.outcome,
            "seen": lines[0].sequence,
        }
    )
    if form.validate_on_submit():
        referral = service.Referral(
            form.referred_to.data,
            form.referred_on.data,
            form.reference.data,
            form.outcome.data,
        )
        seen = form.seen.data or 0
        if save(
            form,
            lambda session: service.record_referral(session, act(), concern.id, referral, seen),
        ):
            flash("The referral is recorded.")
            return redirect(url_for("visits.concern", concern_id=concern.id))
        concern = safeguarding.concern(reading(), viewer(), concern.id) or concern
        lines = history.history(reading(), [service.concern_stream(concern.id)])
        form.seen.process_data(lines[0].sequence)
    return render_template(
        "journeys/visits/concern.html",
        form=form,
        concern=concern,
        resident=_resident(concern),
        route=ROUTES[concern.about],
        ring=whom_to_ring(concern.about, contacts),
        out_of_hours=Ring(contacts.out_of_hours),
        leads=viewer().leads(concern.team_id),
        lines=told(lines),
    )


def _resident(concern: Concern) -> str:
    """Whom a concern is about, by reference and name."""
    if concern.resident_id is None:
        return ""
    session, key = reading(), concern.resident_id
    name = residents.names(session, viewer(), [key]).get(key)
    reference = residents.references(session, [key])[key]
    return f"{reference}  {name.full_name}" if name else reference
