"""Whether each kind of question could be looked for, when an assessment was sent on."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("kept_question", sa.Column("looked", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Back from this revision."""
    op.drop_column("kept_question", "looked")
