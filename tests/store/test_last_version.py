"""A database of the last version, made by its own example council, opens and verifies."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from reviews.config import Settings
from reviews.domain.record.event_kinds import EventKind
from reviews.factory import create_app

KEPT = Path(__file__).with_name("last_version.tar.xz")
"""`reviews.db` and `files`, as `serve --with-example` left them."""


@pytest.fixture
def brought_over(tmp_path: Path) -> Flask:
    with tarfile.open(KEPT) as archive:
        archive.extractall(tmp_path, filter="data")
    return create_app(
        Settings(
            database_url=f"sqlite:///{tmp_path}/reviews.db",
            files_dir=f"{tmp_path}/files",
            secret_key="only for tests",
            local="yes",
        )
    )


def test_what_the_last_version_recorded_still_verifies(brought_over: Flask) -> None:
    commands = brought_over.test_cli_runner()
    assert commands.invoke(args=["init"]).exit_code == 0
    told = commands.invoke(args=["verify"])
    assert told.output == "Everything matches: 702 events, 1756 records, 183 files.\n"


def test_what_the_last_version_recorded_is_known_by_the_same_words(
    brought_over: Flask, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "reviews.db")) as kept:
        recorded = {kind for (kind,) in kept.execute("SELECT DISTINCT kind FROM event")}
    assert recorded
    assert recorded <= set(EventKind)
