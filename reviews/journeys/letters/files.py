"""Giving out a letter's files: the recorded bytes, under names that say nothing of anyone."""

from flask import render_template, request

from reviews.documents.letters.files import ENDINGS
from reviews.domain.errors import NotThere
from reviews.domain.letters.kinds import LetterFormat, benefits_only
from reviews.domain.letters.may_leave import Leaving
from reviews.domain.people.roles import Permission
from reviews.services.letters.files import read_file, read_preview
from reviews.services.letters.may_leave import standing_check
from reviews.store.letters import letters
from reviews.store.letters.letters import LetterLine
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import seen_letter
from reviews.web.database import reading
from reviews.web.giving_out import given_as
from reviews.web.resources import resources

from .routes import bp

PREVIEW = "preview"
READ = "read"
"""What an address says beside, where someone reads a letter that may not leave all the same."""


@bp.get("/letters/<uuid:letter_id>/<format_>")
@allow(Permission.READ_FINDINGS, to=seen_letter)
def file(letter: LetterLine, format_: str) -> Page:
    """One format of a letter, or the page on which it is read before it is approved.

    Of a letter that may not leave, that is said first; who asks for it all the same may read it.
    """
    found = letters.files_of(reading(), letter.id, letter.draft)
    wanted = next((one for one in found if one.format == format_), None)
    if wanted is None and format_ != PREVIEW:
        raise NotThere
    reads = benefits_only(viewer(), letter.team_id)
    leaving = Leaving() if reads else standing_check(reading(), act(), letter)
    if leaving.stopped and READ not in request.args:
        return render_template(
            "journeys/letters/do_not_send.html", letter=letter, leaving=leaving, format_=format_
        )
    name = file_name(letter, wanted.format if wanted else LetterFormat.HTML, leaving)
    if wanted is None:
        return given_as(read_preview(resources().files, found), LetterFormat.HTML, name)
    return given_as(read_file(resources().files, wanted), wanted.format, name)


def file_name(letter: LetterLine, format_: LetterFormat, leaving: Leaving) -> str:
    """The name a letter is saved under: its reference, while it is a draft that, or not to send."""
    draft = "" if letter.issued_at else f"-draft-{letter.draft}"
    stopped = "-do-not-send" if leaving.stopped else ""
    return f"{letter.reference}{draft}{stopped}{ENDINGS[format_]}"
