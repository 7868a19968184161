"""What no record names goes after a day; what one names, or is young, stays."""

import os
import sys
import time
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from time import sleep
from typing import Any

import pytest

from reviews.services.record.files import small, take_in
from reviews.services.review.requests import receive_document
from reviews.store.tables import StoredFile
from tests.build import Build
from tests.journeys.visits.test_on_visit import picture

HOUR = 3600


def age(path: Path, hours: float) -> Path:
    """Make a file so many hours old."""
    then = time.time() - hours * HOUR
    os.utime(path, (then, then))
    return path


@pytest.fixture
def tidy(app: Any) -> Any:
    def run(code: int = 0) -> str:
        ran = app.test_cli_runner().invoke(args=["tidy"])
        assert ran.exit_code == code, ran.output
        said: str = ran.output
        return said.removesuffix("\n")

    return run


@pytest.fixture
def named(build: Build) -> str:
    """The id of bytes that a record names, a week old, with a small picture of them."""
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    photo = take_in(build.house.files, "door.jpg", picture(), 1_000_000)
    told = {"item": "", "about": "Door", "true_on": None}
    build.do(receive_document, officer, review, photo, **told)
    small(build.house.files, photo.kept.bytes_id)
    for path in build.house.files.folder.rglob(f"{photo.kept.bytes_id}*"):
        age(path, 7 * 24)
    return photo.kept.bytes_id


def test_what_no_record_names_goes_after_a_day(build: Build, named: str, tidy: Any) -> None:
    store = build.house.files
    assert tidy() == "There was nothing to remove."
    old, young = (store.keep(words).bytes_id for words in (b"old", b"young"))
    age(store.whereabouts(old), 24.1)
    age(store.whereabouts(young), 23.9)
    store.keep_small(old, b"small")
    age(store.whereabouts(old).with_suffix(".small"), 30)
    part = store.whereabouts(named).with_name("0123.part")
    part.write_bytes(b"half")
    age(part, 25)
    new = store.whereabouts(named).with_name("4567.part")
    new.write_bytes(b"being written")
    probe = store.folder / ".probe-00"
    probe.write_bytes(b"ok")
    age(probe, 48)
    notes = store.folder / "README"
    notes.write_text("of the council's own")
    age(notes, 1000)
    said = tidy()
    assert said == (
        "Removed: 1 file that no record names, 2 files that were cut short, 1 small picture of "
        "such a file; 0.0 MB in all."
    )
    left = {one.name for one in store.folder.rglob("*") if one.is_file()}
    assert left == {named, f"{named}.small", young, "4567.part", "README"}
    assert store.read(named) == picture()


def test_nothing_goes_where_folder_and_database_seem_not_to_belong_together(
    build: Build, named: str, tidy: Any
) -> None:
    store = build.house.files
    strangers = [store.keep(b"of another council").bytes_id for _ in range(11)]
    for one in strangers:
        age(store.whereabouts(one), 48)
    said = tidy(1)
    assert "No record names 11 of the 12 files in this folder" in said
    assert all(store.digest(one) for one in (named, *strangers))
    store.discard(strangers.pop())
    assert "Removed: 10 files that no record names" in tidy()


def test_a_new_database_beside_an_old_folder_takes_nothing_away(build: Build, tidy: Any) -> None:
    old = build.house.files.keep(b"of the council, before its database was lost").bytes_id
    age(build.house.files.whereabouts(old), 48)
    assert "No record names 1 of the 1 files in this folder" in tidy(1)
    assert build.house.files.digest(old)


UPLOADER = """
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from reviews.files.disk import FileStore
from reviews.services.people.officers import add_team
from reviews.services.people.set_up import command_line
from reviews.services.record.files import Filing, file_row, take_in
from reviews.store.record.engine import open_engine, writing

engine, store = open_engine(sys.argv[1]), FileStore(Path(sys.argv[2]))
for number in count():
    upload = take_in(store, "paper.txt", f"{number} ".encode() * 500_000, 25_000_000)
    with writing(engine) as session:
        act = command_line(datetime.now(UTC))
        file_row(session, act, upload, Filing("document", about=str(number)))
        add_team(session, act, f"Team {number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize(
    "seed", [pytest.param(one, marks=() if one < 2 else pytest.mark.soak) for one in range(40)]
)
def test_after_a_kill_tidy_leaves_what_is_named_and_nothing_else(
    build: Build, database_url: str, tidy: Any, seed: int
) -> None:
    store = build.house.files
    program = [sys.executable, "-c", UPLOADER, database_url, str(store.folder)]
    uploader = Popen(program, stdout=PIPE, text=True)
    assert uploader.stdout
    first = uploader.stdout.readline()
    sleep(Random(seed).uniform(0, 0.3))
    uploader.kill()
    said = [first, *uploader.communicate()[0].splitlines()]
    named = {one.bytes_id: one for one in build.rows(StoredFile)}
    assert {int(one) for one in said} <= {int(one.about) for one in named.values()}
    for path in store.folder.rglob("*"):
        if path.is_file():
            age(path, 48)
    tidy()
    assert {one.name for one in store.folder.rglob("*") if one.is_file()} == set(named)
    assert all(store.digest(key) == row.sha256 for key, row in named.items())
    build.house.engine.dispose()
