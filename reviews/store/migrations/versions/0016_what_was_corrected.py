"""What a record said before it was corrected."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "evidence_corrected",
        sa.Column("evidence_id", sa.Uuid(), sa.ForeignKey("evidence.id"), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), sa.ForeignKey("officer.id"), nullable=False),
    )
    op.create_index(
        op.f("ix_evidence_corrected_evidence_id"), "evidence_corrected", ["evidence_id"]
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("evidence_corrected")
