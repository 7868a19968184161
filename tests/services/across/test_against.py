"""The record held against a back-up's manifest: what is newer, what differs, what is gone."""

from pathlib import Path

import pytest
from flask import Flask

from reviews.domain.across.back_ups import NOT_A_MANIFEST
from reviews.domain.errors import Refused
from reviews.files.back_up_folder import digest_of
from reviews.files.disk import FileStore
from reviews.services.across.against import Against, against_manifest
from reviews.store.record.engine import open_engine, reading_session
from tests.domain.across.test_back_ups import UNREAL, edited
from tests.kept import Kept


def against(kept: Kept, folder: Path) -> Against:
    text = (folder / "manifest.json").read_text()
    found: Against = kept.build.read(against_manifest, kept.build.house.files, text)
    return found


def test_a_back_up_is_so_many_events_older_than_the_record(app: Flask, kept: Kept) -> None:
    made = kept.back_up()
    kept.build.team("One more")
    assert against(kept, made.folder) == Against(
        ("Back-up 1 of 23 November 2026 is 2 events older than the record.",), ()
    )
    run = app.test_cli_runner().invoke
    told = run(args=["verify", "--against", str(made.folder / "manifest.json")])
    assert told.exit_code == 0
    assert told.output.splitlines()[-1] == "The record holds all that this back-up holds."


def test_a_file_that_differs_or_is_missing_is_named(app: Flask, kept: Kept) -> None:
    changed, lost, odd = kept.file("Changed"), kept.file("Lost"), kept.file("Odd")
    made = kept.back_up()
    store = kept.build.house.files
    store.whereabouts(changed.bytes_id).write_text("Chandeg")
    store.whereabouts(lost.bytes_id).unlink()
    store.whereabouts(odd.bytes_id).unlink()
    store.whereabouts(odd.bytes_id).mkdir()
    assert set(against(kept, made.folder).faults) == {
        f"The file of the document {changed.id} differs from the one in the back-up.",
        f"The file of the document {lost.id}, which the back-up holds, is missing.",
        f"The file of the document {odd.id}, which the back-up holds, is a folder.",
    }
    run = app.test_cli_runner().invoke
    told = run(args=["verify", "--against", str(made.folder / "manifest.json")])
    assert (told.exit_code, told.output.splitlines()[-1]) == (1, "3 faults found.")


def test_a_record_older_than_the_back_up_lacks_its_events(
    kept: Kept, empty_url: str, tmp_path: Path
) -> None:
    first = kept.back_up()
    kept.file("Rota of December")
    second = kept.back_up()
    elsewhere, files = open_engine(empty_url), FileStore(tmp_path / "elsewhere" / "files")
    kept.restored(elsewhere, files, first.folder)
    text = (second.folder / "manifest.json").read_text()
    with reading_session(elsewhere) as session:
        found = against_manifest(session, files, text)
    elsewhere.dispose()
    stream = f"review:{kept.review}"
    sequence = second.manifest.holdings.heads[stream][0]
    lacks = f"The record lacks event {sequence} of {stream}, the last in the back-up."
    assert lacks in found.faults
    assert any("events of the record are not those of the back-up" in one for one in found.faults)


@pytest.mark.parametrize("text", ["", "{}", "[]", "no", '{"holdings": {}}'])
def test_what_is_no_manifest_is_said_to_be_none(app: Flask, tmp_path: Path, text: str) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(text)
    told = app.test_cli_runner().invoke(args=["verify", "--against", str(path)])
    assert told.exit_code == 1
    of_manifest = "This is not the manifest of a back-up, or it has been changed or cut short."
    assert (of_manifest if text.startswith("{") else "checkpoint") in told.output


def test_it_is_refused_in_a_sentence(kept: Kept) -> None:
    with pytest.raises(Refused, match="not the manifest of a back-up"):
        kept.build.read(against_manifest, kept.build.house.files, "{")


def test_each_edited_manifest_is_one_sentence_to_whoever_checks_or_restores(
    app: Flask, kept: Kept
) -> None:
    """One value for each part, through the commands; every value stands in the domain's test."""
    made = kept.back_up()
    path, beside = made.folder / "manifest.json", made.folder / "manifest.json.sha256"
    whole, run = path.read_text(), app.test_cli_runner().invoke
    edits = {name: edited(whole, way, value) for name, way, value in UNREAL}
    for text in (*edits.values(), '{"holdings": ' + "[" * 200_000):
        path.write_text(text)
        beside.write_text(f"{digest_of(path)}  manifest.json\n")
        for args in (["verify", "--against", str(path)], ["restore", str(made.folder)]):
            told = run(args=args)
            assert (told.exit_code, told.output) == (1, f"{NOT_A_MANIFEST}\n"), text[:2000]
