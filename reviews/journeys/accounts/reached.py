"""What an account says of how to reach someone: before beside after, confirmed fact by fact."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.domain.register.contact_said import (
    ContactFact,
    Typed,
    after,
    calls_for,
    in_words,
)
from reviews.services.accounts import contact_said as service
from reviews.services.accounts.contact_said import Proposal
from reviews.services.register.contact_said import Decision
from reviews.store.accounts.accounts import AccountHead
from reviews.store.register import residents
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_account
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled

from .filling import filling_of
from .forms import ReachedForm, StandsForm, reached_form
from .routes import bp


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as it is recorded and as it would be, with the fields that decide on it."""

    fact: ContactFact
    before: str
    after: str
    fields: tuple[Any, ...]


@bp.route("/accounts/<uuid:account_id>/reached", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_account)
def reached(account: AccountHead) -> Page:
    """What they said of how to reach them, each fact confirmed or left with a reason."""
    if account.resident_id is None:
        return redirect(after_reached(account))
    filling = filling_of(account)
    found = service.proposed(reading(), account.id, account.resident_id)
    if not found.changes:
        return redirect(after_reached(account))
    form = _form(found, withheld=bool(filling.withheld))
    if form.validate_on_submit() and perform(
        form,
        service.decide,
        account.id,
        _decided(form, found),
        form.seen.typed,
        filled(form, Typed),
    ):
        flash("What they said about being reached is decided on.")
        return redirect(after_reached(account))
    found = service.proposed(reading(), account.id, account.resident_id)
    form.seen.data = found.seen
    return render_template(
        "journeys/accounts/reached.html",
        form=form,
        account=account,
        withheld=filling.withheld,
        rows=[] if filling.withheld else _rows(form, found),
        said=filling.said_of_contact(),
        reference=_reference(account.resident_id),
    )


def _reference(resident_id: UUID) -> str:
    return residents.references(reading(), [resident_id])[resident_id]


def _form(found: Proposal, *, withheld: bool) -> ReachedForm:
    """The form of the facts that the account would change, and of what they call for."""
    if withheld:
        return StandsForm(data={"seen": found.seen})
    more = {calls_for(found.recorded, one) for one in found.changes} - {""}
    words = "\n".join(one.words for one in found.changes if one.words)
    facts = list(dict.fromkeys(one.fact for one in found.changes))
    return reached_form(facts, more, {"seen": found.seen, "care": words})


def _rows(form: ReachedForm, found: Proposal) -> list[Row]:
    rows = []
    for fact in dict.fromkeys(one.fact for one in found.changes):
        said = [one for one in found.changes if one.fact is fact]
        needs = found.recorded
        for one in said:
            needs = after(needs, one)
        names = (calls_for(found.recorded, said[-1]), f"take-{fact}", f"why-{fact}")
        drawn = tuple(form[name] for name in names if name in form)
        rows.append(Row(fact, in_words(fact, found.recorded), in_words(fact, needs), drawn))
    return rows


def _decided(form: ReachedForm, found: Proposal) -> dict[ContactFact, Decision]:
    """What the form says of each fact; facts that came in since the page are not decided on."""
    facts = {one.fact for one in found.changes}
    if isinstance(form, StandsForm):
        return dict.fromkeys(facts, Decision(taken_up=False, reason=form.reason.data))
    return {
        fact: Decision(form[f"take-{fact}"].data == "yes", form[f"why-{fact}"].data or "")
        for fact in facts
    }


def after_reached(account: AccountHead) -> str:
    """Where an officer goes once an account is finished, or what it says is decided on."""
    if service.worries(reading(), account.id):
        return url_for("accounts.follow_up", account_id=account.id)
    if account.resident_id is None:
        return url_for("review.show", review_id=account.review_id)
    return url_for(
        "residents.in_review", review_id=account.review_id, resident_id=account.resident_id
    )
