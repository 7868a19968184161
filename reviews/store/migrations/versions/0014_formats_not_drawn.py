"""The formats that a draft of a letter could not be given, and why."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "letter_undrawn",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column(
            "format",
            sa.Enum(
                "docx",
                "pdf",
                "large-print-pdf",
                "html",
                "text",
                name="letterformat",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_undrawn_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_undrawn")),
        sa.UniqueConstraint(
            "letter_id", "draft", "format", name=op.f("uq_letter_undrawn_letter_id_draft_format")
        ),
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("letter_undrawn")
