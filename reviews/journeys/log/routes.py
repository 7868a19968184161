"""The scheme log, on screen and as a workbook."""

from typing import Any

from flask import Blueprint, abort

from reviews.domain.people import Permission
from reviews.web.access import allow

bp = Blueprint("log", __name__)


@bp.get("/log")
@allow(Permission.READ_LOG)
def show(**_: Any) -> Any:
    abort(501)


@bp.get("/log.xlsx")
@allow(Permission.READ_LOG)
def workbook(**_: Any) -> Any:
    abort(501)
