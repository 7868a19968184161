"""A name for the envelope, and the plain words in which residents are told of a strength."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_LINKS = (
    ("finding_fact_id", "finding.id"),
    ("review_id", "review.id"),
    ("recorded_by", "officer.id"),
)


def upgrade() -> None:
    """To this revision."""
    op.add_column("resident_contact", sa.Column("envelope_name", sa.Text(), nullable=True))
    op.create_table(
        "finding_plain_words",
        sa.Column("finding_fact_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_plain_words")),
        *(
            sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_finding_plain_words_{column}"))
            for column, to in _LINKS
        ),
    )
    for column in ("finding_fact_id", "review_id"):
        op.create_index(op.f(f"ix_finding_plain_words_{column}"), "finding_plain_words", [column])
    op.create_index(
        op.f("uq_finding_plain_words_finding_fact_id"),
        "finding_plain_words",
        ["finding_fact_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )


def downgrade() -> None:
    """Back from this revision; names for envelopes and plain words are not kept."""
    op.drop_table("finding_plain_words")
    op.drop_column("resident_contact", "envelope_name")
