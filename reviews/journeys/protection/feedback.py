"""What people tell the council in confidence, past the provider (para 141)."""

from flask import flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.domain.safeguarding.feedback import Feedback
from reviews.services.safeguarding import feedback as service
from reviews.store.across import history
from reviews.store.register.schemes import SchemeHead
from reviews.store.safeguarding import feedback
from reviews.store.safeguarding.feedback import Told
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_feedback, team_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.history_sentences import told as as_told
from reviews.web.resources import today

from .forms import DoneForm, FeedbackForm
from .routes import bp


@bp.route("/schemes/<uuid:scheme_id>/in-confidence", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def add_feedback(scheme: SchemeHead) -> Page:
    """Write down what someone told the council in confidence."""
    form = FeedbackForm(data={"received_on": today()})
    if form.validate_on_submit() and (
        done := perform(
            form, service.record_feedback, scheme.id, filled(form, Feedback), form.key.data
        )
    ):
        flash("It is written down.")
        return redirect(url_for("protection.told", feedback_id=done.value))
    return render_template("journeys/protection/add_feedback.html", form=form, scheme=scheme)


@bp.route("/in-confidence/<uuid:feedback_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_feedback)
def told(told: Told) -> Page:
    """One thing that was told in confidence, and what was done about it."""
    form = DoneForm(obj=told, seen=_events_of(told))
    if form.validate_on_submit():
        done, closed_on, seen = form.done.data, form.closed_on.data, form.seen.data or 0
        if perform(form, service.record_done, told.id, done, closed_on, seen):
            flash("What was done is recorded.")
            return redirect(url_for("protection.told", feedback_id=told.id))
        told = feedback.told(reading(), viewer(), told.id) or told
        form.seen.process_data(_events_of(told))
    lines = history.history(reading(), [service.feedback_stream(told.id)])
    return render_template(
        "journeys/protection/told.html", form=form, told=told, lines=as_told(lines)
    )


def _events_of(told: Told) -> int:
    """How many events it has: what a page was opened on."""
    return history.history(reading(), [service.feedback_stream(told.id)], limit=1)[0].sequence
