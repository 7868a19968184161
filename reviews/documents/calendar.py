"""Visits, and what is due in a case, as a calendar file (RFC 5545) for an officer's own calendar.

It says what the register says and nothing that an officer wrote, so that no resident is named.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.dates import LONDON

if TYPE_CHECKING:
    from icalendar import Event


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A visit, or something due, for a calendar: one line of summary, and more in `about`.

    `version` goes up with each change, so that calendars take the newest. `at` and `until` are
    times in London; without `at` it is a matter of the whole day. `stamp` is the instant the file
    is made.
    """

    id: UUID
    version: int
    summary: str
    place: str
    about: str
    on: date
    at: time | None
    until: time | None
    called_off: bool
    stamp: datetime


def calendar_file(*events: CalendarEvent) -> bytes:
    """The calendar with its events, in UTF-8 with the line ends that the standard asks for."""
    from icalendar import Calendar  # noqa: PLC0415 - takes long to load, for a rare page

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Supported housing reviews//Visits//EN")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_component(event))
    written: bytes = calendar.to_ical()
    return written


def _component(event: CalendarEvent) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    made = Event()
    made.add("uid", str(event.id))
    made.add("sequence", event.version)
    made.add("dtstamp", event.stamp)
    _add_when(made, event)
    made.add("summary", _plain(event.summary))
    made.add("location", _plain(event.place))
    made.add("description", _plain(event.about))
    made.add("status", "CANCELLED" if event.called_off else "CONFIRMED")
    return made


def _add_when(made: "Event", event: CalendarEvent) -> None:
    """The start, and the end if told, in UTC; or the whole day, whose end is the day after it."""
    if event.at is None:
        made.add("dtstart", event.on)
        made.add("dtend", event.on + timedelta(days=1))
        return
    for name, one in {"dtstart": event.at, "dtend": event.until}.items():
        if one is not None:
            made.add(name, datetime.combine(event.on, one, LONDON).astimezone(UTC))


def _plain(words: str) -> str:
    """Text without controls but line ends, which the library would write as they are."""
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", re.sub(r"\r\n?", "\n", words))
