"""One value changed, or one bit of a file flipped, anywhere in what a record rests on, is found.

Drawn at random over every column of every audited table, of the chain and of the files; several
changes, each to another row, are made before each look, and each has to be named.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Boolean, Column, Enum, Integer, Table, Text, select, type_coerce, update
from sqlalchemy.exc import DBAPIError

from reviews.domain.record.faults import Fault
from reviews.files.looking import place
from reviews.store.record.kept_rows import audited
from reviews.store.tables import Base
from tests.forging import Case, Council

AT_ONCE = 10
CHAIN = ("event", "event_place", "event_payload", "event_row", "stream_head", "tree_head")
FILES = ("stored_file", "letter_file")
VOUCH = (
    *("letter_number", "checkpoint", "cosignature", "witness", "data_request"),
    *("data_request_decision", "erased_row", "back_up", "drill", "restore"),
)
"""Of each of these there are few rows, so that chance alone seldom draws one."""
GARBAGE = "aent"


@dataclass(frozen=True)
class Changed:
    """What was changed: a value of a row, or a bit of the file that a row names."""

    table: str
    column: str
    row: str
    impossible: bool
    to: str = ""

    def is_named(self, faults: Sequence[Fault]) -> bool:
        """Whether a fault names the table and the row; the column too where the value cannot be."""
        of_row = [one for one in faults if one.table == self.table and self._its(one)]
        return any(one.column == self.column for one in of_row) if self.impossible else bool(of_row)

    def _its(self, fault: Fault) -> bool:
        if self.table == "event_place":
            return f"lace {self.row} " in f"{fault} "
        return fault.row == self.row or (self.column in ("stream", "id") and fault.row == self.to)


class Changes:
    """Draws changes to one council, and makes them."""

    def __init__(self, case: Case, seed: int) -> None:
        self.case, self.draw = case, Random(seed)
        names = [*CHAIN, *(one.name for one in audited())]
        tables = [Base.metadata.tables[name] for name in names]
        filled = [one for one in tables if case.one(f'SELECT count(*) FROM "{one.name}"')]
        self.places: list[tuple[Table, Column[Any] | None]] = [
            (table, column) for table in filled for column in table.c
        ]
        self.places += [(table, None) for table in filled if table.name in FILES] * 20
        self.touched: set[tuple[str, str]] = set()

    def change(self) -> Changed:
        """One more change, to a row that was not touched yet."""
        while True:
            table, column = self.draw.choice(self.places)
            row = self._row(table)
            if (table.name, self._named(table, row)) in self.touched:
                continue
            made = self._flip(table, row) if column is None else self._set(table, column, row)
            if made is not None:
                self.touched.add((table.name, made.row))
                return made

    def of(self, column: Column[Any]) -> Changed | None:
        """A change to one column of a row; None where the one drawn changes nothing."""
        table = Base.metadata.tables[str(column.table)]
        return self._set(table, column, self._row(table))

    def _row(self, table: Table) -> Any:
        """A row as the driver gives it, whatever the types say."""
        raw = [type_coerce(one, Text).label(one.name) for one in table.c]
        query = select(*raw) if self.case.sqlite else select(table)
        count = self.case.one(f'SELECT count(*) FROM "{table.name}"')
        query = query.order_by(*table.primary_key).limit(1).offset(self.draw.randrange(count))
        return self.case.connection.execute(query).one()

    def _named(self, table: Table, row: Any) -> str:
        if table.name == "event_row":
            return str(row.event_position)
        (key,) = table.primary_key
        return self.case.id(getattr(row, key.name))

    def _flip(self, table: Table, row: Any) -> Changed:
        path = place(self.case.folder, row.bytes_id)
        data = bytearray(path.read_bytes())
        data[self.draw.randrange(len(data))] ^= 1 << self.draw.randrange(8)
        path.write_bytes(data)
        return Changed(table.name, "bytes", self._named(table, row), impossible=False)

    def _set(self, table: Table, column: Column[Any], row: Any) -> Changed | None:
        value = getattr(row, column.name)
        new, impossible = self._other(column, value)
        if new == value:
            return None
        where = [
            type_coerce(one, Text) == getattr(row, one.name)
            if self.case.sqlite
            else one == getattr(row, one.name)
            for one in table.primary_key
        ]
        set_to = {column.name: type_coerce(new, Text) if self.case.sqlite else new}
        if isinstance(column.type, Enum) and not self.case.sqlite:
            set_to = {column.name: type_coerce(new, Text)}
        try:
            with self.case.connection.begin_nested():
                self.case.connection.execute(update(table).where(*where).values(set_to))
        except DBAPIError:
            return None
        named = self._named(table, row)
        return Changed(table.name, column.name, named, impossible, self.case.id(new))

    def _other(self, column: Column[Any], value: Any) -> tuple[Any, bool]:
        """Another value for a column, and whether it is one that the service never writes."""
        if column.nullable and value is not None and self.draw.random() < 0.2:
            return None, False
        audited_ = column.table.name not in CHAIN
        if isinstance(column.type, Enum):
            if self.draw.random() < 0.5:
                return GARBAGE, audited_
            return self.draw.choice(column.type.enums), False
        if self.case.sqlite:
            return self._in_sqlite(column, value, told=audited_)
        return self._in_postgresql(column, value), False

    def _in_sqlite(self, column: Column[Any], value: Any, *, told: bool) -> tuple[Any, bool]:
        plain_text = isinstance(column.type, Text)
        if isinstance(column.type, Boolean):
            return (7, told) if self.draw.random() < 0.3 else (not value, False)
        if not plain_text and self.draw.random() < 0.3 and not column.primary_key:
            return GARBAGE, told
        if isinstance(column.type, Integer):
            return (value or 0) + self.draw.choice([-1, 1, 1000]), False
        if plain_text:
            return self._text(value), False
        if value is None:
            return GARBAGE, told
        digits = [at for at, one in enumerate(value) if one in "0123456789"]
        at = self.draw.choice(digits)
        return f"{value[:at]}{(int(value[at]) + 1) % 2}{value[at + 1 :]}", False

    def _in_postgresql(self, column: Column[Any], value: Any) -> Any:
        if isinstance(column.type, Boolean):
            return not value
        if isinstance(column.type, Integer):
            return (value or 0) + self.draw.choice([-1, 1, 1000])
        if isinstance(column.type, Text):
            return self._text(value)
        if isinstance(value, datetime):
            return value + timedelta(microseconds=self.draw.choice([-1, 1, 86_400_000_000]))
        if isinstance(value, date):
            return value + timedelta(days=self.draw.choice([-1, 1, 365]))
        return uuid4() if isinstance(value, UUID) else value

    def _text(self, value: str | None) -> str:
        if not value:
            return "x"
        at = self.draw.randrange(len(value))
        other = chr(ord(value[at]) ^ 1 << self.draw.randrange(7))
        return f"{value[:at]}{other if other.isprintable() else 'ŵ'}{value[at + 1 :]}"


@pytest.mark.parametrize(
    "seed", [pytest.param(one, marks=() if one < 4 else pytest.mark.soak) for one in range(30)]
)
def test_each_of_ten_changes_is_found_and_named(
    council: Council, tmp_path: Path, seed: int
) -> None:
    with council.forging() as case:
        case.folder = tmp_path / "copied"
        shutil.copytree(council.folder, case.folder)
        changes = Changes(case, seed)
        made = [changes.change() for _ in range(AT_ONCE)]
        faults = case.faults()
        unnamed = [one for one in made if not one.is_named(faults)]
        assert not unnamed, "\n".join(map(str, faults))


def test_each_column_of_what_vouches_is_found_and_named(council: Council) -> None:
    columns = {name: list(Base.metadata.tables[name].c) for name in VOUCH}
    for at in range(max(map(len, columns.values()))):
        with council.forging() as case:
            changes = Changes(case, at)
            drawn = [changes.of(every[at]) for every in columns.values() if at < len(every)]
            made = [one for one in drawn if one is not None]
            faults = case.faults()
            unnamed = [one for one in made if not one.is_named(faults)]
            assert not unnamed, "\n".join(map(str, faults))
