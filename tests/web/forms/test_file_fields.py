"""Every form that sends a file: what it refuses, what its page holds, and who owns the bytes."""

import errno
import io
import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Role
from reviews.files import disk
from reviews.services.review import requests
from reviews.store.tables import Account, Recommendation, StoredFile, SupportRecord
from reviews.web.access.allow import anyone
from reviews.web.sizes import MOST_TYPED
from tests.bad_files import BAD_FILES
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.every_kind import EveryKind
from tests.page import Page

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
KEPT = {
    "board.record_support": "file",
    "board.correct_support": "file",
    "assessment.progress": "file",
    "review.add_document": "file",
    "residents.consent": "written",
    "accounts.attach": "file",
    "evidence.attach": "file",
    "visits.observe": "photo",
}
"""The routes that keep a file, and the field that sends it."""
READ = {
    *("admin.import_register", "admin.check_events", "admin.cosigned"),
    *("letters.edit", "cases.edit_document"),
}
"""The routes that read one and forget it."""
IN_CASES = {
    *("cases.add_appeal", "cases.add_authority", "cases.add_dispute", "cases.add_step"),
    *("cases.change_appeal", "cases.change_authority", "cases.change_dispute"),
    *("cases.change_step", "cases.start_dispute"),
}
"""The routes of cases that keep one by the same field: tests/journeys/cases sends them theirs."""


@pytest.fixture
def case(build: Build) -> EveryKind:
    return build.once(EveryKind)


def address(case: EveryKind, endpoint: str) -> str:
    """The page of a route that keeps a file."""
    build, resident = case.build, f"/reviews/{case.id}/residents/{case.resident}"
    if endpoint == "accounts.attach":
        key = case.account()
        account = next(one for one in build.rows(Account) if one.id == key)
        asked = build.house.question_sets.get(account.question_set, account.version)
        return f"/accounts/{account.id}/attach/0/{next(iter(asked.by_key))}"
    return {
        "board.record_support": f"{resident}/support/add",
        "board.correct_support": f"{resident}/support/{build.rows(SupportRecord)[0].id}/correct",
        "assessment.progress": f"/recommendations/{build.rows(Recommendation)[0].fact_id}/progress",
        "review.add_document": f"/reviews/{case.id}/documents/add",
        "residents.consent": f"{resident}/agreement",
        "evidence.attach": f"/evidence/{next(iter(case.kinds().values()))}/attach",
        "visits.observe": f"/visits/{case.visit}/observe",
    }[endpoint]


def on_disk(build: Build) -> list[str]:
    """The names of all files in the folder."""
    return [one.name for one in build.house.files.folder.rglob("*") if one.is_file()]


def said_at(page: Page, field: str) -> str:
    """What is said beside a field."""
    return " ".join(page.words(one) for one in page.every("p") if one.get("id") == f"{field}-error")


@SQLITE
def test_every_route_with_a_file_is_known_here(app: Flask) -> None:
    marked = {name for name, view in app.view_functions.items() if hasattr(view, "takes_files")}
    assert marked == set(KEPT) | READ | IN_CASES
    templates = Path(__file__).parents[3] / "templates"
    sending = [
        one.relative_to(templates)
        for one in templates.rglob("*.html")
        if "multipart/form-data" in one.read_text("utf-8")
    ]
    assert len(sending) == 7, "a new page that sends files has a route that takes them"


@SQLITE
@pytest.mark.parametrize("endpoint", KEPT)
def test_no_form_keeps_a_bad_file(
    client: Client, build: Build, case: EveryKind, endpoint: str
) -> None:
    page, field = client.sign_in(case.ann).get(address(case, endpoint)), KEPT[endpoint]
    before = sorted(on_disk(build))
    for what, (make, sentence) in BAD_FILES.items():
        refused = client.send(page, {field: (f"{what}.docx", make())})
        assert sentence in said_at(refused, field), what
        assert "is here" not in refused.words(), what
    assert sorted(on_disk(build)) == before


def filed(client: Client, case: EveryKind) -> Page:
    """The page that files a document, sent with a file and without what must be said of it."""
    page = client.sign_in(case.ann).get(address(case, "review.add_document"))
    return client.send(page, file=("photo.txt", b"Nights: Jo"), about="")


