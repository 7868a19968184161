"""The steps of a letter: a passage cleared, approved, issued, put aside."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.domain.letters.kinds import LetterState
from reviews.domain.people.roles import Permission
from reviews.services.letters import letter_page
from reviews.services.letters import steps as service
from reviews.services.letters.together import issue_together
from reviews.store.letters.letters import LetterLine
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import seen_letter
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.pages import plural
from reviews.web.resources import resources, today

from .forms import ClearForm, DiscardForm
from .routes import bp
from .showing import clues_of, left_behind, pieces_of, show_page


def _to(letter: LetterLine, place: str = "") -> Response:
    return redirect(url_for("letters.show", letter_id=letter.id) + place)


@bp.route("/letters/<uuid:letter_id>/passages/<uuid:passage_id>", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def clear(letter: LetterLine, passage_id: UUID) -> Page:
    """Read one passage that could point to one person, and say why it does not."""
    found = letter_page.passage_to_check(reading(), letter, passage_id)
    form = ClearForm()
    if form.validate_on_submit() and (
        done := perform(form, service.clear_passage, letter.id, passage_id, form.reason.data)
    ):
        also = f" It is decided for {plural(done.value, 'letter')}." if done.value > 1 else ""
        flash(f"The passage is cleared.{also}")
        return _to(letter, "#passages")
    return render_template(
        "journeys/letters/clear.html",
        form=form,
        letter=letter,
        passage=found.passage,
        pieces=pieces_of(found.passage),
        clues=clues_of(found.passage),
        elsewhere=found.elsewhere,
    )


@bp.post("/letters/<uuid:letter_id>/approve")
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def approve(letter: LetterLine) -> Page:
    """Approve the draft that was read; another draft is refused."""
    form, seen = Form(), request.form.get("seen", "")
    if form.validate_on_submit() and perform(form, service.approve, letter.id, seen):
        flash("The letter is approved.")
        return _to(letter)
    return _as_it_is(letter, form)


def _as_it_is(letter: LetterLine, form: Form) -> str:
    """The letter as it stands now, with why the step could not be taken."""
    return show_page(letter_page.letter_page_now(reading(), act(), letter), form)


@bp.post("/letters/<uuid:letter_id>/issue")
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def issue(letter: LetterLine) -> Page:
    """Issue the letter; with `all`, every approved letter of its kind that is dated today."""
    form, others = Form(), list[UUID]()
    if request.form.get("all"):
        others += [one.id for one in letter_page.issued_together(reading(), letter, today())]
    if form.validate_on_submit() and (
        done := perform(form, issue_together, letter.id, others, resources().files)
    ):
        count = 1 + len(others) - len(done.value)
        said = f"{count} letters are issued." if count > 1 else "The letter is issued."
        flash(f"{said}{left_behind(done.value)}" if others else f"{said} Send it, and record how.")
        return _to(letter)
    return _as_it_is(letter, form)


@bp.route("/letters/<uuid:letter_id>/discard", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def discard(letter: LetterLine) -> Page:
    """Put a letter aside that is not issued; it stays on the record."""
    if letter.state not in (LetterState.DRAFT, LetterState.APPROVED):
        return _to(letter)
    form = DiscardForm()
    if form.validate_on_submit() and perform(form, service.discard, letter.id, form.reason.data):
        flash("The letter is put aside. It stays on the record.")
        return redirect(url_for("letters.of_review", review_id=letter.review_id))
    return render_template("journeys/letters/discard.html", form=form, letter=letter)
