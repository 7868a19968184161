"""Triggers that keep events append-only, on both databases."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

_TABLES = ("event", "event_row")
HELD = (*_TABLES, "event_place")
"""Every table whose rows no one may change or remove, as the newest migration leaves it."""
_REFUSES = "BEGIN RAISE EXCEPTION 'Events are never changed or removed.'; END"


def create_triggers(connection: Connection) -> None:
    """Refuse every update and delete of an event."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(
            f"CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ {_REFUSES} $$"
        )
    refuse_change(connection, _TABLES)


def refuse_change(connection: Connection, tables: Sequence[str]) -> None:
    """Refuse every update and delete of a row of these tables."""
    for table in tables:
        for made in as_made(connection.dialect.name, table).values():
            connection.exec_driver_sql(made)


def as_made(dialect: str, table: str) -> Mapping[str, str]:
    """The triggers that hold a table, by name, each as the words that make it."""
    if dialect != "sqlite":
        name = f"tr_{table}_no_change"
        return {
            name: f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        }
    return {
        f"tr_{table}_no_{action.lower()}": f"CREATE TRIGGER tr_{table}_no_{action.lower()} BEFORE "
        f"{action} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'Events are never changed or removed.'); END"
        for action in ("UPDATE", "DELETE")
    }


def triggers_there(connection: Connection) -> dict[str, tuple[str, str]]:
    """Each trigger of the database that works: the table it is of, and the words that make it.

    On PostgreSQL those words, and what the function does where it is not what it was made to do.
    """
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
        )
        return {name: (table, words) for name, table, words in found}
    found = connection.exec_driver_sql(
        "SELECT tgname, c.relname, replace(pg_get_triggerdef(t.oid), n.nspname || '.', ''), prosrc"
        " FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = tgfoid"
        " WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND n.nspname = current_schema()"
    )
    return {
        name: (table, _reordered(words) + ("" if does.strip() == _REFUSES else does))
        for name, table, words, does in found
    }


def _reordered(words: str) -> str:
    """PostgreSQL tells of a delete before an update, however they were given."""
    return words.replace("BEFORE DELETE OR UPDATE", "BEFORE UPDATE OR DELETE")


def drop_triggers(connection: Connection) -> None:
    """Take the triggers away, before a table is rebuilt."""
    if connection.dialect.name == "sqlite":
        for table in _TABLES:
            for action in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER tr_{table}_no_{action}")
        return
    for table in _TABLES:
        connection.exec_driver_sql(f"DROP TRIGGER tr_{table}_no_change ON {table}")
    connection.exec_driver_sql("DROP FUNCTION refuse_change()")
