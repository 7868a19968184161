"""Where people went when a scheme closed: opened by few, and each reading recorded (para 142)."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.safeguarding.closure import Moved
from reviews.services.safeguarding import closure as service
from reviews.store.across import history
from reviews.store.register.schemes import SchemeHead
from reviews.store.safeguarding import closure
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import closure_resident, closure_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.history_sentences import told
from reviews.web.resources import today

from .forms import MovedForm, OpenListForm
from .routes import bp


@bp.route("/schemes/<uuid:scheme_id>/moved", methods=["GET", "POST"])
@allow(to=closure_scheme)
def moved(scheme: SchemeHead) -> Page:
    """Open the list of where people went, saying what for; record where more of them went.

    The list itself is the answer to a form that is sent, never a page that can be fetched.
    """
    form, lines = OpenListForm(), None
    if form.validate_on_submit():
        done = perform(form, service.read_list, scheme.id, form.reason.data)
        lines = done.value if done else None
    session, officer = reading(), viewer()
    day = min(scheme.closed_on or today(), today())
    return render_template(
        "journeys/protection/moved.html",
        form=form,
        scheme=scheme,
        lines=lines,
        people=closure.people(session, officer, scheme.id, day),
        recorded=closure.recorded(session, scheme.id),
        history=told(history.history(session, [service.closure_stream(scheme.id)])),
    )


@bp.route("/schemes/<uuid:scheme_id>/residents/<uuid:resident_id>/moved", methods=["GET", "POST"])
@allow(to=closure_resident)
def move(scheme: SchemeHead, resident_id: UUID, reference: str) -> Page:
    """Record where one resident went. What is recorded already is read in the list alone."""
    form = MovedForm()
    if form.validate_on_submit() and perform(
        form, service.record_move, scheme.id, resident_id, filled(form, Moved)
    ):
        flash("Where they went is recorded.")
        return redirect(url_for("protection.moved", scheme_id=scheme.id))
    return render_template(
        "journeys/protection/move.html",
        form=form,
        scheme=scheme,
        reference=reference,
        known=resident_id in closure.recorded(reading(), scheme.id),
    )
