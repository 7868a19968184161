"""Changing one letter in Word: the draft given out, and taken back once it is changed."""

import io

from flask import flash, redirect, render_template, request, send_file, url_for

from reviews.documents.letters.files import MEDIA_TYPES
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.letters.may_leave import Leaving
from reviews.domain.people.roles import Permission
from reviews.services.letters import draft as drafting
from reviews.services.letters import edited as service
from reviews.services.letters.may_leave import standing_check
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import draft_of
from reviews.store.letters.letters import LetterLine
from reviews.store.review import reviews
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import seen_letter
from reviews.web.database import reading
from reviews.web.forms.saving import save
from reviews.web.pages import plural
from reviews.web.resources import resources
from reviews.web.review_plan import request_items
from reviews.web.sizes import takes_files

from .files import file_name
from .forms import EditedForm
from .routes import bp


def _why_not(letter: LetterLine) -> str:
    """Why this letter cannot be changed in Word now."""
    review = reviews.review(reading(), letter.review_id)
    if review is None:
        raise NotThere
    leaving = standing_check(reading(), act(), letter)
    known = draft_of(reading(), letter.id, letter.draft) is not None
    return leaving.sentence or service.why_not_editable(letter, review, known=known)


@bp.get("/letters/<uuid:letter_id>/edit/word")
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def to_edit(letter: LetterLine) -> Page:
    """The draft as a Word document to be changed."""
    if why := _why_not(letter):
        raise NotThere(why)
    return send_file(
        io.BytesIO(service.to_edit(reading(), letter, resources().files)),
        mimetype=MEDIA_TYPES[LetterFormat.DOCX],
        download_name=f"change-{file_name(letter, LetterFormat.DOCX, Leaving())}",
        as_attachment=True,
    )


@bp.route("/letters/<uuid:letter_id>/edit", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
@takes_files
def edit(letter: LetterLine) -> Page:
    """Take a changed draft back, or say why not."""
    why, form = _why_not(letter), EditedForm()
    error: Refused | None = None
    if not why and form.validate_on_submit():
        try:
            if draft := _taken(form, letter):
                return _to_letter(letter, draft)
        except Refused as refused:
            error = refused
            form.refuse(refused)
    form.seen.data = form.seen.data or letter.binding
    both = error.both if isinstance(error, service.Overtaken) else ()
    return render_template(
        "journeys/letters/edit.html", form=form, letter=letter, why=why, both=both
    )


def _taken(form: EditedForm, letter: LetterLine) -> int:
    """The number of the draft that the file became; none where it was refused as it was written."""
    own = resources()
    prepared = service.prepare_edited(
        reading(),
        act(),
        letter,
        request.files["file"].read(),
        form.seen.data,
        request_items(letter.review_id),
        own.files,
    )
    done = save(
        form,
        lambda session: service.write_edited(session, act(), letter, prepared),
        drafting.kept_of([prepared]),
    )
    return done.value if done else 0


def _to_letter(letter: LetterLine, draft: int) -> Page:
    written = letters.letter(reading(), letter.id) or letter
    uncleared = plural(written.uncleared, "passage")
    check = f" {uncleared} must be read and cleared." if written.uncleared else ""
    flash(f"Your changes are draft {draft}. Someone else approves it.{check}")
    return redirect(url_for("letters.show", letter_id=letter.id))
