"""What letters need to be whole: more of the council's settings."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SETTINGS = (
    "answered",
    "out_of_hours",
    "out_of_hours_when",
    "housing_options",
    "advocacy",
    "data_protection",
    "complaints_address",
    "formats_given",
)


def upgrade() -> None:
    """To this revision."""
    for column in _SETTINGS:
        op.add_column("council_settings", sa.Column(column, sa.Text(), nullable=True))


def downgrade() -> None:
    """Back from this revision."""
    for column in reversed(_SETTINGS):
        op.drop_column("council_settings", column)
