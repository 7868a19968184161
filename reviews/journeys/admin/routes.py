"""People, teams, settings, the register workbook, the record of events."""

from typing import Any

from flask import Blueprint, abort

from reviews.domain.people import Permission
from reviews.web.access import allow
from reviews.web.doors import any_officer

bp = Blueprint("admin", __name__)


@bp.get("/people")
@allow(Permission.MANAGE_PEOPLE)
def people(**_: Any) -> Any:
    abort(501)


@bp.route("/people/add", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add_officer(**_: Any) -> Any:
    abort(501)


@bp.route("/people/<uuid:officer_id>", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE, to=any_officer)
def officer(**_: Any) -> Any:
    abort(501)


@bp.post("/people/<uuid:officer_id>/password")
@allow(Permission.MANAGE_PEOPLE, to=any_officer)
def new_password(**_: Any) -> Any:
    abort(501)


@bp.route("/people/<uuid:officer_id>/close", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE, to=any_officer)
def close_officer(**_: Any) -> Any:
    abort(501)


@bp.route("/teams/add", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add_team(**_: Any) -> Any:
    abort(501)


@bp.route("/settings", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def settings(**_: Any) -> Any:
    abort(501)


@bp.route("/settings/rights", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def rights(**_: Any) -> Any:
    abort(501)


@bp.route("/settings/register", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def import_register(**_: Any) -> Any:
    abort(501)


@bp.get("/settings/register.xlsx")
@allow(Permission.MANAGE_PEOPLE)
def register_workbook(**_: Any) -> Any:
    abort(501)


@bp.get("/events")
@allow(Permission.READ_EVENTS)
def events(**_: Any) -> Any:
    abort(501)
