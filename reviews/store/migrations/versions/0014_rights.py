"""The record number of each letter, and what each person's agreement gives."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "letter_number",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_number_letter_id")
        ),
        sa.PrimaryKeyConstraint("letter_id", name=op.f("pk_letter_number")),
        sa.UniqueConstraint("number", name=op.f("uq_letter_number_number")),
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("letter_number")
