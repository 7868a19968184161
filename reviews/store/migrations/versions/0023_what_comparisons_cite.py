"""What a comparison of accounts stood on when it was recorded; evidence in the order it is listed.

Comparisons recorded before name no evidence: their hash of the answers cannot be read back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_ORDER = ["review_id", "kind", "recorded_at"]


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "comparison_evidence",
        sa.Column("comparison_id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comparison_id"],
            ["comparison.id"],
            name=op.f("fk_comparison_evidence_comparison_id"),
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_comparison_evidence_evidence_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison_evidence")),
        sa.UniqueConstraint(
            "comparison_id",
            "evidence_id",
            name=op.f("uq_comparison_evidence_comparison_id_evidence_id"),
        ),
    )
    op.drop_index("ix_evidence_review_id_kind", "evidence")
    op.create_index("ix_evidence_in_order", "evidence", [*_ORDER, "id"])


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_index("ix_evidence_in_order", "evidence")
    op.create_index("ix_evidence_review_id_kind", "evidence", _ORDER)
    op.drop_table("comparison_evidence")
