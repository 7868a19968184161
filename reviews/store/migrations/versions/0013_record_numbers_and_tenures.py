"""The record number of each letter, and what each person's agreement gives."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0013"
down_revision = "0012"
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
    op.create_table(
        "stay_tenure",
        sa.Column("residence_fact_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("tenure", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("read_by", sa.Text(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["residence_fact_id"], ["residence.id"], name=op.f("fk_stay_tenure_residence_fact_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_stay_tenure_scheme_id")
        ),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["stay_tenure.id"], name=op.f("fk_stay_tenure_fact_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_stay_tenure_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay_tenure")),
    )
    for column in ("residence_fact_id", "scheme_id", "fact_id"):
        op.create_index(f"ix_stay_tenure_{column}", "stay_tenure", [column])
    op.create_index(
        "uq_stay_tenure_fact_id",
        "stay_tenure",
        ["fact_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("stay_tenure")
    op.drop_table("letter_number")
