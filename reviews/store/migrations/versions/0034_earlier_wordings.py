"""What records said before they are changed in place is kept from now on.

What was overwritten before cannot be told. One event of the council's own stream, by the command
line, records from when; a council that is set up later begins with its first event.
"""

import secrets
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from reviews.domain.record.events import row_digest
from reviews.store.migrations.recording import place, record
from reviews.store.tables.base import UtcDateTime

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

ONE = UUID("00000000-0000-4000-8000-000000000001")


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "earlier_wording",
        sa.Column("row_table", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("row_column", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("replaced_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("replaced_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["replaced_by"], ["officer.id"], name=op.f("fk_earlier_wording_replaced_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_wording")),
        sa.UniqueConstraint(
            "row_id",
            "row_table",
            "number",
            "row_column",
            name=op.f("uq_earlier_wording_row_id_row_table_number_row_column"),
        ),
    )
    kept = op.create_table(
        "wordings_kept",
        sa.Column("since_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings_kept")),
    )
    connection = op.get_bind()
    if connection.scalar(sa.text("SELECT count(*) FROM event")):
        row = {"id": ONE, "since_at": datetime.now(UTC)}
        connection.execute(sa.insert(kept).values(row))
        salt = secrets.token_hex(16)
        lines = [("wordings_kept", str(ONE), row_digest(salt, "wordings_kept", row))]
        place(connection, *record(connection, "wordings_kept", salt, lines, {}))


def downgrade() -> None:
    """Back from this revision. What it recorded stays in the chain of events."""
    op.drop_table("wordings_kept")
    op.drop_table("earlier_wording")
