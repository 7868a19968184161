"""How a letter went, and what was done with one that may not be sent."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "letter_went",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("asked_format", sa.Text(), nullable=True),
        sa.Column("asked_language", sa.Text(), nullable=True),
        sa.Column("why_other", sa.Text(), nullable=False),
        *_written("letter_went"),
        sa.UniqueConstraint("letter_id", name=op.f("uq_letter_went_letter_id")),
    )
    op.create_table(
        "letter_instead",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        *_written("letter_instead"),
    )
    op.create_index("ix_letter_instead_letter_id", "letter_instead", ["letter_id"])


def _written(table: str) -> list[sa.schema.SchemaItem]:
    """What each of them has: its key, its letter, who wrote it and when."""
    return [
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f(f"fk_{table}_letter_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f(f"fk_{table}_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("letter_instead")
    op.drop_table("letter_went")
