"""A bundle by a command is a whole file, or a sentence and none; the schedule goes beside it."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from flask import Flask

from reviews.domain.cases.bundles import BundleKind
from reviews.files import owner_only
from reviews.store.cases import cases
from reviews.store.tables import Bundle, Event
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.documents import pdf_words
from tests.going_in import GoingIn
from tests.pieces import KEPT

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def reference(bundling: Bundling) -> str:
    found: str = bundling.build.read(cases.case, bundling.case.case).reference
    return found


def test_it_writes_the_bundle_that_it_wrote_down(
    app: Flask, bundling: Bundling, tmp_path: Path
) -> None:
    case, out = bundling.case, tmp_path / "Papers & more ŵ.pdf"
    run = app.test_cli_runner().invoke
    args = ["bundle", reference(bundling), "--out", str(out), "--set"]
    told = run(args=[*args, "parties"])
    assert told.exit_code == 1
    assert "There is nothing to make a bundle of" in told.output
    case.put_in(case.pieces.paper)
    case.apply_for(case.pieces.kept_account)
    told = run(args=[*args, "parties"])
    assert told.exit_code == 0, told.output
    made = bundling.bundles()[0]
    assert made.sha256 in told.output
    assert out.read_bytes() == bundling.path(made).read_bytes()
    assert out.stat().st_mode & 0o077 == 0
    assert (made.by, made.number) == ("Command line", 1)
    told = run(args=[*args, "full"])
    assert told.exit_code == 0, told.output
    with pypdfium2.PdfDocument(out) as document:
        assert len(document) > made.pages
    streams = {one.stream for one in bundling.build.rows(Event) if one.kind == "bundle_made"}
    assert streams == {f"case:{case.case}", f"case:{case.case}:apart"}
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_faults_are_sentences_and_what_stood_there_stays(
    app: Flask, bundling: Bundling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "papers.pdf"
    out.write_text("as it was")
    run = app.test_cli_runner().invoke
    args = ["bundle", reference(bundling), "--set", "parties", "--out"]
    told = run(args=["bundle", "HB-1999-001", "--set", "parties", "--out", str(out)])
    assert (told.exit_code, told.output) == (1, "There is no case HB-1999-001.\n")
    bundling.case.put_in(bundling.case.pieces.paper)
    told = run(args=[*args, str(tmp_path / "no" / "folder.pdf")])
    assert told.exit_code == 1
    assert "is no folder that can be written to. Nothing was made." in told.output
    assert bundling.build.rows(Bundle) == []

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(owner_only, "made_for_owner", full)
        told = run(args=[*args, str(out)])
    assert told.exit_code == 1
    assert out.read_text() == "as it was"
    assert len(bundling.build.rows(Bundle)) == 1
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []


def test_the_schedule_is_numbered_as_the_full_set_and_names_its_pages(
    client: Client, bundling: Bundling
) -> None:
    case = bundling.case
    case.put_in(case.pieces.paper)
    case.apply_for(case.pieces.kept_account)
    client.sign_in(case.disclosure)
    address = f"/cases/{case.case}/disclosure/schedule"
    assert "Pages in the full set" not in client.get(address).words()
    full = bundling.made(BundleKind.FULL)
    page = client.get(address)
    span = f"{full.pages - 3} to {full.pages}"
    assert f"Pages in the full set {span}" in page.words()
    with pikepdf.open(io.BytesIO(client.download(f"{address}.pdf").data)) as pdf:
        words = pdf_words.words(pdf)
    assert f"Pagesinthefullset{span.replace(' ', '')}" in words
    assert "R1." in words
    assert "Nothinglessprotectshim" in words
    assert KEPT not in words
    assert client.other(case.benefits).http.get(f"{address}.pdf").status_code == 403
