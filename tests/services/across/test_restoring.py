"""A record is given back whole into an empty place, and into no other; and says that it was."""

import errno
import hashlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from time import sleep

import pypdfium2 as pdfium
import pytest
from sqlalchemy import Engine, select

from reviews import config
from reviews.config import Settings
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.factory import create_app
from reviews.files.back_up_folder import Read
from reviews.files.disk import FileStore
from reviews.services.across import restoring
from reviews.services.across.backing_up import House, back_up
from reviews.services.across.erasure import erase_words
from reviews.services.across.erasure_list import NAME, finish
from reviews.services.across.kept_safe import last_known
from reviews.services.across.restoring import restore
from reviews.services.people.set_up import add_first, command_line
from reviews.store.record.chain import check_chains
from reviews.store.record.engine import open_engine, reading_session
from reviews.store.tables import BackUp, Event, Restore, SignIn, StoredFile, Team
from tests.build import Build
from tests.client import Client
from tests.kept import KEY, Kept, served
from tests.letter_case import LetterCase
from tests.store.record.test_kills import WRITER

PASSWORD = "a long way to the sea"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def elsewhere(empty_url: str) -> Iterator[Engine]:
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "elsewhere" / "files")


@pytest.mark.parametrize(
    "seed", [pytest.param(one, marks=() if one < 1 else pytest.mark.soak) for one in range(20)]
)
def test_after_a_kill_every_save_up_to_the_back_up_is_there_and_work_goes_on(
    build: Build, database_url: str, empty_url: str, tmp_path: Path, seed: int
) -> None:
    case = LetterCase(build)
    (letter,) = case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    now, house = build.clock(), build.house
    add_first(
        house.engine,
        now,
        name="Ada",
        sign_in_name="ada",
        roles=[Role.ADMINISTRATOR, Role.LETTER_OFFICER],
        teams=[],
        password=PASSWORD,
    )
    command = [sys.executable, "-c", WRITER, database_url]
    with Popen(command, stdout=PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout
        said = [writer.stdout.readline()]
        sleep(Random(seed).uniform(0, 0.3))
        made = back_up(House(house.engine, house.files, {}), command_line(now), tmp_path / "kept")
        writer.kill()
    elsewhere = open_engine(empty_url)
    done = restore(elsewhere, FileStore(tmp_path / "again"), command_line(now), made.folder)
    with reading_session(elsewhere) as session:
        assert {f"Team {int(one)}" for one in said} <= {one.name for one in session.query(Team)}
        assert check_chains(session).faults == ()
    elsewhere.dispose()
    assert done.verified.faults == ()
    with served(build, empty_url, tmp_path / "again") as (app, again):
        client = Client(app, again)
        page = client.send(client.get("/sign-in"), {"name": "ada", "password": PASSWORD})
        page = client.send(page, {"current": PASSWORD, "new": f"{PASSWORD} again"})
        assert "Your work" in page.words()
        printed = client.download(f"/letters/{letter}/pdf")
    with pdfium.PdfDocument(io.BytesIO(printed.data)) as document:
        assert "Anytown Council" in document[0].get_textpage().get_text_bounded()


def test_it_says_that_it_was_restored_and_everyone_signs_in_again(
    kept: Kept, client: Client, elsewhere: Engine, empty_url: str, files: FileStore
) -> None:
    client.sign_in(kept.lead)
    reader = kept.build.officer(Role.AUDITOR)
    made = kept.back_up()
    kept.build.team("Too late")
    done = kept.restored(elsewhere, files)
    with served(kept.build, empty_url, files.folder) as (app, again):
        (row,) = again.rows(Restore)
        assert (row.back_up, row.number, row.taken_at) == (
            made.manifest.id,
            1,
            made.manifest.taken_at,
        )
        last = again.rows(Event)[-1]
        assert (last.kind, last.stream) == ("restored", "council")
        assert all(one.ended_at for one in again.rows(SignIn))
        assert "Too late" not in {one.name for one in again.rows(Team)}
        (known,) = again.rows(BackUp)
        assert (known.id, known.number) == (made.manifest.id, 1)
        health = app.test_client().get("/health")
        well = {"database": "ok", "files": "ok", "worker": "silent"}
        assert health.json == {**well, "restore": done.number}
        auditor = Client(app, again).sign_in(reader)
        told = auditor.get("/events").words()
        assert "restored this record from a back-up" in told
        assert (
            "This record was restored on 23 November 2026 from back-up 1, of 23 November 2026."
        ) in told
    assert done.verified.faults == ()
    assert last_known(files) == last_known(kept.build.house.files)
    first = client.http.get("/health").json
    assert first is not None
    assert first["restore"] == "0"


def test_two_restores_of_one_back_up_have_two_numbers(
    kept: Kept, elsewhere: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kept.back_up()
    first = kept.restored(elsewhere, FileStore(tmp_path / "first"))
    if elsewhere.dialect.name == "sqlite":
        again = open_engine(f"sqlite:///{tmp_path}/again.db")
    else:
        again = open_engine(request.getfixturevalue("postgres").empty())
    second = kept.restored(again, FileStore(tmp_path / "second"))
    again.dispose()
    assert first.number.startswith("1-")
    assert first.number != second.number


def _edited(made: Read) -> None:
    path = made.folder / "manifest.json"
    path.write_text(path.read_text().replace('"number": 1', '"number": 2'))


def _not_one(made: Read) -> None:
    text = b'{"number": 1}'
    (made.folder / "manifest.json").write_bytes(text)
    said = f"{hashlib.sha256(text).hexdigest()}  manifest.json\n"
    (made.folder / "manifest.json.sha256").write_text(said)


def _taken(made: Read) -> None:
    (made.folder / "manifest.json").unlink()


def _lost(made: Read) -> None:
    made.files.whereabouts(made.manifest.files[1].name).unlink()


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def _changed(made: Read) -> None:
    _flipped(made.files.whereabouts(made.manifest.files[2].name))


def _database(made: Read) -> None:
    _flipped(made.database)


def _no_database(made: Read) -> None:
    made.database.unlink()


def _key(made: Read) -> None:
    (made.folder / "keys" / "secret-key").write_text("another")


def _later(made: Read) -> None:
    _said(made, "revision", "9999")


def _other_kind(made: Read) -> None:
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[made.manifest.kind]
    _said(made, "kind", other)


def _said(made: Read, name: str, value: str) -> None:
    path = made.folder / "manifest.json"
    text = json.dumps(json.loads(path.read_text()) | {name: value}).encode()
    path.write_bytes(text)
    said = f"{hashlib.sha256(text).hexdigest()}  manifest.json\n"
    (made.folder / "manifest.json.sha256").write_text(said)


SPOILED: list[tuple[Callable[[Read], None], str]] = [
    (_edited, r"The manifest in .* has been changed since it was written"),
    (_not_one, r"This is not the manifest of a back-up, or it has been changed or cut short"),
    (_taken, r"There is no back-up in .*: a folder without manifest\.json is not a whole one"),
    (_lost, r"The file \w{32} of the back-up is missing\. Nothing was restored"),
    (_changed, r"The file \w{32} of the back-up has been changed since it was made\. Nothing was"),
    (_database, r"The database of the back-up has been changed since it was made\. Nothing was"),
    (_no_database, r"The database of the back-up is missing\. Nothing was restored"),
    (_key, r"The secret-key of the back-up is missing or has been changed\. Nothing was restored"),
    (_later, r"made by a later version of this program \(tables 9999\)"),
    (_other_kind, r"This back-up is of .*, and DATABASE_URL names"),
]


def test_a_back_up_that_is_not_as_it_was_made_is_not_restored(
    kept: Kept, elsewhere: Engine, files: FileStore
) -> None:
    for spoil, sentence in SPOILED:
        made = kept.back_up()
        # Each is spoiled on its own, though a file is linked to that of the back-up before.
        for one in made.manifest.files:
            path = made.files.whereabouts(one.name)
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)
        spoil(made)
        with pytest.raises(Refused, match=sentence):
            kept.restored(elsewhere, files, made.folder)
        assert not list(files.folder.rglob("*"))
    kept.back_up()
    assert kept.restored(elsewhere, files).verified.faults == ()


def test_it_never_writes_over_records_and_says_how_to_move_them_aside(
    kept: Kept, elsewhere: Engine, files: FileStore, database_url: str
) -> None:
    kept.back_up()
    before, ours = len(kept.build.rows(Event)), open_engine(database_url)
    with pytest.raises(Refused, match=r"There are records in .* Stop the service"):
        kept.restored(ours, files)
    ours.dispose()
    assert len(kept.build.rows(Event)) == before
    assert not list(files.folder.rglob("*"))
    with pytest.raises(Refused, match=r"There are files in .* move that folder aside by hand"):
        kept.restored(elsewhere, kept.build.house.files)
    assert kept.restored(elsewhere, files).verified.faults == ()


def test_a_damaged_database_is_not_written_over_either(
    kept: Kept, elsewhere: Engine, files: FileStore
) -> None:
    if elsewhere.dialect.name != "sqlite":
        return
    kept.back_up()
    path = Path(str(elsewhere.url.database))
    path.write_bytes(b"not a database at all" * 500)
    with pytest.raises(Refused, match=r"There are records in .*reviews\.db\. Stop the service"):
        kept.restored(elsewhere, files)
    assert path.read_bytes() == b"not a database at all" * 500
    assert not files.folder.exists()


def test_the_command_puts_the_key_back_and_tells_what_it_did(
    kept: Kept, empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.back_up()
    monkeypatch.setattr(config, "_INSTANCE", tmp_path / "instance")
    settings = Settings(database_url=empty_url, files_dir=str(tmp_path / "again"), local="yes")
    app = create_app(settings, clock=kept.build.clock)
    run = app.test_cli_runner().invoke
    told = run(args=["restore", str(kept.folder)])
    again = run(args=["restore", str(kept.folder)])
    app.extensions["reviews"].engine.dispose()
    assert told.exit_code == 0, told.output
    first, key, *_, last = told.output.splitlines()
    assert first.startswith("Restored back-up 1 of 23 November 2026. The restore number is 1-")
    assert key == "The secret-key is put back too."
    assert last.startswith("Everything matches: ")
    kept_key = tmp_path / "instance" / "secret-key"
    assert (kept_key.read_bytes(), kept_key.stat().st_mode & 0o777) == (KEY, 0o600)
    assert again.exit_code == 1
    assert again.output.startswith("There are records in ")


def test_what_cannot_be_kept_beside_a_restored_record_is_a_line_and_no_stop(
    kept: Kept, elsewhere: Engine, files: FileStore
) -> None:
    made = kept.back_up()
    files.folder.with_name("files.last-back-up").mkdir(parents=True)

    def full(name: str, secret: str) -> bool:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    done = restore(elsewhere, files, command_line(kept.build.clock()), kept.folder, full)
    assert done.verified.faults == ()
    assert done.keys == ()
    key, day = done.warnings
    said = f"The secret-key is not put back: No space left on device. It is in {made.folder}/keys."
    assert key == said
    assert day.startswith("The day of the back-up could not be kept beside the files")


def test_keys_are_put_back_though_what_was_erased_cannot_be_erased_again(
    kept: Kept, elsewhere: Engine, files: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.back_up()
    put_back: list[tuple[str, str]] = []

    def keep(name: str, secret: str) -> bool:
        put_back.append((name, secret))
        return True

    def refused(*_: object) -> int:
        raise Refused("A record is not as it was recorded.")

    monkeypatch.setattr(restoring, "replay_erasures", refused)
    with pytest.raises(Refused, match=r"could not be erased again\. Do not use it"):
        restore(elsewhere, files, command_line(kept.build.clock()), kept.folder, keep)
    assert put_back == [("secret-key", KEY.decode())]


def test_a_key_that_is_none_of_ours_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "_INSTANCE", tmp_path / "instance")
    with pytest.raises(ValueError, match="other-key"):
        Settings().put_back("other-key", "secret")
    assert not Settings(secret_key="set").put_back("secret-key", "secret")
    assert not (tmp_path / "instance").exists()


@pytest.mark.parametrize("kept_in", ["beside the back-ups", "the folder of files"])
def test_what_was_erased_since_the_back_up_does_not_come_back(
    kept: Kept, elsewhere: Engine, files: FileStore, kept_in: str
) -> None:
    build, first = kept.build, kept.back_up().folder
    row = next(one for one in build.rows(StoredFile) if one.about == "Rota 1")
    said = build.rows(Event)
    (event,) = [one for one in said if str(row.id) in one.body]
    build.do(erase_words, None, event.hash, "They asked us to, and the DPO decided")
    with reading_session(build.house.engine) as session:
        finish(session, build.house.files)
    if kept_in == "beside the back-ups":
        kept.back_up()
    else:
        files.folder.mkdir(parents=True)
        (files.folder / NAME).write_text((build.house.files.folder / NAME).read_text())
    done = kept.restored(elsewhere, files, first)
    assert (done.erased, done.verified.faults) == (1, ())
    with reading_session(elsewhere) as session:
        back = {one.id: one for one in session.scalars(select(StoredFile))}
    assert (back[row.id].about, files.digest(row.bytes_id)) == ("", None)
    assert {one.about for one in back.values()} == {"", "Rota 0", "Rota 2"}


def test_a_damaged_list_of_what_was_erased_stops_a_restore_before_it_begins(
    kept: Kept, elsewhere: Engine, files: FileStore
) -> None:
    kept.back_up()
    (kept.folder / NAME).write_text("{}")
    with pytest.raises(Refused, match="not a list of erasures"):
        kept.restored(elsewhere, files)
    assert not files.folder.exists()
