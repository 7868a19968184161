"""A finding put in plain words for residents, also after the assessment is agreed."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.services.assessment import plain_words as service
from reviews.store.assessment.plain_words import plain_words
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading

from .findings import standing
from .forms import PlainWordsForm
from .routes import bp


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>/plain-words", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def say_plainly(review: ReviewHead, fact_id: UUID) -> Page:
    """Say how residents are told of one finding."""
    found = standing(review, fact_id) or abort(404)
    before = plain_words(reading(), review.id).get(fact_id)
    form = PlainWordsForm(
        plain_words=before.words if before else "", seen=str(before.id) if before else ""
    )
    if form.validate_on_submit():
        seen = UUID(form.seen.data) if form.seen.data else None
        if perform(form, service.say_plainly, review.id, fact_id, form.plain_words.data, seen):
            flash("The plain words are saved.")
            return redirect(url_for("assessment.finding", review_id=review.id, fact_id=fact_id))
        now = plain_words(reading(), review.id).get(fact_id)
        form.seen.data = str(now.id) if now else ""
    return render_template(
        "journeys/assessment/say_plainly.html", form=form, review=review, finding=found
    )
