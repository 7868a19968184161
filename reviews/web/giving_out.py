"""Giving out files: a stored one exactly as it came, and a format of a letter or paper."""

import io

from flask import send_file
from werkzeug.wrappers import Response

from reviews.documents.letters.files import MEDIA_TYPES
from reviews.domain.letters.kinds import LetterFormat
from reviews.web.resources import resources

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
_NO_SCRIPT = f"{_POLICY}; base-uri 'none'; form-action 'none'; sandbox"


def given_as(data: bytes, format_: LetterFormat, name: str) -> Response:
    """One format of a letter or paper: Word to be saved under a name, any other shown.

    A page of it runs no script and fetches nothing.
    """
    response = send_file(
        io.BytesIO(data),
        mimetype=MEDIA_TYPES[format_],
        download_name=name,
        as_attachment=format_ is LetterFormat.DOCX,
    )
    plain = format_ in (LetterFormat.HTML, LetterFormat.TEXT)
    response.headers["Content-Security-Policy"] = _NO_SCRIPT if plain else _POLICY
    return response


def given_out(bytes_id: str, media_type: str, name: str, *, shown: bool = False) -> Response:
    """The bytes kept under an id, to be saved under a name, or `shown` by the browser.

    NotThere where the file is missing from the folder.
    """
    return send_file(
        resources().files.place(bytes_id),
        mimetype=media_type.partition(";")[0],
        download_name=name,
        as_attachment=not shown,
        conditional=False,
        etag=False,
    )
