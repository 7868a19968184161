"""Why a provider letter does not wait for the letters to residents."""

from flask import flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.services.letters.residents_first import do_not_await, waits_for_residents
from reviews.store.letters.letters import LetterLine
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import seen_letter
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.forms.base import Form

from .routes import bp


class NotAwaitedForm(Form):
    """Why a letter leaves before residents have theirs."""

    reason = fields.LongTextField(
        "Why does it not wait?",
        hint="Such as: everyone was told in person on Monday. It stays on the record.",
        missing="Say why this letter does not wait",
        params={"rows": 3},
    )


@bp.route("/letters/<uuid:letter_id>/not-awaited", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def not_awaited(letter: LetterLine) -> Page:
    """Say why a provider letter does not wait for the letters to residents."""
    waiting = waits_for_residents(reading(), act(), letter)
    if not waiting:
        return redirect(url_for("letters.show", letter_id=letter.id))
    form = NotAwaitedForm()
    if form.validate_on_submit() and perform(form, do_not_await, letter.id, form.reason.data):
        flash("The reason is saved. The letter does not wait for the residents named.")
        return redirect(url_for("letters.show", letter_id=letter.id))
    return render_template(
        "journeys/letters/not_awaited.html", form=form, letter=letter, waiting=waiting
    )
