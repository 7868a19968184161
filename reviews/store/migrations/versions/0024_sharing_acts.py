"""What leads let benefits officers read of people who need no support, or take none."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "sharing_act",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("told_how", sa.Text(), nullable=False),
        sa.Column(
            "adviser",
            sa.Enum("spoke", "waits", "no", name="adviser", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("adviser_reply", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.Column("superseded_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_sharing_act_{column}"))
            for column, other in (
                ("review_id", "review.id"),
                ("resident_id", "resident.id"),
                ("evidence_id", "evidence.id"),
                ("recorded_by", "officer.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing_act")),
    )
    for column in ("review_id", "resident_id"):
        op.create_index(op.f(f"ix_sharing_act_{column}"), "sharing_act", [column])
    stands = sa.text("superseded_at IS NULL")
    op.create_index(
        "uq_sharing_act_evidence_id",
        "sharing_act",
        ["evidence_id"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("sharing_act")
