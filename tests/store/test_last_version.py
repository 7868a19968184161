"""A database of the last version, made by its own example council, opens and verifies.

To keep the one of a new version: `serve --with-example` into an empty folder with DATABASE_URL and
FILES_DIR set, stop it, `PRAGMA wal_checkpoint(TRUNCATE)` and `VACUUM`, and pack `reviews.db` and
`files` with tar and xz.
"""

import re
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from flask import Flask

from reviews.config import Settings
from reviews.domain.people.roles import Role
from reviews.domain.record.event_kinds import EventKind
from reviews.factory import create_app
from reviews.services.register.contact_said import whose_letters_wait
from reviews.store.people import officers
from reviews.store.register.residents import contact
from reviews.store.tables import Account, ContactDecision
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock

KEPT = Path(__file__).with_name("last_version.tar.xz")
TOLD = "Everything matches: 702 events, 1756 records, 183 files.\n"


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


def test_what_the_last_version_recorded_still_verifies(brought_over: Flask) -> None:
    commands = brought_over.test_cli_runner()
    assert commands.invoke(args=["init"]).exit_code == 0
    assert commands.invoke(args=["verify"]).output == TOLD
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
