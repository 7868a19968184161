"""A finished account: opened again with a reason, and read back to whoever gave it."""

from flask import flash, redirect, render_template, url_for

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.accounts.read_back import ReadBackTold
from reviews.domain.people.roles import Permission
from reviews.services.accounts import accounts as service
from reviews.services.accounts.read_back import record_read_back
from reviews.services.assessment.reopened import before_reopening
from reviews.store.accounts.accounts import AccountHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_account
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.review_plan import all_sets

from .filling import readable
from .forms import ReadBackForm, ReopenForm
from .read_back_shown import Back, read_back_of
from .routes import bp

OPTIONAL = "You can leave this empty."
NEEDED = "Whoever weighs what it changes reads this. Write nothing that the person said."


@bp.route("/accounts/<uuid:account_id>/reopen", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_account)
def reopen(account: AccountHead) -> Page:
    """Open a finished account again: with a reason, once others rely on it."""
    found = before_reopening(reading(), account, all_sets())
    form = ReopenForm()
    form.reason.hint = NEEDED if found.asks_why else OPTIONAL
    if form.validate_on_submit() and perform(
        form, service.reopen_account, account.id, form.reason.data
    ):
        flash("The account is open again. It is asked as it was before.")
        return redirect(url_for("accounts.show", account_id=account.id))
    if account.state is not AccountState.COMPLETE and not form.is_submitted():
        return redirect(url_for("accounts.show", account_id=account.id))
    return render_template("journeys/accounts/reopen.html", form=form, account=account, found=found)


@bp.route("/accounts/<uuid:account_id>/read-back", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_account)
def read_back(account: AccountHead) -> Page:
    """Record that an account was read back to whoever gave it, or given to them, or why not."""
    readable(account)
    back = read_back_of(account)
    form = _form(back)
    if form.validate_on_submit():
        told, seen = filled(form, ReadBackTold), form.seen.data or ""
        if perform(form, record_read_back, account.id, told, seen=seen):
            flash("It is recorded whether the account was read back.")
            return redirect(url_for("accounts.show", account_id=account.id))
        now = read_back_of(account).now
        form.seen.data = str(now.id) if now else ""
    return render_template(
        "journeys/accounts/read_back.html", form=form, account=account, back_of=back
    )


def _form(back: Back) -> ReadBackForm:
    """What the page starts from: what stands, or nothing, since nobody's act is guessed."""
    if back.now is None:
        return ReadBackForm(data={"seen": ""})
    return ReadBackForm(obj=back.now, seen=str(back.now.id))
