"""The database itself: its tables are those of the newest migration, and its triggers stand."""

from collections.abc import Iterator
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.migrations.triggers import HELD, as_made, triggers_there
from reviews.store.record.migrate import alembic_config
from reviews.store.tables.base import Base


def shape_faults(connection: Connection) -> Iterator[Fault]:
    """Every table, column, index or trigger that is more, less or other than was made."""
    context = MigrationContext.configure(connection)
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    found = context.get_current_revision()
    if found != newest:
        told = f"The database says that it is of version {found}, and this program is of {newest}."
        yield _around("alembic_version", told)
    for difference in compare_metadata(context, Base.metadata):
        yield from _told(difference)
    yield from _trigger_faults(connection)


def _trigger_faults(connection: Connection) -> Iterator[Fault]:
    there = triggers_there(connection)
    for table in HELD:
        for name, words in as_made(connection.dialect.name, table).items():
            if there.pop(name, None) != (table, words):
                told = (
                    f"The trigger {name}, which keeps the rows of {table} from being changed, is "
                    "missing, switched off or not as it was made."
                )
                yield _around(table, told)
    for name, (table, _) in there.items():
        yield _around(table, f"There is a trigger {name} on {table}, and nobody made it there.")


def _around(table: str, told: str) -> Fault:
    return Fault(FaultMeaning.AROUND, table, "", told)


def _told(difference: Any) -> Iterator[Fault]:
    """A difference as Alembic gives it: a tuple of what is to be done, or a list of those."""
    if isinstance(difference, list):
        yield from map(_told_of_column, difference)
        return
    what, *things = difference
    verb, _, kind = what.partition("_")
    thing = things[-1]
    table = getattr(getattr(thing, "table", thing), "name", "")
    name = thing.name if kind != "table" else table
    column = name if kind == "column" else ""
    of = "" if kind == "table" else f" of the table {table}"
    state = "is missing" if verb == "add" else "is there, and nobody made it"
    told = f"The {kind.replace('_', ' ')} {name}{of} {state}."
    yield Fault(FaultMeaning.AROUND, str(table), "", told, str(column))


def _told_of_column(difference: Any) -> Fault:
    """(what is to be done, schema, table, column, ...)."""
    table, column = difference[2], difference[3]
    told = f"The column {column} of the table {table} is not as it was made."
    return Fault(FaultMeaning.AROUND, table, "", told, column)
