"""Indexes that give what is due first, and what was opened last, without reading the rest."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    for column in ("acknowledge_by_on", "complete_by_on"):
        op.create_index(f"ix_recommendation_{column}", "recommendation", [column])
    op.create_index("ix_review_state_opened_on", "review", ["state", "opened_on", "id"])
    op.drop_index("ix_review_state", "review")


def downgrade() -> None:
    """Back from this revision."""
    op.create_index("ix_review_state", "review", ["state"])
    op.drop_index("ix_review_state_opened_on", "review")
    for column in ("complete_by_on", "acknowledge_by_on"):
        op.drop_index(f"ix_recommendation_{column}", "recommendation")
