"""Every mark that was made of the record is held against the record of today."""

from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.record_number import in_fours
from reviews.services.across import witnessed
from reviews.services.across.verify import Verified, verify
from reviews.services.record import checkpoints, witnesses
from reviews.store.letters.record_numbers import number_of
from reviews.store.record.engine import reading_session
from reviews.store.record.tree import tree_head
from reviews.store.tables import Cosignature
from tests.build import Build
from tests.conftest import Clock
from tests.letter_case import LetterCase
from tests.services.record.test_checkpoints import Watch, made
from tests.services.record.watching import cut, rewrite

RESIDENT = LetterKind.RESIDENT_LETTER


def verified(build: Build, typed: str = "") -> Verified:
    with reading_session(build.house.engine) as session:
        return verify(session, build.house.files, typed)


def test_a_record_that_was_not_changed_fits_every_letter(build: Build) -> None:
    case = LetterCase(build)
    case.issued(RESIDENT, case.residents[0])
    made(build)
    assert build.read(witnessed.faults) == []


def test_a_record_rewritten_wholly_is_caught_by_any_letter(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.issued(RESIDENT, case.residents[0])
    number, reference = build.read(number_of, key), case.letter(key).reference
    rewrite(build, 4)
    (told,) = build.read(witnessed.faults)
    assert told.sentence.startswith(
        f"The record number that letter {reference} bears does not come from"
    )
    assert any(
        "does not come from the events of this record" in one.sentence
        for one in verified(build, in_fours(number)).faults
    )


def test_a_letter_vouches_for_what_came_before_it_and_no_more(build: Build) -> None:
    case = LetterCase(build)
    case.issued(RESIDENT, case.residents[0])
    now = build.read(tree_head).size
    rewrite(build, now)
    assert build.read(witnessed.faults) == []


def test_the_forger_who_gives_the_letter_a_new_number_is_caught_by_its_paper(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.issued(RESIDENT, case.residents[0])
    number = build.read(number_of, key)
    rewrite(build, 4)
    with build.house.engine.begin() as connection:
        connection.execute(
            text("UPDATE letter_number SET number = substr(number, 1, 5) || 'another'")
        )
    told = verified(build, in_fours(number)).faults
    assert any("No letter, no bundle and no event has the number" in one.sentence for one in told)


def test_a_record_that_was_cut_fits_no_checkpoint_of_more(build: Build) -> None:
    build.team()
    large = made(build)
    cut(build, large.size - 1)
    (told,) = build.read(witnessed.faults)
    assert told.sentence.startswith(
        f"The checkpoint of {large.size} events does not fit this record"
    )


def test_what_is_witnessed_is_told_by_verify(build: Build, tmp_path: Path) -> None:
    audit = Watch(build, tmp_path)
    audit.cosign(made(build))
    assert "are witnessed by Internal Audit" in verified(build).witnessed[0]


def test_a_name_given_again_bears_another_key_and_another_day(
    build: Build, tmp_path: Path, clock: Clock
) -> None:
    audit = Watch(build, tmp_path)
    of = made(build)
    audit.cosign(of)
    build.do(witnesses.end_witness, None, audit.id)
    first = audit.line.public
    clock.move(days=3)
    forger = Watch(build, tmp_path / "elsewhere")
    forger.cosign(of)
    second = forger.line.public
    assert first
    assert second
    (line, *_) = build.read(witnessed.told)
    assert (second.short in line, first.short in line) == (True, False)
    assert "recorded here since 26 November 2026" in line
    found = verify(Session(build.house.engine), build.house.files, kept=of.whole.encode())
    assert found.faults == ()


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE checkpoint SET size = 'many'",
        "UPDATE checkpoint SET left_at = 'yesterday'",
        "UPDATE cosignature SET signed_at = 'then'",
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_value_that_cannot_be_read_is_told_and_hides_nothing(
    build: Build, tmp_path: Path, forged: str
) -> None:
    audit = Watch(build, tmp_path)
    case = LetterCase(build)
    case.issued(RESIDENT, case.residents[0])
    audit.cosign(made(build))
    rewrite(build, 4)
    with build.house.engine.begin() as connection:
        connection.exec_driver_sql(forged)
    told = [one.sentence for one in build.read(witnessed.faults)]
    assert any(one.startswith("The record number that letter") for one in told)
    assert any("cannot be read" in one for one in (*told, *build.read(witnessed.told)))


@pytest.mark.parametrize(
    ("forged", "told"),
    [
        (
            "UPDATE checkpoint SET text = replace(text, 'supported', 'supposed')",
            "is not what its key signed",
        ),
        (
            "UPDATE cosignature SET line = substr(line, 1, length(line) - 12) || 'AAAAAAAAAAA='",
            "was not made with their key",
        ),
    ],
)
def test_a_signature_that_nobody_made_counts_for_nothing(
    build: Build, tmp_path: Path, forged: str, told: str
) -> None:
    audit = Watch(build, tmp_path)
    audit.cosign(made(build))
    assert build.read(witnessed.faults) == []
    with build.house.engine.begin() as connection:
        connection.exec_driver_sql(forged)
    assert any(told in one.sentence for one in build.read(witnessed.faults))
    assert "witnessed by Internal Audit" not in " ".join(build.read(witnessed.told))


VALUES = [
    ("event", "body"),
    ("letter", "reference"),
    *(("letter_number", one) for one in ("letter_id", "number", "head", "size")),
    *(
        ("checkpoint", one)
        for one in ("origin", "size", "root", "text", "key", "left_at", "recorded_at", "id")
    ),
    *(("witness", one) for one in ("name", "email", "key", "ended_at", "recorded_at", "id")),
    *(("cosignature", one) for one in ("line", "signed_at", "checkpoint_id", "witness_id")),
]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_value_whatever_stops_a_look_at_the_record(build: Build, tmp_path: Path) -> None:
    audit = Watch(build, tmp_path)
    case = LetterCase(build)
    (key,) = case.issued(RESIDENT, case.residents[0])
    kept = made(build)
    audit.cosign(kept)
    number = build.read(number_of, key)
    changes = [(where, to) for where in VALUES for to in ("X'C328'", "CAST(X'41C328' AS TEXT)")]
    for (table, column), to in changes:
        with build.house.engine.connect() as connection:
            _loosen(connection)
            connection.exec_driver_sql(
                f"UPDATE {table} SET {column} = {to} WHERE rowid = (SELECT max(rowid) FROM {table})"
            )
            session = Session(connection)
            found = verify(session, build.house.files, in_fours(number), kept.whole.encode())
            assert any(one.table == table for one in found.faults), (table, column, to)
            with suppress(Refused):
                checkpoints.check_grown(session)
            connection.rollback()
    with build.house.engine.connect() as connection:
        assert verify(Session(connection), build.house.files).faults == ()


def _loosen(connection: Connection) -> None:
    """For one transaction, nothing refuses a change and nothing links rows."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=on")
    connection.exec_driver_sql("PRAGMA ignore_check_constraints=on")
    named = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in named.all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def test_a_line_of_no_witness_is_named_by_its_own_row(build: Build, tmp_path: Path) -> None:
    audit = Watch(build, tmp_path)
    audit.cosign(made(build))
    with build.house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE cosignature SET line = 'none'")
    (row,) = build.rows(Cosignature)
    (told,) = build.read(witnessed.faults)
    assert (told.table, told.row) == ("cosignature", str(row.id))


def test_a_checkpoint_that_does_not_fit_the_record_witnesses_nothing(
    build: Build, tmp_path: Path
) -> None:
    audit = Watch(build, tmp_path)
    audit.cosign(made(build))
    rewrite(build, 2)
    (named,) = build.read(witnessed.keys_named).values()
    assert verified(build).witnessed == (
        f"{named} has witnessed no event yet.",
        "No checkpoint has left the service.",
    )
