"""What changes an outcome: set, told of, paused, taken up again, put in other words, ended."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import flash, redirect, render_template

from reviews.domain.board.outcomes import A_FEW, Noted, PauseWhy, levels_on
from reviews.domain.people.roles import Permission
from reviews.domain.sources import Source
from reviews.services.board import outcomes as service
from reviews.store.board.outcomes import OutcomeView
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import resident_in_review
from reviews.web.database import writing
from reviews.web.forms.base import Form
from reviews.web.forms.saving import save
from reviews.web.resources import resources, today

from .forms import ChangeForm, EndForm, NoteForm, OutcomeForm, PauseForm, ResumeForm
from .routes import bp, outcome_of, outcomes_of, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

_HERE = "/reviews/<uuid:review_id>/residents/<uuid:resident_id>/outcomes"


def _form_page(
    form: Form,
    review: ReviewHead,
    resident: PlannedResident,
    title: str,
    *,
    do: "Callable[[Session], object]",
    done: str,
    outcome: OutcomeView | None = None,
    many: bool = False,
) -> Page:
    """A page that is one form about an outcome; back to the outcomes once it is saved."""
    if form.validate_on_submit() and save(form, do):
        flash(done)
        return redirect(page_of(review, resident))
    return render_template(
        "journeys/outcomes/form.html",
        form=form,
        review=review,
        resident=resident,
        title=title,
        outcome=outcome,
        many=many,
    )


def _words(form: OutcomeForm) -> service.OutcomeWords:
    return service.OutcomeWords(
        form.words.data,
        form.looks_like.data,
        Source(form.source.data),
        form.who.data,
        form.set_on.data,
    )


@bp.route(f"{_HERE}/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def add(review: ReviewHead, resident: PlannedResident) -> Page:
    """Record an outcome, in the person's own words."""
    form = OutcomeForm(data={"source": Source.RESIDENT, "who": resident.reference})
    now = [one for one in outcomes_of(review, resident).items if one.ended is None]
    return _form_page(
        form,
        review,
        resident,
        "Add an outcome",
        do=lambda session: service.set_outcome(
            session, act(), review.id, resident.resident_id, _words(form)
        ),
        done="The outcome is recorded.",
        many=len(now) >= A_FEW,
    )


@bp.route(f"{_HERE}/<uuid:outcome_id>/change", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def change(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Put an outcome in other words."""
    found = outcome_of(review, resident, outcome_id)
    form = ChangeForm(
        data={
            "words": found.words,
            "looks_like": found.looks_like,
            "source": found.source,
            "who": found.who,
            "set_on": found.true_from_on,
            "seen": str(found.id),
        }
    )
    return _form_page(
        form,
        review,
        resident,
        "Change this outcome",
        do=lambda session: service.change_outcome(
            session,
            act(),
            review.id,
            outcome_id,
            _words(form),
            reason=form.reason.data,
            seen=form.seen.data or "",
        ),
        done="The outcome is changed.",
        outcome=found,
    )


@bp.route(f"{_HERE}/<uuid:outcome_id>/record", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def note(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record what one source tells of an outcome on a day."""
    found = outcome_of(review, resident, outcome_id)
    lists = resources().prompting
    form = NoteForm()
    form.prompting.offer([*levels_on(lists, today())])
    return _form_page(
        form,
        review,
        resident,
        "Add a record",
        do=lambda session: service.note(
            session,
            act(),
            review.id,
            outcome_id,
            Noted(
                on=form.on.data,
                prompting=form.prompting.data,
                barrier=form.barrier.data,
                changed=form.changed.data,
                weeks=form.weeks.data,
                who=form.who.data,
            ),
            Source(form.source.data),
            lists,
        ),
        done="The record is added.",
        outcome=found,
    )


@bp.post(f"{_HERE}/records/<uuid:record_id>/take-back")
@allow(Permission.REVIEW, to=resident_in_review)
def take_back(review: ReviewHead, resident: PlannedResident, record_id: UUID) -> Page:
    """Take back a record that is wrong."""
    with writing() as session:
        service.take_back_note(session, act(), review.id, record_id)
    flash("The record is taken back. It stays in the record of events.")
    return redirect(page_of(review, resident))


@bp.route(f"{_HERE}/<uuid:outcome_id>/pause", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def pause(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record that an outcome rests for a while, and why."""
    found = outcome_of(review, resident, outcome_id)
    form = PauseForm()
    return _form_page(
        form,
        review,
        resident,
        "Record a pause",
        do=lambda session: service.pause_outcome(
            session,
            act(),
            review.id,
            outcome_id,
            service.Pause(
                PauseWhy(form.why.data),
                form.from_on.data,
                form.to_on.data,
                form.note.data,
                Source(form.source.data),
                form.who.data,
            ),
        ),
        done="The pause is recorded.",
        outcome=found,
    )


@bp.route(f"{_HERE}/<uuid:outcome_id>/resume", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def resume(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record that an outcome is taken up again."""
    found = outcome_of(review, resident, outcome_id)
    form = ResumeForm()
    return _form_page(
        form,
        review,
        resident,
        "Take it up again",
        do=lambda session: service.resume_outcome(
            session, act(), review.id, outcome_id, form.last_on.data
        ),
        done="The outcome is taken up again.",
        outcome=found,
    )


@bp.route(f"{_HERE}/<uuid:outcome_id>/end", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_in_review)
def end(review: ReviewHead, resident: PlannedResident, outcome_id: UUID) -> Page:
    """Record that an outcome no longer stands."""
    found = outcome_of(review, resident, outcome_id)
    form = EndForm()
    return _form_page(
        form,
        review,
        resident,
        "End this outcome",
        do=lambda session: service.end_outcome(
            session, act(), review.id, outcome_id, form.reason.data, form.ended_on.data
        ),
        done="The outcome is ended.",
        outcome=found,
    )
