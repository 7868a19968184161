"""Sentences that point to findings, findings without a recommendation, and readers apart."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    _reason_pointer()
    _no_recommendation()
    op.add_column("weakness_answer", sa.Column("serves_others", sa.Boolean(), nullable=True))
    op.add_column("council_settings", sa.Column("second_reader_apart", sa.Boolean(), nullable=True))


def _reason_pointer() -> None:
    table = "reason_pointer"
    columns = ["conclusion_id", "finding_id"]
    op.create_table(
        table,
        sa.Column("conclusion_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conclusion_id"], ["conclusion.id"], name=op.f(f"fk_{table}_conclusion_id")
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f(f"fk_{table}_finding_id")
        ),
        sa.ForeignKeyConstraint(["added_by"], ["officer.id"], name=op.f(f"fk_{table}_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    stands = sa.text("ended_at IS NULL")
    op.create_index(
        op.f(f"uq_{table}_conclusion_id_digest_finding_id"),
        table,
        ["conclusion_id", "digest", "finding_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _no_recommendation() -> None:
    table = "no_recommendation"
    op.create_table(
        table,
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("finding_fact_id", sa.Uuid(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, to in (
                ("review_id", "review"),
                ("finding_fact_id", "finding"),
                ("finding_id", "finding"),
                ("recorded_by", "officer"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    stands = sa.text("superseded_at IS NULL")
    op.create_index(
        op.f(f"uq_{table}_finding_fact_id"),
        table,
        ["finding_fact_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
    for column in ("review_id", "finding_fact_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Back from this revision."""
    op.drop_column("council_settings", "second_reader_apart")
    op.drop_column("weakness_answer", "serves_others")
    op.drop_table("no_recommendation")
    op.drop_table("reason_pointer")
