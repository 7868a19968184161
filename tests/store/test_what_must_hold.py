"""What the database holds, whoever writes: each rule dies where SQL tries to break it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from shutil import copy
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import (
    CheckConstraint,
    Connection,
    Engine,
    Enum,
    ForeignKey,
    Index,
    Table,
    insert,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import SchemaItem

from reviews.domain.record.events import COMMAND_LINE
from reviews.store.record.engine import open_engine
from reviews.store.tables import Base
from reviews.store.tables.base import TwoTimes, UtcDateTime

if TYPE_CHECKING:
    from pathlib import Path

    from tests.databases import Postgres

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SEVERAL = {
    "checkpoint": "many leave the service",
    "job": "an officer may ask for many at once",
    "witness": "many may watch at once",
    "chosen_reason": "a scheme is chosen for many reasons",
    "officer_record": "an officer holds many checks, trainings and skills",
    "outcome_record": "many sources tell of an outcome, on many days",
    "progress_record": "a recommendation is looked at many times",
    "stored_file": "a file is never superseded",
    "own_conclusion": "a second reader concludes once, which is unique whether or not it stands",
    "sign_in": "an officer may be signed in on many devices",
}
"""Tables whose rows are ended or superseded and of which many may stand, with the reason."""

TABLES = Base.metadata.tables.values()
ONE_STANDS = [
    index
    for table in TABLES
    for index in sorted(table.indexes, key=lambda one: str(one.name))
    if index.unique
]
ONE_NAMED = [
    rule
    for table in TABLES
    for rule in sorted(table.constraints, key=lambda one: str(one.name))
    if isinstance(rule, CheckConstraint)
]
LINKS = [
    key
    for table in TABLES
    for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
    if "fact_id" in key.parent.name
]
NUMBERS = count(100)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def council(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One council for all rules: each test takes back what it wrote."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        path = copy(template, tmp_path_factory.mktemp("rules") / "rules.db")
        engine = open_engine(f"sqlite:///{path}")
        yield engine
        engine.dispose()
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.fresh() as url:
        engine = open_engine(url)
        yield engine
        engine.dispose()


@pytest.fixture
def connection(council: Engine) -> Iterator[Connection]:
    with council.connect() as connection, connection.begin() as going:
        yield connection
        going.rollback()


def _named(rule: SchemaItem) -> str:
    if isinstance(rule, ForeignKey):
        return str(rule.parent)
    return f"{getattr(rule, 'table').name}-{getattr(rule, 'name')}"  # noqa: B009 - either kind


def _value(connection: Connection, column: Any) -> object:
    for key in column.foreign_keys:
        if key.column.table.name == "officer":
            return COMMAND_LINE
        return add(connection, key.column.table)["id"]
    kind = column.type
    if isinstance(kind, Enum):
        assert kind.enum_class is not None
        return next(iter(kind.enum_class))
    made = {str: f"{column.name} {next(NUMBERS)}", int: next(NUMBERS), bool: False}
    made |= {date: NOW.date(), UUID: uuid4()}
    return NOW if isinstance(kind, UtcDateTime) else made[kind.python_type]


def add(connection: Connection, table: Table, **given: Any) -> dict[str, Any]:
    """A row with these values; what must be there and is not given is made, its links too."""
    row: dict[str, Any] = {"id": uuid4()} | given
    if "fact_id" in table.c:
        row.setdefault("fact_id", row["id"])
    for rule in ONE_NAMED:
        names = [one.name for one in table.c if f" {one.name} " in str(rule.sqltext)]
        if rule.table is table and not set(names) & set(row):
            row[names[0]] = _value(connection, table.c[names[0]])
    for column in table.c:
        if not column.nullable and column.name not in row:
            row[column.name] = _value(connection, column)
    connection.execute(insert(table).values(row))
    return row


def _no_longer(table: Table) -> dict[str, object]:
    """How a row says that it stands no more."""
    states = {"review": {"state": "closed"}, "letter": {"state": "discarded"}}
    ends = ("superseded_at", "ended_at", "left_at")
    if table.name in states:
        return dict(states[table.name])
    return {name: NOW for name in ends if name in table.c}


@pytest.mark.parametrize("index", ONE_STANDS, ids=_named)
def test_one_stands(connection: Connection, index: Index) -> None:
    table = index.table
    assert table is not None
    same = {column.name: _value(connection, column) for column in index.columns}
    if "fact_id" in same:
        same["fact_id"] = add(connection, table)["id"]
    else:
        add(connection, table, **same)
    with pytest.raises(IntegrityError) as refused, connection.begin_nested():
        add(connection, table, **same)
    told = str(refused.value.orig)
    each = ", ".join(f"{table.name}.{name}" for name in same)
    assert str(index.name) in told or told == f"UNIQUE constraint failed: {each}"
    if not (ended := _no_longer(table)):
        return
    each_same = [table.c[name] == value for name, value in same.items()]
    connection.execute(update(table).where(*each_same).values(**ended))
    add(connection, table, **same)


@pytest.mark.parametrize("rule", ONE_NAMED, ids=_named)
def test_one_thing_is_named(connection: Connection, rule: CheckConstraint) -> None:
    table = rule.table
    names = [one.name for one in table.c if f" {one.name} " in str(rule.sqltext)]
    assert len(names) > 1
    one = add(connection, table)
    none = dict.fromkeys(names)
    both = {name: _value(connection, table.c[name]) for name in names[:2]}
    for values in (both, none) if str(rule.name).endswith("exactly_one") else (both,):
        with pytest.raises(IntegrityError, match=str(rule.name)), connection.begin_nested():
            connection.execute(update(table).where(table.c.id == one["id"]).values(**values))
    for name in names:
        alone = dict.fromkeys(names) | {name: _value(connection, table.c[name])}
        connection.execute(update(table).where(table.c.id == one["id"]).values(**alone))


@pytest.mark.parametrize("key", LINKS, ids=_named)
def test_a_fact_that_is_named_is_there(connection: Connection, key: ForeignKey) -> None:
    table, name = key.parent.table, key.parent.name
    assert isinstance(table, Table)
    with (
        pytest.raises(IntegrityError, match=r"(?i)foreign key"),
        connection.begin_nested(),
    ):
        add(connection, table, **{name: uuid4()})
    to = add(connection, key.column.table)
    add(connection, table, **({} if name == "fact_id" else {name: to["id"]}))


def test_the_rules_are_there() -> None:
    assert len(ONE_STANDS) >= 40
    assert len(ONE_NAMED) >= 5
    assert len(LINKS) >= 20


def test_whatever_is_ended_or_superseded_says_how_many_may_stand() -> None:
    for mapper in Base.registry.mappers:
        table = mapper.local_table
        assert isinstance(table, Table)
        ends = {"superseded_at", "ended_at", "left_at"} & set(table.c.keys())
        partial = [
            str(one.dialect_options["sqlite"]["where"]) for one in table.indexes if one.unique
        ]
        if ends and table.name not in SEVERAL:
            assert any(end in where for end in ends for where in partial), table.name
        if issubclass(mapper.class_, TwoTimes):
            assert f"uq_{table.name}_fact_id" in {one.name for one in table.indexes}
    assert set(SEVERAL) <= {table.name for table in TABLES}


def test_a_rebuilt_table_keeps_what_keeps_events(connection: Connection) -> None:
    with pytest.raises(Exception, match=r"never changed"), connection.begin_nested():
        connection.execute(text("DELETE FROM event"))
