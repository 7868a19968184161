"""The number of each paper of a case, from the first document on that may cite it."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_LEADS = {"case_id": "case", "evidence_id": "evidence", "recorded_by": "officer"}


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "paper_number",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("case_id", "evidence_id")),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("recorded_by", "id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_number")),
        *(
            sa.ForeignKeyConstraint([name], [f"{of}.id"], name=op.f(f"fk_paper_number_{name}"))
            for name, of in _LEADS.items()
        ),
    )
    for name in ("evidence_id", "place"):
        index = f"uq_paper_number_case_id_{name}"
        op.create_index(index, "paper_number", ["case_id", name], unique=True)


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("paper_number")
