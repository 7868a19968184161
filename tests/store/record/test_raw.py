"""Rows as the driver gives them make the very text that was digested, or say why they cannot."""

from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from reviews.domain.record.events import row_digest
from reviews.store.record.engine import open_engine
from reviews.store.record.raw import BAD, Digested, reading_raw, rows
from reviews.store.tables import Team

TABLE = Team.metadata.tables["team"]
AT = datetime(2026, 11, 23, 10, 0, 0, 5, tzinfo=UTC)
KEY = UUID(int=77)
with create_engine("sqlite://").connect() as _connection:
    SQLITE = Digested(_connection, TABLE)
STORED = "2026-11-23 10:00:00.000005"


@given(st.text(), st.uuids(), st.datetimes())
def test_the_text_of_a_row_is_what_its_digest_was_made_of(
    name: str, key: UUID, at: datetime
) -> None:
    stored = (at.isoformat(" ", "microseconds"), key.hex, name)
    said = {"id": key, "name": name, "created_at": at.replace(tzinfo=UTC)}
    try:
        digest = row_digest("salt", "team", said)
    except UnicodeEncodeError:
        with pytest.raises(BAD):
            SQLITE.text(stored)
    else:
        assert sha256(b"salt" + SQLITE.text(stored)).hexdigest() == digest


@pytest.mark.parametrize(
    ("values", "column", "why"),
    [
        ((None, KEY.hex, "A"), "created_at", "holds nothing, and must hold something"),
        (("2026-11-23T10:00:00.000005", KEY.hex, "A"), "created_at", "holds no time"),
        (("2026-13-23 10:00:00.000005", KEY.hex, "A"), "created_at", "holds no time"),
        ((STORED, KEY.hex.upper() + "A", "A"), "id", "holds no id"),
        ((STORED, 'a", "name": "x', "A"), "id", "holds no id"),
        ((STORED, KEY.hex, b"A"), "name", "holds no text"),
        ((STORED, KEY.hex, 5), "name", "holds no text"),
        ((STORED, KEY.hex, "\udcff"), "name", "holds no text"),
    ],
)
def test_what_cannot_be_is_named_and_never_makes_a_text_that_was_digested(
    values: tuple[object, ...], column: str, why: str
) -> None:
    assert (column, why) in list(SQLITE.impossible(values))
    digest = row_digest("salt", "team", {"id": KEY, "name": "A", "created_at": AT})
    with suppress(*BAD):
        assert sha256(b"salt" + SQLITE.text(values)).hexdigest() != digest


def test_a_text_that_is_none_stops_no_reading(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        for number in range(5):
            name = "CAST(x'61ff62' AS TEXT)" if number == 2 else f"'Łódź {number}'"
            values = f"'{number:032x}', {name}, '{STORED}'"
            connection.execute(text(f"INSERT INTO team (id, name, created_at) VALUES ({values})"))
        with reading_raw(Session(connection)) as raw:
            found = list(rows(raw, select(Team.name).order_by(Team.id)))
        connection.rollback()
    engine.dispose()
    assert found == [("Łódź 0",), ("Łódź 1",), ("a\udcffb",), ("Łódź 3",), ("Łódź 4",)]
