"""Recording that letters were sent, and what is done with one that may not be."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.may_leave import WENT, Instead
from reviews.domain.letters.went import Went
from reviews.domain.people.roles import Permission
from reviews.domain.register.closed_words import ContactFormat
from reviews.services.letters.instead import record_instead
from reviews.services.letters.letter_page import sent_together
from reviews.services.letters.may_leave import standing_check
from reviews.services.letters.together import record_sent_together
from reviews.services.letters.went import asked_for
from reviews.store.letters.letters import LetterLine
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import seen_letter
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.pages import plural
from reviews.web.resources import today

from .forms import InsteadForm, SentForm
from .routes import bp
from .showing import left_behind


def _to(letter: LetterLine) -> Response:
    return redirect(url_for("letters.show", letter_id=letter.id))


@bp.route("/letters/<uuid:letter_id>/sent", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def sent(letter: LetterLine) -> Page:
    """Record when and how an issued letter was sent, and others that went with it."""
    if letter.state is not LetterState.ISSUED:
        return _to(letter)
    form = SentForm(data={"sent_on": today()})
    others = sent_together(reading(), letter)
    form.others.offer([(str(one.id), f"{one.reference}, to {one.to}") for one in others])
    if not others:
        del form.others
    _say_what_was_asked(form, letter)
    if form.validate_on_submit():
        chosen = [UUID(one) for one in (form.others.data if others else ())]
        done = perform(
            form,
            record_sent_together,
            letter.id,
            chosen,
            sent_on=form.sent_on.data,
            sent_how=form.how(),
            went=_went(form),
        )
        if done:
            count = 1 + len(chosen) - len(done.value)
            flash(f"{plural(count, 'letter')} recorded as sent.{left_behind(done.value)}")
            return _to(letter)
    return _page("sent", letter, form)


def _page(name: str, letter: LetterLine, form: SentForm | InsteadForm) -> str:
    """One of these pages, with what stands against the letter now."""
    standing = standing_check(reading(), act(), letter)
    return render_template(
        f"journeys/letters/{name}.html", form=form, letter=letter, leaving=standing
    )


def _say_what_was_asked(form: SentForm | InsteadForm, letter: LetterLine) -> None:
    asked = asked_for(reading(), letter)
    if asked:
        form.went_as.hint = f"They asked for: {asked.words}."
    else:
        del form.why_other


def _went(form: SentForm | InsteadForm) -> Went:
    why = form.why_other.data if "why_other" in form else ""
    return Went(ContactFormat(form.went_as.data), form.language.data, why)


@bp.route("/letters/<uuid:letter_id>/instead", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def instead(letter: LetterLine) -> Page:
    """Record what was done with an issued letter that may not be sent."""
    standing = standing_check(reading(), act(), letter)
    if letter.state is not LetterState.ISSUED or not standing.stopped:
        return _to(letter)
    form = InsteadForm(data={"done_on": today()})
    form.what.offer([(str(one), one.words) for one in standing.instead])
    _say_what_was_asked(form, letter)
    if form.validate_on_submit():
        what = Instead(form.what.data)
        done = perform(
            form,
            record_instead,
            letter.id,
            what=what,
            done_on=form.done_on.data,
            words=form.words.data,
            went=_went(form) if what in WENT else None,
        )
        if done:
            flash(f"What was done with the letter is recorded. {standing.ask}")
            return _to(letter)
    return _page("instead", letter, form)
