"""Exceptions into pages: one plain sentence, and the right status."""

from collections.abc import Callable

from flask import Flask, current_app, g, render_template
from flask_login import AnonymousUserMixin
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response

from reviews.domain.errors import (
    Busy,
    DiskFull,
    NotAllowed,
    NotThere,
    Refused,
    Unreadable,
    Unwritable,
)
from reviews.files.disk import is_full
from reviews.services.across.kept_safe import last_known
from reviews.web.access.security import CSRFError
from reviews.web.access.signing_in import stale_form

from .resources import resources
from .sizes import MOST_TYPED, carries_files

Page = tuple[str, int]

_TITLES = {
    400: "This request could not be read",
    403: "You cannot do this",
    404: "Page not found",
    405: "This address cannot be used in that way",
    409: "This could not be done",
    413: "The file is too large",
    500: "Something went wrong",
    503: "The service is busy",
}


def _page(status: int, sentence: str, title: str = "") -> Page:
    title = title or _TITLES.get(status, "This could not be done")
    return render_template("error.html", title=title, sentence=sentence), status


def _refused(status: int) -> Callable[[Refused], Page]:
    return lambda error: _page(status, error.sentence)


def _csrf(error: CSRFError) -> Response | str | Page:
    """A session that ended while someone typed, or a form that is not ours."""
    del error
    return stale_form() or _page(400, "Open the page again from your work, and fill it in there.")


def _too_large(error: RequestEntityTooLarge) -> Page:
    del error
    if not carries_files():
        sentence = (
            f"A form can hold {MOST_TYPED // 1_000_000} MB of words at most, and this one held "
            "more. Nothing was saved. Go back in your browser, where what you typed may still be, "
            "and shorten it."
        )
        return _page(413, sentence, "There are too many words")
    most = resources().settings.max_upload_mb
    return _page(
        413,
        f"Files can be {most} MB at most. Go back in your browser, where what you typed may still "
        "be, and choose a smaller one.",
    )


def _busy(error: Busy) -> Page:
    current_app.logger.error("The database did not answer.", exc_info=error)
    return _page(503, error.sentence)


def _unreadable(error: Unreadable) -> Page:
    """A page without the database, which its header and links would ask for again."""
    current_app.logger.error("The database cannot be read.", exc_info=error)
    g.council_name, g.safeguarding_listed = "Supported housing reviews", False
    g.setdefault("_login_user", AnonymousUserMixin())
    sentence = (
        f"{error.sentence} Nothing is saved until it is mended. {last_known(resources().files)} "
        "Tell whoever looks after this service: docs/running.md says what to do."
    )
    return render_template("error.html", title="The record cannot be read", sentence=sentence), 503


def _unwritable(error: Unwritable) -> Page:
    current_app.logger.error("Nothing more can be kept.", exc_info=error)
    status = 507 if isinstance(error, DiskFull) else 503
    return _page(status, error.sentence, "Nothing can be saved now")


def _os(error: OSError) -> Page:
    """A disk that fills while a request is read; any other fault stays one of the service."""
    if not is_full(error):
        raise error
    return _unwritable(DiskFull())


def _http(error: HTTPException) -> Page:
    sentences = {
        404: "Check the address, or go back to your work.",
        405: "Go back and use the page’s own buttons.",
        500: "Nothing was changed. Try again; if it happens again, tell an administrator.",
    }
    status = error.code or 500
    return _page(status, sentences.get(status, "Go back and try again."))


def init_app(app: Flask) -> None:
    """Register a page for each kind of error."""
    app.register_error_handler(NotThere, _refused(404))
    app.register_error_handler(NotAllowed, _refused(403))
    app.register_error_handler(Refused, _refused(409))
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(Busy, _busy)
    app.register_error_handler(Unreadable, _unreadable)
    app.register_error_handler(Unwritable, _unwritable)
    app.register_error_handler(OSError, _os)
    app.register_error_handler(HTTPException, _http)
