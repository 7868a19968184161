"""What is asked to be taken out of long papers, until long work has done it."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_TABLE = "redaction_asked"
_LINKS = {
    "asked_by": "officer",
    "case_id": "case",
    "evidence_id": "evidence",
    "step_id": "case_step",
}
_TEXTS = ("secrets", "areas", "why", "seen", "sha256")


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=name == "step_id") for name in _LINKS),
        sa.Column("redacted_for", sa.String(length=40), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("found", sa.Text(), nullable=True),
        sa.Column("bytes_id", sa.Text(), nullable=True),
        *(
            sa.ForeignKeyConstraint([name], [f"{of}.id"], name=op.f(f"fk_{_TABLE}_{name}"))
            for name, of in _LINKS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
    )
    columns = ["case_id", "evidence_id", "asked_by", "asked_at"]
    op.create_index(f"ix_{_TABLE}_case_id", _TABLE, columns)


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table(_TABLE)
