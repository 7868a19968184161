"""Every forgery that was tried is found, and named by its table and row, on both databases."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from reviews.domain.record import merkle
from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.letters.record_numbers import number_of
from reviews.store.record.beside import LEFT_OUT
from reviews.store.record.kept_rows import audited
from reviews.store.tables import Base
from tests.forging import Case, Council

CHAIN = {"event", "event_place", "event_payload", "event_row", "stream_head", "tree_head"}
SEARCH = {"scheme_token", "scheme_word", "resident_token", "evidence_token", "case_line"}


@pytest.fixture
def case(council: Council) -> Iterator[Case]:
    with council.forging() as made:
        yield made


def named(faults: tuple[Fault, ...]) -> set[tuple[str, str, str]]:
    return {(one.table, one.row, one.column) for one in faults}


def test_every_table_is_looked_at_or_left_out_for_a_reason() -> None:
    kept = {table.name for table in audited()}
    groups = [kept, CHAIN, SEARCH, set(LEFT_OUT)]
    assert sorted(name for names in groups for name in names) == sorted(Base.metadata.tables)
    assert all(LEFT_OUT.values())


def test_nothing_is_wrong_with_a_council_that_nobody_touched(case: Case) -> None:
    found = case.verified()
    assert (found.faults, found.notes) == ((), ())
    assert len(found.erased) == 1
    assert "are witnessed by Internal Audit" in found.witnessed[0]
    assert (found.events, found.records, found.files) == (758, 2633, 187)


AGREED = "SELECT position FROM event WHERE kind = 'assessment_agreed' ORDER BY position"
ISSUED = "SELECT position FROM event WHERE kind = 'letter_issued' ORDER BY position"
OTHER = 'SELECT id FROM officer WHERE id <> (SELECT "by" FROM event WHERE position = :at)'


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (f'UPDATE event SET "by" = ({OTHER} LIMIT 1) WHERE position = :at', "by"),
        ("UPDATE event SET at = '2020-01-01 09:00:00.000000+00' WHERE position = :at", "at"),
        ("UPDATE event SET kind = 'letter_sent' WHERE position = :at", "kind"),
        ("UPDATE event SET sequence = sequence + 500 WHERE position = :at", "sequence"),
        ("UPDATE event SET stream = 'council' || stream WHERE position = :at", "stream"),
    ],
)
@pytest.mark.parametrize("which", [AGREED, ISSUED])
def test_somebody_else_another_day_another_act(
    case: Case, change: str, column: str, which: str
) -> None:
    at = case.one(which)
    case.run(change.replace("+00'", "'") if case.sqlite else change, at=at)
    assert ("event", str(at), column) in named(case.faults())


def _emptied(case: Case, at: int) -> None:
    case.run(
        "UPDATE event_payload SET salt = NULL, words = NULL, erased_by_event = 1"
        " WHERE event_position = :at",
        at=at,
    )


def test_words_emptied_behind_a_false_erasure_and_the_finding_rewritten(case: Case) -> None:
    at = case.one("SELECT max(position) FROM event WHERE kind = 'finding_written'")
    finding = case.one(
        "SELECT row_id FROM event_row WHERE event_position = :at AND row_table = 'finding'", at=at
    )
    _emptied(case, at)
    key = finding.replace("-", "") if case.sqlite else finding
    case.run("UPDATE finding SET words = 'All is well' WHERE id = :key", key=key)
    found = named(case.faults())
    assert ("event_payload", str(at), "") in found
    assert ("finding", finding, "") in found


def test_every_answer_rewritten_behind_false_erasures(case: Case) -> None:
    case.run(
        "UPDATE event_payload SET salt = NULL, words = NULL, erased_by_event = 1",
        "UPDATE answer_version SET value = 'Never'",
    )
    faults = case.faults()
    events = {one.row for one in faults if one.table == "event_payload"}
    answers = {one.row for one in faults if one.table == "answer_version"}
    assert len(events) == case.one("SELECT count(*) FROM event")
    assert len(answers) == case.one("SELECT count(*) FROM answer_version")


def _take_out(case: Case, where: str) -> list[str]:
    """Take out events with their lists, words and places, and the rows that they wrote."""
    positions = f"SELECT position FROM event WHERE {where}"
    rows = case.connection.execute(
        text(f"SELECT row_table, row_id FROM event_row WHERE event_position IN ({positions})")
    ).all()
    for table, key in rows:
        known_by = "letter_id" if table == "letter_number" else "id"
        stored = key.replace("-", "") if case.sqlite else key
        case.run(f"DELETE FROM {table} WHERE {known_by} = '{stored}'")
    for table in ("event_row", "event_payload", "event_place"):
        case.run(f"DELETE FROM {table} WHERE event_position IN ({positions})")
    case.run(f"DELETE FROM event WHERE {where}")
    return [key for _, key in rows]


def test_a_whole_stream_is_taken_out_with_its_row_and_its_head(case: Case) -> None:
    stream = case.one("SELECT stream FROM event WHERE kind = 'concern_raised' LIMIT 1")
    size = case.one("SELECT count(*) FROM event")
    gone = case.one(f"SELECT count(*) FROM event WHERE stream = '{stream}'")
    _take_out(case, f"stream = '{stream}'")
    case.run(f"DELETE FROM stream_head WHERE stream = '{stream}'")
    told = case.told()
    assert f"counts {size} events, and {size - gone} have a place" in told
    assert "of the tree of all events (event_place): place" in told
    case.run("UPDATE tree_head SET size = size - :n", n=gone)
    places = case.connection.execute(text("SELECT place FROM event_place ORDER BY place")).all()
    for number, (place,) in enumerate(places, 1):
        if place != number:
            case.run(f"UPDATE event_place SET place = {number} WHERE place = {place}")
    assert "does not match the events: one was changed, removed" in case.told()


def test_the_last_events_of_a_review_are_cut_and_its_head_put_back(case: Case) -> None:
    stream = case.one(
        "SELECT stream FROM event WHERE stream LIKE 'review:%' ORDER BY position DESC LIMIT 1"
    )
    last = case.one("SELECT sequence FROM stream_head WHERE stream = :of", of=stream)
    _take_out(case, f"stream = '{stream}' AND sequence > {last - 2}")
    case.run(
        "UPDATE stream_head SET sequence = :last, hash = (SELECT hash FROM event WHERE"
        " stream = :of AND sequence = :last) WHERE stream = :of",
        of=stream,
        last=last - 2,
    )
    found = named(case.faults())
    assert ("tree_head", "1", "size") in found
    assert ("tree_head", "1", "peaks") in found


def test_a_tail_cut_without_a_trace_is_what_only_a_head_kept_elsewhere_shows(case: Case) -> None:
    """What the page says that it does not prove: all hashes after it were made anew."""
    bodies = case.connection.execute(
        text("SELECT body FROM event JOIN event_place ON event_position = position ORDER BY place")
    ).scalars()
    last = case.connection.execute(
        text("SELECT position, stream, sequence FROM event ORDER BY position DESC LIMIT 1")
    ).one()
    peaks: list[bytes] = []
    kept = list(bodies)[:-1]
    for size, body in enumerate(kept):
        merkle.grow(peaks, size, merkle.leaf(body))
    before = case.one(
        "SELECT hash FROM event WHERE stream = :of AND sequence = :n",
        of=last.stream,
        n=last.sequence - 1,
    )
    written = _take_out(case, f"position = {last.position}")
    case.run(
        "UPDATE stream_head SET sequence = :n, hash = :h WHERE stream = :of",
        n=last.sequence - 1,
        h=before,
        of=last.stream,
    )
    held = " ".join(one.hex() for one in peaks)
    case.run("UPDATE tree_head SET size = :n, peaks = :p", n=len(kept), p=held)
    assert {one.row for one in case.faults()} <= set(written)


def test_an_older_wording_is_not_made_the_last_by_its_position(case: Case) -> None:
    """Which event wrote a row last is told by its place, which the root of the tree holds."""
    row = case.connection.execute(
        text(
            "SELECT row_table, row_id, min(event_position) AS first, max(event_position) AS last"
            " FROM event_row WHERE row_table = 'letter' GROUP BY row_table, row_id"
            " HAVING count(*) > 1 ORDER BY row_id LIMIT 1"
        )
    ).one()
    for old, new in ((row.first, 900_001), (row.last, 900_000)):
        for table, column in (
            ("event", "position"),
            ("event_row", "event_position"),
            ("event_payload", "event_position"),
            ("event_place", "event_position"),
        ):
            case.run(f"UPDATE {table} SET {column} = {new} WHERE {column} = {old}")
    faults = case.faults()
    assert "stands before the event that it follows" in " ".join(map(str, faults))
    assert not [one for one in faults if one.table == "letter"]


def test_everyone_given_the_password_of_one(case: Case) -> None:
    count = case.one("SELECT count(*) FROM password")
    case.run("UPDATE password SET hash = (SELECT hash FROM password ORDER BY id LIMIT 1)")
    found = [one for one in case.faults() if one.table == "password"]
    assert len(found) == count - 1 > 3
    assert {one.meaning for one in found} == {FaultMeaning.CHANGED}


def test_a_sign_in_of_nobody(case: Case) -> None:
    key = "0" * 31 + "7"
    case.run(
        "INSERT INTO sign_in (id, officer_id, started_at) VALUES (:key, :key,"
        " '2026-11-23 10:00:00.000000')",
        key=key,
    )
    assert ("sign_in", case.id(key), "officer_id") in named(case.faults())


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("UPDATE scheme_token SET token = 'zzz' WHERE token = 'canal'", "scheme_token"),
        ("UPDATE scheme_token SET sort_name = 'a' WHERE token = 'canal'", "scheme_token"),
        ("DELETE FROM scheme_token WHERE token LIKE '=team:%'", "scheme_token"),
        ("DELETE FROM scheme_token", "scheme_token"),
        ("DELETE FROM scheme_word WHERE token = '12'", "scheme_word"),
        ("DELETE FROM resident_token", "resident_token"),
        ("DELETE FROM resident_token WHERE token LIKE '=part:%'", "resident_token"),
        (
            "INSERT INTO resident_token SELECT 'x', resident_id FROM resident_token LIMIT 1",
            "resident_token",
        ),
        ("DELETE FROM evidence_token", "evidence_token"),
        ("DELETE FROM evidence_token WHERE token LIKE '=asked:%'", "evidence_token"),
        ("DELETE FROM evidence_token WHERE token LIKE '=thing:%'", "evidence_token"),
        ("UPDATE evidence_token SET review_id = NULL", "evidence_token"),
        (
            "INSERT INTO evidence_token SELECT evidence_id, 'x', NULL FROM evidence_token LIMIT 1",
            "evidence_token",
        ),
    ],
)
def test_search_words_changed(case: Case, change: str, table: str) -> None:
    case.run(change)
    faults = case.faults()
    assert table in {one.table for one in faults}
    assert {one.meaning for one in faults} == {FaultMeaning.AROUND}


def test_a_trigger_taken_away_or_put_in_is_told(council: Council) -> None:
    with council.engine.connect() as connection:
        case = Case(connection, council.folder, connection.dialect.name == "sqlite")
        if case.sqlite:
            case.run(
                "DROP TRIGGER tr_event_no_update",
                "DROP TRIGGER tr_event_row_no_delete",
                "CREATE TRIGGER tr_event_row_no_delete AFTER DELETE ON event BEGIN SELECT 1; END",
                "CREATE TRIGGER quiet AFTER INSERT ON letter BEGIN DELETE FROM task; END",
            )
        else:
            case.run(
                "ALTER TABLE event DISABLE TRIGGER tr_event_no_change",
                "DROP TRIGGER tr_event_row_no_change ON event_row",
                "CREATE TRIGGER quiet AFTER INSERT ON letter EXECUTE FUNCTION refuse_change()",
            )
        faults = case.as_it_is().faults
        assert [(one.table, one.meaning) for one in faults] == [
            (table, FaultMeaning.AROUND) for table in ("event", "event_row", "letter")
        ]
        assert "trigger quiet on letter, and nobody made it" in str(faults[2])
        connection.rollback()
        if not case.sqlite:
            case.run(
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RETURN NULL; END $$"
            )
            assert len(case.as_it_is().faults) == 3
            connection.rollback()


def test_a_table_or_column_more_or_less_is_told(case: Case) -> None:
    case.run(
        "CREATE TABLE shadow (id INTEGER PRIMARY KEY)",
        "ALTER TABLE letter ADD COLUMN copied TEXT",
        "DROP INDEX ix_letter_state",
        "UPDATE alembic_version SET version_num = '0001'",
    )
    case.run("DROP TABLE task")
    told = "\n".join(map(str, case.as_it_is().faults))
    for sentence in (
        "The table shadow is there, and nobody made it.",
        "The column copied of the table letter is there, and nobody made it.",
        "The index ix_letter_state of the table letter is missing.",
        "The database says that it is of version 0001",
        "The table task is missing.",
        "The table task cannot be read to its end.",
    ):
        assert sentence in told


IMPOSSIBLE = [
    ("letter", "state", "'aent'", "holds a word that is none of its own"),
    ("letter", "planned_issue_on", "'2026-02-31'", "holds no date"),
    ("letter", "drafted_at", "'yesterday'", "holds no time"),
    ("letter", "review_id", "'abc'", "holds no id"),
    ("letter", "draft", "'two'", "holds no whole number"),
    ("password", "must_change", "7", "holds neither yes nor no"),
    ("letter", "sent_how", "CAST(x'ff41' AS TEXT)", "holds no text"),
    ("letter", "sent_how", "x'41'", "holds no text"),
]


@pytest.mark.parametrize(("table", "column", "value", "why"), IMPOSSIBLE)
def test_what_cannot_be_is_named_by_its_column_and_hides_nothing(
    case: Case, table: str, column: str, value: str, why: str
) -> None:
    if not case.sqlite and column != "state":
        pytest.skip("PostgreSQL keeps no such value in this column.")
    key = case.one(f"SELECT id FROM {table} ORDER BY id LIMIT 1")
    case.run(f"UPDATE {table} SET {column} = {value} WHERE id = '{key}'")
    case.run("UPDATE review SET why = 'Other'", "UPDATE event SET kind = 'x' WHERE position = 9")
    faults = case.faults()
    (found,) = (one for one in faults if one.table == table)
    assert (found.row, found.column, found.meaning) == (
        case.id(key),
        column,
        FaultMeaning.UNREADABLE,
    )
    assert str(found).endswith(f"cannot be right: its {column} {why}.")
    assert len(value) < 3 or value.strip("'") not in str(found)
    assert {"review", "event"} <= {one.table for one in faults}


def test_nothing_where_something_must_stand_and_days_without_end(case: Case) -> None:
    if case.sqlite:
        pytest.skip("SQLite keeps that rule whoever writes.")
    key = case.one("SELECT id FROM letter ORDER BY id LIMIT 1")
    case.run(
        "ALTER TABLE letter ALTER COLUMN binding DROP NOT NULL",
        "UPDATE letter SET binding = NULL, planned_issue_on = 'infinity', drafted_at = 'infinity'"
        f" WHERE id = '{key}'",
    )
    found = named(case.faults())
    assert {("letter", str(key), one) for one in ("binding", "planned_issue_on", "drafted_at")} <= {
        *found
    }


def test_a_number_is_looked_for_in_letters_that_cannot_be_read(case: Case) -> None:
    letter = UUID(str(case.one("SELECT id FROM letter WHERE state = 'sent' LIMIT 1")))
    number = number_of(Session(case.connection), letter)
    assert case.verified(number).belongs != ()
    case.run("UPDATE letter SET state = 'aent'")
    found = case.verified(number)
    assert found.belongs == ()
    assert any("A letter that may bear this number cannot be" in str(one) for one in found.faults)


@pytest.mark.parametrize(
    ("changes", "row", "sentence"),
    [
        (["UPDATE event SET body = 'no text' WHERE position = 40"], "40", "body is no text of an"),
        (["UPDATE event SET body = '[1]' WHERE position = 40"], "40", "body is no text of an"),
        (["UPDATE event SET body = body || ' ' WHERE position = 40"], "40", "not match its hash"),
        (["UPDATE event SET hash = 'x' WHERE position = 40"], "40", "not match its hash"),
        (["DELETE FROM event_payload WHERE event_position = 40"], "40", "are missing, with their"),
        (["UPDATE event_payload SET words = 'x' WHERE event_position = 40"], "40", "been changed"),
        (
            ["INSERT INTO event_payload (event_position, salt, words) VALUES (9999, 'a', '{}')"],
            "9999",
            "The event_payload record of event 9999 belongs to no event",
        ),
        (
            ["UPDATE event_row SET event_position = 9999 WHERE event_position = 40"],
            "9999",
            "The event_row record of event 9999 belongs to no event",
        ),
        (
            ["UPDATE event_row SET row_table = 'nowhere' WHERE event_position = 40"],
            "nowhere",
            "names a table that is none",
        ),
        (["UPDATE event_row SET number = number + 5 WHERE event_position = 40"], "40", "The list"),
        (["DELETE FROM event WHERE position = 40"], "40", "which stood in place 40"),
        (["DELETE FROM event_place WHERE event_position = 40"], "40", "stands in no place of the"),
        (
            ["UPDATE event_place SET place = 5000 WHERE place = 40"],
            "41",
            "No event stands in place",
        ),
        (["DELETE FROM stream_head WHERE stream = 'council'"], "council", "have no head"),
        (["INSERT INTO stream_head VALUES ('review:x', 3, 'x')"], "review:x", "have been removed"),
        (["DELETE FROM tree_head"], "1", "is not one row"),
        (["UPDATE tree_head SET peaks = 'zz'"], "1", "does not match the events"),
    ],
)
def test_each_part_of_the_chain_by_itself(
    case: Case, changes: list[str], row: str, sentence: str
) -> None:
    case.run(*changes)
    assert [one for one in case.faults() if (one.row, sentence in str(one)) == (row, True)], (
        case.told()
    )


def test_what_is_wrong_with_one_event_is_told_of_no_other(case: Case) -> None:
    case.run("UPDATE event SET position = 9040 WHERE position = 40")
    faults = case.faults()
    assert ("event", "40", "") in named(faults)
    ours = {"40", "9040", "1"}
    stream = case.one("SELECT stream FROM event WHERE position = 9040")
    after = case.one(
        "SELECT position FROM event WHERE stream = :of AND sequence ="
        " (SELECT sequence + 1 FROM event WHERE position = 9040)",
        of=stream,
    )
    assert {one.row for one in faults if one.table == "event_row"} <= ours
    assert {one.row for one in faults if one.table == "event"} <= {*ours, str(after)}


def test_the_words_of_two_events_exchanged(case: Case) -> None:
    case.run(
        "UPDATE event_payload SET event_position = -1 WHERE event_position = 40",
        "UPDATE event_payload SET event_position = 40 WHERE event_position = 41",
        "UPDATE event_payload SET event_position = 41 WHERE event_position = -1",
    )
    assert {("event_payload", "40", ""), ("event_payload", "41", "")} <= named(case.faults())
