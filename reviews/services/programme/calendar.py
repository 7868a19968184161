"""A visit for an officer's own calendar: what the register says of it, and no free words."""

from datetime import datetime

from reviews.documents.calendar import CalendarEvent, calendar_file
from reviews.domain.programme.calendar import clock_times
from reviews.domain.visits.visits import VisitState
from reviews.store.record.session import Session
from reviews.store.register import schemes
from reviews.store.visits.visits import VisitLine


def visit_file(session: Session, visit: VisitLine, now: datetime) -> bytes:
    """A visit as a calendar file.

    The reason why it is unannounced, the notes and a time told in words stay out: an officer
    could have named someone there, and a calendar is read over shoulders.
    """
    day = visit.went_on or visit.planned_on
    places = schemes.addresses(session, visit.scheme_id, day)
    at, until = clock_times(visit.planned_time) or (None, None)
    names = ", ".join(name for _, name in visit.officers)
    return calendar_file(
        CalendarEvent(
            id=visit.id,
            version=visit.version,
            summary=f"Visit to {visit.scheme}",
            place="; ".join(one.line for one in places),
            about=f"{visit.purpose.words}\n{names}\n{visit.announced.words}",
            on=day,
            at=at,
            until=until,
            called_off=visit.state is VisitState.NOT_MADE,
            stamp=now,
        )
    )
