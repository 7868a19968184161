"""Giving out stored files, exactly as they came, to those who may open them."""

import io

from flask import Blueprint, send_file
from werkzeug.wrappers import Response

from reviews.domain.errors import NotThere, Refused
from reviews.services.record.files import small
from reviews.store.across.stored_files import FileDetails
from reviews.web.access.allow import allow
from reviews.web.access.loaders import open_file
from reviews.web.giving_out import given_out
from reviews.web.resources import resources

bp = Blueprint("files", __name__)
SHOWN_INLINE = frozenset({"image/jpeg", "image/png", "application/pdf"})


@bp.get("/files/<uuid:file_id>")
@allow(to=open_file)
def show(file: FileDetails) -> Response:
    """The file as it came. Pictures and PDFs open in the browser; all else is downloaded."""
    shown = file.media_type in SHOWN_INLINE
    response = given_out(file.bytes_id, file.media_type, file.name, shown=shown)
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@bp.get("/files/<uuid:file_id>/picture")
@allow(to=open_file)
def picture(file: FileDetails) -> Response:
    """A small picture of a photograph, without its hidden data; or words that say why none is."""
    if not file.media_type.startswith("image/"):
        raise NotThere
    try:
        return send_file(io.BytesIO(small(resources().files, file.bytes_id)), mimetype="image/jpeg")
    except Refused:
        return send_file(io.BytesIO(_NONE), mimetype="image/svg+xml")


_NONE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200" width="640" height="200">'
    b'<rect width="640" height="200" fill="#f3f2f1"/>'
    b'<g font-family="arial, sans-serif" font-size="32" fill="#0b0c0c">'
    b'<text x="32" y="76">No small picture is made of this one:</text>'
    b'<text x="32" y="120">it is too large or damaged.</text>'
    b'<text x="32" y="164">Open it to see it whole.</text></g></svg>'
)
