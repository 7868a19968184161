"""Who referred a resident, and where a letter to them goes."""

from flask import flash, redirect, render_template

from reviews.domain.people.roles import Permission
from reviews.services.consent.referrers import ReferrerDetails, record_referrer
from reviews.store.consent.referrers import referrers
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import resident_in_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.forms.fields import DateField, LongTextField, TextField
from reviews.web.forms.filled import filled

from .routes import IN_REVIEW, bp, page_of


class ReferrerForm(Form):
    """Who referred a resident."""

    name = TextField(
        "Who referred them?",
        hint="A name or a post, such as housing options officer. If they came by themselves, "
        "leave this page.",
    )
    organisation = TextField("For which organisation?")
    address = LongTextField("Address (optional)", params={"rows": 3})
    postcode = TextField("Postcode (optional)", params={"classes": "govuk-input--width-10"})
    email = TextField("Email (optional)", params={"autocomplete": "off"})
    referred_on = DateField("When were they referred? (optional)")


@bp.route(f"{IN_REVIEW}/referrer", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def referrer(review: ReviewHead, resident: PlannedResident) -> Page:
    """Record who referred a resident; recording it asks nobody anything."""
    form = ReferrerForm(obj=referrers(reading(), [resident.resident_id]).get(resident.resident_id))
    if form.validate_on_submit() and perform(
        form, record_referrer, review.id, resident.resident_id, filled(form, ReferrerDetails)
    ):
        flash("Who referred them is recorded.")
        return redirect(page_of(review, resident))
    return render_template(
        "journeys/residents/referrer.html", form=form, review=review, resident=resident
    )
