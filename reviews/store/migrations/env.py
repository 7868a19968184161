"""How Alembic runs here: on the connection it is given.

SQLite rebuilds a table by dropping it, which its foreign keys would forbid: they are off meanwhile
and looked through before anything is kept.
"""

from alembic import context

from reviews.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
    user_module_prefix="tables.",
)
sqlite = connection.dialect.name == "sqlite"
raw = connection.connection.dbapi_connection
if sqlite:
    raw.execute("PRAGMA foreign_keys=off")
try:
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and (broken := raw.execute("PRAGMA foreign_key_check").fetchall()):
            raise RuntimeError(f"A migration would leave links to nothing: {broken[:5]}")
finally:
    if sqlite:
        raw.execute("PRAGMA foreign_keys=on")
