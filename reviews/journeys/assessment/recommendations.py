"""Recommendations, made once the assessment is agreed; changed or taken back with a reason."""

from dataclasses import replace
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import FINAL, FindingKind, standing_now
from reviews.domain.errors import Refused
from reviews.domain.follow_up.counted_dates import Dated, how_made
from reviews.domain.follow_up.recommendations import Progress, follows_up, told
from reviews.domain.follow_up.who_acts import WhoActs, can_act
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState
from reviews.services.follow_up import recommendations as service
from reviews.store.across.evidence import files_by
from reviews.store.assessment import overall_assessment
from reviews.store.follow_up import recommendations as store
from reviews.store.follow_up.recommendation_versions import taken_back, versions
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.register.schemes import players
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
from .no_recommendation import improving
from .page_reads import (
    before_read,
    findings_seen,
    for_benefits,
    on_team,
    words_not_shown,
    words_shown,
)
from .routes import bp


@bp.get("/reviews/<uuid:review_id>/recommendations")
@allow(Permission.READ_FINDINGS, to=findings_review)
def recommendations(review: ReviewHead) -> Page:
    """The recommendations of a review, and how each stands against its dates."""
    made = store.recommendations(reading(), today(), review_id=review.id)
    found = findings_seen(review)
    team, final = on_team(review), _agreed(review)
    if benefits := for_benefits(review):
        read = [one for one in made if words_shown(review, one, found)]
        made = [replace(one, number=number) for number, one in enumerate(read, 1)]
    return render_template(
        "journeys/assessment/recommendations.html",
        benefits=benefits,
        review=review,
        made=made,
        clocks={one.fact_id: _told(one) for one in made},
        shown={one.fact_id for one in made if words_shown(review, one, found)},
        final=final,
        team=team,
        follows=follows_up(viewer(), review.team_id),
        may_add=team and final and review.state is ReviewState.OPEN,
        taken_back=taken_back(reading(), review.id) if team else (),
        improving=improving(review),
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
    first = {"finding": request.args.get("finding"), "who_acts": WhoActs.SUPPORT_PROVIDER}
    form = RecommendForm(data={**default_dates(), **first})
    _offer(form, review)
    _offer_who(form, review)
    if (
        not counting(form)
        and form.validate_on_submit()
        and (done := perform(form, service.recommend, review.id, _made(form)))
    ):
        flash("The recommendation is made.")
        return redirect(url_for("assessment.recommendation", recommendation_id=done.value))
    tell_working_days(form)
    return render_template("journeys/assessment/recommend.html", form=form, review=review)


_SAME = (
    "what",
    "plain_words",
    "evidence",
    "who_acts",
    "acknowledge_by_on",
    "complete_by_on",
)
"""The fields of the form that a recommendation has by the same name."""


def _offer(form: RecommendForm, review: ReviewHead, now: UUID | None = None) -> None:
    """The findings that a recommendation can answer; the one it answers now among them."""
    found = [one for one in findings_seen(review).items if one.kind is not FindingKind.STRENGTH]
    options = [(str(one.fact_id), f"{one.kind.words}: {one.words}") for one in found]
    if now is not None and now not in {one.fact_id for one in found}:
        options.append((str(now), "The finding that it answers now"))
    form.finding.offer(options)


def _offer_who(form: RecommendForm, review: ReviewHead, now: WhoActs | None = None) -> None:
    """Who can act: whoever plays a part at the scheme, and who must act now."""
    parts = players(reading(), [review.scheme_id], today()).get(review.scheme_id, [])
    played = {one for one, _ in parts}
    fit = [one for one in WhoActs if one is now or can_act(one, played)]
    form.who_acts.offer([(one, one.words) for one in fit])


def _made(form: RecommendForm) -> service.Recommended:
    finding = UUID(form.finding.data)
    return filled(form, service.Recommended, finding_fact_id=finding, days=form.days())


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
    progress = store.history(reading(), [fact_id])
    acknowledged = store.acknowledgements(reading(), [fact_id])
    attached = files_by(
        reading(), [*(one.id for one in progress), *(one.id for one in acknowledged)]
    )
    return render_template(
        "journeys/assessment/recommendation.html",
        review=review,
        made=made,
        clock=_told(made),
        how_dated=how_made(made.counted),
        shown=words_shown(review, made, found),
        finding=next((one for one in found.items if one.fact_id == made.finding_fact_id), None),
        versions=versions(reading(), fact_id),
        acknowledgements=acknowledged,
        progress=progress,
        attached=attached,
        without_evidence={
            one.id
            for one in progress
            if one.progress is Progress.DONE and not one.file_id and one.id not in attached
        },
        team=on_team(review),
        follows=follows_up(viewer(), review.team_id),
        benefits=for_benefits(review),
        before=before_read(review, made.finding_fact_id),
        not_shown=words_not_shown(review),
    )


def _change_form(review: ReviewHead, made: RecommendationView) -> ChangeForm:
    """A recommendation as it stands; once it is sent, working days count from the change."""
    days = {
        "acknowledge_days": made.acknowledge_days or default_dates()["acknowledge_days"],
        "complete_days": made.complete_days or default_dates()["complete_days"],
    }
    stands = {name: getattr(made, name) for name in _SAME}
    counted = made.counted is not None and not made.issued_on
    stands["dated"] = Dated.COUNTED if counted else Dated.CHOSEN
    own = {"finding": made.finding_fact_id, "seen": str(made.id)}
    form = ChangeForm(data={**stands, **days, **own})
    _offer(form, review, made.finding_fact_id)
    _offer_who(form, review, made.who_acts)
    if made.issued_on:
        form.dated.offer(
            [(Dated.COUNTED, "Count working days from today"), (Dated.CHOSEN, Dated.CHOSEN.words)]
        )
        form.dated.params = {}
    return form


@bp.route("/recommendations/<uuid:recommendation_id>/change", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def change_recommendation(review: ReviewHead, fact_id: UUID) -> Page:
    """Change a recommendation or its dates, with the reason."""
    made = followed(review, fact_id)
    form = _change_form(review, made)
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
