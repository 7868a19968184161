"""Giving out a letter's files: the recorded bytes, under names that say nothing of anyone."""

import io

from flask import send_file
from werkzeug.wrappers import Response

from reviews.documents.letters.files import ENDINGS, MEDIA_TYPES
from reviews.domain.errors import NotThere
from reviews.domain.letters.kinds import FROZEN, LetterFormat
from reviews.domain.people.roles import Permission
from reviews.services.letters.files import read_file, read_preview
from reviews.store.across.agreed_to_share import withheld_in_letter
from reviews.store.letters import letters
from reviews.store.letters.letters import LetterLine
from reviews.web.access.allow import allow, viewer
from reviews.web.access.loaders import seen_letter
from reviews.web.database import reading
from reviews.web.resources import resources

from .routes import bp

PREVIEW = "preview"
WORDS_WITHHELD = (
    "The words of this letter are not shown to you. The letter’s own page says what it carries "
    "and why."
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
_NO_SCRIPT = f"{_POLICY}; base-uri 'none'; form-action 'none'; sandbox"


@bp.get("/letters/<uuid:letter_id>/<format_>")
@allow(Permission.READ_FINDINGS, to=seen_letter)
def file(letter: LetterLine, format_: str) -> Response:
    """One format of a letter, or the page on which it is read before it is approved."""
    if withheld_in_letter(reading(), viewer(), letter):
        raise NotThere(WORDS_WITHHELD)
    found = letters.files_of(reading(), letter.id, letter.draft)
    if format_ == PREVIEW:
        return _given(read_preview(resources().files, found), LetterFormat.HTML, letter)
    wanted = next((one for one in found if one.format == format_), None)
    if wanted is None:
        raise NotThere
    return _given(read_file(resources().files, wanted), wanted.format, letter)


def _given(data: bytes, format_: LetterFormat, letter: LetterLine) -> Response:
    response = send_file(
        io.BytesIO(data),
        mimetype=MEDIA_TYPES[format_],
        download_name=file_name(letter, format_),
        as_attachment=format_ is LetterFormat.DOCX,
    )
    plain = format_ in (LetterFormat.HTML, LetterFormat.TEXT)
    response.headers["Content-Security-Policy"] = _NO_SCRIPT if plain else _POLICY
    return response


def file_name(letter: LetterLine, format_: LetterFormat) -> str:
    """The name a letter is saved under: its reference, and that it is a draft while it is one."""
    draft = "" if letter.state in FROZEN else f"-draft-{letter.draft}"
    return f"{letter.reference}{draft}{ENDINGS[format_]}"
