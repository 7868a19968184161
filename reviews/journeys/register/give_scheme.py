"""Giving a scheme to another team: first who gets it, then what that opens to whom."""

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.people.roles import Permission
from reviews.domain.register.give_scheme import may_give, opens
from reviews.services.register.give_scheme import give_scheme as give
from reviews.store.people import officers
from reviews.store.people.officers import TeamLine
from reviews.store.register.kept_apart_counts import kept_apart
from reviews.store.register.schemes import SchemeHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.register_loaders import given_scheme
from reviews.web.acting import perform
from reviews.web.database import reading

from .forms import GiveForm
from .routes import bp


@bp.route("/schemes/<uuid:scheme_id>/team", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=given_scheme)
def give_scheme(scheme: SchemeHead) -> Page:
    """Give a scheme to another team."""
    others = [one for one in officers.teams(reading()) if one.id != scheme.team_id]
    asked = request.args.get("to", "")
    to = next((one for one in others if str(one.id) == asked), None)
    form = GiveForm()
    if to is not None and form.validate_on_submit():
        seen = form.seen.data
        if perform(form, give, scheme.id, to.id, seen=seen):
            flash(f"The scheme is now with {to.name}.")
            return redirect(url_for("register.scheme", scheme_id=scheme.id))
    return _page(form, scheme, others, to)


def _page(form: GiveForm, scheme: SchemeHead, others: list[TeamLine], to: TeamLine | None) -> str:
    kept = kept_apart(reading(), [scheme.id])[scheme.id]
    form.seen.data = str(kept)
    return render_template(
        "journeys/register/give_scheme.html",
        form=form,
        scheme=scheme,
        others=others,
        to=to,
        may=may_give(viewer(), scheme.team_id, kept),
        opens=opens(kept, to.name if to else "the team that gets it"),
        members=officers.team_officers(reading(), to.id) if to else [],
    )
