"""A drill finds what a back-up lacks, leaves the record alone, and a page for the auditor."""

import hashlib
import io
import json
from pathlib import Path

import psycopg
import pypdfium2 as pdfium
import pytest
from flask import Flask
from sqlalchemy import Engine, text

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.domain.record.event_kinds import EventKind
from reviews.services.across.backing_up import House, back_up
from reviews.services.across.drilling import Drilled, drill
from reviews.services.across.erasure import erase
from reviews.services.across.erasure_list import finish
from reviews.services.people.set_up import command_line
from reviews.store.across import erasure
from reviews.store.letters import letters
from reviews.store.record import copies
from reviews.store.record.engine import reading_session, writing
from reviews.store.tables import Drill, Event, LetterFile
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.kept import Kept
from tests.letter_case import LetterCase

OWN_NUMBER = "SELECT oid FROM pg_database WHERE datname = current_database()"


def drilled(kept: Kept, draw: int = 20) -> Drilled:
    act = command_line(kept.build.clock())
    return drill(kept.build.house.engine, act, kept.folder, draw=draw, ran_by="Ann Ash")


def words_of(made: bytes) -> str:
    with pdfium.PdfDocument(io.BytesIO(made)) as document:
        assert len(document) == 1
        found: str = document[0].get_textpage().get_text_bounded()
    return " ".join(found.split())


def test_a_good_back_up_is_certified_and_the_record_is_as_it_was(
    kept: Kept, database_url: str
) -> None:
    kept.back_up()
    before = len(kept.build.rows(Event))
    done = drilled(kept)
    assert done.differs == ()
    (row,) = kept.build.rows(Drill)
    assert (row.number, row.files, row.differs, row.ran_by) == (1, 3, "", "Ann Ash")
    assert row.certificate_sha256 == hashlib.sha256(done.certificate).hexdigest()
    assert len(kept.build.rows(Event)) == before + 1
    told = words_of(done.certificate)
    for words in (
        "Certificate of a restored back-up",
        "Anytown Council",
        "all that was compared is as it was",
        "Back-up 1 of 23 November 2026",
        "3 of 3",
        "Nobody outside this service witnesses the record",
        "Ann Ash",
        "23 November 2026",
    ):
        assert words in told
    if database_url.startswith("postgresql"):
        with psycopg.connect(database_url) as connection:
            left = connection.execute("SELECT datname FROM pg_database").fetchall()
            ((oid,),) = connection.execute(OWN_NUMBER).fetchall()
        assert not [name for (name,) in left if name.startswith(f"reviews_drill_{oid}_")]


def test_a_letter_is_printed_from_the_copy(build: Build, tmp_path: Path) -> None:
    case, house = LetterCase(build), build.house
    (key,) = case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    act = command_line(build.clock())
    back_up(House(house.engine, house.files, {}), act, tmp_path / "kept")
    done = drill(house.engine, act, tmp_path / "kept", draw=1, ran_by="")
    assert ("Printed from the copy", f"letter {case.letter(key).reference}") in done.compared


@pytest.mark.parametrize("damage", ["missing", "changed", "a folder"])
def test_a_letter_that_cannot_be_printed_is_a_fault_and_the_drill_is_noted(
    build: Build, tmp_path: Path, damage: str
) -> None:
    case, house = LetterCase(build), build.house
    (key,) = case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    act = command_line(build.clock())
    made = back_up(House(house.engine, house.files, {}), act, tmp_path / "kept")
    with reading_session(house.engine) as session:
        last = letters.last_word_file(session)
    assert last is not None
    path = made.files.whereabouts(last[1])
    path.unlink()
    if damage == "changed":
        path.write_bytes(b"no Word file")
    elif damage == "a folder":
        path.mkdir()
    done = drill(house.engine, act, tmp_path / "kept", draw=1, ran_by="")
    reference = case.letter(key).reference
    why = f"The Word file of letter {reference} is missing or changed, so it was not printed."
    assert why in done.differs
    (row,) = build.rows(Drill)
    assert why in row.differs


