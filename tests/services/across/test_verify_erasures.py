"""What is lawfully erased is told as such, and only that; and what is dated out of order."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, text

from reviews.domain.record.event_kinds import EventKind
from reviews.services.across.erasure import erase_words
from reviews.services.across.verify import Verified, verify
from reviews.services.people.set_up import command_line
from reviews.store.record import kept_rows
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.events import record
from reviews.store.tables import Event, Team
from tests.build import Build
from tests.conftest import Clock


def verified(build: Build) -> Verified:
    with reading_session(build.house.engine) as session:
        return verify(session, build.house.files)


def _erased(build: Build) -> Event:
    """An event of a team, whose words were erased by law."""
    build.team("Riverside")
    event: Event = build.rows(Event)[-1]
    build.do(erase_words, None, event.hash, "Article 17, decided by the DPO")
    return event


def _change(build: Build, change: str, **values: object) -> list[str]:
    with build.house.engine.begin() as connection:
        connection.execute(text(change), values)
    return [str(one) for one in verified(build).faults]


def test_a_lawful_erasure_is_told_and_is_no_fault(build: Build) -> None:
    event = _erased(build)
    found = verified(build)
    assert found.faults == ()
    assert found.erased == (f"The words of event {event.sequence} of council were erased.",)


def test_an_erasure_that_another_event_is_said_to_have_made(build: Build) -> None:
    event = _erased(build)
    told = _change(
        build,
        "UPDATE event_payload SET erased_by_event = 1 WHERE event_position = :at",
        at=event.position,
    )
    assert len(told) == 1
    assert "were erased by another event than is said there" in told[0]


def test_words_put_back_after_they_were_erased(build: Build) -> None:
    event = _erased(build)
    told = _change(
        build,
        "UPDATE event_payload SET salt = 'a', words = '{}', erased_by_event = NULL"
        " WHERE event_position = :at",
        at=event.position,
    )
    assert len(told) == 1
    assert "were erased, and words stand there again" in told[0]


def test_words_that_are_there_and_are_marked_as_erased(build: Build) -> None:
    told = _change(build, "UPDATE event_payload SET erased_by_event = 3 WHERE event_position = 2")
    assert len(told) == 1
    assert "are there, and are marked as erased" in told[0]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (EventKind.WORDS_ERASED, "and there is none"),
        (EventKind.TEAM_ADDED, "is of a kind that erases none"),
    ],
)
def test_an_event_that_erases_what_it_cannot(build: Build, kind: EventKind, sentence: str) -> None:
    with writing(build.house.engine) as session:
        record(session, command_line(build.clock()), "council", kind, erases=["f" * 64])
    (told,) = verified(build).faults
    assert sentence in str(told)
    assert told.row == str(build.rows(Event)[-1].position)


def test_an_erasure_by_an_event_of_another_kind_counts_for_nothing(build: Build) -> None:
    build.team("Riverside")
    event = build.rows(Event)[-1]
    with writing(build.house.engine) as session:
        act = command_line(build.clock())
        record(session, act, "council", EventKind.TEAM_ADDED, erases=[event.hash])
    told = _change(
        build,
        "UPDATE event_payload SET salt = NULL, words = NULL, erased_by_event = :by"
        " WHERE event_position = :at",
        at=event.position,
        by=event.position + 1,
    )
    assert any("no later event says that it erased them" in one for one in told)


def test_what_is_saved_meanwhile_is_no_fault(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    read = kept_rows._last_written

    def read_while_somebody_saves(connection: Connection, table: str) -> Iterator[Any]:
        found = list(read(connection, table))
        if table == "team":
            build.team("Saved meanwhile")
        return iter(found)

    monkeypatch.setattr(kept_rows, "_last_written", read_while_somebody_saves)
    build.team("Saved before")
    assert verified(build).faults == ()
    assert "Saved meanwhile" in [one.name for one in build.rows(Team)]


def test_a_clock_put_back_is_worth_knowing_and_no_fault(build: Build, clock: Clock) -> None:
    build.team("First")
    clock.move(days=-2)
    build.team("Second")
    clock.move(days=5)
    build.team("Third")
    found = verified(build)
    assert found.faults == ()
    (note,) = found.notes
    assert "is dated before the event that it follows" in note
    assert note.startswith(f"Event {build.rows(Event)[-2].position} (")
