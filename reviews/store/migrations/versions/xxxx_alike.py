"""The same words in the papers of two residents."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "alike"
down_revision = "0001"
branch_labels = None
depends_on = None

_MADE = sa.Enum("template", "ask", "copied", name="made", native_enum=False, length=40)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "same_words_look",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by"], ["officer.id"], name=op.f("fk_same_words_look_by")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_same_words_look_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_same_words_look")),
    )
    op.create_index("ix_same_words_look_review_id", "same_words_look", ["review_id", "at"])
    op.create_table(
        "same_words_pair",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("look_id", sa.Uuid(), nullable=False),
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("passages", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["look_id"], ["same_words_look.id"], name=op.f("fk_same_words_pair_look_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_same_words_pair_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_same_words_pair")),
        sa.UniqueConstraint(
            "review_id", "one_id", "other_id", name=op.f("uq_same_words_pair_review_id_one_id_other_id")
        ),
    )
    op.create_table(
        "same_words_made",
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("made", _MADE, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id"], ["same_words_pair.id"], name=op.f("fk_same_words_made_pair_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_same_words_made_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_same_words_made")),
    )
    op.create_index(op.f("ix_same_words_made_pair_id"), "same_words_made", ["pair_id"])


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_table("same_words_made")
    op.drop_table("same_words_pair")
    op.drop_table("same_words_look")
