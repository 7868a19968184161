"""Accounts opened again after agreement: someone says what each changes."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.services.assessment import reopened as service
from reviews.services.assessment.reopened import Reopened
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.review_plan import all_sets

from .forms import ReopenedForm
from .page_reads import findings_seen
from .routes import bp


@bp.route("/reviews/<uuid:review_id>/reopened/<uuid:reopening_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def reopened(review: ReviewHead, reopening_id: UUID) -> Page:
    """Say what an account that was opened again after agreement changes."""
    findings = findings_seen(review).items
    one = _one(review, reopening_id, findings)
    form = ReopenedForm(
        data={"effect": (one.opened.effect or "") if one.shown else "", "seen": _stands(one)}
    )
    if form.validate_on_submit():
        act = service.say_what_reopening_changes
        if perform(form, act, reopening_id, form.effect.data, seen=form.seen.data or ""):
            flash("What the account changes is recorded.")
            return redirect(
                url_for("assessment.overall", review_id=review.id) + f"#reopened-{reopening_id}"
            )
        form.seen.data = _stands(_one(review, reopening_id, findings))
    return render_template(
        "journeys/assessment/reopened.html",
        form=form,
        review=review,
        one=one,
        words_of={finding.fact_id: finding.words for finding in findings},
    )


def _one(review: ReviewHead, reopening_id: UUID, findings: tuple[FindingView, ...]) -> Reopened:
    """What was opened again, for whoever may read the account."""
    every = service.reopened(reading(), viewer(), review, all_sets(), findings)
    found = next((one for one in every if one.opened.id == reopening_id), None)
    return found if found is not None and found.head is not None else abort(404)


def _stands(one: Reopened) -> str:
    return str(one.opened.effect_id or "")
