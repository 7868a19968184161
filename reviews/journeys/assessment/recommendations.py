"""Recommendations, made once the assessment is agreed; changed or taken back with a reason."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import FINAL, FindingKind, standing_now
from reviews.domain.errors import Refused
from reviews.domain.follow_up.recommendations import follows_up, told
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState
from reviews.services.follow_up import recommendations as service
from reviews.store.assessment import overall_assessment
from reviews.store.follow_up import recommendations as store
from reviews.store.follow_up.recommendation_versions import taken_back, versions
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import findings_review, seen_recommendation, team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import resources, today

from .dates import counting, default_dates, tell_working_days
from .findings import seen_id
from .forms import ChangeForm, RecommendForm, WithdrawForm
from .page_reads import findings_seen, on_team, words_shown
from .routes import bp


@bp.get("/reviews/<uuid:review_id>/recommendations")
@allow(Permission.READ_FINDINGS, to=findings_review)
def recommendations(review: ReviewHead) -> Page:
    """The recommendations of a review, and how each stands against its dates."""
    made = store.recommendations(reading(), today(), review_id=review.id)
    found = findings_seen(review)
    team, final = on_team(review), _agreed(review)
    return render_template(
        "journeys/assessment/recommendations.html",
        review=review,
        made=made,
        clocks={one.fact_id: _told(one) for one in made},
        shown={one.fact_id for one in made if words_shown(review, one, found)},
        final=final,
        team=team,
        may_add=team and final and review.state is ReviewState.OPEN,
        taken_back=taken_back(reading(), review.id) if team else (),
    )


def _agreed(review: ReviewHead) -> bool:
    return standing_now(overall_assessment.steps(reading(), review.id)) in FINAL


def _told(made: RecommendationView) -> str:
    return told(made.dates, today(), resources().bank_holidays)


@bp.route("/reviews/<uuid:review_id>/recommendations/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def recommend(review: ReviewHead) -> Page:
    """Recommend something, with its two dates."""
    if not _agreed(review):
        raise Refused("Recommendations are made once the overall assessment is agreed.")
    form = RecommendForm(data={**default_dates(), "finding": request.args.get("finding")})
    _offer(form, review)
    if (
        not counting(form)
        and form.validate_on_submit()
        and (done := perform(form, service.recommend, review.id, _made(form)))
    ):
        flash("The recommendation is made.")
        return redirect(url_for("assessment.recommendation", recommendation_id=done.value))
    tell_working_days(form)
    return render_template("journeys/assessment/recommend.html", form=form, review=review)


def _offer(form: RecommendForm, review: ReviewHead, now: UUID | None = None) -> None:
    """The findings that a recommendation can answer; the one it answers now among them."""
    found = [one for one in findings_seen(review).items if one.kind is not FindingKind.STRENGTH]
    options = [(str(one.fact_id), f"{one.kind.words}: {one.words}") for one in found]
    if now is not None and now not in {one.fact_id for one in found}:
        options.append((str(now), "The finding that it answers now"))
    form.finding.offer(options)


def _made(form: RecommendForm) -> service.Recommended:
    return filled(form, service.Recommended, finding_fact_id=UUID(form.finding.data))


def _view(review: ReviewHead, fact_id: UUID) -> RecommendationView:
    made = store.recommendations(reading(), today(), review_id=review.id)
    return next((one for one in made if one.fact_id == fact_id), None) or abort(404)


def followed(review: ReviewHead, fact_id: UUID) -> RecommendationView:
    """A recommendation that this officer follows up; aborts where they may not."""
    made = _view(review, fact_id)
    mine = follows_up(viewer(), review.team_id)
    return made if mine and words_shown(review, made, findings_seen(review)) else abort(404)


@bp.get("/recommendations/<uuid:recommendation_id>")
@allow(Permission.READ_FINDINGS, to=seen_recommendation)
def recommendation(review: ReviewHead, fact_id: UUID) -> Page:
    """Everything about one recommendation: its words, its clock, what came of it."""
    made = _view(review, fact_id)
    found = findings_seen(review)
    return render_template(
        "journeys/assessment/recommendation.html",
        review=review,
        made=made,
        clock=_told(made),
        shown=words_shown(review, made, found),
        finding=next((one for one in found.items if one.fact_id == made.finding_fact_id), None),
        versions=versions(reading(), fact_id),
        acknowledgements=store.acknowledgements(reading(), [fact_id]),
        progress=store.history(reading(), [fact_id]),
        team=on_team(review),
        follows=follows_up(viewer(), review.team_id),
    )


@bp.route("/recommendations/<uuid:recommendation_id>/change", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def change_recommendation(review: ReviewHead, fact_id: UUID) -> Page:
    """Change a recommendation or its dates, with the reason."""
    made = followed(review, fact_id)
    form = ChangeForm(obj=made, data={"finding": made.finding_fact_id, "seen": str(made.id)})
    _offer(form, review, made.finding_fact_id)
    if not counting(form) and form.validate_on_submit():
        if perform(
            form,
            service.change_recommendation,
            fact_id,
            _made(form),
            form.reason.data,
            seen=seen_id(),
        ):
            flash("The recommendation is changed. What was sent stays as it was.")
            return redirect(url_for("assessment.recommendation", recommendation_id=fact_id))
        form.seen.data = str(_view(review, fact_id).id)
    tell_working_days(form)
    return render_template(
        "journeys/assessment/change_recommendation.html", form=form, review=review, made=made
    )


@bp.route("/recommendations/<uuid:recommendation_id>/withdraw", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def withdraw_recommendation(review: ReviewHead, fact_id: UUID) -> Page:
    """Take a recommendation back, with the reason."""
    made = followed(review, fact_id)
    form = WithdrawForm()
    if form.validate_on_submit() and perform(
        form, service.withdraw_recommendation, fact_id, form.reason.data
    ):
        flash("The recommendation is taken back. It stays on the record.")
        return redirect(url_for("assessment.recommendations", review_id=review.id))
    return render_template(
        "journeys/assessment/withdraw_recommendation.html", form=form, review=review, made=made
    )
