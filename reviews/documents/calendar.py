"""A visit as a calendar file (RFC 5545), for an officer's own calendar.

It says what the register says and nothing that an officer wrote, so that no resident is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from reviews.domain.dates import LONDON

_LONGEST = 75
"""The most octets on a line; longer ones are folded."""


@dataclass(frozen=True, slots=True)
class VisitEvent:
    """A visit to put into a calendar.

    Attributes:
        id: the visit's.
        version: goes up with each change, so that calendars take the newest.
        summary: what it is, on one line.
        place: where.
        about: more, in lines.
        on: the day.
        at: the time in London; None makes it a matter of the whole day.
        until: the time it ends, where that is told.
        called_off: whether it will not be made.
        stamp: the instant the file is made.
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


def calendar_file(event: VisitEvent) -> bytes:
    """The calendar with its one event, in UTF-8 with the line ends that the standard asks for."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Supported housing reviews//Visits//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event.id}",
        f"SEQUENCE:{event.version}",
        f"DTSTAMP:{_utc(event.stamp)}",
        *_when(event),
        f"SUMMARY:{_escaped(event.summary)}",
        f"LOCATION:{_escaped(event.place)}",
        f"DESCRIPTION:{_escaped(event.about)}",
        f"STATUS:{'CANCELLED' if event.called_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _when(event: VisitEvent) -> list[str]:
    """The start, and the end if told, in UTC; or the whole day, whose end is the day after it."""
    if event.at is not None:
        times = {"DTSTART": event.at, "DTEND": event.until}
        return [
            f"{name}:{_utc(datetime.combine(event.on, one, LONDON))}"
            for name, one in times.items()
            if one is not None
        ]
    after = event.on + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    """Text with its backslashes, semicolons, commas and line ends escaped, and no controls."""
    plain = re.sub(r"\r\n?", "\n", words)
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", plain)
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces that are short enough, each but the first after a space.

    No character is cut in two.
    """
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _LONGEST:
            yield piece
            piece = b" "
        piece += octets
    yield piece
