"""Flask-Login, told how an officer's session is known: by the row of one sign-in.

Ending the row ends that session at once. Someone whose session ended while they typed signs in
and is given back what they typed.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask, redirect, render_template, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from reviews.store import people

from .database import reading
from .house import house, now

PASSWORD_PAGES = frozenset({"sign_in.password", "sign_in.sign_out", "static_files.static"})


class SignedInOfficer(UserMixin):  # type: ignore[misc]  # Flask-Login is not typed
    """The officer of one sign-in, as Flask-Login keeps them."""

    def __init__(self, sign_in_id: UUID, found: people.SignedIn) -> None:
        self.sign_in_id = sign_in_id
        self.viewer = found.viewer
        self.must_change = found.must_change

    def get_id(self) -> str:
        """The id of the sign-in, which is what the session cookie holds."""
        return str(self.sign_in_id)


def load(sign_in: str) -> SignedInOfficer | None:
    """The officer of a sign-in that is still open and not too old."""
    try:
        sign_in_id = UUID(sign_in)
    except ValueError:
        return None
    since = now() - timedelta(hours=int(house().settings.session_hours))
    found = people.signed_in(reading(), sign_in_id, since)
    return SignedInOfficer(sign_in_id, found) if found else None


def open_session(sign_in_id: UUID) -> None:
    """Put a new sign-in into the session, with nothing left of the one before."""
    session.clear()
    found = load(str(sign_in_id))
    if found is not None:
        login_user(found)


def close_session() -> None:
    """Forget the sign-in of this session."""
    logout_user()
    session.clear()


def _unauthorised() -> Response | tuple[str, int]:
    """Send a stranger to sign in; keep the address, and what was typed."""
    if request.method == "POST":
        return give_back_page()
    return redirect(url_for("sign_in.show", next=request.full_path.rstrip("?")))


def give_back_page() -> tuple[str, int]:
    """Sign in here, and what was typed comes back. Files have to be chosen again."""
    typed = [(k, v) for k, v in request.form.items(multi=True) if k != "csrf_token"]
    page = render_template(
        "journeys/sign_in/again.html",
        typed=typed,
        back=request.full_path.rstrip("?"),
        files=any(one.filename for one in request.files.values()),
    )
    return page, 401


def _password_first() -> Response | None:
    """An officer with a password from someone else chooses their own before anything else."""
    if (
        current_user.is_authenticated
        and current_user.must_change
        and request.endpoint not in PASSWORD_PAGES
    ):
        return redirect(url_for("sign_in.password"))
    return None


def init_app(app: Flask) -> None:
    """Join Flask-Login to the application."""
    manager: Any = LoginManager()
    manager.session_protection = None
    manager.user_loader(load)
    manager.unauthorized_handler(_unauthorised)
    manager.init_app(app)
    app.before_request(_password_first)
