"""Findings to improve with no recommendation: why nothing is recommended, said and taken back."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from wtforms import HiddenField

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.people.roles import Permission
from reviews.services.assessment import no_recommendation as service
from reviews.services.assessment.no_recommendation import ToImprove, to_improve
from reviews.store.assessment.no_recommendation import Because, reasons
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.forms.base import Form

from .forms import WithdrawForm
from .page_reads import findings_seen, on_team
from .routes import bp


class BecauseForm(Form):
    """Why a finding leads to no recommendation."""

    reason = fields.LongTextField(
        "No recommendation, because",
        hint="The team reads it, with your name, before the provider letter and in the second "
        "reading. It goes into no letter.",
        missing="Say why nothing is recommended",
        params={"rows": 4},
    )
    seen = HiddenField()


NOTHING = ToImprove((), ())
"""What is shown of them to whoever reads none of it."""


def improving(review: ReviewHead) -> ToImprove:
    """The findings to improve that no recommendation answers; the team's alone to read."""
    if not on_team(review):
        return NOTHING
    return to_improve(reading(), review.id, findings_seen(review).items)


@bp.route(
    "/reviews/<uuid:review_id>/findings/<uuid:fact_id>/no-recommendation", methods=["GET", "POST"]
)
@allow(Permission.REVIEW, to=team_review)
def no_recommendation(review: ReviewHead, fact_id: UUID) -> Page:
    """Say why a finding to improve leads to no recommendation, or change what was said."""
    finding, standing, earlier = _stands(review, fact_id)
    form = BecauseForm(obj=standing, seen=str(standing.id) if standing else "")
    if form.validate_on_submit():
        seen = form.seen.data or ""
        if perform(form, service.say_why, review.id, fact_id, form.reason.data, seen=seen):
            flash("Why nothing is recommended is saved.")
            return redirect(url_for("assessment.overall", review_id=review.id) + "#improve")
        _, now, _ = _stands(review, fact_id)
        form.seen.data = str(now.id) if now else ""
    return render_template(
        "journeys/assessment/no_recommendation.html",
        form=form,
        review=review,
        finding=finding,
        standing=standing,
        earlier=earlier,
        taking_back=False,
    )


@bp.route(
    "/reviews/<uuid:review_id>/findings/<uuid:fact_id>/no-recommendation/take-back",
    methods=["GET", "POST"],
)
@allow(Permission.REVIEW, to=team_review)
def recommend_after_all(review: ReviewHead, fact_id: UUID) -> Page:
    """Take back why nothing is recommended, so that the finding is listed again."""
    finding, standing, earlier = _stands(review, fact_id)
    form = WithdrawForm()
    if standing is None:
        abort(404)
    if form.validate_on_submit() and perform(
        form, service.take_back, review.id, fact_id, form.reason.data
    ):
        flash("The reason is taken back. The finding is listed again.")
        return redirect(url_for("assessment.overall", review_id=review.id) + "#improve")
    return render_template(
        "journeys/assessment/no_recommendation.html",
        form=form,
        review=review,
        finding=finding,
        standing=standing,
        earlier=earlier,
        taking_back=True,
    )


def _stands(review: ReviewHead, fact_id: UUID) -> tuple[FindingView, Because | None, list[Because]]:
    """A finding to improve, the reason that stands, and those before; aborts where none is."""
    found = findings_seen(review).items
    finding = next((one for one in found if one.fact_id == fact_id), None) or abort(404)
    if finding.kind is not FindingKind.IMPROVE:
        abort(404)
    every = [one for one in reasons(reading(), review.id) if one.finding_fact_id == fact_id]
    now = next((one for one in every if one.stands), None)
    return finding, now, [one for one in every if one is not now]
