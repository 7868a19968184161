"""How each draft of a letter was read by the gate, and what clearing a passage is bound to."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision; drafts made before have no rows here."""
    op.create_table(
        "letter_draft",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("reaches", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("looked_for", sa.Text(), nullable=False),
        sa.Column("read_as", sa.Text(), nullable=False),
        sa.Column("holes", sa.Text(), nullable=False),
        sa.Column("covering", sa.Text(), nullable=False),
        sa.Column("copied", sa.Text(), nullable=False),
        sa.Column("edited_from", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_draft_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["officer.id"], name=op.f("fk_letter_draft_contact_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_draft")),
        sa.UniqueConstraint("letter_id", "draft", name=op.f("uq_letter_draft_letter_id_draft")),
    )
    op.create_table(
        "passage_basis",
        sa.Column("passage_id", sa.Uuid(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("carried_from", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["letter_passage.id"], name=op.f("fk_passage_basis_passage_id")
        ),
        sa.ForeignKeyConstraint(
            ["carried_from"], ["letter_passage.id"], name=op.f("fk_passage_basis_carried_from")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage_basis")),
        sa.UniqueConstraint("passage_id", name=op.f("uq_passage_basis_passage_id")),
    )
    op.create_index(op.f("ix_passage_basis_basis"), "passage_basis", ["basis"])


def downgrade() -> None:
    """Back from this revision."""
    op.drop_index(op.f("ix_passage_basis_basis"), "passage_basis")
    op.drop_table("passage_basis")
    op.drop_table("letter_draft")
