"""Saying how accounts compare: a matter of the scheme, or one need of one resident."""

from collections.abc import Collection
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for

from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.board.comparisons import Compared, Verdict
from reviews.domain.board.side_by_side import matters
from reviews.domain.board.voices import Matter
from reviews.domain.people.roles import Permission
from reviews.services.board import comparisons as service
from reviews.store.board import comparisons
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import resident_in_review, team_review
from reviews.web.accounts_compared import compared_accounts, sets_of
from reviews.web.acting import perform
from reviews.web.database import reading

from .forms import CompareForm
from .needs import needs_shown, page_of
from .routes import RESIDENT, bp


@bp.route("/reviews/<uuid:review_id>/compare", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def compare(review: ReviewHead) -> Page:
    """Say how the accounts of one matter compare, with their words on the page."""
    theme, key = request.args.get("theme", ""), request.args.get("matter", "")
    if theme not in THEMES:
        abort(404)
    taken, _ = compared_accounts(review, theme=theme)
    every = matters(taken, sets_of(review, taken), theme)
    matter = next((one for one in every if one.key == key and one.comparable), None) or abort(404)
    form = _form(comparisons.comparisons(reading(), review.id).get(key), matter.basis)
    if form.validate_on_submit() and _compared(form, review, key, matter.basis, _told(matter)):
        flash("How the accounts compare is recorded.")
        return redirect(url_for("assessment.board", review_id=review.id, theme=theme))
    form.seen.data = matter.basis
    return render_template(
        "journeys/board/compare.html", form=form, review=review, theme=theme, matter=matter
    )


@bp.route(f"{RESIDENT}/compare", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def compare_need(review: ReviewHead, resident: PlannedResident) -> Page:
    """Say how the accounts of one need compare, with their words on the page."""
    shown, _ = needs_shown(review, resident.resident_id)
    key = request.args.get("need", "")
    one = next((one for one in shown if one.need.key == key and one.comparable), None) or abort(404)
    form = _form(one.compared, one.basis)
    back_to = page_of(review, resident)
    if form.validate_on_submit() and _compared(
        form, review, one.need.matter, one.basis, one.evidence, resident.resident_id
    ):
        flash("How the accounts compare is recorded.")
        return redirect(back_to)
    form.seen.data = one.basis
    return render_template(
        "journeys/board/compare_need.html",
        form=form,
        review=review,
        resident=resident,
        one=one,
        back_to=back_to,
    )


def _form(before: Compared | None, basis: str) -> CompareForm:
    """The form, with what was said before where it rests on the same answers."""
    return CompareForm(obj=before if before and before.basis == basis else None, seen=basis)


def _told(matter: Matter) -> set[UUID]:
    """The answers that its page lays side by side."""
    lines = (line for cell in matter.cells for line in cell.lines)
    return {one.answer_id for line in lines for words in line.words for one in words.by}


def _compared(
    form: CompareForm,
    review: ReviewHead,
    matter: str,
    basis: str,
    cites: Collection[UUID],
    resident_id: UUID | None = None,
) -> bool:
    done = perform(
        form,
        service.compare,
        review.id,
        matter,
        Verdict(form.verdict.data),
        form.words.data,
        basis=basis,
        seen=form.seen.data or "",
        resident_id=resident_id,
        cites=cites,
    )
    return done is not None
