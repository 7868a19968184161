"""“Please record”: asked by a benefits officer, answered by the review's team."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.people.roles import Permission
from reviews.services.cases import record_asked as service
from reviews.store.cases import cases
from reviews.store.cases import record_asked as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.record_asked import AskedFor
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import findings_review, open_case, team_asked
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form

from .forms import AnswerForm, AskForm, AskInCaseForm
from .routes import bp


@bp.route("/reviews/<uuid:review_id>/ask-to-record", methods=["GET", "POST"])
@allow(Permission.APPEALS, to=findings_review)
def ask(review: ReviewHead) -> Page:
    """Ask a review's team to record something."""
    form = AskForm()
    if form.validate_on_submit() and perform(form, service.ask, review.id, form.words.data):
        return _asked()
    back = url_for("review.show", review_id=review.id)
    return _page(form, f"{review.scheme}, {review.reference}", back, review.scheme)


@bp.route("/cases/<uuid:case_id>/ask-to-record", methods=["GET", "POST"])
@allow(Permission.APPEALS, to=open_case)
def ask_in_case(case: CaseHead) -> Page:
    """Ask the team of a review that bears on a case to record something."""
    form = AskInCaseForm()
    of = cases.reviews_of(reading(), case.id)
    form.review_id.offer([(str(one.id), f"{one.reference}, {one.scheme}") for one in of])
    if form.validate_on_submit() and perform(
        form, service.ask, UUID(form.review_id.data), form.words.data, case.id
    ):
        return _asked()
    back = url_for("cases.show", case_id=case.id)
    return _page(form, case.reference, back, case.reference)


def _asked() -> Page:
    flash("The review team is asked. Their answer will stand under “Your work”.")
    return redirect(url_for("cases.asked"))


def _page(form: Form, caption: str, back_to: str, back_words: str) -> Page:
    return render_template(
        "journeys/cases/ask_to_record.html",
        form=form,
        caption=caption,
        back_to=back_to,
        back_words=back_words,
    )


@bp.get("/asked-to-record")
@allow(Permission.APPEALS)
def asked() -> Page:
    """What this officer asked review teams to record, and their answers."""
    page = max(request.args.get("page", 1, type=int), 1)
    found = store.asked_by(reading(), viewer(), page=page, size=store.PAGE + 1)
    return render_template(
        "journeys/cases/asked.html",
        asked=found[: store.PAGE],
        older=url_for("cases.asked", page=page + 1) if len(found) > store.PAGE else "",
        newer=url_for("cases.asked") if page > 1 else "",
    )


@bp.route("/asked-to-record/<uuid:asked_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_asked)
def answer_asked(asked: AskedFor) -> Page:
    """Answer what the review's team was asked to record."""
    form = AnswerForm()
    if form.validate_on_submit() and perform(form, service.answer, asked.id, form.words.data):
        flash("The Housing Benefit team reads your answer now.")
        return redirect(url_for("review.show", review_id=asked.review_id))
    return render_template("journeys/cases/answer_asked.html", form=form, asked=asked)