def test_a_file_stays_with_a_form_that_is_refused_for_something_else(
    client: Client, build: Build, case: EveryKind
) -> None:
    refused = filed(client, case)
    assert "photo.txt is here; you need not choose it again." in refused.words()
    again = client.send(refused, about=" ")
    assert "photo.txt is here; you need not choose it again." in again.words()
    client.send(again, about="The rota of nights")
    [stored] = [one for one in build.rows(StoredFile) if one.name == "photo.txt"]
    assert build.house.files.read(stored.bytes_id) == b"Nights: Jo"
    assert on_disk(build).count(stored.bytes_id) == 1
    assert set(on_disk(build)) == {one.bytes_id for one in build.rows(StoredFile)}


def test_another_file_chosen_takes_the_place_of_the_one_held(
    client: Client, build: Build, case: EveryKind
) -> None:
    client.send(filed(client, case), about="Rota", file=("other.txt", b"Days: Jo"))
    assert [one.name for one in build.rows(StoredFile)][-1:] == ["other.txt"]
    assert not [one for one in build.rows(StoredFile) if one.name == "photo.txt"]


def test_a_file_that_need_not_be_there_can_be_left_out_again(
    client: Client, build: Build, case: EveryKind
) -> None:
    page = client.sign_in(case.ann).get(address(case, "visits.observe"))
    whole = io.BytesIO()
    Image.new("RGB", (60, 40)).save(whole, "PNG")
    page = client.send(page, photo=("a.png", whole.getvalue()), words="Damp")
    assert "Leave a.png out" in page.words()
    more = {"kind": "other", "place": "Hall", "place_kind": "entrance", "urgency": "note"}
    before = len(build.rows(StoredFile))
    seen = client.send(page, {"photo-out": "y"} | more)
    assert "What you saw is recorded." in seen.words()
    assert len(build.rows(StoredFile)) == before


GONE = "The file is no longer here. Choose it again."


@pytest.mark.parametrize("how", ["officer", "form", "changed", "old", "taken away"])
def test_a_file_that_is_held_is_no_one_elses(
    client: Client, build: Build, case: EveryKind, clock: Clock, how: str
) -> None:
    refused = filed(client, case)
    mark = next(
        one.get("value") for one in refused.every("input") if one.get("name") == "file-held"
    )
    page, whose = refused, client
    if how == "officer":
        whose = client.other(case.bo)
        page = whose.get(refused.address)
    elif how == "form":
        page = client.get(address(case, "evidence.attach"))
    elif how == "changed":
        mark = f"x{mark}"
    elif how == "old":
        clock.move(hours=23, minutes=1)
        client.sign_in(case.ann)
        page = client.get(refused.address)
    else:
        for one in build.house.files.folder.rglob("*"):
            if one.is_file():
                one.unlink()
    sent = whose.send(page, {"file-held": mark, "about": "Mine"})
    said = said_at(sent, "file")
    assert GONE in said or (how == "taken away" and "missing from the file store" in said)
    assert "photo.txt" not in sent.words()
    assert not [one for one in build.rows(StoredFile) if one.name == "photo.txt"]


def test_a_held_file_sent_twice_makes_one_record(
    client: Client, build: Build, case: EveryKind
) -> None:
    refused = filed(client, case)
    first, second = (client.send(refused, about="The rota") for _ in range(2))
    assert first.heading == second.heading
    assert len([one for one in build.rows(StoredFile) if one.name == "photo.txt"]) == 1


def test_a_form_sent_twice_leaves_no_file_that_nothing_names(
    client: Client, build: Build, case: EveryKind
) -> None:
    page = client.sign_in(case.ann).get(address(case, "review.add_document"))
    before = len(on_disk(build))
    for _ in range(2):
        client.send(page, file=("rota.txt", b"Nights"), about="The rota")
    assert len(on_disk(build)) == before + 1


