"""Erasing: words go with all that tells them, and later saves raise no alarm."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.record.event_kinds import ERASING, EventKind
from reviews.services.across.erasure import discard_bytes, erase, erase_words
from reviews.services.across.erasure_list import NAME, erasure_list
from reviews.services.across.verify import Verified, verify
from reviews.services.register import residents
from reviews.store.across import erasure
from reviews.store.record.engine import reading_session
from reviews.store.tables import (
    AnswerVersion,
    Event,
    EventPayload,
    Finding,
    ResidentName,
    StoredFile,
)
from tests.build import Build
from tests.letter_case import LetterCase

SAID = "Wrenfeather shouts at night"
USES = (Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER)
WHY = "Article 17, decided by the data protection officer"


_EVENTS = (Event.__table__, EventPayload.__table__)


def checked(build: Build) -> Verified:
    with reading_session(build.house.engine) as session:
        found: Verified = verify(session, build.house.files)
    return found


def everywhere(build: Build, word: str) -> set[str]:
    """The tables and columns in which a word stands."""
    found: set[str] = set()
    with reading_session(build.house.engine) as session:
        looked = [*(one.__table__ for one in erasure.tables().values()), *_EVENTS]
        for table in looked:
            for row in session.execute(select(table)).mappings():
                said = (name for name, value in row.items() if word in str(value))
                found |= {f"{table}.{name}" for name in said}
    return found


def event_of(build: Build, kind: EventKind) -> Event:
    found: Event = [one for one in build.rows(Event) if one.kind == kind][-1]
    return found


@pytest.fixture
def case(build: Build) -> LetterCase:
    case = LetterCase(build, agreed=False)
    case.conclude(case.interview(case.residents[0], SAID, *USES))
    return case


def test_a_finding_and_a_file_go_with_their_names_and_bytes(case: LetterCase) -> None:
    build = case.build
    for kind in (EventKind.FINDING_WRITTEN, EventKind.DOCUMENT_RECEIVED):
        gone = build.do(erase_words, None, event_of(build, kind).hash, WHY)
        assert gone.rows >= 1
    erased = [one for one in build.rows(StoredFile) if one.erased_at]
    assert [one.name for one in erased] == [erasure.ERASED]
    assert erasure.ERASED in {one.words for one in build.rows(Finding)}
    found = checked(build)
    assert found.faults
    assert all("still there" in one.sentence for one in found.faults)
    with reading_session(build.house.engine) as session:
        assert discard_bytes(session, build.house.files) == 1
        assert discard_bytes(session, build.house.files) == 0
    found = checked(build)
    assert found.faults == ()
    assert [one for one in found.erased if "The file of" in one and "was erased" in one]


def test_all_that_was_erased_one_after_the_other_verifies(case: LetterCase) -> None:
    build = case.build
    case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    before = [(one.hash, one.kind) for one in build.rows(Event)]
    assert len(before) > 40
    for hash_, _ in before:
        build.do(erase_words, None, hash_, WHY)
    found = checked(build)
    assert {one for one in found.faults if "still there" not in one.sentence} == set()
    assert everywhere(build, "Wrenfeather") == set()
    assert len(found.erased) >= len(before)


def test_a_later_save_on_the_same_row_raises_no_alarm(case: LetterCase) -> None:
    build, fergus = case.build, case.residents[-1]
    event = event_of(build, EventKind.RESIDENT_ADDED)
    build.do(erase_words, None, event.hash, WHY)
    build.do(residents.change_name, case.lead, case.scheme, fergus, "Someone Else", "")
    assert checked(build).faults == ()
    named = {one.full_name for one in build.rows(ResidentName) if one.superseded_at is None}
    assert "Someone Else" in named


def test_earlier_events_that_wrote_the_row_go_too(case: LetterCase) -> None:
    """A salt that is left would let anyone try which words the row held."""
    build = case.build
    answer = next(one for one in build.rows(AnswerVersion) if SAID in (one.value or ""))

    def erase_one(session: Session, act: Any) -> Any:
        rows = erasure.rows_of(session, [("answer_version", str(answer.id))])
        return erase(session, act, rows, EventKind.PERSON_ERASED)

    build.do(erase_one, case.lead)
    with reading_session(build.house.engine) as session:
        left = erasure.writers(session, [("answer_version", str(answer.id))])
        (own,) = [one for one in build.rows(Event) if one.kind == EventKind.PERSON_ERASED]
        assert left == {own.position}
        assert erasure_list(session).rows == (("answer_version", str(answer.id)),)
    assert everywhere(build, "Wrenfeather") == set()
    assert checked(build).faults == ()


def test_what_is_not_as_recorded_is_not_erased(case: LetterCase) -> None:
    build = case.build
    event = event_of(build, EventKind.FINDING_WRITTEN)
    with build.house.engine.begin() as connection:
        connection.execute(text("UPDATE finding SET theme = 'needs '"))
    with pytest.raises(Refused, match="Nothing was erased"):
        build.do(erase_words, None, event.hash, WHY)
    with pytest.raises(NotThere):
        build.do(erase_words, None, "f" * 64, WHY)
    with pytest.raises(Refused, match="lawful ground"):
        build.do(erase_words, None, event.hash, " ")


def test_what_erases_is_one_of_the_kinds_that_may(case: LetterCase) -> None:
    build = case.build
    build.do(erase_words, None, event_of(build, EventKind.FINDING_WRITTEN).hash, WHY)
    naming = [one.kind for one in build.rows(Event) if '"erases"' in one.body]
    assert naming == [EventKind.WORDS_ERASED]
    assert set(naming) <= ERASING


def test_it_says_what_else_holds_the_same_words(build: Build) -> None:
    case = LetterCase(build, agreed=False)
    case.interview(case.residents[0], SAID, *USES)
    case.write(FindingKind.STRENGTH, f"Someone told us: {SAID}.")
    gone = build.do(erase_words, None, event_of(build, EventKind.ANSWERS_RECORDED).hash, WHY)
    assert gone.also == ("Findings, in every wording: 1",)
    assert build.do(erase_words, None, event_of(build, EventKind.TEAM_ADDED).hash, WHY).also == ()


def test_the_command_says_what_went_and_finishes_it(app: Flask, case: LetterCase) -> None:
    build, runner = case.build, app.test_cli_runner()
    event = event_of(build, EventKind.DOCUMENT_RECEIVED)
    done = runner.invoke(args=["erase", event.hash, "--reason", WHY])
    assert done.exit_code == 0
    assert "in 1 record too" in done.output
    (file,) = [one for one in build.rows(StoredFile) if one.erased_at]
    assert build.house.files.digest(file.bytes_id) is None
    assert file.bytes_id in (build.house.files.folder / NAME).read_text()
    verified = runner.invoke(args=["verify"])
    assert verified.exit_code == 0
    assert "was erased" in verified.output
    wrong = runner.invoke(args=["erase", "f" * 64, "--reason", WHY])
    assert (wrong.exit_code, "No event has this hash" in wrong.output) == (1, True)


def test_nothing_of_it_is_left_in_the_file_of_the_database(case: LetterCase) -> None:
    build = case.build
    if build.house.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps what was there until it is vacuumed.")
    path = build.house.settings.url.removeprefix("sqlite:///")
    build.house.engine.dispose()
    assert b"Wrenfeather" in Path(path).read_bytes()
    build.do(erase_words, None, event_of(build, EventKind.ANSWERS_RECORDED).hash, WHY)
    build.house.engine.dispose()
    assert b"Wrenfeather" not in Path(path).read_bytes()
    assert not Path(f"{path}-wal").exists()
