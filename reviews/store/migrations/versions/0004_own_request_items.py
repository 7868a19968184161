"""What a team asks a provider for beside the list of para 85."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "own_request_item",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["officer.id"], name=op.f("fk_own_request_item_added_by")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_own_request_item_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_request_item")),
    )
    op.create_index("ix_own_request_item_review_id", "own_request_item", ["review_id"])


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("own_request_item")
