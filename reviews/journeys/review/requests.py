"""The request list of a review, and the documents that came in."""

from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.accounts.questions import RequestItem
from reviews.domain.people.roles import Permission
from reviews.domain.review.requests import RequestState
from reviews.services.record.files import Upload
from reviews.services.review import requests as service
from reviews.store.assessment import overall_assessment
from reviews.store.people import officers
from reviews.store.review import documents as store
from reviews.store.review import on_file, reviews
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import led_review, team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.forms.saving import Done
from reviews.web.review_plan import request_items
from reviews.web.said_before import said_before
from reviews.web.sizes import takes_files

from .forms import DocumentForm, ItemForm, QuarantineForm
from .routes import bp


@bp.get("/reviews/<uuid:review_id>/request")
@allow(Permission.REVIEW, to=team_review)
def request_list(review: ReviewHead) -> Page:
    """The 19 items of para 85, what is on file first, and how each stands."""
    return render_template(
        "journeys/review/request_list.html",
        review=review,
        items=request_items(review.id),
        lines=reviews.request_lines(reading(), review.id),
        on_file=on_file.on_file(reading(), review.scheme_id, review.team_id),
        undecided=RequestState.UNDECIDED,
    )


@bp.route("/reviews/<uuid:review_id>/request/<item>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def request_item(review: ReviewHead, item: str) -> Page:
    """Decide how one item stands."""
    wanted = next((one for one in request_items(review.id) if one.key == item), None) or abort(404)
    line = reviews.request_lines(reading(), review.id).get(item)
    data: dict[str, Any] = {"seen": line.version if line else 0}
    if line is not None and line.state is not RequestState.UNDECIDED:
        data |= {"state": line.state, "reason": line.reason, "due_on": line.due_on}
    form = ItemForm(data=data)
    if form.validate_on_submit():
        decision = filled(form, service.Decision, item=item, seen=form.seen.data or 0)
        if perform(form, service.decide_item, review.id, decision):
            return redirect(url_for("review.request_list", review_id=review.id) + f"#{item}")
        form.seen.process_data(_version(review, item))
    filed = on_file.on_file(reading(), review.scheme_id, review.team_id)
    return render_template(
        "journeys/review/request_item.html",
        form=form,
        review=review,
        item=wanted,
        on_file=filed.get(item, ()),
        others=[one for key, found in filed.items() if key != item for one in found],
        line_id=line.id if line else None,
        before=said_before(request_line=[line.id] if line else []),
    )


def _version(review: ReviewHead, item: str) -> int:
    line = reviews.request_lines(reading(), review.id).get(item)
    return line.version if line else 0


@bp.route("/reviews/<uuid:review_id>/documents/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
@takes_files
def add_document(review: ReviewHead) -> Page:
    """File a document that came in, for an item of the list or without one."""
    form = DocumentForm()
    item = request.args.get("item", "")
    known = {one.key: one for one in request_items(review.id)}
    if (
        form.validate_on_submit()
        and (taken := form.file.upload)
        and _filed(form, review, item if item in known else "", taken)
    ):
        flash("The document is filed.")
        return redirect(url_for("review.documents", review_id=review.id))
    return render_template(
        "journeys/review/add_document.html", form=form, review=review, item=known.get(item)
    )


def _filed(form: DocumentForm, review: ReviewHead, item: str, taken: Upload) -> Done[UUID] | None:
    about, true_on = form.about.data, form.true_on.data
    if form.personal.data:
        return perform(form, service.quarantine, review.id, taken, about)
    return perform(
        form, service.receive_document, review.id, taken, item=item, about=about, true_on=true_on
    )


@bp.get("/reviews/<uuid:review_id>/documents")
@allow(Permission.REVIEW, to=team_review)
def documents(review: ReviewHead) -> Page:
    """The documents of a review; papers set apart stand on their own."""
    return render_template(
        "journeys/review/documents.html",
        review=review,
        documents=store.documents(reading(), review.id),
        answers=_answers(review),
        quarantined=store.documents(reading(), review.id, ["quarantined"]),
        late_after=overall_assessment.concluded_at(reading(), review.id),
        officers=officers.names(reading()),
        leads=viewer().leads(review.team_id),
    )


def _answers(review: ReviewHead) -> dict[UUID, RequestItem]:
    """The item of the list that each document answers, by document."""
    items = {one.key: one for one in request_items(review.id)}
    filed = on_file.on_file(reading(), review.scheme_id, review.team_id)
    return {one.id: items[key] for key, found in filed.items() if key in items for one in found}


@bp.route("/reviews/<uuid:review_id>/quarantined/<uuid:file_id>", methods=["GET", "POST"])
@allow(Permission.LEAD, to=led_review)
def quarantined(review: ReviewHead, file_id: UUID) -> Page:
    """Decide about personal papers that nobody asked for."""
    papers = store.documents(reading(), review.id, ["quarantined"])
    paper = next((one for one in papers if one.id == file_id), None) or abort(404)
    form = QuarantineForm(data={"outcome": paper.quarantine_outcome or ""})
    if form.validate_on_submit() and perform(
        form, service.decide_quarantined, review.id, file_id, form.outcome.data
    ):
        flash("The decision is recorded.")
        return redirect(url_for("review.documents", review_id=review.id))
    return render_template(
        "journeys/review/quarantined.html", form=form, review=review, paper=paper
    )
