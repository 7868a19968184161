"""The scheme log (para 112), on screen and as a workbook."""

import io

from flask import Blueprint, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from reviews.domain.across.scheme_log import LogFilter
from reviews.domain.follow_up.recommendations import LATE
from reviews.domain.people.roles import Permission, Role, sees_every_team
from reviews.services.across import scheme_log as service
from reviews.store.across import scheme_log
from reviews.store.across.scheme_log import LogLine
from reviews.store.register.scheme_search import Key
from reviews.web.access.allow import allow, viewer
from reviews.web.database import reading
from reviews.web.resources import resources, today

bp = Blueprint("log", __name__)
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/log")
@allow(Permission.READ_LOG)
def show() -> str:
    """A page of the log: each scheme with its conclusions, what is open and what comes next."""
    session, day = reading(), today()
    filters = LogFilter.choices() if _filters() else ()
    asked = request.args.get("show", LogFilter.EVERY, type=LogFilter)
    chosen = asked if filters else LogFilter.EVERY
    after = Key.read(request.args.get("after", ""))
    cutoff = service.cutoff_of(session, day, resources().bank_holidays)
    only = service.condition_of(chosen, day, cutoff)
    keys = scheme_log.log_ids(session, after, only=only, viewer=viewer())
    shown = keys[: scheme_log.PAGE]
    more = len(keys) > scheme_log.PAGE
    return render_template(
        "journeys/log/show.html",
        lines=scheme_log.log_lines(session, [key.id for key in shown], day, cutoff, viewer()),
        filters=filters,
        chosen=chosen,
        late=LATE,
        may_open=_may_open,
        may_plan=_may_plan,
        older=url_for("log.show", show=chosen or None, after=str(shown[-1])) if more else "",
        newer=url_for("log.show", show=chosen or None) if after else "",
    )


def _filters() -> bool:
    """Whether the viewer is told what is overdue or due: benefits officers read what is shared."""
    return viewer().may(Permission.FOLLOW_UP) or Role.BENEFITS_OFFICER not in viewer().roles


def _may_open(line: LogLine) -> bool:
    """Whether the viewer may open the review that a line tells of."""
    if line.review_team_id is None:
        return False
    return viewer().works_on(line.review_team_id) or sees_every_team(viewer())


def _may_plan(line: LogLine) -> bool:
    """Whether the viewer may plan a visit to a line's scheme."""
    return viewer().works_on(line.team_id) and line.row.closed_on is None


@bp.get("/log.xlsx")
@allow(Permission.READ_LOG)
def workbook() -> Response:
    """The whole log as a workbook."""
    made = io.BytesIO()
    service.write_workbook(reading(), made, today(), viewer())
    made.seek(0)
    return send_file(
        made,
        mimetype=_WORKBOOK,
        as_attachment=True,
        download_name=f"scheme-log-{today().isoformat()}.xlsx",
    )
