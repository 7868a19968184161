"""A name for the envelope, and the plain words in which residents are told of a strength."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0013"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("resident_contact", sa.Column("envelope_name", sa.Text(), nullable=True))


def downgrade() -> None:
    """Back from this revision; a name for the envelope is not kept."""
    op.drop_column("resident_contact", "envelope_name")
