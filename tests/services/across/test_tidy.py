"""What no record names goes after a day; what one names, or is young, stays."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from reviews.services.across import tidy as service
from reviews.services.record.files import small, take_in
from reviews.services.review.requests import receive_document
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
    build: Build, named: str, tidy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = build.house.files
    monkeypatch.setattr(service, "_MOST_AT_ONCE", 2)
    strangers = [store.keep(b"of another council").bytes_id for _ in range(3)]
    for one in strangers:
        age(store.whereabouts(one), 48)
    said = tidy(1)
    assert "No record names 3 of the 4 files in this folder" in said
    assert all(store.digest(one) for one in (named, *strangers))
