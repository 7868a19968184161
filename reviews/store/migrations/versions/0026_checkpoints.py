"""Checkpoints, witnesses and cosignatures; how many events a letter's number vouches for."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def _written(table: str) -> list[sa.schema.SchemaItem]:
    """What each row of evidence of ours holds: its id, when it was written, and by whom."""
    return [
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f(f"fk_{table}_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "checkpoint",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("left_at", tables.UtcDateTime(timezone=True), nullable=True),
        *_written("checkpoint"),
    )
    op.create_table(
        "witness",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        *_written("witness"),
    )
    op.create_table(
        "cosignature",
        sa.Column("checkpoint_id", sa.Uuid(), nullable=False),
        sa.Column("witness_id", sa.Uuid(), nullable=False),
        sa.Column("signed_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checkpoint_id"], ["checkpoint.id"], name=op.f("fk_cosignature_checkpoint_id")
        ),
        sa.ForeignKeyConstraint(
            ["witness_id"], ["witness.id"], name=op.f("fk_cosignature_witness_id")
        ),
        sa.UniqueConstraint(
            "checkpoint_id", "witness_id", name=op.f("uq_cosignature_checkpoint_id_witness_id")
        ),
        *_written("cosignature"),
    )
    op.add_column("letter_number", sa.Column("size", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Back from this revision."""
    op.drop_column("letter_number", "size")
    for table in ("cosignature", "witness", "checkpoint"):
        op.drop_table(table)
