"""What residents are found by: the words of their names, their references and claims."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from reviews.domain.register.search import resident_tokens

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_AT_ONCE = 1_000
_HELD = sa.text(
    "SELECT resident.id, resident.reference, resident_name.full_name, resident_name.known_as, "
    "residence.claim_reference FROM resident "
    "LEFT JOIN resident_name ON resident_name.resident_id = resident.id "
    "AND resident_name.superseded_at IS NULL "
    "LEFT JOIN residence ON residence.resident_id = resident.id "
    "AND residence.superseded_at IS NULL"
)


def upgrade() -> None:
    """To this revision."""
    table = op.create_table(
        "resident_token",
        sa.Column("token", _SORTED, nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_resident_token_resident_id")
        ),
        sa.PrimaryKeyConstraint("token", "resident_id", name=op.f("pk_resident_token")),
    )
    op.create_index("ix_resident_token_resident_id", "resident_token", ["resident_id"])
    batch: list[dict[str, object]] = []
    for token, key in sorted(set(_held())):
        batch.append({"token": token, "resident_id": key})
        if len(batch) == _AT_ONCE:
            op.bulk_insert(table, batch)
            batch = []
    op.bulk_insert(table, batch)


def _held() -> Iterator[tuple[str, object]]:
    columns = _HELD.columns(id=sa.Uuid(), reference=sa.Text())
    for row in op.get_bind().execute(columns):
        names = (row.full_name or "", row.known_as or "")
        for token in resident_tokens(names, row.reference, [row.claim_reference or ""]):
            yield token, row.id


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("resident_token")
