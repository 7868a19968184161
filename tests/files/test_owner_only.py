"""Nobody else on the machine may open the database, the files, the key or what commands write."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest
from flask import Flask

from reviews import config
from reviews.cli import keep_to_owner
from reviews.config import Settings
from reviews.files.disk import FileStore
from reviews.files.owner_only import close_to_others
from reviews.store.record.engine import open_engine

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _generous() -> Iterator[None]:
    """The process would let everybody write to what it makes."""
    before = os.umask(0)
    yield
    os.umask(before)


def _open_to_others(folder: Path) -> list[str]:
    return [
        str(one.relative_to(folder))
        for one in sorted(folder.rglob("*"))
        if S_IMODE(one.stat().st_mode) & 0o077
    ]


def _settings(folder: Path) -> Settings:
    return Settings(
        database_url=f"sqlite:///{folder}/records/reviews.db", files_dir=str(folder / "files")
    )


def test_what_is_made_is_for_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "_INSTANCE", tmp_path / "instance")
    settings = _settings(tmp_path)
    with open_engine(settings.url).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE one (a INTEGER)")
        FileStore(settings.folder("files_dir")).keep(b"words")
        settings.signing_key()
        made = {one.name for one in tmp_path.rglob("*")}
        assert {"reviews.db", "reviews.db-wal", "reviews.db-shm", "secret-key", "files"} <= made
        assert _open_to_others(tmp_path) == []


def test_what_stood_open_is_closed_at_the_start_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(config, "_INSTANCE", tmp_path / "instance")
    settings = _settings(tmp_path)
    kept = settings.on_disk
    for one in kept:
        if "." in one.name or one.name == "secret-key":
            one.parent.mkdir(exist_ok=True)
            one.write_bytes(b"")
        else:
            one.mkdir()
    loose = [one for one in kept if S_IMODE(one.stat().st_mode) & 0o077]
    assert loose == list(kept)
    app = Flask("tried")
    keep_to_owner(app, settings)
    assert [one for one in kept if S_IMODE(one.stat().st_mode) & 0o077] == []
    assert len(caplog.messages) == len(kept) == 9
    says = f"Others on this machine could open {tmp_path}/records/reviews.db. Now only its owner"
    assert any(one.startswith(says) for one in caplog.messages)
    caplog.clear()
    keep_to_owner(app, settings)
    assert caplog.messages == []
    assert os.umask(0) == 0, "a web server's own mode stays"


def test_what_cannot_be_closed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError

    (tmp_path / "open").touch()
    monkeypatch.setattr(Path, "chmod", refuses)
    said = close_to_others([tmp_path / "open", tmp_path / "not there"])
    assert said == [
        f"Others on this machine may open {tmp_path}/open, and this could not be changed."
    ]


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///", "postgresql://here/reviews"])
def test_no_folder_is_closed_for_a_database_that_is_not_in_one(address: str) -> None:
    kept = Settings(database_url=address, files_dir="/away").on_disk
    assert [one.name for one in kept] == ["instance", "secret-key", "away"]


def test_commands_write_for_their_owner(tmp_path: Path) -> None:
    surroundings = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/reviews.db",
        "FILES_DIR": str(tmp_path / "files"),
        "SECRET_KEY": "only for tests",
    }
    (tmp_path / "reviews.db").touch(mode=0o644)
    for command in (["init"], ["export-log", str(tmp_path / "log.xlsx")]):
        ran = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", *command],
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert ("reviews.db. Now only its owner can." in ran.stderr) == (command == ["init"])
    assert (tmp_path / "log.xlsx").is_file()
    assert _open_to_others(tmp_path) == []
