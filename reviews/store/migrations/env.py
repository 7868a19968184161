"""How Alembic runs here: on the connection it is given."""

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
with context.begin_transaction():
    context.run_migrations()
