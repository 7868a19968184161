"""Letters: drafted, checked, approved, issued, sent."""

from typing import Any

from flask import Blueprint, abort

from reviews.domain.people import Permission
from reviews.web.access import allow
from reviews.web.doors import findings_review, seen_letter

bp = Blueprint("letters", __name__)


@bp.get("/letters")
@allow(Permission.READ_FINDINGS)
def every(**_: Any) -> Any:
    abort(501)


@bp.get("/reviews/<uuid:review_id>/letters")
@allow(Permission.READ_FINDINGS, to=findings_review)
def of_review(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/letters/draft/<kind>", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=findings_review)
def draft(**_: Any) -> Any:
    abort(501)


@bp.get("/letters/<uuid:letter_id>")
@allow(Permission.READ_FINDINGS, to=seen_letter)
def show(**_: Any) -> Any:
    abort(501)


@bp.get("/letters/<uuid:letter_id>/<format_>")
@allow(Permission.READ_FINDINGS, to=seen_letter)
def file(**_: Any) -> Any:
    abort(501)


@bp.route("/letters/<uuid:letter_id>/passages/<uuid:passage_id>", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def clear(**_: Any) -> Any:
    abort(501)


@bp.post("/letters/<uuid:letter_id>/approve")
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def approve(**_: Any) -> Any:
    abort(501)


@bp.post("/letters/<uuid:letter_id>/issue")
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def issue(**_: Any) -> Any:
    abort(501)


@bp.route("/letters/<uuid:letter_id>/sent", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def sent(**_: Any) -> Any:
    abort(501)


@bp.route("/letters/<uuid:letter_id>/discard", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=seen_letter)
def discard(**_: Any) -> Any:
    abort(501)
