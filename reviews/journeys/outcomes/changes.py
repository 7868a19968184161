"""What changes an outcome: set, told of, paused, taken up again, put in other words, ended."""

from uuid import UUID

from flask import flash, redirect, render_template

from reviews.domain.board.outcomes import A_FEW, Noted, levels_on
from reviews.domain.people.roles import Permission
from reviews.domain.sources import Source
from reviews.services.board import outcomes as service
from reviews.store.board.outcomes import OutcomeView
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import resident_in_review
from reviews.web.acting import perform
from reviews.web.database import writing
from reviews.web.forms.base import Form
from reviews.web.forms.filled import filled
from reviews.web.resources import resources, today

from .forms import ChangeForm, EndForm, NoteForm, OutcomeForm, PauseForm, ResumeForm
from .routes import bp, outcome_of, outcomes_of, page_of

_HERE = "/reviews/<uuid:review_id>/residents/<uuid:resident_id>/outcomes"


def _page(
    form: Form,
    review: ReviewHead,
    resident: PlannedResident,
    title: str,
    outcome: OutcomeView | None = None,
    *,
    many: bool = False,
) -> str:
    return render_template(
        "journeys/outcomes/form.html",
        form=form,
        review=review,
        resident=resident,
        title=title,
        outcome=outcome,
        many=many,
    )


def _back(review: ReviewHead, resident: PlannedResident, said: str) -> Page:
    flash(said)
    return redirect(page_of(review, resident))


@bp.route(f"{_HERE}/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def add(review: ReviewHead, resident: PlannedResident) -> Page:
    """Record an outcome, in the person's own words."""
    form = OutcomeForm(data={"source": Source.RESIDENT, "who": resident.reference})
    if form.validate_on_submit() and perform(
        form,
        service.set_outcome,
        review.id,
        resident.resident_id,
        filled(form, service.OutcomeWords),
    ):
        return _back(review, resident, "The outcome is recorded.")
    now = [one for one in outcomes_of(review, resident).items if one.ended is None]
    return _page(form, review, resident, "Add an outcome", many=len(now) >= A_FEW)


@bp.route(f"{_HERE}/<uuid:outcome_id>/change", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def change(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Put an outcome in other words."""
    found = outcome_of(review, resident, outcome_id)
    form = ChangeForm(obj=found, data={"set_on": found.true_from_on, "seen": str(found.id)})
    if form.validate_on_submit() and perform(
        form,
        service.change_outcome,
        review.id,
        outcome_id,
        filled(form, service.OutcomeWords),
        reason=form.reason.data,
        seen=form.seen.data or "",
    ):
        return _back(review, resident, "The outcome is changed.")
    return _page(form, review, resident, "Change this outcome", found)


@bp.route(f"{_HERE}/<uuid:outcome_id>/record", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def note(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record what one source tells of an outcome on a day."""
    found = outcome_of(review, resident, outcome_id)
    lists, form = resources().prompting, NoteForm()
    form.prompting.offer([*levels_on(lists, today())])
    if form.validate_on_submit() and perform(
        form,
        service.note,
        review.id,
        outcome_id,
        filled(form, Noted),
        Source(form.source.data),
        lists,
    ):
        return _back(review, resident, "The record is added.")
    return _page(form, review, resident, "Add a record", found)


@bp.post(f"{_HERE}/records/<uuid:record_id>/take-back")
@allow(Permission.REVIEW, to=resident_in_review)
def take_back(review: ReviewHead, resident: PlannedResident, record_id: UUID) -> Page:
    """Take back a record that is wrong."""
    with writing() as session:
        service.take_back_note(session, act(), review.id, record_id)
    return _back(review, resident, "The record is taken back. It stays in the record of events.")


@bp.route(f"{_HERE}/<uuid:outcome_id>/pause", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def pause(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record that an outcome rests for a while, and why."""
    found = outcome_of(review, resident, outcome_id)
    form = PauseForm()
    if form.validate_on_submit() and perform(
        form, service.pause_outcome, review.id, outcome_id, filled(form, service.Pause)
    ):
        return _back(review, resident, "The pause is recorded.")
    return _page(form, review, resident, "Record a pause", found)


@bp.route(f"{_HERE}/<uuid:outcome_id>/resume", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def resume(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record that an outcome is taken up again."""
    found = outcome_of(review, resident, outcome_id)
    form = ResumeForm()
    if form.validate_on_submit() and perform(
        form, service.resume_outcome, review.id, outcome_id, form.last_on.data
    ):
        return _back(review, resident, "The outcome is taken up again.")
    return _page(form, review, resident, "Take it up again", found)


@bp.route(f"{_HERE}/<uuid:outcome_id>/end", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def end(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record that an outcome no longer stands."""
    found = outcome_of(review, resident, outcome_id)
    form = EndForm()
    if form.validate_on_submit() and perform(
        form, service.end_outcome, review.id, outcome_id, form.reason.data, form.ended_on.data
    ):
        return _back(review, resident, "The outcome is ended.")
    return _page(form, review, resident, "End this outcome", found)
