"""Passwords of before are covered by an event, as those set from now on are.

Nothing was recorded of which password was whose, so that anyone could be given another's. One event
of the council's own stream, by the command line, covers each row as it stands: what was exchanged
before this cannot be told.
"""

import secrets

import sqlalchemy as sa
from alembic import op

from reviews.domain.record.events import row_digest
from reviews.store.migrations.recording import place, record
from reviews.store.tables import Base

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None



def upgrade() -> None:
    """To this revision."""
    connection = op.get_bind()
    password = Base.metadata.tables["password"]
    columns = [password.c[one] for one in ("id", "officer_id", "hash", "set_at", "must_change")]
    found = connection.execute(sa.select(*columns).order_by(password.c.id)).all()
    if found:
        salt = secrets.token_hex(16)
        lines = [
            ("password", str(one.id), row_digest(salt, "password", dict(one._mapping)))
            for one in found
        ]
        place(connection, *record(connection, "passwords_covered", salt, lines, {"count": len(lines)}))


def downgrade() -> None:
    """Back from this revision. What it recorded stays in the chain of events."""