def test_a_file_goes_where_its_record_cannot_be_opened(
    client: Client, build: Build, case: EveryKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise NotThere

    page = client.sign_in(case.ann).get(address(case, "review.add_document"))
    before = sorted(on_disk(build))
    monkeypatch.setattr(requests, "receive_document", gone)
    client.send(page, file=("rota.txt", b"Nights"), about="The rota", status=404)
    assert sorted(on_disk(build)) == before


@SQLITE
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("what", ["write", "fsync"])
def test_a_full_disk_is_said_beside_the_field_and_mends_itself(
    client: Client,
    build: Build,
    case: EveryKind,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    what: str,
) -> None:
    def full(*_: object) -> Any:
        raise OSError(code, os.strerror(code))

    page = client.sign_in(case.ann).get(address(case, "review.add_document"))
    before = sorted(on_disk(build))
    with monkeypatch.context() as patched:
        if what == "write":
            patched.setattr(disk, "_copied", full)
        else:
            patched.setattr(os, "fsync", full)
        refused = client.send(page, file=("rota.txt", b"Nights"), about="The rota")
    assert "no room left on its disk" in said_at(refused, "file")
    assert "The rota" in refused.text
    assert sorted(on_disk(build)) == before
    client.send(refused, file=("rota.txt", b"Nights"))
    assert [one.about for one in build.rows(StoredFile)][-1:] == ["The rota"]


@SQLITE
def test_a_disk_that_fills_while_a_request_is_read_has_a_page(app: Flask, client: Client) -> None:
    def full() -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def broken() -> str:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    for view in (full, broken):
        app.add_url_rule(f"/{view.__name__}", view.__name__, anyone(view))
    assert "tell an administrator" in client.get("/full", status=507).words()
    with pytest.raises(OSError, match="Input/output"):
        client.get("/broken")


@SQLITE
@pytest.mark.parametrize("how", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_without_files_is_not_read_past_what_words_need(
    client: Client, build: Build, how: str
) -> None:
    client.sign_in(build.officer(Role.ADMINISTRATOR))
    for size, status in ((MOST_TYPED - 10_000, 400), (MOST_TYPED + 1, 413)):
        response = client.http.post("/settings/rights", data={"a": "x" * size}, content_type=how)
        assert response.status_code == status
    assert "A form can hold 4 MB of words at most" in response.text


def scanner(folder: Path, ends: int) -> str:
    """A stand-in for a scanner on the path, which says what it was asked about."""
    program = folder / "clamdscan"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {folder}/asked\necho "a: Eicar FOUND"\nexit {ends}\n'
    )
    program.chmod(0o755)
    return "clamdscan --fdpass --no-summary"


@SQLITE
@pytest.mark.parametrize(
    "answer",
    [
        (0, ""),
        (1, "found something in this file, so it was not kept"),
        (2, "could not be scanned"),
        (9, "could not be scanned"),
        (None, "could not be scanned"),
    ],
)
@pytest.mark.parametrize("endpoint", ["review.add_document", "admin.import_register"])
def test_a_scanner_is_asked_before_a_file_is_kept(
    client: Client,
    case: EveryKind,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    endpoint: str,
    answer: tuple[int | None, str],
) -> None:
    build, (ends, said) = case.build, answer
    command = scanner(tmp_path, ends) if ends is not None else "no-such-scanner"
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    object.__setattr__(build.house.settings, "scan_command", command)
    before, who = len(on_disk(build)), case.ann
    to = address(case, "review.add_document")
    if endpoint not in KEPT:
        who, to = build.officer(Role.ADMINISTRATOR), "/settings/register"
    page = client.sign_in(who).get(to)
    with caplog.at_level(logging.WARNING):
        sent = client.send(page, file=("rota.txt", b"Nights: Jo"), about="Rota")
    assert said in said_at(sent, "file")
    assert len(on_disk(build)) == before + (not said and endpoint in KEPT)
    told = [one.getMessage() for one in caplog.records if "was refused" in one.getMessage()]
    assert len(told) == bool(said)
    assert all(str(who.id) in one and "rota" not in one for one in told)
    if ends is not None:
        assert re.match(
            r"--fdpass --no-summary /.*/[0-9a-f]{32}\n", (tmp_path / "asked").read_text()
        )


@pytest.mark.parametrize("command", ["clamdscan 'no end", 'clamdscan "', "clamdscan \\"])
def test_a_scanner_that_cannot_be_a_command_is_refused_at_start_in_a_sentence(command: str) -> None:
    start = [sys.executable, "-m", "flask", "--app", "app", "routes"]
    env = os.environ | {"SCAN_COMMAND": command, "SECRET_KEY": "of this test"}
    root = Path(__file__).resolve().parents[3]
    told = subprocess.run(start, env=env, cwd=root, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("SCAN_COMMAND cannot be read as a command: a quote in it is not")
    assert len(told.stderr.splitlines()) == 1
