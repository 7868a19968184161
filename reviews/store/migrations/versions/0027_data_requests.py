"""What people ask of what is held about them, what was decided, and what was erased."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_INSTANT = UtcDateTime(timezone=True)
_WORD = sa.String(length=40)


def upgrade() -> None:
    """To this revision."""
    for table in ("stored_file", "letter_file"):
        op.add_column(table, sa.Column("erased_at", _INSTANT, nullable=True))
    _create(
        "data_request",
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("came", _WORD, nullable=False),
        sa.Column("asks", _WORD, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answered_at", _INSTANT, nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        *_recorded(superseded=False),
        resident_id="resident",
        evidence_id="evidence",
        answered_by="officer",
        recorded_by="officer",
    )
    op.create_index("ix_data_request_resident_id", "data_request", ["resident_id"])
    _create(
        "data_request_decision",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("row_table", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("outcome", _WORD, nullable=False),
        sa.Column("ground", _WORD, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        *_recorded(),
        request_id="data_request",
        recorded_by="officer",
    )
    _one_stands("data_request_decision", "request_id", "row_table", "row_id")
    _create(
        "evidence_restricted",
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        *_recorded(),
        evidence_id="evidence",
        request_id="data_request",
        recorded_by="officer",
    )
    _one_stands("evidence_restricted", "evidence_id")
    op.create_table(
        "erased_row",
        sa.Column("row_table", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("erased_at", _INSTANT, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erased_row")),
        sa.UniqueConstraint("row_table", "row_id", name=op.f("uq_erased_row_row_table_row_id")),
    )


def _recorded(*, superseded: bool = True) -> tuple[sa.Column[object], ...]:
    ended: tuple[sa.Column[object], ...] = ()
    if superseded:
        ended = (sa.Column("superseded_at", _INSTANT, nullable=True),)
    return (
        *ended,
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
    )


def _create(table: str, *columns: sa.Column[object], **keys: str) -> None:
    op.create_table(
        table,
        *columns,
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, other in keys.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _one_stands(table: str, *columns: str) -> None:
    where = sa.text("superseded_at IS NULL")
    op.create_index(
        f"uq_{table}_{'_'.join(columns)}",
        table,
        list(columns),
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    """Back from this revision. What was erased stays erased."""
    for table in ("erased_row", "evidence_restricted", "data_request_decision", "data_request"):
        op.drop_table(table)
    for table in ("letter_file", "stored_file"):
        op.drop_column(table, "erased_at")
