"""What a second reader may ask, answered; and second readers who conclude first."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "weaknesses"
down_revision = "0001"
branch_labels = None
depends_on = None

ABOUT = ("tailored", "accurate", "respect", "overall")
JUDGEMENT = ("yes", "partly", "no", "not-enough-evidence")
KIND = (
    "no-evidence",
    "counted-twice",
    "against-each-other",
    "judgement-word",
    "older-than-period",
    "account-not-heard",
)


def _word(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, length=40)


def _recorded() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
    )


def _links(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f(f"fk_{table}_recorded_by_officer")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f(f"fk_{table}_review_id_review")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "weakness_answer",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("kind", _word("weaknesskind", KIND), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_recorded(),
        *_links("weakness_answer"),
    )
    with op.batch_alter_table("weakness_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_weakness_answer_review_id"), ["review_id"])
    op.create_table(
        "own_conclusion",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("about", _word("about", ABOUT), nullable=False),
        sa.Column("judgement", _word("judgement", JUDGEMENT), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        *_recorded(),
        *_links("own_conclusion"),
        sa.UniqueConstraint(
            "review_id",
            "recorded_by",
            "about",
            name=op.f("uq_own_conclusion_review_id_recorded_by_about"),
        ),
    )
    with op.batch_alter_table("council_settings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("judgement_words", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("second_reader_blind", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Back from this revision."""
    with op.batch_alter_table("council_settings", schema=None) as batch_op:
        batch_op.drop_column("second_reader_blind")
        batch_op.drop_column("judgement_words")
    op.drop_table("own_conclusion")
    with op.batch_alter_table("weakness_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_weakness_answer_review_id"))
    op.drop_table("weakness_answer")
