"""A database that can no longer be read is said so, with the last back-up's day: no traceback."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviews.domain.people.roles import Role
from reviews.files.back_up_folder import read_back_up
from tests.build import Build
from tests.client import Client
from tests.kept import Kept, served
from tests.page import Page

SAID = "The database can no longer be read."
EMPTY = "The database lacks tables of this program: it is empty, or of an earlier version."
LAST = "The last back-up is number 1, of 23 November 2026."


def not_one(path: Path) -> None:
    path.write_bytes(os.urandom(50_000))


def malformed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.fixture
def kept(build: Build, tmp_path: Path) -> Kept:
    made = Kept(build, tmp_path / "back-ups")
    made.back_up()
    return made


def check(kept: Kept, url: str, said: str = SAID) -> None:
    """Pages, the health of the service and commands, on a database that is not there."""
    with served(kept.build, url, kept.build.house.files.folder) as (app, build):
        client = Client(app, build)
        with client.http.session_transaction() as cookie:
            cookie["_user_id"] = "00000000-0000-4000-8000-00000000000a"
        for address in ("/", "/sign-in", "/schemes", "/events"):
            response = client.http.get(address)
            page = Page(address, response.status_code, response.text)
            page.check()
            assert page.status == 503
            assert "The record cannot be read" in page.words()
            assert f"{said} Nothing is saved until it is mended. {LAST}" in page.words()
        assert client.http.get("/health").status_code == 503
        for words in (["verify"], ["erase", "x", "--reason", "y"], ["users", "add", "x"]):
            more = ["--role", "auditor", "--password-stdin"] if words[0] == "users" else []
            told = app.test_cli_runner().invoke(args=[*words, *more], input="a long password\n")
            assert told.exit_code == 1, told.output
            (line,) = told.output.splitlines()
            assert line.startswith(f"{said} {LAST} docs/running.md says what to do. What the")


def _lost(kept: Kept, url: str, folder: Path) -> Iterator[str]:
    """Addresses of databases that are damaged, or where nobody answers."""
    if not url.startswith("sqlite"):
        yield url.split("?", maxsplit=1)[0] + f"?host={folder}/nobody"
        return
    whole = read_back_up(kept.folder).database.read_bytes()
    for spoil in (not_one, malformed, a_folder):
        path = folder / f"{spoil.__name__}.db"
        path.write_bytes(whole)
        spoil(path)
        yield f"sqlite:///{path}"


def test_it_is_said_on_pages_and_by_commands(kept: Kept, database_url: str, tmp_path: Path) -> None:
    for url in _lost(kept, database_url, tmp_path):
        check(kept, url)


def test_one_that_was_lost_and_is_empty_is_said_to_be(kept: Kept, empty_url: str) -> None:
    check(kept, empty_url, EMPTY)


def test_one_that_reads_is_not_said_to_be_lost(kept: Kept, client: Client) -> None:
    home = client.sign_in(kept.build.officer(Role.AUDITOR)).get("/")
    assert SAID not in home.words()