def test_a_letter_that_was_erased_is_not_asked_for(build: Build, tmp_path: Path) -> None:
    case, house = LetterCase(build), build.house
    (key,) = case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    reference = case.letter(key).reference
    files = [("letter_file", str(one.id)) for one in build.rows(LetterFile) if one.letter_id == key]
    act = command_line(build.clock())
    with writing(house.engine) as session:
        erase(session, act, erasure.rows_of(session, files), EventKind.PERSON_ERASED)
    with reading_session(house.engine) as session:
        finish(session, house.files)
    made = back_up(House(house.engine, house.files, {}), act, tmp_path / "kept")
    done = drill(house.engine, act, tmp_path / "kept", draw=1, ran_by="")
    assert made.manifest.faults == done.differs == ()
    assert not [said for _, said in done.compared if reference in said]


def test_the_copy_stands_in_the_folder_for_its_owner_alone_and_goes(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.back_up()
    left = kept.folder / ".drill"
    left.mkdir()
    (left / "drill.db").write_text("what a drill left that was killed")
    seen: list[tuple[int, list[str]]] = []
    real = copies.put_back

    def watched(engine: Engine, file: Path) -> None:
        seen.append((left.stat().st_mode & 0o777, [one.name for one in left.iterdir()]))
        real(engine, file)
        with pytest.raises(Refused, match="Another drill is running in"):
            drilled(kept)

    monkeypatch.setattr(copies, "put_back", watched)
    assert drilled(kept).differs == ()
    assert seen == [(0o700, [])]
    assert not left.exists()


def test_a_database_that_a_killed_drill_left_goes_with_the_next(
    kept: Kept, database_url: str
) -> None:
    if database_url.startswith("sqlite"):
        return
    engine = kept.build.house.engine
    with copies.aside(engine, kept.folder) as made:
        with (
            pytest.raises(Refused, match="Another drill of this database is running"),
            copies.aside(engine, kept.folder),
        ):
            pass
        mine = str(made.url.database)
    with psycopg.connect(database_url, autocommit=True) as connection:
        left, other = mine[:-1] + "x", "reviews_drill_0_other"
        for name in (left, other):
            connection.execute(f"CREATE DATABASE {name}".encode())
        kept.back_up()
        assert drilled(kept).differs == ()
        names = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        connection.execute(f"DROP DATABASE {other}".encode())
    assert (left in names, other in names) == (False, True)


def test_each_thing_that_is_wrong_is_named_and_the_record_says_that_it_failed(
    kept: Kept,
) -> None:
    made = kept.back_up()
    path = made.files.whereabouts(made.manifest.files[0].name)
    whole = path.read_bytes()
    path.write_bytes(b"?" + whole[1:])
    assert drilled(kept).differs == (
        f"The file {path.name} of the back-up has been changed since it was made.",
    )
    path.write_bytes(whole)
    database = bytearray(made.database.read_bytes())
    database[len(database) // 2] ^= 1
    made.database.write_bytes(database)
    done = drilled(kept)
    assert done.differs == ("The database of the back-up has been changed since it was made.",)
    assert "The back-up is not good" in words_of(done.certificate)
    assert [bool(one.differs) for one in kept.build.rows(Drill)] == [True, True]
    made.database.unlink()
    assert "The database of the back-up is missing." in drilled(kept).differs


def test_a_manifest_made_anew_is_not_the_one_that_was_written(kept: Kept) -> None:
    made = kept.back_up()
    path = made.folder / "manifest.json"
    said = json.loads(path.read_text())
    said["holdings"]["rows"]["officer"] += 1
    path.write_text(json.dumps(said))
    assert "has been changed since it was written" in drilled(kept).differs[0]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (made.folder / "manifest.json.sha256").write_text(f"{digest}  manifest.json\n")
    differs = drilled(kept).differs
    assert "The manifest is not the one that was written when the back-up was made." in differs
    count = said["holdings"]["rows"]["officer"]
    assert f"The table officer has {count - 1} rows, and the manifest says {count}." in differs


def test_a_copy_that_was_damaged_when_it_was_made_is_found_by_restoring_it(kept: Kept) -> None:
    made = kept.back_up()
    data = bytearray(made.database.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 30_000] = bytes(30_000)
    made.database.write_bytes(data)
    path = made.folder / "manifest.json"
    said = json.loads(path.read_text())
    said["database"]["sha256"] = hashlib.sha256(data).hexdigest()
    path.write_text(json.dumps(said))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (made.folder / "manifest.json.sha256").write_text(f"{digest}  manifest.json\n")
    first, *more = drilled(kept).differs
    assert first == "The manifest is not the one that was written when the back-up was made."
    assert any("restore" in one for one in more)
    assert kept.build.rows(Drill)[-1].differs


def test_a_record_that_was_changed_since_is_not_the_one_in_the_back_up(kept: Kept) -> None:
    made = kept.back_up()
    stream = f"review:{kept.review}"
    sequence = made.manifest.holdings.heads[stream][0]
    forged = "UPDATE event SET hash = 'forged', body = 'forged' WHERE stream = :stream"
    _unguarded(kept, forged, stream)
    differs = drilled(kept).differs
    assert f"The record lacks event {sequence} of {stream}, the last in the back-up." in differs
    assert any("events of the record are not those of the back-up" in one for one in differs)


def _unguarded(kept: Kept, statement: str, stream: str) -> None:
    """Write as somebody would who has the database, past the triggers that refuse it."""
    engine = kept.build.house.engine
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
            for (name,) in connection.exec_driver_sql(named).fetchall():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.execute(text(statement), {"stream": stream})
        connection.commit()


def test_without_any_back_up_there_is_nothing_to_try(kept: Kept) -> None:
    with pytest.raises(Refused, match="There is no back-up in"):
        drilled(kept)
    assert kept.build.rows(Drill) == []


def test_a_back_up_that_is_gone_is_a_drill_that_failed(kept: Kept) -> None:
    made = kept.back_up()
    (made.folder / "manifest.json").unlink()
    done = drilled(kept)
    assert "There is no back-up in" in done.differs[0]
    assert "Back-up 1 of 23 November 2026" in words_of(done.certificate)


def test_the_command_writes_the_certificate_and_ends_with_1_where_it_is_not_good(
    app: Flask, kept: Kept
) -> None:
    run = app.test_cli_runner().invoke
    made = kept.back_up()
    told = run(args=["drill", str(kept.folder), "--by", "Ann Ash"])
    assert (told.exit_code, told.output.splitlines()[-1]) == (0, "Nothing differs.")
    (certificate,) = (kept.folder / "certificates").iterdir()
    assert "Ann Ash" in words_of(certificate.read_bytes())
    assert certificate.stat().st_mode & 0o077 == 0
    made.files.whereabouts(made.manifest.files[0].name).unlink()
    told = run(args=["drill", str(kept.folder)])
    assert told.exit_code == 1
    assert "of the back-up is missing." in told.output
    assert told.output.splitlines()[-1] == "Back-up 1 of 23 November 2026 is not good."


def test_administrators_and_auditors_see_a_red_line_until_it_is_put_right(
    client: Client, kept: Kept, clock: Clock
) -> None:
    build = kept.build
    auditor, admin = build.officer(Role.AUDITOR), build.officer(Role.ADMINISTRATOR)
    none = "There is no back-up of this record."
    untried = "No back-up has been restored to see whether it is good."
    for reader in (auditor, admin):
        home = client.sign_in(reader).get("/").words()
        assert none in home
        assert untried in home
        assert none in client.get("/events").words()
    assert none not in client.sign_in(kept.lead).get("/").words()
    made = kept.back_up()
    assert drilled(kept).differs == ()
    client.sign_in(auditor)
    assert "back-up" not in client.get("/").words().lower()
    told = client.get("/events").words()
    assert "The last back-up is number 1, of 23 November 2026." in told
    assert "restored aside on 23 November 2026: nothing differed." in told
    path = made.files.whereabouts(made.manifest.files[0].name)
    whole = path.read_bytes()
    path.write_bytes(b"other")
    clock.move(minutes=1)
    drilled(kept)
    assert "The drill of 23 November 2026 found that the back-up is not good." in (
        client.get("/").words()
    )
    path.write_bytes(whole)
    clock.move(minutes=1)
    drilled(kept)
    assert "back-up" not in client.get("/").words().lower()
    clock.move(days=35)
    assert "back-up" not in client.sign_in(auditor).get("/").words().lower()
    clock.move(days=1)
    home = client.sign_in(auditor).get("/").words()
    assert "The last back-up is of 23 November 2026, more than 35 days ago." in home
    assert "was on 23 November 2026, more than 35 days ago." in home
    client.sign_in(admin)
    client.send(client.get("/settings"), back_up_days="60")
    assert "more than" not in client.sign_in(auditor).get("/").words()
