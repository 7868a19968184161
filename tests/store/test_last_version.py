"""A database of the last version, made by its own example council, opens and verifies.

To keep the one of a new version: `serve --with-example` into an empty folder with DATABASE_URL and
FILES_DIR set, stop it, `PRAGMA wal_checkpoint(TRUNCATE)` and `VACUUM`, and pack `reviews.db` and
`files` with tar and xz.
"""

import json
import re
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from reviews.config import Settings
from reviews.documents.letters.text import letter_text
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.accounts.read_back import is_read_back
from reviews.domain.letters.fields_filled import FOR_RESIDENTS
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.letters.record_number import as_typed, in_fours
from reviews.domain.people.roles import Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.events import COMMAND_LINE, sha256
from reviews.factory import create_app
from reviews.services.register.contact_said import whose_letters_wait
from reviews.store.letters.record_numbers import bearing, number_of
from reviews.store.people import officers
from reviews.store.record.engine import reading_session
from reviews.store.record.migrate import upgrade
from reviews.store.register.residents import contact
from reviews.store.tables import Account, ContactDecision, Letter, LetterFile, StaffTime
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.store.record.test_registering import unregistered

KEPT = Path(__file__).with_name("last_version.tar.xz")
TOLD = (
    "Everything matches: 705 events, 2510 records, 183 files.\n"
    "Nobody outside this service witnesses the record. Whoever can rewrite the whole database "
    "could do so unseen, but for the record numbers on letters.\n"
    "No checkpoint has left the service.\n"
)


@pytest.fixture
def brought_over(tmp_path: Path, clock: Clock) -> Flask:
    with tarfile.open(KEPT) as archive:
        archive.extractall(tmp_path, filter="data")
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/reviews.db",
        files_dir=f"{tmp_path}/files",
        secret_key="only for tests",
        local="yes",
    )
    clock.move(days=7)
    return create_app(settings, clock=clock)


def test_what_the_last_version_recorded_still_verifies(brought_over: Flask, clock: Clock) -> None:
    commands = brought_over.test_cli_runner()
    assert commands.invoke(args=["init"]).exit_code == 0
    assert commands.invoke(args=["verify"]).output == TOLD
    build = Build(brought_over.extensions["reviews"], clock)
    assert build.read(unregistered) == (set(), set())
    nothing = commands.invoke(args=["verify", "--head", " "])
    assert (nothing.exit_code, "Everything matches" in nothing.output) == (1, False)
    assert "Give the number that the letter bears" in nothing.output


def test_its_reviews_letters_and_histories_open(brought_over: Flask, clock: Clock) -> None:
    brought_over.test_cli_runner().invoke(args=["init"])
    build = Build(brought_over.extensions["reviews"], clock)
    every = build.read(officers.officers)
    lead = next(one for one in every if Role.LEAD_REVIEWER in one.roles)
    client = Client(brought_over, build).sign_in(build.read(officers.viewer, lead.id))
    reviews = set(re.findall(r"/reviews/[0-9a-f-]{36}", client.get("/reviews").text))
    assert reviews
    for review in reviews:
        client.get(review)
        for page in ("history", "letters", "findings", "overall", "board", "documents", "request"):
            client.get(f"{review}/{page}")
        listed = client.get(f"{review}/letters").text
        for letter in set(re.findall(r"/letters/[0-9a-f-]{36}", listed)):
            client.get(letter)
    for page in ("/", "/schemes", "/calendar", "/programmes", "/log", "/letters"):
        client.get(page)
    assert brought_over.test_cli_runner().invoke(args=["verify"]).output == TOLD


