"""Residents: in the register, and in a review: agreement, capacity, accounts."""

from typing import Any

from flask import Blueprint, abort

from reviews.domain.people import Permission
from reviews.web.access import allow
from reviews.web.doors import known_resident, resident_in_review, team_scheme

bp = Blueprint("residents", __name__)


@bp.route("/schemes/<uuid:scheme_id>/residents/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def add(**_: Any) -> Any:
    abort(501)


@bp.get("/residents/<uuid:resident_id>")
@allow(Permission.READ_NAMES, to=known_resident)
def show(**_: Any) -> Any:
    abort(501)


@bp.route("/residents/<uuid:resident_id>/name", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def change_name(**_: Any) -> Any:
    abort(501)


@bp.route("/residents/<uuid:resident_id>/stays/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def add_stay(**_: Any) -> Any:
    abort(501)


@bp.route("/residents/<uuid:resident_id>/stays/<uuid:stay_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def change_stay(**_: Any) -> Any:
    abort(501)


@bp.route("/residents/<uuid:resident_id>/contact", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def contact(**_: Any) -> Any:
    abort(501)


@bp.get("/reviews/<uuid:review_id>/residents/<uuid:resident_id>")
@allow(Permission.REVIEW, to=resident_in_review)
def in_review(**_: Any) -> Any:
    abort(501)


@bp.route(
    "/reviews/<uuid:review_id>/residents/<uuid:resident_id>/agreement", methods=["GET", "POST"]
)
@allow(Permission.REVIEW, to=resident_in_review)
def consent(**_: Any) -> Any:
    abort(501)


@bp.route(
    "/reviews/<uuid:review_id>/residents/<uuid:resident_id>/agreement/<use>/clear",
    methods=["GET", "POST"],
)
@allow(Permission.REVIEW, to=resident_in_review)
def clear(**_: Any) -> Any:
    abort(501)


@bp.route(
    "/reviews/<uuid:review_id>/residents/<uuid:resident_id>/capacity/<use>", methods=["GET", "POST"]
)
@allow(Permission.REVIEW, to=resident_in_review)
def capacity(**_: Any) -> Any:
    abort(501)
