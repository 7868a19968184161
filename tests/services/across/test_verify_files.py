"""Files: each as it was recorded, whatever lies in its place; and what no record names."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import time

import pytest

from reviews.domain.record.faults import FaultMeaning
from reviews.files.looking import place
from tests.forging import Case, Council


@pytest.fixture
def case(council_in_sqlite: Council, tmp_path: Path) -> Iterator[Case]:
    folder = tmp_path / "copied"
    shutil.copytree(council_in_sqlite.folder, folder)
    with council_in_sqlite.forging() as made:
        made.folder = folder
        yield made


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def _no_shelf(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"")


SENTENCES: list[tuple[Callable[[Path], None], str, FaultMeaning]] = [
    (_flip, "has been changed since it was recorded", FaultMeaning.CHANGED),
    (Path.unlink, "is missing", FaultMeaning.MISSING),
    (_folder, "is a folder", FaultMeaning.CHANGED),
    (_link, "is a link to something else", FaultMeaning.CHANGED),
    (_pipe, "is no file at all", FaultMeaning.CHANGED),
    (_longer, "were recorded", FaultMeaning.CHANGED),
    (_no_shelf, "is missing", FaultMeaning.MISSING),
]


@pytest.mark.parametrize("table", ["stored_file", "letter_file"])
@pytest.mark.parametrize(("change", "says", "meaning"), SENTENCES)
def test_a_file_that_is_not_as_it_was(
    case: Case, table: str, change: Callable[[Path], None], says: str, meaning: FaultMeaning
) -> None:
    key = case.one(f"SELECT id FROM {table} ORDER BY id LIMIT 1")
    bytes_id = case.one(f"SELECT bytes_id FROM {table} WHERE id = '{key}'")
    change(place(case.folder, bytes_id))
    found = [one for one in case.faults() if (one.table, one.row) == (table, case.id(key))]
    assert [one.meaning for one in found] == [meaning]
    assert str(found[0]).startswith(f"The file {bytes_id} of the {table} record {case.id(key)} ")
    assert says in str(found[0])


def test_a_file_that_cannot_be_read(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    count = case.one("SELECT count(*) FROM stored_file")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("reviews.files.looking.hashlib.file_digest", refuse)
    told = [str(one) for one in case.faults() if one.table == "stored_file"]
    assert len(told) == count
    assert all("cannot be read: Permission denied" in one for one in told)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "ab", "A" * 32])
def test_a_name_that_no_file_can_have_is_never_opened(case: Case, name: str) -> None:
    key = case.one("SELECT id FROM stored_file ORDER BY id LIMIT 1")
    case.run(f"UPDATE stored_file SET bytes_id = '{name}' WHERE id = '{key}'")
    told = case.told()
    assert "has a name in the record that no file can have" in told
    assert f"The stored_file record {case.id(key)} has been changed" in told


def test_a_file_that_no_record_names_is_told_after_a_day(case: Case) -> None:
    old, new = place(case.folder, "ab" + "0" * 30), place(case.folder, "cd" + "0" * 30)
    for path in (old, new, old.with_suffix(".part")):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"left over")
    for path in (old, old.with_suffix(".part")):
        os.utime(path, (time(), time() - 25 * 60 * 60))
    found = case.verified()
    assert found.faults == ()
    assert [one.partition(", which")[0] for one in found.notes] == [
        f"No record names the file ab/{old.name}",
        f"No record names the file ab/{old.name}.part",
    ]
