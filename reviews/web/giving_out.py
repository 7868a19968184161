"""Giving out a stored file exactly as it came, from the disk and never whole in memory."""

from flask import send_file
from werkzeug.wrappers import Response

from reviews.web.resources import resources


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