def test_the_numbers_on_its_paper_stay_good(brought_over: Flask, clock: Clock) -> None:
    commands = brought_over.test_cli_runner()
    assert commands.invoke(args=["init"]).exit_code == 0
    resources = Build(brought_over.extensions["reviews"], clock).house
    query = (
        select(Letter.id, Letter.reference, LetterFile.bytes_id)
        .join(LetterFile, LetterFile.letter_id == Letter.id)
        .where(LetterFile.draft == Letter.draft, LetterFile.format == LetterFormat.DOCX)
    )
    with reading_session(resources.engine) as session:
        papers = session.execute(query).all()
        for key, reference, bytes_id in papers:
            words = letter_text(read_blocks(resources.files.read(bytes_id))).decode()
            number = number_of(session, key)
            assert number
            assert f"record {number}" in " ".join(words.split())
            typed = as_typed(f" {in_fours(number).upper()} ")
            assert reference in [one.reference for one in bearing(session, typed)]
    assert len(papers) > 10
    told = commands.invoke(args=["verify", "--head", in_fours(number).upper()])
    assert told.exit_code == 0
    assert f"belongs to letter {reference}, dated" in told.output


def test_its_council_is_told_what_its_letters_wait_for(brought_over: Flask, clock: Clock) -> None:
    told = brought_over.test_cli_runner().invoke(args=["init"]).output
    assert "No letter to a resident can be written before “Settings” says:" in told
    assert "No letter can be written" not in told
    build = Build(brought_over.extensions["reviews"], clock)
    every = build.read(officers.officers)
    admin = next(one for one in every if Role.ADMINISTRATOR in one.roles and not one.closed_at)
    client = Client(brought_over, build).sign_in(build.read(officers.viewer, admin.id))
    home = client.get("/")
    assert "No letter of any kind" not in home.words()
    assert home.links()["the out-of-hours number for housing"] == "/settings#out_of_hours"
    page = client.get("/settings")
    assert "name what is not switched on: Easy Read, Braille" in page.words()
    said = dict.fromkeys(FOR_RESIDENTS, "Ring 01632 960100 & ask")
    page = client.send(page, said, formats_offered="")
    assert "The settings are saved." in page.words()
    assert "wait for the council’s settings" not in client.get("/").words()


def test_accounts_finished_before_are_read_once_and_nothing_is_changed(
    brought_over: Flask, clock: Clock
) -> None:
    brought_over.test_cli_runner().invoke(args=["init"])
    build = Build(brought_over.extensions["reviews"], clock)
    known = {one.resident_id: build.read(contact, one.resident_id) for one in build.rows(Account)}
    known.pop(None)
    waiting = build.read(whose_letters_wait, known)
    assert waiting
    assert waiting.keys() < known.keys()
    assert build.rows(ContactDecision) == []
    assert brought_over.test_cli_runner().invoke(args=["verify"]).output == TOLD


def test_staff_time_recorded_before_is_listed_and_in_no_total(
    brought_over: Flask, clock: Clock
) -> None:
    brought_over.test_cli_runner().invoke(args=["init"])
    build = Build(brought_over.extensions["reviews"], clock)
    lead = next(one for one in build.read(officers.officers) if Role.LEAD_REVIEWER in one.roles)
    client = Client(brought_over, build).sign_in(build.read(officers.viewer, lead.id))
    listed = client.get("/reviews").text
    told = [one for one in build.rows(StaffTime) if f"/reviews/{one.review_id}" in listed]
    assert told
    for one in told:
        words = client.get(f"/reviews/{one.review_id}/staff-time").words()
        assert f"{one.what}: {one.staff} staff" in words
        assert "Not said how they count" in words
        assert "Total," not in words


def test_accounts_finished_before_do_not_say_whether_they_were_read_back(
    brought_over: Flask, clock: Clock
) -> None:
    brought_over.test_cli_runner().invoke(args=["init"])
    build = Build(brought_over.extensions["reviews"], clock)
    told = [one for one in build.rows(Account) if one.completed_at and is_read_back(one.source)]
    account = next(one for one in told if one.resident_id is None)
    reader = build.read(officers.viewer, account.heard_by)
    page = Client(brought_over, build).sign_in(reader).get(f"/accounts/{account.id}")
    assert "Not recorded whether it was read back" in page.words()
    assert "Not read back yet" not in page.words()


def test_what_the_last_version_recorded_is_known_by_the_same_words(
    brought_over: Flask, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "reviews.db")) as kept:
        recorded = {kind for (kind,) in kept.execute("SELECT DISTINCT kind FROM event")}
    assert recorded
    assert recorded <= set(EventKind)


