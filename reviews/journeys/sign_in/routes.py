"""Signing in and out, and one's own password."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from reviews.domain.errors import Busy, Refused
from reviews.services.people import sign_in as service
from reviews.web.access import signing_in
from reviews.web.access.allow import Page, act, allow, anyone
from reviews.web.addresses import local_path
from reviews.web.database import reading, writing
from reviews.web.forms.base import Form
from reviews.web.forms.fields import PasswordField, TextField
from reviews.web.resources import now

bp = Blueprint("sign_in", __name__)


class SignInForm(Form):
    """A name and a password."""

    name = TextField(
        "Sign-in name",
        missing="Enter your sign-in name",
        params={
            "autocomplete": "username",
            "classes": "govuk-input--width-20",
            "spellcheck": False,
        },
    )
    password = PasswordField(
        "Password", missing="Enter your password", params={"autocomplete": "current-password"}
    )


class PasswordForm(Form):
    """The current password and a new one."""

    current = PasswordField(
        "Current password",
        missing="Enter your current password",
        params={"autocomplete": "current-password"},
    )
    new = PasswordField(
        "New password",
        hint="12 characters or more. Three words you will remember are a good start.",
        missing="Enter a new password",
        params={"autocomplete": "new-password"},
    )


def _signed_in(name: str, password: str, only: UUID | None = None) -> None:
    """Try a name and password, and open the session: of no other officer than `only`, where given.

    Raises:
        Refused: they are wrong, there were too many failures, or it is another officer.
    """
    tried = service.try_password(reading(), name, password, request.remote_addr or "", now())
    if only is not None and tried.officer_id not in (None, only):
        raise Refused(
            "Someone else typed this, and only they can send it. To do your own work, open the "
            "sign-in page."
        )
    with writing() as session:
        sign_in_id = service.record_try(session, tried)
    if sign_in_id is None:
        raise Refused("The sign-in name or the password is not right. Check both and try again.")
    signing_in.open_session(sign_in_id)


@bp.route("/sign-in", methods=["GET", "POST"])
@anyone
def show() -> Page:
    """Sign in, then go where one was going."""
    if current_user.is_authenticated:
        return redirect(url_for("home.show"))
    form = SignInForm()
    if form.validate_on_submit():
        try:
            _signed_in(form.name.data, form.password.data)
        except (Refused, Busy) as error:
            form.refuse(error)
        else:
            return redirect(local_path(request.args.get("next", "")))
    return render_template("journeys/sign_in/show.html", form=form)


@bp.post("/sign-in/again")
@anyone
def again() -> Page:
    """Sign in where a session ended while someone typed, and give back what they typed."""
    form, typed = signing_in.AgainForm(), signing_in.Typed.read()
    if form.validate_on_submit():
        try:
            _signed_in(form.again_name.data, form.again_password.data, signing_in.typist())
        except (Refused, Busy) as error:
            form.refuse(error)
        else:
            return signing_in.carry_on_page(typed)
    return signing_in.again_page(form, typed)


@bp.post("/sign-out")
@allow()
def sign_out() -> Page:
    """End this sign-in; other devices stay signed in."""
    with writing() as session:
        service.end_sign_in(session, current_user.sign_in_id, now())
    signing_in.close_session()
    flash("You have signed out.")
    return redirect(url_for("sign_in.show"))


@bp.route("/password", methods=["GET", "POST"])
@allow()
def password() -> Page:
    """Change one's own password; every other device is signed out."""
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            service.check_current(reading(), act(), form.current.data, form.new.data)
            new_hash = service.hashed(form.new.data)
            with writing() as session:
                sign_in_id = service.change_password(session, act(), new_hash)
        except (Refused, Busy) as error:
            form.refuse(error)
        else:
            signing_in.open_session(sign_in_id)
            flash("Your password is changed. Other devices are signed out.")
            return redirect(url_for("home.show"))
    return render_template(
        "journeys/sign_in/password.html", form=form, first=current_user.must_change
    )
