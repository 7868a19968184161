"""What an officer chose for each draft of a letter, and which draft it was made of in Word."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "letter_choice",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("covering", sa.Text(), nullable=False),
        sa.Column("edited_from", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["officer.id"], name=op.f("fk_letter_choice_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_choice_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_choice")),
        sa.UniqueConstraint("letter_id", "draft", name=op.f("uq_letter_choice_letter_id_draft")),
    )
    op.create_index("ix_letter_choice_contact_id", "letter_choice", ["contact_id"])


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("letter_choice")
