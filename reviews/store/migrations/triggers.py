"""Triggers that keep events append-only, on both databases."""

from collections.abc import Sequence

from sqlalchemy import Connection

_TABLES = ("event", "event_row")


def create_triggers(connection: Connection) -> None:
    """Refuse every update and delete of an event."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'Events are never changed or removed.'; END $$"
        )
    refuse_change(connection, _TABLES)


def refuse_change(connection: Connection, tables: Sequence[str]) -> None:
    """Refuse every update and delete of a row of these tables."""
    for table in tables:
        if connection.dialect.name != "sqlite":
            connection.exec_driver_sql(
                f"CREATE TRIGGER tr_{table}_no_change BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            continue
        for action in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER tr_{table}_no_{action.lower()} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'Events are never changed or removed.'); END"
            )


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
