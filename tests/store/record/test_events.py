"""The event chain: nothing changes quietly, and what is lawfully erased is told as such."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from reviews.domain.accounts.answers import Answer, State
from reviews.domain.people.roles import Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.events import sha256
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.across.erasure import erase_words
from reviews.services.across.verify import verify
from reviews.services.people.officers import add_team
from reviews.store.migrations.triggers import HELD, refuse_change
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.events import UnrecordedChangeError
from reviews.store.tables import Event, EventPayload, Team
from tests.build import Build


@pytest.fixture
def review(build: Build) -> tuple[Viewer, UUID]:
    team = build.team()
    officer = build.officer(team=team)
    return officer, build.review(officer, build.scheme(team))


@contextmanager
def tampering(build: Build) -> Iterator[Connection]:
    """Someone with the database's own tools, past every rule of ours."""
    with build.house.engine.execution_options().connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        for table in HELD:
            if sqlite:
                for action in ("update", "delete"):
                    connection.execute(text(f"DROP TRIGGER tr_{table}_no_{action}"))
            else:
                connection.execute(text(f"DROP TRIGGER tr_{table}_no_change ON {table}"))
        yield connection
        refuse_change(connection, HELD)
        connection.commit()


def faults(build: Build) -> tuple[str, ...]:
    with reading_session(build.house.engine) as session:
        return tuple(map(str, verify(session, build.house.files).faults))


def test_everything_matches_at_first(build: Build, review: tuple[Viewer, UUID]) -> None:
    assert faults(build) == ()


def test_a_change_without_an_event_is_not_kept(build: Build) -> None:
    with pytest.raises(UnrecordedChangeError), writing(build.house.engine) as session:
        session.add(Team(name="Ghost", created_at=build.clock()))
    assert "Ghost" not in [team.name for team in build.rows(Team)]


def test_a_kind_is_stored_and_hashed_as_its_plain_word(build: Build) -> None:
    build.team()
    event = build.rows(Event)[-1]
    assert type(event.kind) is str
    assert event.kind == EventKind.TEAM_ADDED.value == "team_added"
    assert '"kind": "team_added"' in event.body
    assert event.hash == sha256(event.body)


def test_nothing_is_deleted(build: Build) -> None:
    build.team("Kept")
    with pytest.raises(UnrecordedChangeError), writing(build.house.engine) as session:
        session.delete(session.query(Team).filter_by(name="Kept").one())
        session.flush()


def test_the_database_refuses_to_change_an_event(build: Build, review: tuple[Viewer, UUID]) -> None:
    for change in ("UPDATE event SET kind = 'other'", "DELETE FROM event_row"):
        with pytest.raises(DBAPIError), build.house.engine.connect() as connection:
            connection.execute(text(change))


def test_a_process_that_dies_between_two_writes_leaves_neither(build: Build) -> None:
    class PowerCutError(Exception):
        pass

    before = len(build.rows(Event))
    with pytest.raises(PowerCutError), writing(build.house.engine) as session:
        from reviews.services.people.set_up import command_line

        add_team(session, command_line(build.clock()), "Half made")
        raise PowerCutError
    assert len(build.rows(Event)) == before
    assert "Half made" not in [team.name for team in build.rows(Team)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE review SET why = 'Nothing'", "has been changed since it was recorded"),
        ("DELETE FROM team_member", "is missing"),
        ("UPDATE event SET body = body || ' '", "does not match its hash"),
        ("UPDATE event_payload SET words = '{}'", "The words (event_payload"),
        ("UPDATE event_row SET digest = 'x'", "The list of records written"),
        (
            "UPDATE stream_head SET sequence = sequence - 1 WHERE stream LIKE 'review%'",
            "have been removed",
        ),
    ],
)
def test_tampering_is_found(
    build: Build, review: tuple[Viewer, UUID], change: str, sentence: str
) -> None:
    with tampering(build) as connection:
        connection.execute(text(change))
    assert any(sentence in fault for fault in faults(build)), faults(build)


def test_an_event_taken_out_or_put_in_is_found(build: Build, review: tuple[Viewer, UUID]) -> None:
    with tampering(build) as connection:
        rows = connection.execute(
            text("SELECT position FROM event WHERE stream = 'council' ORDER BY sequence")
        ).scalars()
        middle = list(rows)[2]
        for table in ("event_payload", "event_row", "event_place"):
            connection.execute(
                text(f"DELETE FROM {table} WHERE event_position = :at"), {"at": middle}
            )
        connection.execute(text("DELETE FROM event WHERE position = :at"), {"at": middle})
    assert any("does not follow the event before it" in fault for fault in faults(build))


def test_a_record_written_past_the_service_is_found(build: Build) -> None:
    key = uuid4()
    value = key.hex if build.house.engine.dialect.name == "sqlite" else str(key)
    with tampering(build) as connection:
        connection.execute(
            text("INSERT INTO team (id, name, created_at) VALUES (:id, 'Ghost', :at)"),
            {"id": value, "at": "2026-11-23 10:00:00"},
        )
    assert any("was written by no event" in fault for fault in faults(build))


def test_a_printed_head_is_found_or_not(build: Build, review: tuple[Viewer, UUID]) -> None:
    head = build.rows(Event)[-1].hash
    with reading_session(build.house.engine) as session:
        assert verify(session, build.house.files, head).faults == ()
        assert verify(session, build.house.files, head[:16]).faults == ()
        assert verify(session, build.house.files, "f" * 16).faults != ()
        assert verify(session, build.house.files, head[:4]).faults != ()


def test_an_event_holds_no_words_of_people(build: Build, review: tuple[Viewer, UUID]) -> None:
    said = "They shout at night, says 🙂 Łucja"
    _answer(build, review, said)
    for event in build.rows(Event):
        assert said not in event.body
        assert "shout" not in json.dumps(json.loads(event.body))


def test_erased_words_are_gone_and_told_as_erased(
    build: Build, review: tuple[Viewer, UUID]
) -> None:
    said = "They shout at night"
    _answer(build, review, said)
    event = next(one for one in build.rows(Event) if one.kind == "answers_recorded")
    erased = build.do(erase_words, None, event.hash, "Article 17, decided by the DPO")
    assert (erased.events, erased.rows) == (1, 1)
    with reading_session(build.house.engine) as session:
        found = verify(session, build.house.files)
        left = session.execute(text("SELECT value FROM answer_version")).scalars().all()
    assert found.faults == ()
    assert len(found.erased) == 1
    assert left == [None]
    payload = next(p for p in build.rows(EventPayload) if p.event_position == event.position)
    assert payload.words is None
    assert payload.salt is None


def test_words_removed_without_an_erasure_are_a_fault(
    build: Build, review: tuple[Viewer, UUID]
) -> None:
    with tampering(build) as connection:
        connection.execute(text("UPDATE event_payload SET words = NULL, salt = NULL"))
    assert any("changed or removed" in fault for fault in faults(build))


def _answer(build: Build, review: tuple[Viewer, UUID], words: str) -> None:
    officer, review_id = review
    question_set = build.house.question_sets.latest("scheme-review").asked_of(Source.STAFF)
    new = accounts.NewAccount(question_set, Source.STAFF, "Manager", build.today)
    account = build.do(accounts.start_account, officer, review_id, new)
    key = next(q.key for q in question_set.questions() if q.kind == "long-text")
    given = {(key, 0): Answer(State.GIVEN, words)}
    build.do(record_answers, officer, account, question_set, given, {})
