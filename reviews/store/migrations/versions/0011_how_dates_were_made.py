"""Provider letters that follow the case.

Recommendations say who acts and how their dates were made; a fact said to be wrong is recorded
and decided; residents whose letter is not awaited have a reason; the council sets its time.
"""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _closed(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def _written(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """What every row that says when and by whom it was written has."""
    return (
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _link(table, "recorded_by", "officer"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """To this revision."""
    who = _closed("whoacts", "support-provider", "landlord", "managing-agent", "both")
    for column in (
        sa.Column("counted_from_on", sa.Date(), nullable=True),
        sa.Column("acknowledge_days", sa.Integer(), nullable=True),
        sa.Column("complete_days", sa.Integer(), nullable=True),
        sa.Column("holidays_checked_on", sa.Date(), nullable=True),
        sa.Column("who_acts", who, nullable=True),
    ):
        op.add_column("recommendation", column)
    op.add_column("council_settings", sa.Column("accuracy_days", sa.Integer(), nullable=True))
    _corrections()
    _not_awaited()


def _corrections() -> None:
    op.create_table(
        "correction_asked",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("finding_fact_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        *_written("correction_asked"),
        _link("correction_asked", "review_id", "review"),
        _link("correction_asked", "finding_fact_id", "finding"),
    )
    for column in ("review_id", "finding_fact_id"):
        op.create_index(f"ix_correction_asked_{column}", "correction_asked", [column])
    outcome = _closed("correctionoutcome", "wrong", "partly", "right", "not-shown")
    op.create_table(
        "correction_decided",
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", outcome, nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        *_written("correction_decided"),
        _link("correction_decided", "correction_id", "correction_asked"),
        sa.UniqueConstraint("correction_id", name=op.f("uq_correction_decided_correction_id")),
    )


def _not_awaited() -> None:
    table = "resident_not_awaited"
    op.create_table(
        table,
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_written(table),
        _link(table, "letter_id", "letter"),
        _link(table, "resident_id", "resident"),
        sa.UniqueConstraint("letter_id", "resident_id", name=op.f(f"uq_{table}_letter_id_resident_id")),
    )
    for column in ("letter_id", "resident_id"):
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    """Back from this revision."""
    for table in ("resident_not_awaited", "correction_decided", "correction_asked"):
        op.drop_table(table)
    with op.batch_alter_table("council_settings") as batch:
        batch.drop_column("accuracy_days")
    with op.batch_alter_table("recommendation") as batch:
        for column in (
            "who_acts",
            "holidays_checked_on",
            "complete_days",
            "acknowledge_days",
            "counted_from_on",
        ):
            batch.drop_column(column)
