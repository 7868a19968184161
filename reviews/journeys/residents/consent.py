"""A resident's consent, use by use, and how they made each decision."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template
from werkzeug.wrappers import Response

from reviews.domain.consent.consents import (
    CHOSE_NOT,
    EASIER_WORDS,
    LEADS_TO,
    USE_ASKS,
    Standing,
    Use,
    taken_back,
)
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState
from reviews.services.consent import capacity as capacity_service
from reviews.services.consent import consents as service
from reviews.store.consent import consents
from reviews.store.people import council_settings, officers
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import resident_in_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import today
from reviews.web.sizes import takes_files

from .consent_forms import CapacityForm, ClearForm, choices_for, consent_form
from .routes import IN_REVIEW, bp, page_of


@bp.route(f"{IN_REVIEW}/agreement", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
@takes_files
def consent(review: ReviewHead, resident: PlannedResident) -> Page:
    """Record one conversation about consent, use by use."""
    records = consents.consents(reading(), review.id, resident.resident_id)
    form = consent_form(asked_on=today(), seen=" ".join(str(one.id) for one in records.values()))
    if form.validate_on_submit():
        if perform(
            form,
            service.record_consent,
            review.id,
            resident.resident_id,
            form.asked(),
            form.replies(),
            form.written.upload,
        ):
            return _after(review, resident)
        form.seen.show(*(one.id for one in records.values()))
    return render_template(
        "journeys/residents/agreement.html",
        form=form,
        review=review,
        resident=resident,
        choices=_choices(review, records),
        chose_not="”, “".join(CHOSE_NOT.values()),
        easier_words=EASIER_WORDS,
        leads_to=LEADS_TO,
        records=records,
        council=council_settings.council(reading()),
    )


def _choices(
    review: ReviewHead, records: Mapping[Use, consents.ConsentRecord]
) -> dict[Use, list[tuple[str, str]]]:
    may_agree = review.state is ReviewState.OPEN
    now = {use: one.standing for use, one in records.items()}
    return {use: choices_for(now.get(use, Standing(use)), may_agree=may_agree) for use in Use}


def _after(review: ReviewHead, resident: PlannedResident) -> Response:
    """Back to the resident; after a change of mind, to where their words already went."""
    here = page_of(review, resident)
    if _back_now(review.id, resident.resident_id):
        flash("It is recorded. What they took back is held back from now on.")
        return redirect(f"{here}#words")
    flash("It is recorded.")
    return redirect(here)


def _back_now(review_id: UUID, resident_id: UUID) -> frozenset[Use]:
    """The uses that were allowed once and are not allowed now."""
    every = consents.every_consent(reading(), review_id, resident_id)
    now = {one.use: one.standing for one in every if one.superseded_at is None}
    return taken_back(now, [one.standing for one in every])


def _use(word: str) -> Use:
    return Use(word) if word in set(Use) else abort(404)


@bp.route(f"{IN_REVIEW}/agreement/<use>/clear", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def clear(review: ReviewHead, resident: PlannedResident, use: str) -> Page:
    """Check a use that was agreed in part, or decided in the person's best interests."""
    chosen = _use(use)
    found = consents.consents(reading(), review.id, resident.resident_id).get(chosen)
    if found is None or not found.standing.to_clear:
        raise NotThere("This does not wait to be checked. Go back and look at how it stands.")
    form = ClearForm(data={"seen": str(found.id)})
    if form.validate_on_submit():
        if perform(
            form,
            service.clear_use,
            review.id,
            resident.resident_id,
            chosen,
            form.reason.data,
            seen=form.seen.ids,
        ):
            flash("It is checked, and may be used as you wrote.")
            return redirect(page_of(review, resident))
        form.seen.show(found.id)
    return render_template(
        "journeys/residents/clear.html",
        form=form,
        review=review,
        resident=resident,
        record=found,
        capacity=_capacity(review, resident, chosen),
        officers=officers.names(reading()),
    )


def _capacity(
    review: ReviewHead, resident: PlannedResident, use: Use
) -> consents.CapacityRecord | None:
    known = consents.capacities(reading(), review.id, resident.resident_id)
    return next((one for one in known if one.decision is use), None)


@bp.route(f"{IN_REVIEW}/capacity/<use>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def capacity(review: ReviewHead, resident: PlannedResident, use: str) -> Page:
    """Record how a resident made one decision, or why they could not."""
    decision = _use(use)
    known = _capacity(review, resident, decision)
    form = CapacityForm(data=_first_words(known))
    if form.validate_on_submit():
        if perform(
            form,
            capacity_service.record_capacity,
            review.id,
            resident.resident_id,
            decision,
            form.facts(),
            seen=form.seen.ids,
        ):
            flash("It is recorded.")
            return redirect(page_of(review, resident))
        form.seen.show(*([known.id] if known else []))
    return render_template(
        "journeys/residents/capacity.html",
        form=form,
        review=review,
        resident=resident,
        asks=USE_ASKS[decision],
        known=known,
        officers=officers.names(reading()),
    )


def _first_words(known: consents.CapacityRecord | None) -> dict[str, Any]:
    return {
        "assessed_by": viewer().name,
        "assessed_on": today(),
        "seen": str(known.id) if known else "",
    }
