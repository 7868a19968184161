"""A back-up holds all of one moment, is whole or not there, and keeps nobody from saving."""

import errno
import io
import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from flask import Flask

from reviews.domain.across.back_ups import read_manifest
from reviews.domain.errors import Refused
from reviews.files import back_up_folder
from reviews.files.back_up_folder import BackUpFolder, digest_of, read_back_up
from reviews.files.disk import FileStore
from reviews.services.across.erasure_list import NAME
from reviews.services.across.kept_safe import last_known
from reviews.store.record import copies
from reviews.store.record.engine import open_engine, reading_session
from reviews.store.tables import BackUp, Event, Team
from tests.kept import KEY, Kept
from tests.store.record.test_kills import WRITER

ROOT = Path(__file__).resolve().parents[3]


def test_it_holds_the_database_each_file_and_the_key_and_says_so_last(kept: Kept) -> None:
    before = kept.build.read(copies.holdings)
    made = kept.back_up()
    manifest = read_manifest((made.folder / "manifest.json").read_text())
    assert made.folder == kept.folder / "0001"
    assert manifest == made.manifest == read_back_up(kept.folder).manifest
    assert manifest.holdings == before
    assert manifest.holdings.events == len(kept.build.rows(Event)) - 1
    assert {one.name for one in manifest.files} == {
        path.name for path in kept.build.house.files.folder.rglob("*") if path.is_file()
    }
    assert len(manifest.files) == 3
    assert made.key("secret-key") == KEY
    assert list(made.faults()) == []
    assert manifest.faults == ()
    said = (made.folder / "manifest.json.sha256").read_text()
    assert said == f"{digest_of(made.folder / 'manifest.json')}  manifest.json\n"
    assert not list(made.folder.glob("*-wal"))


