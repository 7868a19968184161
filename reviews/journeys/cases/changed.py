"""The cases of an officer of which something changed after it was sent."""

from flask import render_template

from reviews.domain.people.roles import Permission
from reviews.store.cases import changed_since, listed
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.database import reading

from .routes import bp


@bp.get("/cases/changed")
@allow(Permission.CASES)
def changed() -> Page:
    """The officer's open cases of which something was corrected or taken back after it went."""
    keys = changed_since.changed_cases(reading(), viewer())
    return render_template(
        "journeys/cases/changed.html", cases=listed.some(reading(), viewer(), keys)
    )
