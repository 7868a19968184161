"""Giving a letter another date: drafted again as it was, and cleared where nothing else changed."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Permission
from reviews.services.letters.redating import (
    KEEPS_ITS_DATE,
    NOT_ISSUED,
    date_passed_too,
    plans_again,
)
from reviews.store.letters.letters import LetterLine
from reviews.store.review import reviews
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import seen_letter
from reviews.web.database import reading
from reviews.web.resources import today

from .drafting import to_letters, write
from .forms import RedateForm
from .routes import bp


@bp.route("/letters/<uuid:letter_id>/date", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def redate(letter: LetterLine) -> Page:
    """Draft a letter again on another date, and others of its kind whose date has passed too."""
    if letter.state not in NOT_ISSUED:
        flash(KEEPS_ITS_DATE)
        return redirect(url_for("letters.show", letter_id=letter.id))
    session = reading()
    review = reviews.review(session, letter.review_id)
    others = date_passed_too(session, letter, today())
    form = RedateForm(data={"planned_issue_on": today(), "others": {str(one.id) for one in others}})
    form.others.offer([(str(one.id), f"{one.reference}, to {one.to}") for one in others])
    if not others:
        del form.others
    if review is not None and form.validate_on_submit():
        chosen = {UUID(one) for one in (form.others.data if others else ())}
        same = [one for one in others if one.id in chosen]
        try:
            plans = plans_again(session, letter, same, form.planned_issue_on.data)
        except Refused as error:
            form.refuse(error)
        else:
            if drafted := write(form, review, plans):
                return to_letters(review, drafted)
    return render_template(
        "journeys/letters/redate.html",
        form=form,
        letter=letter,
        another=url_for(
            "letters.draft", review_id=letter.review_id, kind=letter.kind, letter=letter.id
        ),
    )
