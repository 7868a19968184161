"""Outcomes of residents, over time."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "outcomes"
down_revision = "alike"
branch_labels = None
depends_on = None

_SOURCE = sa.Enum(
    "resident",
    "family",
    "advocate",
    "provider",
    "staff",
    "referrer",
    "professional",
    "document",
    "observed",
    name="source",
    native_enum=False,
    length=40,
)
_WHY = sa.Enum(
    "ill", "hospital", "not-now", "steady-first", name="pausewhy", native_enum=False, length=40
)


def _recorded(table: str, *, two_times: bool) -> list[sa.schema.SchemaItem]:
    """The columns that every recorded fact has, and those of one with two times."""
    columns: list[sa.schema.SchemaItem] = [
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f(f"fk_{table}_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
    if two_times:
        columns += [
            sa.Column("fact_id", sa.Uuid(), nullable=False),
            sa.Column("true_from_on", sa.Date(), nullable=True),
            sa.Column("true_to_on", sa.Date(), nullable=True),
        ]
    return columns


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "outcome",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("looks_like", sa.Text(), nullable=False),
        sa.Column("source", _SOURCE, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("change_reason", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        *_recorded("outcome", two_times=True),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_outcome_review_id")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_outcome_resident_id")
        ),
    )
    op.create_index(op.f("ix_outcome_fact_id"), "outcome", ["fact_id"])
    op.create_index("ix_outcome_review_id_resident_id", "outcome", ["review_id", "resident_id"])
    op.create_table(
        "outcome_record",
        sa.Column("outcome_fact_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("prompting", sa.Text(), nullable=False),
        sa.Column("barrier", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=True),
        sa.Column("source", _SOURCE, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        *_recorded("outcome_record", two_times=False),
    )
    op.create_index(
        op.f("ix_outcome_record_outcome_fact_id"), "outcome_record", ["outcome_fact_id"]
    )
    op.create_table(
        "outcome_pause",
        sa.Column("outcome_fact_id", sa.Uuid(), nullable=False),
        sa.Column("why", _WHY, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", _SOURCE, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        *_recorded("outcome_pause", two_times=True),
    )
    op.create_index(op.f("ix_outcome_pause_fact_id"), "outcome_pause", ["fact_id"])
    op.create_index(
        op.f("ix_outcome_pause_outcome_fact_id"), "outcome_pause", ["outcome_fact_id"]
    )


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_table("outcome_pause")
    op.drop_table("outcome_record")
    op.drop_table("outcome")
