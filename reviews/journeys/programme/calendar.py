"""The calendar of a team's visits, a day for two people, and a visit as a calendar file."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from flask import render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from reviews.domain.people.roles import Permission
from reviews.domain.programme.calendar import (
    AHEAD,
    Diary,
    Period,
    Shown,
    days_together,
    opening,
    period,
)
from reviews.services.programme import calendar as service
from reviews.store.people import officers, training_and_checks
from reviews.store.visits import officers_busy, visits
from reviews.store.visits.visits import VisitLine
from reviews.web.access.allow import allow, viewer
from reviews.web.access.loaders import team_visit
from reviews.web.database import reading
from reviews.web.resources import now, resources, today

from .forms import PairForm
from .routes import bp


def _members() -> dict[UUID, str]:
    """The officers of the viewer's teams, by name."""
    found = [one for team in viewer().teams for one in officers.team_officers(reading(), team)]
    return {one.id: one.name for one in sorted(found, key=lambda one: (one.name, one.id))}


@bp.get("/calendar")
@allow(Permission.REVIEW)
def calendar() -> str:
    """The visits of one's teams by day, for a week or a month, of everyone or one officer."""
    shown = request.args.get("show", Shown.WEEK, type=Shown)
    day = request.args.get("on", opening(today()), type=date.fromisoformat)
    span = period(day, shown)
    officer = request.args.get("officer", type=UUID)
    found = visits.visits_between(
        reading(), span.first, span.last, teams=viewer().teams, officer=officer
    )
    return render_template(
        "journeys/programme/calendar.html",
        span=span,
        shown=shown,
        month=Shown.MONTH,
        day=day,
        days=_by_day(span, found, shown),
        officers=_members(),
        officer=officer,
        holidays=resources().bank_holidays.days,
        before=span.first - timedelta(days=1),
        after=span.last + timedelta(days=1),
    )


def _by_day(
    span: Period, found: Sequence[VisitLine], shown: Shown
) -> list[tuple[date, list[VisitLine]]]:
    """Each day with its visits; days without any only in a week, and then Monday to Friday."""
    by_day: dict[date, list[VisitLine]] = {day: [] for day in span.days}
    for one in found:
        by_day[one.went_on or one.planned_on].append(one)
    return [
        (day, lines)
        for day, lines in by_day.items()
        if lines or (shown is Shown.WEEK and day.weekday() < 5)
    ]


@bp.get("/calendar/two")
@allow(Permission.REVIEW)
def day_for_two() -> str:
    """Working days on which two officers with valid checks have no other visit."""
    members = _members()
    form = PairForm(request.args, meta={"csrf": False})
    form.offer(members)
    two = "first" in request.args and form.validate()
    pair = [UUID(form.first.data), UUID(form.second.data)] if two else []
    free, taken = _together(pair, members) if two else ([], [])
    review = request.args.get("review", type=UUID)
    scheme = request.args.get("scheme", type=UUID)
    return render_template(
        "journeys/programme/day_for_two.html",
        form=form,
        two=two,
        free=[(day, _plan_on(day, pair, review, scheme)) for day in free],
        taken=taken,
        review=review,
        scheme=scheme,
        ahead=AHEAD,
    )


def _together(
    pair: Sequence[UUID], members: dict[UUID, str]
) -> tuple[list[date], list[tuple[date, str]]]:
    start = today() + timedelta(days=1)
    span = Period(start, start + timedelta(days=AHEAD - 1))
    held = training_and_checks.held_by(reading(), pair)
    busy: dict[UUID, dict[date, str]] = {key: {} for key in pair}
    for key, day, scheme, team in officers_busy.busy(reading(), pair, span.first, span.last):
        mine = team in viewer().teams
        busy[key][day] = f"a visit to {scheme}" if mine else "a visit for another team"
    two = [Diary(members[key], held[key], busy[key]) for key in pair]
    return days_together(two, span.days, resources().bank_holidays)


def _plan_on(day: date, pair: Sequence[UUID], review: UUID | None, scheme: UUID | None) -> str:
    """Where a visit on that day is planned; empty where no scheme is asked about."""
    if review is not None:
        return url_for("visits.plan", review_id=review, on=day, officer=list(pair))
    if scheme is not None:
        return url_for("visits.plan_presence", scheme_id=scheme, on=day, officer=list(pair))
    return ""


@bp.get("/visits/<uuid:visit_id>/visit.ics")
@allow(Permission.REVIEW, to=team_visit)
def visit_file(visit: VisitLine) -> Response:
    """A visit as a file for one's own calendar."""
    return send_file(
        BytesIO(service.visit_file(reading(), visit, now())),
        mimetype="text/calendar",
        as_attachment=True,
        download_name=f"visit-{(visit.went_on or visit.planned_on).isoformat()}.ics",
    )
