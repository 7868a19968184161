"""Whether one person may decide what goes to a tribunal and review or work the benefit too."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("council_settings", sa.Column("disclosure_both", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("council_settings", "disclosure_both")
