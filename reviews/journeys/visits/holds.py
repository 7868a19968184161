"""Holding the letters of a review of any team, without saying why: for the safeguarding lead."""

from flask import flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.services.safeguarding import concerns as service
from reviews.store.review.reviews import ReviewHead
from reviews.store.safeguarding.holds import letters_held
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import any_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form

from .concern_forms import HoldLettersForm
from .routes import bp


@bp.route("/safeguarding/holds", methods=["GET", "POST"])
@allow(Permission.SAFEGUARD)
def holds() -> Page:
    """The letters on hold now, and the letters of one more review put on hold."""
    form = HoldLettersForm()
    if form.validate_on_submit() and perform(
        form, service.hold_letters_of, form.reference.data.strip().upper()
    ):
        flash("The letters of the review are on hold.")
        return redirect(url_for("visits.holds"))
    return _holds(form)


def _holds(form: Form) -> str:
    return render_template("journeys/visits/holds.html", form=form, holds=letters_held(reading()))


@bp.post("/safeguarding/holds/<uuid:review_id>/release")
@allow(Permission.SAFEGUARD, to=any_review)
def release_letters(review: ReviewHead) -> Page:
    """Release the letters of a review."""
    form = Form()
    if form.validate_on_submit() and perform(form, service.release_letters, review.id):
        flash(f"The letters of review {review.reference} are released.")
        return redirect(url_for("visits.holds"))
    refused = HoldLettersForm(formdata=None)
    refused.form_errors = list(form.form_errors)
    return _holds(refused)
