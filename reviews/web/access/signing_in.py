"""Flask-Login, told how an officer's session is known: by the row of one sign-in.

Ending the row ends that session at once. Someone whose session ended while they typed signs in
and is given back what they typed.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import Flask, flash, g, redirect, render_template, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from reviews.services.people.sign_in import CLOCK_MENDED
from reviews.store.people import sign_ins
from reviews.web.addresses import local_path
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.forms.fields import PasswordField, TextField
from reviews.web.resources import now, resources

PASSWORD_PAGES = frozenset({"sign_in.password", "sign_in.sign_out", "static_files.static"})
Page = Response | str | tuple[str, int]
_OPENED_ANEW = {
    "sign_in.show": "home.show",
    "sign_in.password": "sign_in.password",
    "sign_in.sign_out": "home.account",
}
"""Forms that hold a password or nothing are never printed back: the page to open in their place."""


class SignedInOfficer(UserMixin):  # type: ignore[misc]  # Flask-Login is not typed
    """The officer of one sign-in, as Flask-Login keeps them."""

    def __init__(self, sign_in_id: UUID, found: sign_ins.SignedIn) -> None:
        self.sign_in_id = sign_in_id
        self.viewer = found.viewer
        self.must_change = found.must_change

    def get_id(self) -> str:
        """The id of the sign-in, which is what the session cookie holds."""
        return str(self.sign_in_id)


def load(sign_in: str) -> SignedInOfficer | None:
    """The officer of a sign-in that is still open and not too old."""
    sign_in_id = _id(sign_in)
    if sign_in_id is None:
        return None
    at, hours = now(), timedelta(hours=int(resources().settings.session_hours))
    found = sign_ins.signed_in(reading(), sign_in_id, at - hours, at + CLOCK_MENDED)
    return SignedInOfficer(sign_in_id, found) if found else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def open_session(sign_in_id: UUID) -> None:
    """Put a new sign-in into the session, with nothing left of the one before."""
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF keeps it for the request; it belongs to that session.
    found = load(str(sign_in_id))
    if found is not None:
        login_user(found)


def close_session() -> None:
    """Forget the sign-in of this session."""
    logout_user()
    session.clear()


@dataclass(frozen=True, slots=True)
class Typed:
    """What someone typed into a form that could not be taken: where it goes, and every field."""

    back: str
    fields: list[tuple[str, str]]
    has_files: bool

    @classmethod
    def read(cls) -> "Typed":
        """What this request carries, or carries on from the page that asked to sign in."""
        form = request.form
        if request.endpoint == "sign_in.again":
            fields = [
                (one.partition("=")[0], one.partition("=")[2]) for one in form.getlist("typed")
            ]
            return cls(local_path(form.get("back", "")), fields, form.get("files") == "yes")
        fields = [(k, v) for k, v in form.items(multi=True) if k != "csrf_token"]
        files = any(one.filename for one in request.files.values())
        return cls(local_path(request.full_path.rstrip("?")), fields, files)


class AgainForm(Form):
    """Signing in where a session ended while someone typed."""

    again_name = TextField(
        "Sign-in name",
        missing="Enter your sign-in name",
        params={"autocomplete": "username", "spellcheck": False},
    )
    again_password = PasswordField(
        "Password", missing="Enter your password", params={"autocomplete": "current-password"}
    )


def _from_here() -> bool:
    """Whether a page of this service sent the request, as every browser says of a form it sends.

    Words that another site put into a form must never come back as what an officer typed.
    """
    origin = request.headers.get("Origin")
    if origin is not None:
        return urlsplit(origin).netloc == request.host
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _unauthorised() -> Page:
    """Send a stranger to sign in; keep the address, and what was typed."""
    if request.method == "POST":
        return give_back()
    return redirect(url_for("sign_in.show", next=request.full_path.rstrip("?")))


def give_back() -> Page:
    """Whoever was signed out signs in on this page; all that they typed but files comes back."""
    if request.endpoint in _OPENED_ANEW or not _from_here():
        flash("You were signed out. Sign in again. Your browser has to accept cookies.")
        return redirect(url_for("sign_in.show", next=request.args.get("next")))
    return again_page(AgainForm(formdata=None), Typed.read()), 401


def again_page(form: AgainForm, typed: Typed) -> str:
    """The page that asks someone to sign in again and keeps what they typed."""
    return render_template("journeys/sign_in/again.html", form=form, typed=typed)


def carry_on_page(typed: Typed) -> str:
    """The page that sends what was typed once more, under the session there is now."""
    return render_template(
        "journeys/sign_in/carry_on.html",
        typed=typed,
        officer=current_user.viewer.name,
        must_change=current_user.must_change,
    )


def typist() -> UUID | None:
    """The officer whose session ended in this browser, where it still says whose it was."""
    sign_in_id = _id(session.get("_user_id", ""))
    return sign_ins.officer_of(reading(), sign_in_id) if sign_in_id else None


def stale_form() -> Page | None:
    """What to do with a form opened before the last sign-in; None where it is not one of ours."""
    if not current_user.is_authenticated:
        return give_back()
    if request.endpoint in _OPENED_ANEW:
        return redirect(url_for(_OPENED_ANEW[request.endpoint]))
    return (carry_on_page(Typed.read()), 400) if _from_here() else None


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
