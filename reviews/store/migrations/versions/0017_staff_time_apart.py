"""How staff time stands to the shared time, and what staff are there as."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision; records made before say neither."""
    for column, name, values in (
        ("counts", "counts", ("shared", "within", "on-top")),
        ("duty", "duty", ("awake", "sleeping", "on-call")),
    ):
        kind = sa.Enum(*values, name=name, native_enum=False, length=40)
        op.add_column("staff_time", sa.Column(column, kind, nullable=True))


def downgrade() -> None:
    """Back from this revision; what was said of each record is not kept."""
    for column in ("counts", "duty"):
        op.drop_column("staff_time", column)
