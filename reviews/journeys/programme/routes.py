"""Programmes of reviews: started, changed and looked over."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from reviews.domain.people import Permission
from reviews.store import people, readiness
from reviews.web.access import allow, viewer
from reviews.web.database import reading
from reviews.web.house import today

bp = Blueprint("programme", __name__)
Page = str | Response


@bp.get("/programmes")
@allow(Permission.REVIEW)
def every() -> Page:
    """The programmes of one's teams, newest first; for leads, checks that run out."""
    led = [key for key in viewer().teams if viewer().leads(key)]
    return render_template(
        "journeys/programme/every.html",
        teams=[one for one in people.teams(reading()) if one.id in viewer().teams],
        ending=readiness.running_out(reading(), today(), teams=led),
    )
