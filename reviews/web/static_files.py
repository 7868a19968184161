"""Style, script and icon: named by their content, so that browsers keep them."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Flask, send_from_directory, url_for
from werkzeug.wrappers import Response

from reviews.web.access.allow import anyone

FOLDER = Path(__file__).with_name("static")
bp = Blueprint("static_files", __name__)
A_YEAR = 31_536_000


@cache
def _version(name: str) -> str:
    return sha256((FOLDER / name).read_bytes()).hexdigest()[:12]


def static_url(name: str) -> str:
    """The address of a static file; it changes when the file does."""
    return url_for("static_files.static", filename=name, v=_version(name))


@bp.get("/static/<path:filename>")
@anyone
def static(filename: str) -> Response:
    """One static file."""
    return send_from_directory(FOLDER, filename, max_age=A_YEAR)


def init_app(app: Flask) -> None:
    """Serve the files."""
    app.register_blueprint(bp)
    app.jinja_env.globals.update(static_url=static_url)