@pytest.mark.parametrize("most", [2, pytest.param(1_000, marks=pytest.mark.soak)])
def test_one_bit_of_any_file_that_changed_is_told(
    brought_over: Flask, tmp_path: Path, most: int
) -> None:
    commands, chance = brought_over.test_cli_runner(), Random(most)
    assert commands.invoke(args=["init"]).exit_code == 0
    kept = sorted(one for one in (tmp_path / "files").rglob("*") if one.is_file())
    for file in chance.sample(kept, min(most, len(kept))):
        whole = file.read_bytes()
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(changed)
        told = commands.invoke(args=["verify"])
        assert told.exit_code == 1
        assert told.output.count("has been changed since it was recorded") >= 1
        file.write_bytes(whole)
    assert commands.invoke(args=["verify"]).output == TOLD


def erased_as_before(old: sqlite3.Connection, position: int) -> int:
    """An event of version 0024 that says that words were erased, and not of which event."""
    (stream,) = old.execute("SELECT stream FROM event WHERE position = ?", (position,)).fetchone()
    head = "SELECT sequence, hash FROM stream_head WHERE stream = ?"
    sequence, before = old.execute(head, (stream,)).fetchone()
    body = json.dumps(
        {
            "about": {},
            "at": "2026-11-24T10:00:00.000000+00:00",
            "by": str(COMMAND_LINE),
            "kind": "words_erased",
            "payload": sha256("salt{}"),
            "previous": before,
            "rows": sha256(""),
            "sequence": sequence + 1,
            "stream": stream,
        },
        sort_keys=True,
    )
    of = (stream, sequence + 1, COMMAND_LINE.hex, "2026-11-24 10:00:00.000000", body, sha256(body))
    made = old.execute(
        "INSERT INTO event (stream, sequence, kind, by, at, body, hash)"
        " VALUES (?, ?, 'words_erased', ?, ?, ?, ?) RETURNING position",
        of,
    ).fetchone()[0]
    old.execute("INSERT INTO event_payload VALUES (?, 'salt', '{}', NULL)", (made,))
    old.execute(
        "UPDATE stream_head SET sequence = ?, hash = ? WHERE stream = ?",
        (sequence + 1, sha256(body), stream),
    )
    return int(made)


def test_what_it_erased_is_named_and_what_stands_is_covered(
    brought_over: Flask, tmp_path: Path
) -> None:
    """Version 0024 emptied an event's words, salt and row, and no event named which."""
    upgrade(brought_over.extensions["reviews"].engine, "0024")
    with closing(sqlite3.connect(tmp_path / "reviews.db")) as old:
        position, key = old.execute(
            "SELECT position, row_id FROM event JOIN event_row ON event_position = position"
            " WHERE row_table = 'answer_version' AND kind = 'answers_recorded' LIMIT 1"
        ).fetchone()
        erased_by = erased_as_before(old, position)
        old.execute(
            "UPDATE event_payload SET salt = NULL, words = NULL, erased_by_event = ?"
            " WHERE event_position = ?",
            (erased_by, position),
        )
        old.execute("UPDATE answer_version SET value = NULL WHERE id = ?", (key.replace("-", ""),))
        old.commit()
        hash_ = old.execute("SELECT hash FROM event WHERE position = ?", (position,)).fetchone()[0]
    commands = brought_over.test_cli_runner()
    assert commands.invoke(args=["init"]).exit_code == 0
    found = commands.invoke(args=["verify"]).output
    assert "were erased" in found
    assert "Everything matches: 707 events" in found
    with closing(sqlite3.connect(tmp_path / "reviews.db")) as new:
        body, by = new.execute(
            "SELECT body, by FROM event WHERE kind = 'erasures_named'"
        ).fetchone()
        assert json.loads(body)["erases"] == [hash_]
        assert UUID(by) == COMMAND_LINE
        new.execute("UPDATE answer_version SET value = 'put in'")
        new.commit()
    assert "has been changed since it was recorded" in commands.invoke(args=["verify"]).stderr
