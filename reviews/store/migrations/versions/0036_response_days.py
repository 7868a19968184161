"""After how many days without a response an appeal is warned of."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("council_settings", sa.Column("response_days", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Back from this revision."""
    with op.batch_alter_table("council_settings") as batch:
        batch.drop_column("response_days")
