"""The command `example`, as it is typed: a folder of documents and its manifest."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reviews.domain.errors import Refused
from reviews.example.folder import make_documents
from tests.example.conftest import everyone, example_on, parts_for
from tests.example.test_first_start import app_at, run

NEW_YEAR = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """What the command wrote, and where the settings' own database would be."""

    folder: Path
    said: str
    configured: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The documents of 1 January 2027, a bank holiday before a weekend."""
    place = tmp_path_factory.mktemp("documents")
    app = app_at(place, NEW_YEAR)
    result = run(app, "example", "--out", str(place / "out" / "new"))
    app.extensions["reviews"].engine.dispose()
    assert result.exit_code == 0, result.output
    return Made(place / "out" / "new", result.output, place / "reviews.db")


@pytest.fixture(scope="module")
def manifest(made: Made) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((made.folder / "manifest.json").read_text("utf-8"))
    return found


def test_the_manifest_is_the_folder(made: Made, manifest: list[dict[str, str]]) -> None:
    files = {one["file"] for one in manifest}
    assert len(files) == len(manifest)
    assert files | {"manifest.json"} == {path.name for path in made.folder.iterdir()}
    for one in manifest:
        assert set(one) == {"file", "kind", "sha256", "about"}
        assert sha256((made.folder / one["file"]).read_bytes()).hexdigest() == one["sha256"]
        assert one["about"]


def test_every_kind_of_document_is_there(manifest: list[dict[str, str]]) -> None:
    person = {"docx", "pdf", "html", "large-print-pdf", "text"}
    to_people = ("resident-letter", "invitation", "referrer-letter")
    assert {one["kind"] for one in manifest} == {
        "scheme-log-xlsx",
        "calendar-ics",
        "matrix-pdf",
        "list-of-papers-xlsx",
        "withheld-schedule-xlsx",
        "withheld-schedule-pdf",
        "appeal-response-docx",
        "chronology-docx",
        "bundle-parties-pdf",
        "bundle-full-pdf",
        "bundle-parties-list",
        "bundle-full-list",
        "bundle-check-py",
        *(f"{kind}-{end}" for kind in to_people for end in person),
        *(
            f"{kind}-{end}"
            for kind in ("provider-letter", "document-request", "visit-notice")
            for end in ("docx", "pdf")
        ),
    }


def test_what_goes_to_the_tribunal_alone_names_its_item_and_no_list_of_papers_does(
    made: Made, manifest: list[dict[str, str]]
) -> None:
    said: dict[str, str] = {}
    for one in manifest:
        if one["file"].startswith("hb-") and one["file"].endswith(".xlsx"):
            book = load_workbook(made.folder / one["file"])
            rows = [str(value) for row in book.worksheets[0].values for value in row]
            said[one["kind"]] = said.get(one["kind"], "") + "\n".join(rows)
    alone = "Talking with a resident. Resident: R-0106"
    assert alone in said["withheld-schedule-xlsx"]
    assert "R-0101" in said["list-of-papers-xlsx"]
    assert "R-0106" not in said["list-of-papers-xlsx"]


def test_the_program_finds_the_bundles_as_the_list_has_them(made: Made) -> None:
    command = [sys.executable, "hb-2026-002-check-bundle.py"]
    for given in ([], ["hb-2026-002-full-sha256-list.txt"]):
        told = subprocess.run(
            [*command, *given], cwd=made.folder, capture_output=True, check=False, text=True
        )
        assert told.returncode == 0
        assert "names 1 file:" in told.stdout


def test_the_list_for_the_parties_names_nothing_of_the_full_set(made: Made) -> None:
    assert "full" not in (made.folder / "sha256-list.txt").read_text("utf-8")


def test_names_are_plain_and_name_nobody(made: Made, manifest: list[dict[str, str]]) -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z]+", one["file"]) for one in manifest)
    told = (made.folder / "manifest.json").read_text("utf-8")
    people = everyone(example_on(NEW_YEAR.date())).values()
    assert all(one["full_name"] not in told for one in people)


def test_the_configured_database_is_left_alone(made: Made) -> None:
    assert not made.configured.exists()
    assert "manifest.json says what each is" in made.said


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    result = run(app_at(tmp_path, NEW_YEAR), "example", "--out", str(tmp_path))
    assert result.exit_code == 1
    assert result.output == f"{tmp_path} is not empty. Name a folder that is empty, or a new one.\n"
    assert (tmp_path / "kept.txt").read_text() == "mine"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    parts = parts_for("sqlite://", tmp_path)
    with pytest.raises(Refused, match="cannot be used as a folder"):
        make_documents(
            tmp_path / "kept.txt",
            example_on(NEW_YEAR.date()),
            parts.question_sets,
            parts.templates,
        )
