"""The record of events: that a thing was done, when and by whom, and never what was said."""

from flask import render_template, request, url_for

from reviews.domain.people import Permission
from reviews.store import history
from reviews.web.access import allow
from reviews.web.database import reading
from reviews.web.telling import told

from .routes import bp

PAGE = 100


@bp.get("/events")
@allow(Permission.READ_EVENTS)
def events() -> str:
    """Everything that was done, newest first, a page at a time."""
    before = request.args.get("before", type=int)
    found = history.audit_page(reading(), before, PAGE)
    lines = found[:PAGE]
    older = url_for("admin.events", before=lines[-1].position) if len(found) > PAGE else ""
    return render_template(
        "journeys/admin/events.html",
        lines=list(zip(lines, told(lines), strict=True)),
        older=older,
        newer=url_for("admin.events") if before is not None else "",
    )
