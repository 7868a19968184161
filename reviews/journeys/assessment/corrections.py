"""Facts said to be wrong: recorded, and decided by someone who was not on a visit."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.errors import NotAllowed
from reviews.domain.follow_up.corrections import CorrectionOutcome, why_not_decides
from reviews.domain.follow_up.recommendations import follows_up
from reviews.domain.people.roles import Permission
from reviews.services.follow_up import corrections as service
from reviews.store.follow_up import corrections as store
from reviews.store.follow_up.corrections import CorrectionView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import findings_review, team_correction
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.filled import filled
from reviews.web.resources import today

from .page_reads import findings_seen
from .routes import bp


class CorrectionForm(Form):
    """What a recipient of a letter says is wrong."""

    makes = True

    asked_by = fields.TextField(
        "Who says so?",
        hint="Their name and organisation.",
        missing="Say who asked, such as their name and organisation",
    )
    asked_on = fields.DateField(
        "When did they tell us?", missing="Enter the date on which they told us"
    )
    finding = fields.SelectField(
        "Which finding is it about? (optional)", params={"nothing": "No finding in particular"}
    )
    what = fields.LongTextField(
        "Which fact is said to be wrong, and what shows it?",
        hint="Write nothing that points to one resident.",
        missing="Say which fact is said to be wrong, and what shows it",
    )


class DecideForm(Form):
    """What was decided of a fact said to be wrong."""

    outcome = fields.ChoiceField(
        "What do you decide?",
        choices=CorrectionOutcome.choices(),
        missing="Select what you decide",
    )
    reasons = fields.LongTextField(
        "Your reasons",
        hint="They are told to whoever asked, so write nothing that points to one person.",
        missing="Give the reasons for what you decide",
    )


@bp.get("/reviews/<uuid:review_id>/corrections")
@allow(Permission.READ_FINDINGS, to=findings_review)
def corrections(review: ReviewHead) -> Page:
    """The facts of a review that are said to be wrong, and what was decided of each."""
    _check_follows(review)
    found = {one.fact_id: one.words for one in findings_seen(review).items}
    made = store.corrections(reading(), review.id)
    mine = viewer().may(Permission.REVIEW) and viewer().works_on(review.team_id)
    to_decide = [one.id for one in made if mine and one.outcome is None]
    went = store.officers_on_visits(reading(), review.id)
    why_not = why_not_decides(viewer(), went) if to_decide else ""
    return render_template(
        "journeys/assessment/corrections.html",
        review=review,
        made=made,
        found=found,
        why_not=why_not,
        decide={
            key: url_for("assessment.decide_correction", correction_id=key)
            for key in to_decide
            if not why_not
        },
    )


def _check_follows(review: ReviewHead) -> None:
    if not follows_up(viewer(), review.team_id):
        raise NotAllowed


@bp.route("/reviews/<uuid:review_id>/corrections/add", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=findings_review)
def ask_correction(review: ReviewHead) -> Page:
    """Record that a fact is said to be wrong."""
    _check_follows(review)
    form = CorrectionForm(data={"asked_on": today()})
    found = findings_seen(review).items
    form.finding.offer([(str(one.fact_id), one.words) for one in found])
    if form.validate_on_submit():
        about = UUID(form.finding.data) if form.finding.data else None
        asked = filled(form, service.Asked, finding_fact_id=about)
        if perform(form, service.ask_correction, review.id, asked):
            flash("It is recorded. Someone who was not on a visit decides.")
            return redirect(url_for("assessment.corrections", review_id=review.id))
    return render_template("journeys/assessment/ask_correction.html", form=form, review=review)


@bp.route("/corrections/<uuid:correction_id>/decide", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_correction)
def decide_correction(correction: CorrectionView) -> Page:
    """Decide on a fact said to be wrong."""
    back = redirect(url_for("assessment.corrections", review_id=correction.review_id))
    went = store.officers_on_visits(reading(), correction.review_id)
    if correction.outcome is not None or why_not_decides(viewer(), went):
        return back
    form = DecideForm()
    if form.validate_on_submit() and perform(
        form,
        service.decide_correction,
        correction.id,
        CorrectionOutcome(form.outcome.data),
        form.reasons.data,
    ):
        flash("Your decision is recorded. Write to whoever asked, with the reasons.")
        return back
    return render_template(
        "journeys/assessment/decide_correction.html",
        form=form,
        correction=correction,
    )
