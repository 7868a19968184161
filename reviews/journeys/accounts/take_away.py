"""Taking away something that was added to an account by mistake, such as a support need."""

from flask import abort, flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.services.accounts.take_away import take_away as service
from reviews.store.accounts.accounts import AccountHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_account
from reviews.web.acting import perform

from .filling import readable
from .forms import TakeAwayForm
from .routes import bp


@bp.route(
    "/accounts/<uuid:account_id>/sections/<key>/<int:repeat>/take-away", methods=["GET", "POST"]
)
@allow(Permission.REVIEW, to=team_account)
def take_away(account: AccountHead, key: str, repeat: int) -> Page:
    """Take one repeat of a section away, with a reason; its history keeps every answer."""
    filling = readable(account)
    section = filling.question_set.section(key)
    if section is None or not section.repeat or not filling.open:
        abort(404)
    versions = filling.versions(section, repeat)
    if repeat not in filling.repeats(section):
        return redirect(url_for("accounts.check", account_id=account.id))
    form = TakeAwayForm(data={"seen": versions})
    if form.validate_on_submit():
        reason, seen = form.reason.data, form.seen.data or ""
        if perform(form, service, account.id, filling.question_set, section, repeat, reason, seen):
            flash("It is taken away. The page of the account keeps it, under “Put aside”.")
            return redirect(url_for("accounts.check", account_id=account.id))
        form.seen.data = versions
    return render_template(
        "journeys/accounts/take_away.html",
        form=form,
        account=account,
        filling=filling,
        section=section,
        repeat=repeat,
    )