def test_only_its_owner_reads_it(kept: Kept) -> None:
    made = kept.back_up()
    for path in (kept.folder, *kept.folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert (made.folder / "keys" / "secret-key").is_file()


def test_the_record_and_a_file_beside_the_files_know_of_it(kept: Kept) -> None:
    assert last_known(kept.build.house.files) == "No back-up is known."
    made = kept.back_up()
    (row,) = kept.build.rows(BackUp)
    assert (row.id, row.number, row.files, row.faults) == (made.manifest.id, 1, 3, 0)
    assert row.manifest_sha256 == made.digest
    assert row.events == made.manifest.holdings.events
    assert kept.build.rows(Event)[-1].kind == "backed_up"
    assert last_known(kept.build.house.files) == (
        "The last back-up is number 1, of 23 November 2026."
    )


def test_a_file_that_the_one_before_holds_takes_no_room_again(kept: Kept) -> None:
    first = kept.back_up()
    later = kept.file("Rota of December")
    second = kept.back_up()
    assert second.manifest.number == 2
    for one in second.manifest.files:
        links = second.files.whereabouts(one.name).stat().st_nlink
        assert links == (1 if one.name == later.bytes_id else 2)
    shutil.rmtree(first.folder)
    assert list(second.faults()) == []


def test_a_file_that_rotted_in_the_one_before_is_copied_anew(kept: Kept) -> None:
    first = kept.back_up()
    path = first.files.whereabouts(first.manifest.files[0].name)
    path.write_bytes(b"rotten")
    second = kept.back_up()
    assert list(second.faults()) == []
    assert list(first.faults()) != []


def test_a_file_that_is_missing_or_changed_is_named_and_the_rest_is_kept(kept: Kept) -> None:
    lost, changed = kept.file("Lost"), kept.file("Changed")
    store = kept.build.house.files
    store.whereabouts(lost.bytes_id).unlink()
    store.whereabouts(changed.bytes_id).write_text("Chandeg")
    made = kept.back_up()
    assert set(made.manifest.faults) == {
        f"The file of the {lost.purpose} {lost.id} is missing.",
        f"The file of the {changed.purpose} {changed.id} has been changed since it was recorded.",
    }
    assert len(made.manifest.files) == 4
    assert list(made.faults()) == []
    store.whereabouts(changed.bytes_id).write_text("Changed")
    store.whereabouts(lost.bytes_id).write_text("Lost")
    mended = kept.back_up()
    assert mended.manifest.faults == ()
    assert mended.files.read(changed.bytes_id) == b"Changed"


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_suffix(".away"))
    path.symlink_to(path.with_suffix(".away"))


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _no_shelf(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("no folder")


IN_ITS_PLACE: list[tuple[Callable[[Path], None], str]] = [
    (_folder, "is a folder"),
    (_link, "is a link to something else"),
    (_pipe, "is no file at all"),
    (_no_shelf, "is missing"),
]


@pytest.mark.parametrize(("spoil", "says"), IN_ITS_PLACE)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_kept(
    kept: Kept, spoil: Callable[[Path], None], says: str
) -> None:
    bad = kept.file("Bad")
    spoil(kept.build.house.files.whereabouts(bad.bytes_id))
    made = kept.back_up()
    assert f"The file of the {bad.purpose} {bad.id} {says}." in made.manifest.faults
    assert bad.bytes_id not in {one.name for one in made.manifest.files}
    assert list(made.faults()) == []


@pytest.mark.parametrize(("spoil", "says"), IN_ITS_PLACE)
def test_one_that_went_bad_in_the_back_up_before_is_copied_anew(
    kept: Kept, spoil: Callable[[Path], None], says: str
) -> None:
    first = kept.back_up()
    name = first.manifest.files[0].name
    spoil(first.files.whereabouts(name))
    assert f"The file {name} of the back-up {says}." in list(first.faults())
    second = kept.back_up()
    assert (list(second.faults()), second.manifest.faults) == ([], ())


@pytest.mark.parametrize("step", ["_opened", "_read"])
def test_a_fault_of_the_disk_that_is_read_stops_nothing(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    bad = kept.file("Bad")
    real, error = io.FileIO, OSError(errno.EIO, os.strerror(errno.EIO))

    class Rotten(real):  # type: ignore[misc, valid-type]
        def __init__(self, path: Path, mode: str = "r") -> None:
            self._rots = Path(path).name == bad.bytes_id
            if self._rots and step == "_opened":
                raise error
            super().__init__(path, mode)

        def readinto(self, part: Any) -> int | None:
            if self._rots:
                raise error
            return real.readinto(self, part)

    monkeypatch.setattr(io, "FileIO", Rotten)
    made = kept.back_up()
    assert made.manifest.faults == (
        f"The file of the {bad.purpose} {bad.id} cannot be read: Input/output error.",
    )
    assert (len(made.manifest.files), list(made.faults())) == (3, [])
    assert not made.files.whereabouts(bad.bytes_id).exists()


def test_of_two_at_once_the_second_is_refused(kept: Kept) -> None:
    with (
        BackUpFolder(kept.folder).locked(),
        pytest.raises(Refused, match=r"Another back-up is being made in .*Wait until it is done"),
    ):
        kept.back_up()
    kept.back_up()


def test_what_was_begun_and_cut_off_is_no_back_up(kept: Kept) -> None:
    with pytest.raises(Refused, match=r"There is no back-up in .* without manifest\.json"):
        read_back_up(kept.folder)
    first = kept.back_up()
    left = kept.folder / "0002-unfinished"
    shutil.copytree(first.folder, left)
    without = kept.folder / "0009"
    without.mkdir()
    assert read_back_up(kept.folder).folder == first.folder
    assert kept.back_up().manifest.number == 2
    assert not left.exists()


def test_only_what_a_back_up_left_is_taken_away_and_only_numbers_are_back_ups(kept: Kept) -> None:
    made = kept.back_up()
    others = [kept.folder / name for name in ("report-unfinished", "-unfinished", "2-b-unfinished")]
    for one in (*others, kept.folder / "²"):
        shutil.copytree(made.folder, one)
    (kept.folder / "0003-unfinished").write_text("a file of somebody's")
    assert kept.back_up().manifest.number == 2
    assert all((one / "manifest.json").is_file() for one in others)
    assert read_back_up(kept.folder).manifest.number == 2


@pytest.mark.parametrize("beside", [b"", b"\xff\xfe", "²\n".encode("utf-16")])
def test_a_digest_that_is_no_text_is_not_that_of_the_manifest(kept: Kept, beside: bytes) -> None:
    made = kept.back_up()
    (made.folder / "manifest.json.sha256").write_bytes(beside)
    with pytest.raises(Refused, match="has been changed since it was written"):
        read_back_up(kept.folder)


@pytest.mark.parametrize("full", ["a file", "the manifest"])
def test_a_full_disk_is_said_and_nothing_is_left(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    first = kept.back_up()
    kept.file("One more")

    def fails(*_: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(back_up_folder, "copy" if full == "a file" else "sync_folder", fails)
    with pytest.raises(Refused, match=r"the disk is full. What was copied of it was taken away"):
        kept.back_up()
    assert {one.name for one in kept.folder.iterdir()} == {".lock", "0001", NAME}
    assert len(kept.build.rows(BackUp)) == 1
    assert list(first.faults()) == []


def test_what_cannot_be_kept_beside_the_files_is_said(
    kept: Kept,
) -> None:
    beside = kept.build.house.files.folder.with_name("files.last-back-up")
    beside.mkdir()
    with pytest.raises(Refused, match=r"is whole and on the record\. But its day"):
        kept.back_up()
    assert [one.number for one in kept.build.rows(BackUp)] == [1]


def test_people_go_on_saving_and_what_they_were_told_is_saved_before_it_is_in_it(
    kept: Kept, database_url: str, empty_url: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", WRITER, database_url]
    with Popen(command, stdout=PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(3)]
        made = kept.back_up()
        after = [writer.stdout.readline() for _ in range(3)]
        assert writer.poll() is None
        writer.kill()
    assert all(one.strip().isdigit() for one in (*said, *after))
    elsewhere = open_engine(empty_url)
    done = kept.restored(elsewhere, FileStore(tmp_path / "elsewhere" / "files"), made.folder)
    with reading_session(elsewhere) as session:
        names = {team.name for team in session.query(Team)}
    elsewhere.dispose()
    assert {f"Team {int(one)}" for one in said} <= names
    assert done.verified.faults == ()


def test_pg_dump_that_is_not_there_is_asked_for(
    kept: Kept, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    if database_url.startswith("sqlite"):
        kept.back_up()
        return
    with pytest.raises(Refused, match=r"pg_dump is not installed here. .* postgresql-client"):
        kept.back_up()
    assert not list(kept.folder.glob("0*"))


def test_the_command_says_where_it_is_and_ends_with_1_where_a_file_is_lost(
    app: Flask, kept: Kept
) -> None:
    run = app.test_cli_runner().invoke
    told = run(args=["backup", str(kept.folder)])
    assert told.exit_code == 0
    assert f"Back-up 1 is in {kept.folder}/0001" in told.output
    assert "3 files" in told.output
    key = (kept.folder / "0001" / "keys" / "secret-key").read_text()
    assert key == app.extensions["reviews"].settings.signing_key()
    kept.build.house.files.whereabouts(kept.file("Lost").bytes_id).unlink()
    told = run(args=["backup", str(kept.folder)])
    assert told.exit_code == 1
    assert "is missing." in told.output
    assert json.loads((kept.folder / "0002" / "manifest.json").read_text())["number"] == 2
