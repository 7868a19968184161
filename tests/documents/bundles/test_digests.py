"""The list of a bundle, and the program that checks by it: whatever was changed is told."""

import ast
import hashlib
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviews.documents.bundles.digests import (
    LIST_NAME,
    PROGRAM,
    listed,
    names_beside,
    plain_name,
    sha256_of,
)
from reviews.documents.bundles.parts import Beside

NAMES = ("bundle.pdf", "beside/rota.docx", "beside/Ŵyn & لا أعرف 🙂.eml")
Run = subprocess.CompletedProcess[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the other side gets it."""
    got = tmp_path / "got"
    (got / "beside").mkdir(parents=True)
    for number, name in enumerate(NAMES):
        (got / name).write_bytes(bytes([number]) * 3000)
    (got / LIST_NAME).write_bytes(listed((name, sha256_of(got / name)) for name in NAMES))
    shutil.copy(PROGRAM, got)
    return got


def run(folder: Path, *typed: str) -> Run:
    command = [sys.executable, "-I", str(folder / PROGRAM.name), *typed]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder.parent)


def test_any_tool_checks_by_the_list(folder: Path) -> None:
    asked = ["sha256sum", "-c", LIST_NAME]
    found = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert found.stdout.count(": OK") == len(NAMES)


def test_the_program_says_what_it_checked_and_what_it_cannot_show(folder: Path) -> None:
    found = run(folder)
    assert (found.returncode, found.stderr) == (0, "")
    assert "names 3 files" in found.stdout
    for name in NAMES:
        assert f"as listed   {name}" in found.stdout
    said = " ".join(found.stdout.split())
    assert "Every file in the list is there, exactly as it was when the list was made." in said
    assert "This cannot show who made the list." in said
    assert hashlib.sha256((folder / LIST_NAME).read_bytes()).hexdigest() in said
    assert "not listed" not in said


def test_a_list_is_found_by_its_name_or_its_folder(folder: Path, tmp_path: Path) -> None:
    for typed in (str(folder), str(folder / LIST_NAME), f"got/{LIST_NAME}"):
        assert run(folder, typed).returncode == 0
    assert run(folder, str(tmp_path)).returncode == 2


def test_every_bit_that_is_flipped_in_the_list_is_told(folder: Path) -> None:
    whole = (folder / LIST_NAME).read_bytes()
    places = [(at, bit) for at in range(len(whole)) for bit in range(8)]
    ends = [(at, bit) for at, bit in places if whole[at] in b"\n /. "]
    for at, bit in [*random.Random(8).sample(places, 40), *random.Random(9).sample(ends, 30)]:
        flipped = bytearray(whole)
        flipped[at] ^= 1 << bit
        (folder / LIST_NAME).write_bytes(flipped)
        assert run(folder).returncode in (1, 2), (at, bit)


@pytest.mark.parametrize("name", NAMES)
def test_a_bit_that_is_flipped_in_a_file_is_told(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[1500] ^= 4
    (folder / name).write_bytes(data)
    found = run(folder)
    assert found.returncode == 1
    assert f"CHANGED     {name}" in found.stdout
    assert "NOT ALL IS AS LISTED: 1 of 3" in found.stdout


def test_what_is_not_there_and_what_is_not_listed_are_named(folder: Path) -> None:
    (folder / NAMES[1]).rename(folder / "beside" / "Rota.docx")
    found = run(folder)
    assert found.returncode == 1
    assert "NOT THERE   beside/rota.docx" in found.stdout
    assert "not listed  beside/Rota.docx" in found.stdout


def test_line_ends_and_paths_of_windows_are_read(folder: Path) -> None:
    text = (folder / LIST_NAME).read_bytes()
    (folder / LIST_NAME).write_bytes(text.replace(b"\n", b"\r\n").replace(b"/", b"\\"))
    assert run(folder).returncode == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (b"", "its last line has no end"),
        (b"\xff\n", "no longer plain text"),
        (b"hello\n", "Line 1 of the list was cut or changed"),
        (f"{'0' * 64}  ../outside.txt\n".encode(), "Line 1 of the list"),
        (f"{'0' * 64}  C:/outside.txt\n".encode(), "Line 1 of the list"),
        (f"{'0' * 64}  a\n{'1' * 64}  a\n".encode(), "Line 2 of the list"),
    ],
)
def test_what_is_no_list_is_said_so(folder: Path, said: bytes, sentence: str) -> None:
    (folder / LIST_NAME).write_bytes(said)
    found = run(folder)
    assert found.returncode == 2
    assert sentence in found.stdout
    assert "nothing here is shown to be right" in found.stdout


def test_without_a_list_it_says_which_is_missing(folder: Path) -> None:
    (folder / LIST_NAME).unlink()
    found = run(folder)
    assert found.returncode == 2
    assert LIST_NAME in found.stdout
    assert "Traceback" not in found.stdout + found.stderr


def test_the_program_is_a_page_or_two_of_python_3_8_and_needs_nothing_else() -> None:
    text = PROGRAM.read_text()
    tree = ast.parse(text, feature_version=(3, 8))
    modules = {
        name.name for one in ast.walk(tree) if isinstance(one, ast.Import) for name in one.names
    } | {str(one.module) for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    assert modules <= {*sys.stdlib_module_names}
    assert len(text.splitlines()) < 130


def test_files_of_one_name_stand_in_places_of_their_own() -> None:
    some = [Beside(name, "", Path()) for name in ("Rota.docx", "rota.docx", "ROTA.docx", "rota")]
    assert names_beside(some) == [
        "beside/Rota.docx",
        "beside/rota (2).docx",
        "beside/ROTA (3).docx",
        "beside/rota",
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ('a<b>:"c"/\\|?*.pdf', "abc.pdf"),
        ("two\nlines\u202e.docx", "twolines.docx"),
        ("con.txt", "file con.txt"),
        ("  .. ", "file"),
        ("Ŵyn 🙂.eml", "Ŵyn 🙂.eml"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_one_that_any_computer_keeps(name: str, kept: str) -> None:
    assert plain_name(name) == kept
