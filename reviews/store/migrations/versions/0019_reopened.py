"""Accounts opened again, what that changes, and accounts read back."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_INSTANT = tables.UtcDateTime(timezone=True)


def upgrade() -> None:
    """To this revision."""
    op.add_column("account", sa.Column("to_read_back", sa.Boolean(), nullable=True))
    op.create_table(
        "account_reopening",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("after_agreement", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_written("account_reopening", account_id="account", review_id="review"),
    )
    op.create_table(
        "reopening_effect",
        sa.Column("reopening_id", sa.Uuid(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("superseded_at", _INSTANT, nullable=True),
        *_written("reopening_effect", reopening_id="account_reopening"),
    )
    op.create_table(
        "read_back",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("copy_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=True),
        sa.Column("read_on", sa.Date(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("why_not", sa.Text(), nullable=False),
        sa.Column("corrections", sa.Text(), nullable=False),
        sa.Column("superseded_at", _INSTANT, nullable=True),
        *_written("read_back", account_id="account", copy_id="account_copy"),
    )
    for table, column in _INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])
    for table, column in _ONE_STANDS:
        where = sa.text("superseded_at IS NULL")
        name = f"uq_{table}_{column}"
        op.create_index(
            name, table, [column], unique=True, sqlite_where=where, postgresql_where=where
        )


_INDEXED = (
    ("account_reopening", "account_id"),
    ("account_reopening", "review_id"),
    ("reopening_effect", "reopening_id"),
    ("read_back", "account_id"),
)
_ONE_STANDS = (("reopening_effect", "reopening_id"), ("read_back", "account_id"))


def _written(table: str, **other: str) -> list[sa.schema.SchemaItem]:
    """The id, when and by whom; and a foreign key for each column that names another table."""
    to = {**other, "recorded_by": "officer"}
    return [
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint([column], [f"{of}.id"], name=f"fk_{table}_{column}")
            for column, of in to.items()
        ),
    ]


def downgrade() -> None:
    """Back from this revision."""
    for table in ("read_back", "reopening_effect", "account_reopening"):
        op.drop_table(table)
    op.drop_column("account", "to_read_back")
