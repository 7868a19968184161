"""What conclusions rest on, and what was asked when an assessment was sent on."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    _grounds("conclusion_ground", "conclusion")
    _grounds("own_conclusion_ground", "own_conclusion")
    op.create_table(
        "kept_question",
        sa.Column("reading_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("about", sa.String(40), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reason_by", sa.Uuid(), nullable=True),
        sa.Column("reason_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["assessment_reading.id"], name=op.f("fk_kept_question_reading_id")
        ),
        sa.ForeignKeyConstraint(
            ["reason_by"], ["officer.id"], name=op.f("fk_kept_question_reason_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_question")),
    )
    op.create_index(op.f("ix_kept_question_reading_id"), "kept_question", ["reading_id"])
    op.create_table(
        "kept_question_about",
        sa.Column("kept_question_id", sa.Uuid(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{one}_id"], [f"{one}.id"], name=op.f(f"fk_kept_question_about_{one}_id")
            )
            for one in ("kept_question", "finding", "account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_question_about")),
    )
    op.create_index(
        op.f("ix_kept_question_about_kept_question_id"), "kept_question_about", ["kept_question_id"]
    )


def _grounds(name: str, conclusion: str) -> None:
    """A table of what the wordings of conclusions of one kind rest on."""
    op.create_table(
        name,
        sa.Column(f"{conclusion}_id", sa.Uuid(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.Column("about", sa.String(40), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{one}_id"], [f"{one}.id"], name=op.f(f"fk_{name}_{one}_id"))
            for one in (conclusion, "finding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for one in (conclusion, "finding"):
        op.create_index(op.f(f"ix_{name}_{one}_id"), name, [f"{one}_id"])


def downgrade() -> None:
    """Back from this revision."""
    op.drop_index(op.f("ix_kept_question_about_kept_question_id"), "kept_question_about")
    op.drop_table("kept_question_about")
    op.drop_index(op.f("ix_kept_question_reading_id"), "kept_question")
    op.drop_table("kept_question")
    for conclusion in ("own_conclusion", "conclusion"):
        name = f"{conclusion}_ground"
        for one in ("finding", conclusion):
            op.drop_index(op.f(f"ix_{name}_{one}_id"), name)
        op.drop_table(name)
