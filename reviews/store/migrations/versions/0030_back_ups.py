"""Back-ups, drills and restores, and how old the last back-up may be."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "back_up",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("taken_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("manifest_sha256", sa.Text(), nullable=False),
        sa.Column("faults", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_back_up")),
    )
    _told(
        "drill",
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("ran_by", sa.Text(), nullable=False),
        sa.Column("differs", sa.Text(), nullable=False),
        sa.Column("certificate_sha256", sa.Text(), nullable=False),
    )
    _told("restore", sa.Column("taken_at", UtcDateTime(timezone=True), nullable=False))
    op.add_column("council_settings", sa.Column("back_up_days", sa.Integer(), nullable=True))


def _told(name: str, *columns: sa.Column[object]) -> None:
    """A table of what was done with one back-up."""
    op.create_table(
        name,
        sa.Column("back_up", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *columns,
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f(f"fk_{name}_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_column("council_settings", "back_up_days")
    for name in ("restore", "drill", "back_up"):
        op.drop_table(name)
