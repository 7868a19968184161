"""The lines that cases are listed by; parts of claim numbers among what residents are found by."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from reviews.domain.register.search import claim_parts

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_DAYS = ("response_on", "direction_on", "hearing_on", "reply_on", "ground_on")
_CLAIMS = sa.text(
    "SELECT resident_id, claim_reference FROM residence "
    "WHERE superseded_at IS NULL AND claim_reference <> ''"
)
_TOKENS = sa.table("resident_token", sa.column("token"), sa.column("resident_id", sa.Uuid()))
_OF_PARTS = sa.text("DELETE FROM resident_token WHERE token LIKE '=part:%'")
_AT_ONCE = 1_000


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "case_line",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("came_on", sa.Date(), nullable=True),
        *(sa.Column(one, sa.Date(), nullable=True) for one in _DAYS),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_line_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_line")),
    )
    op.create_index("ix_case_line_place", "case_line", ["place", "next_on", "case_id"])
    for one in _DAYS:
        op.create_index(f"ix_case_line_{one}", "case_line", [one])
    op.get_bind().execute(_OF_PARTS)
    batch: list[dict[str, object]] = []
    for token, key in sorted(set(_parts()), key=str):
        batch.append({"token": token, "resident_id": key})
        if len(batch) == _AT_ONCE:
            op.bulk_insert(_TOKENS, batch)
            batch = []
    op.bulk_insert(_TOKENS, batch)


def _parts() -> Iterator[tuple[str, object]]:
    for row in op.get_bind().execute(_CLAIMS.columns(resident_id=sa.Uuid())):
        for token in claim_parts([row.claim_reference]):
            yield token, row.resident_id


def downgrade() -> None:
    """Back from this revision."""
    op.get_bind().execute(_OF_PARTS)
    op.drop_table("case_line")
