"""The overall assessment, recommendations and what comes of them."""

from typing import Any

from flask import Blueprint, abort

from reviews.domain.people import Permission
from reviews.web.access import allow
from reviews.web.doors import findings_review, seen_recommendation, team_review, team_visit

bp = Blueprint("assessment", __name__)


@bp.get("/reviews/<uuid:review_id>/board")
@allow(Permission.REVIEW, to=team_review)
def board(**_: Any) -> Any:
    abort(501)


@bp.get("/reviews/<uuid:review_id>/findings")
@allow(Permission.READ_FINDINGS, to=findings_review)
def findings(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/findings/write", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def write_finding(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def finding(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>/withdraw", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def withdraw_finding(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/findings/<uuid:fact_id>/evidence", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def cite(**_: Any) -> Any:
    abort(501)


@bp.post("/reviews/<uuid:review_id>/evidence/<uuid:evidence_id>/take-away")
@allow(Permission.REVIEW, to=team_review)
def uncite(**_: Any) -> Any:
    abort(501)


@bp.get("/reviews/<uuid:review_id>/overall")
@allow(Permission.READ_FINDINGS, to=findings_review)
def overall(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/overall/<about>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def conclude(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/overall/step/<reading>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def step(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/documents/<uuid:file_id>/late", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def late(**_: Any) -> Any:
    abort(501)


@bp.get("/reviews/<uuid:review_id>/recommendations")
@allow(Permission.READ_FINDINGS, to=findings_review)
def recommendations(**_: Any) -> Any:
    abort(501)


@bp.route("/reviews/<uuid:review_id>/recommendations/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_review)
def recommend(**_: Any) -> Any:
    abort(501)


@bp.get("/recommendations/<uuid:recommendation_id>")
@allow(Permission.READ_FINDINGS, to=seen_recommendation)
def recommendation(**_: Any) -> Any:
    abort(501)


@bp.route("/recommendations/<uuid:recommendation_id>/change", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def change_recommendation(**_: Any) -> Any:
    abort(501)


@bp.route("/recommendations/<uuid:recommendation_id>/withdraw", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def withdraw_recommendation(**_: Any) -> Any:
    abort(501)


@bp.route("/recommendations/<uuid:recommendation_id>/acknowledge", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def acknowledge(**_: Any) -> Any:
    abort(501)


@bp.route("/recommendations/<uuid:recommendation_id>/progress", methods=["GET", "POST"])
@allow(Permission.FOLLOW_UP, to=seen_recommendation)
def progress(**_: Any) -> Any:
    abort(501)


@bp.route("/visits/<uuid:visit_id>/revisit", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_visit)
def revisit(**_: Any) -> Any:
    abort(501)
