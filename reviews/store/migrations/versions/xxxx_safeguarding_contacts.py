"""Whom to ring about a safeguarding concern."""

import sqlalchemy as sa
from alembic import op

revision = "safeguarding_contacts"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS = (
    "safeguarding_adults",
    "safeguarding_children",
    "safeguarding_staff",
    "safeguarding_out_of_hours",
)


def upgrade() -> None:
    """To this revision."""
    with op.batch_alter_table("council_settings") as table:
        for name in COLUMNS:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Back from this revision."""
    with op.batch_alter_table("council_settings") as table:
        for name in COLUMNS:
            table.drop_column(name)
