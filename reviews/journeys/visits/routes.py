"""A visit: planned, made, with what was heard and seen; and telling safeguarding."""

from typing import Any

from flask import Blueprint, abort

from reviews.domain.people import Permission
from reviews.web.access import allow
from reviews.web.doors import own_concern, team_review, team_scheme, team_visit

bp = Blueprint("visits", __name__)


@bp.route("/reviews/<uuid:review_id>/visits/plan", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def plan(**_: Any) -> Any:
    abort(501)


@bp.route("/schemes/<uuid:scheme_id>/visits/plan", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def plan_presence(**_: Any) -> Any:
    abort(501)


@bp.get("/visits/<uuid:visit_id>")
@allow(Permission.REVIEW, to=team_visit)
def show(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/change", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def change(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/made", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def made(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/call-off", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def call_off(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/staff", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def staff(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/observe", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def observe(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/observations/<uuid:observation_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def follow(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/urgent-help", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def urgent(**_: Any) -> Any:
    abort(501)


@bp.route("/schemes/<uuid:scheme_id>/tell-safeguarding", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def tell_safeguarding(**_: Any) -> Any:
    abort(501)


@bp.get("/safeguarding")
@allow(Permission.REVIEW)
def concerns(**_: Any) -> Any:
    abort(501)


@bp.route("/safeguarding/<uuid:concern_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=own_concern)
def concern(**_: Any) -> Any:
    abort(501)
