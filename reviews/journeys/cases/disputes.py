"""A provider's dispute of a review (para 144): opened from the review, recorded, answered."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.cases.disputes import Dispute
from reviews.domain.people.roles import Permission
from reviews.services.cases import disputes as service
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import DISPUTES
from reviews.store.register import schemes
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import findings_review, open_case, worked_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import today
from reviews.web.sizes import takes_files

from .appeal_forms import DisputeForm
from .as_it_stood import read_as
from .fact_pages import changes, fact_page, wording
from .routes import bp
from .told import dispute_pairs

_TITLE = "A provider’s dispute"


def _offered(form: DisputeForm, scheme_id: UUID) -> DisputeForm:
    played = schemes.parts_played(reading(), scheme_id=scheme_id)
    form.organisation_id.offer(
        list({str(one.organisation_id): one.organisation for one in played}.items())
    )
    return form


@bp.route("/reviews/<uuid:review_id>/dispute", methods=["GET", "POST"])
@allow(Permission.CASES, to=findings_review)
@takes_files
def start_dispute(review: ReviewHead) -> Page:
    """Record that a provider disputes a review: a case is opened for it."""
    form = _offered(DisputeForm(data={"received_on": today()}), review.scheme_id)
    if form.validate_on_submit() and (
        done := perform(
            form, service.open_dispute, review.id, filled(form, Dispute), form.file.upload
        )
    ):
        flash("The dispute is recorded, and a case is opened for it.")
        return redirect(url_for("cases.show", case_id=done.value))
    return render_template("journeys/cases/start_dispute.html", form=form, review=review)


@bp.get("/cases/<uuid:case_id>/dispute")
@allow(Permission.CASES, to=open_case)
def dispute(case: CaseHead) -> Page:
    """What the provider disputes, and the answer."""
    session, as_of = reading(), read_as()
    return render_template(
        "journeys/cases/dispute.html",
        case=case,
        every=[(one, dispute_pairs(one)) for one in DISPUTES.of(session, [case.id], as_of)],
        taken_back=DISPUTES.taken_back(session, case.id, as_of),
        changes=changes(case),
    )


@bp.route("/cases/<uuid:case_id>/dispute/add", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def add_dispute(case: CaseHead) -> Page:
    """Record what the provider disputes."""
    form = _offered(DisputeForm(data={"received_on": today()}), case.scheme_id)
    if form.validate_on_submit() and perform(
        form, service.record_dispute, case.id, filled(form, Dispute), form.file.upload
    ):
        flash("The dispute is recorded.")
        return redirect(url_for("cases.dispute", case_id=case.id))
    return fact_page(case, form, _TITLE, "cases.dispute")


@bp.route("/cases/<uuid:case_id>/dispute/<uuid:fact_id>/change", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def change_dispute(case: CaseHead, fact_id: UUID) -> Page:
    """Record the answer to a dispute, or put right what is recorded."""
    now = wording(DISPUTES, case, fact_id).now
    form = _offered(DisputeForm(obj=now, seen=now.id), case.scheme_id)
    if form.validate_on_submit() and perform(
        form,
        service.correct_dispute,
        case.id,
        fact_id,
        filled(form, Dispute),
        form.file.upload,
        seen=form.seen.data,
    ):
        flash("The dispute is changed. What it said before is kept.")
        return redirect(url_for("cases.dispute", case_id=case.id))
    of = wording(DISPUTES, case, fact_id)
    return fact_page(case, form, _TITLE, "cases.dispute", told=dispute_pairs, of=of)
