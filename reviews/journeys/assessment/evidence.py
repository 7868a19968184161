"""What a finding rests on: added from one searchable list, and taken away."""

from collections.abc import Iterable
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.people.roles import Permission
from reviews.domain.record.evidence import OF_CASES, EvidenceKind, Limb
from reviews.domain.register.search import unsearchable
from reviews.domain.sources import Source
from reviews.services.assessment import findings as service
from reviews.services.assessment.findings import Cited
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.overall_assessment import FindingView, evidence_named
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import team_review
from reviews.web.acting import perform
from reviews.web.database import reading, writing

from .citable import NAMES, Looked, found, may_cite
from .findings import standing
from .forms import CiteForm
from .routes import bp


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>/evidence", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def cite(review: ReviewHead, fact_id: UUID) -> Page:
    """Add evidence to a finding, from a list that can be searched and paged through."""
    finding = standing(review, fact_id) or abort(404)
    form = CiteForm(data={"evidence": [request.args[one] for one in NAMES if one in request.args]})
    mine = may_cite(review, _keys(form.evidence.data or ()))
    ticked = evidence_named(reading(), review.id, mine)
    form.evidence.offer([(str(one.id), one.kind.words) for one in ticked])
    if "go" not in request.form and form.validate_on_submit():
        chosen = [Cited(evidence=one.id, note=form.note.data) for one in ticked]
        if perform(form, service.cite, review.id, fact_id, *chosen):
            flash("The evidence is added.")
            return redirect(url_for("assessment.finding", review_id=review.id, fact_id=fact_id))
    return _page(form, review, finding, {one.id for one in ticked})


def _keys(values: Iterable[str]) -> list[UUID]:
    """The ids among what a page sent back; what is none is as good as nothing ticked."""
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


def _page(form: CiteForm, review: ReviewHead, finding: FindingView, ticked: set[UUID]) -> Page:
    looked = Looked.read(finding.theme)
    cited = {one.evidence_id for one in finding.evidence}
    return render_template(
        "journeys/assessment/cite.html",
        form=form,
        review=review,
        finding=finding,
        found=found(review, looked, cited, ticked - cited),
        themes=THEMES,
        kinds=[(one.value, one.words) for one in EvidenceKind if one not in OF_CASES],
        sources=Source.choices(),
        limbs=Limb.choices(),
        no_word=unsearchable(looked.text),
    )


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
