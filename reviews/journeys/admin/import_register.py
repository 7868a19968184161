"""The register workbook: downloaded empty, looked at when filled in, then brought in.

The officer chooses the file twice, to look and to import. Nothing is kept between the two: the
page carries the SHA-256 of the file that was looked at and the fingerprint of what it would
change, and anything else is looked at anew.
"""

import io
from collections.abc import Sequence
from hashlib import sha256

from flask import flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from reviews.documents.workbooks.register import register_template
from reviews.domain.people.roles import Permission
from reviews.domain.register.workbook.reading import Fault
from reviews.services.register import import_workbook as service
from reviews.web.access.allow import Page, allow
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.pages import plural
from reviews.web.resources import today
from reviews.web.sizes import takes_files

from .forms import RegisterForm
from .routes import bp

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200


@bp.get("/settings/register.xlsx")
@allow(Permission.MANAGE_PEOPLE)
def register_workbook() -> Response:
    """The empty workbook."""
    return send_file(
        io.BytesIO(register_template()),
        mimetype=WORKBOOK,
        as_attachment=True,
        download_name="register.xlsx",
    )


@bp.route("/settings/register", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
@takes_files
def import_register() -> Page:
    """Look at a filled-in workbook, then bring it in."""
    form = RegisterForm()
    if not form.validate_on_submit():
        return _page(form)
    file = form.file.data.read()
    register, faults = service.read_workbook(reading(), file, today())
    if faults:
        return _faulty(form, faults)
    if form.checked.data == sha256(file).hexdigest():
        if done := perform(form, service.import_register, register, seen=form.plan.data):
            flash(f"The register is brought in: {done.value}.")
            return redirect(url_for("register.schemes"))
    elif form.checked.data:
        form.form_errors.append(
            "This is not the file that you looked at, so nothing was brought in. See below what "
            "this one would change."
        )
    plan = service.plan_import(reading(), register, today())
    form.checked.data, form.plan.data = sha256(file).hexdigest(), plan.fingerprint
    return _page(form, plan=plan)


def _page(form: RegisterForm, **found: object) -> str:
    return render_template("journeys/admin/import_register.html", form=form, shown=SHOWN, **found)


def _faulty(form: RegisterForm, faults: Sequence[Fault]) -> str:
    """What has to be put right; the next file starts anew."""
    form.checked.data = form.plan.data = ""
    whole = len(faults) == 1 and not faults[0].sheet
    form.form_errors.append(
        f"{faults[0].sentence} Nothing was brought in."
        if whole
        else f"Put {plural(len(faults), 'thing')} right in the workbook, then check it again. "
        "Nothing was brought in."
    )
    return _page(form, faults=faults)
