"""Recording that a scheme closes, with what is still open there, and that it is open after all."""

from flask import flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.services.register import closing as service
from reviews.store.across import open_at_closing
from reviews.store.register import residents
from reviews.store.register.schemes import SchemeHead
from reviews.store.safeguarding import protection
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.register_loaders import kept_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import today

from .forms import CloseSchemeForm, OpenAgainForm
from .routes import bp


@bp.route("/schemes/<uuid:scheme_id>/close", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=kept_scheme)
def close_scheme(scheme: SchemeHead) -> Page:
    """Close a scheme; its clocks stop."""
    form = CloseSchemeForm()
    if form.validate_on_submit():
        closed_on = form.closed_on.data
        if perform(form, service.close_scheme, scheme.id, closed_on, form.reason.data):
            flash(
                "The scheme is closed. The clocks of its recommendations have stopped."
                if closed_on <= today()
                else "The closure is recorded. The clocks of its recommendations stop on that day."
            )
            return redirect(url_for("register.scheme", scheme_id=scheme.id))
    session = reading()
    living = residents.residents_at(session, viewer(), scheme.id, today())
    planned = protection.contingency_rows(session, scheme.id, [one.id for one in living])
    return render_template(
        "journeys/register/close_scheme.html",
        form=form,
        scheme=scheme,
        works_here=viewer().works_on(scheme.team_id),
        plans=viewer().may(Permission.FOLLOW_UP),
        living=len(living),
        unplanned=len(living) - len({one.resident_id for one in planned}),
        left=open_at_closing.at_scheme(session, scheme.id, today()),
    )


@bp.route("/schemes/<uuid:scheme_id>/open-again", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=kept_scheme)
def open_again(scheme: SchemeHead) -> Page:
    """Record that a scheme recorded as closed is open."""
    form = OpenAgainForm()
    if form.validate_on_submit() and perform(form, service.open_again, scheme.id, form.reason.data):
        flash("The scheme is open. The clocks of its recommendations run again.")
        return redirect(url_for("register.scheme", scheme_id=scheme.id))
    return render_template("journeys/register/open_again.html", form=form, scheme=scheme)
