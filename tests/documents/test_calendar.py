"""A calendar file, read back as RFC 5545 says: folded, escaped, in UTC, nothing lost."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from reviews.documents.calendar import CalendarEvent, calendar_file

EVENT = CalendarEvent(
    id=UUID("00000000-0000-4000-8000-00000000abcd"),
    version=3,
    summary="Visit to Canal House",
    place="1 Mill Lane, Anytown; AN1 2BC",
    about="Scheme review visit\nAnn Ash",
    on=date(2026, 11, 26),
    at=None,
    until=None,
    called_off=False,
    stamp=datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
)


def lines(made: bytes) -> list[str]:
    """The content lines, unfolded."""
    assert made.endswith(b"\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    for physical in made.split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode()
    return made.decode().replace("\r\n ", "").split("\r\n")[:-1]


def values(made: bytes) -> dict[str, str]:
    return dict(line.split(":", 1) for line in lines(made))


def words(value: str) -> str:
    """A text value as a calendar shows it."""
    plain = {"\\n": "\n", "\\N": "\n"}
    return re.sub(r"\\(.)", lambda found: plain.get(found[0], found[1]), value)


def test_a_visit_without_a_time_takes_the_whole_day() -> None:
    found = values(calendar_file(EVENT))
    assert found["DTSTART;VALUE=DATE"] == "20261126"
    assert found["DTEND;VALUE=DATE"] == "20261127"
    assert found["DTSTAMP"] == "20261123T100000Z"
    assert found["SEQUENCE"] == "3"
    assert found["UID"] == str(EVENT.id)
    assert found["STATUS"] == "CONFIRMED"
    assert found["LOCATION"] == "1 Mill Lane\\, Anytown\\; AN1 2BC"
    assert found["DESCRIPTION"] == "Scheme review visit\\nAnn Ash"


def test_a_time_is_given_in_utc_in_summer_and_in_winter() -> None:
    winter = values(calendar_file(replace(EVENT, at=time(14, 30), until=time(16))))
    assert winter["DTSTART"] == "20261126T143000Z"
    assert winter["DTEND"] == "20261126T160000Z"
    summer = values(calendar_file(replace(EVENT, at=time(0, 30), on=date(2026, 7, 1))))
    assert summer["DTSTART"] == "20260630T233000Z"
    assert not any(name.startswith("DTEND") for name in summer)


def test_a_visit_called_off_is_cancelled() -> None:
    assert values(calendar_file(replace(EVENT, called_off=True)))["STATUS"] == "CANCELLED"


def test_the_parts_stand_in_their_order() -> None:
    made = lines(calendar_file(EVENT))
    assert made[0] == "BEGIN:VCALENDAR"
    assert made[1] == "VERSION:2.0"
    assert made[-2:] == ["END:VEVENT", "END:VCALENDAR"]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=300))
def test_words_come_back_as_they_were_and_no_character_is_cut(said: str) -> None:
    found = values(calendar_file(replace(EVENT, about=said)))
    assert words(found["DESCRIPTION"]) == said


@given(st.text(st.characters(categories=["Cc"]), max_size=80))
def test_controls_start_no_line_of_their_own(said: str) -> None:
    assert len(lines(calendar_file(replace(EVENT, summary=said)))) == len(
        lines(calendar_file(EVENT))
    )
