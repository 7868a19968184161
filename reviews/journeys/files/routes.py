"""Giving out stored files, exactly as they came, to those who may open them."""

import io

from flask import Blueprint, send_file
from werkzeug.wrappers import Response

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.files.kinds import small_picture
from reviews.store.across.stored_files import FileDetails
from reviews.web.access.allow import allow
from reviews.web.access.loaders import open_file
from reviews.web.resources import resources

bp = Blueprint("files", __name__)
SHOWN_INLINE = frozenset({"image/jpeg", "image/png", "application/pdf"})


@bp.get("/files/<uuid:file_id>")
@allow(Permission.REVIEW, to=open_file)
def show(file: FileDetails) -> Response:
    """The file as it came. Pictures and PDFs open in the browser; all else is downloaded."""
    response = send_file(
        io.BytesIO(resources().files.read(file.bytes_id)),
        mimetype=file.media_type.partition(";")[0],
        download_name=file.name,
        as_attachment=file.media_type not in SHOWN_INLINE,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@bp.get("/files/<uuid:file_id>/picture")
@allow(Permission.REVIEW, to=open_file)
def picture(file: FileDetails) -> Response:
    """A small picture of a photograph, without its hidden data."""
    if not file.media_type.startswith("image/"):
        raise NotThere
    data = small_picture(resources().files.read(file.bytes_id))
    return send_file(io.BytesIO(data), mimetype="image/jpeg")
