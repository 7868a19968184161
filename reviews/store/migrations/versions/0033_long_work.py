"""Long work: jobs, how far they are, and on PostgreSQL a place for handing them to the worker."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_WORD = sa.String(length=40)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "job",
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("about", sa.Uuid(), nullable=True),
        sa.Column("ended_as", _WORD, nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by"], ["officer.id"], name=op.f("fk_job_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index("ix_job_recorded_by", "job", ["recorded_by", "recorded_at"])
    op.create_table(
        "job_progress",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("held_by", sa.Uuid(), nullable=True),
        sa.Column("heartbeat_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("takes", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("rights", sa.Text(), nullable=True),
        sa.Column("bytes_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_job_progress_job_id")),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_job_progress")),
    )
    op.create_table(
        "job_piece",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("done_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("made", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_job_piece_job_id")),
        sa.PrimaryKeyConstraint("job_id", "number", name=op.f("pk_job_piece")),
    )
    op.create_table(
        "job_worker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_worker")),
    )
    if op.get_bind().dialect.name == "postgresql":
        # The tables in it are the queue's own, which it makes: no record is kept there.
        op.execute("CREATE SCHEMA IF NOT EXISTS reviews_queue")


def downgrade() -> None:
    """Back from this revision."""
    for name in ("job_worker", "job_piece", "job_progress", "job"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP SCHEMA reviews_queue CASCADE")
