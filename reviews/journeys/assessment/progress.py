"""What comes of recommendations: acknowledged, evidenced, looked at again at a revisit."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for

from reviews.domain.follow_up.recommendations import TO_LOOK_AT, told
from reviews.domain.people.roles import Permission
from reviews.domain.visits.visits import VisitPurpose, VisitState
from reviews.services.follow_up import recommendations as service
from reviews.services.follow_up.revisits import record_revisit
from reviews.store.follow_up import recommendations as store
from reviews.store.review.reviews import ReviewHead
from reviews.store.visits.visits import VisitLine
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import seen_recommendation, team_visit
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import resources, today
from reviews.web.sizes import takes_files

from .forms import AcknowledgeForm, ProgressForm, RevisitForm
from .recommendations import followed
from .routes import bp


@bp.route("/recommendations/<uuid:recommendation_id>/acknowledge", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def acknowledge(review: ReviewHead, fact_id: UUID) -> Page:
    """Record that the provider acknowledged a recommendation, or correct the record."""
    made = followed(review, fact_id)
    before = _acknowledgement(fact_id)
    on, seen = (before.acknowledged_on, str(before.id)) if before else (today(), "")
    form = AcknowledgeForm(obj=before, on=on, seen=seen)
    if form.validate_on_submit():
        if perform(
            form,
            service.acknowledge,
            fact_id,
            on=form.on.data,
            by_whom=form.by_whom.data,
            words=form.words.data,
            seen=form.seen.data or "",
        ):
            flash("The acknowledgement is recorded.")
            return redirect(url_for("assessment.recommendation", recommendation_id=fact_id))
        if now := _acknowledgement(fact_id):
            form.seen.data = str(now.id)
    return render_template(
        "journeys/assessment/acknowledge.html", form=form, review=review, made=made
    )


def _acknowledgement(fact_id: UUID) -> store.AcknowledgementView | None:
    return next(iter(store.acknowledgements(reading(), [fact_id])), None)


@bp.route("/recommendations/<uuid:recommendation_id>/progress", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
@takes_files
def progress(review: ReviewHead, fact_id: UUID) -> Page:
    """Record how far a recommendation has come, with evidence where there is any."""
    made = followed(review, fact_id)
    form = ProgressForm(data={"seen_on": today()})
    if form.validate_on_submit() and perform(
        form, service.record_progress, fact_id, filled(form, service.Looked), form.file.upload
    ):
        flash("The progress is recorded.")
        return redirect(url_for("assessment.recommendation", recommendation_id=fact_id))
    return render_template("journeys/assessment/progress.html", form=form, review=review, made=made)


@bp.route("/visits/<uuid:visit_id>/revisit", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def revisit(visit: VisitLine) -> Page:
    """Record progress on every open recommendation of a scheme at once (para 119)."""
    if visit.purpose is not VisitPurpose.REVISIT or visit.state is VisitState.NOT_MADE:
        abort(404)
    every = store.recommendations(reading(), today(), scheme_ids=[visit.scheme_id])
    made = [one for one in every if one.clock in TO_LOOK_AT]
    form = RevisitForm.for_recommendations(
        [one.fact_id for one in made], visit.went_on or min(visit.planned_on, today())
    )
    if form.validate_on_submit() and perform(form, record_revisit, visit.id, form.looked()):
        flash("The revisit is recorded.")
        return redirect(url_for("visits.show", visit_id=visit.id))
    seen: dict[UUID, list[store.ProgressView]] = {}
    for look in store.history(reading(), [one.fact_id for one in made]):
        seen.setdefault(look.recommendation_fact_id, []).append(look)
    return render_template(
        "journeys/assessment/revisit.html",
        form=form,
        visit=visit,
        made=made,
        clocks={one.fact_id: told(one.dates, today(), resources().bank_holidays) for one in made},
        seen=seen,
    )
