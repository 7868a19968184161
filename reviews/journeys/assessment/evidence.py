"""What a finding rests on: added from one searchable list, and taken away."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.people.roles import Permission
from reviews.services.assessment import findings as service
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.overall_assessment import Evidence, FindingView
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading, writing

from .citable import KINDS, Group, citable, cited, found, without
from .findings import standing
from .forms import CiteForm
from .routes import bp


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>/evidence", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def cite(review: ReviewHead, fact_id: UUID) -> Page:
    """Add evidence to a finding, from a list that can be searched."""
    finding = standing(review, fact_id) or abort(404)
    every = citable(review)
    named = [f"{kind} {request.args[kind]}" for kind in KINDS if kind in request.args]
    form = CiteForm(data={"evidence": named})
    form.evidence.offer([(one.key, one.title) for group in every for one in group.things])
    if form.validate_on_submit():
        chosen = [cited(key, form.note.data) for key in form.evidence.data]
        if perform(form, service.cite, review.id, fact_id, *chosen):
            flash("The evidence is added.")
            return redirect(url_for("assessment.finding", review_id=review.id, fact_id=fact_id))
    return _page(form, review, finding, without(every, {_key(one) for one in finding.evidence}))


def _page(form: CiteForm, review: ReviewHead, finding: FindingView, groups: list[Group]) -> Page:
    theme = request.args.get("theme", finding.theme)
    text = request.args.get("q", "").strip()
    chosen = set(form.evidence.data or ())
    return render_template(
        "journeys/assessment/cite.html",
        form=form,
        review=review,
        finding=finding,
        groups=found(groups, theme if theme in THEMES else "", text, chosen),
        chosen=chosen,
        any_at_all=bool(groups),
        theme=theme,
        text=text,
        themes=THEMES,
    )


def _key(one: Evidence) -> str:
    """The key that the list of things to cite gives this."""
    ids = zip(KINDS, (one.answer_id, one.file_id, one.observation_id), strict=True)
    return next(f"{kind} {key}" for kind, key in ids if key is not None)


@bp.post("/reviews/<uuid:review_id>/evidence/<uuid:evidence_id>/take-away")
@allow(Permission.REVIEW, to=team_review)
def uncite(review: ReviewHead, evidence_id: UUID) -> Page:
    """Take a piece of evidence away from a finding."""
    standing_now = overall_assessment.evidence_of(reading(), review.id)
    fact_id = next(
        (key for key, some in standing_now.items() if any(one.id == evidence_id for one in some)),
        None,
    )
    with writing() as session:
        service.uncite(session, act(), review.id, evidence_id)
    flash("The evidence is taken away. Read the finding again: do its words still stand?")
    return redirect(url_for("assessment.finding", review_id=review.id, fact_id=fact_id))
