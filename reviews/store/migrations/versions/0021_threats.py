"""People told to leave or threatened, signs of a deprivation of liberty, the source of a need."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_STANDS = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    """To this revision."""
    op.add_column("safeguarding_concern", sa.Column("signs", sa.Text(), nullable=True))
    _threat()
    _threat_passed_on()
    _need_source()


def _fact(table: str) -> list[sa.schema.SchemaItem]:
    """What every recorded fact with two times has."""
    return [
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], [f"{table}.id"], name=op.f(f"fk_{table}_fact_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f(f"fk_{table}_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _links(table: str, **links: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))
        for column, to in links.items()
    ]


def _one_stands(table: str) -> None:
    op.create_index(
        f"uq_{table}_fact_id",
        table,
        ["fact_id"],
        unique=True,
        sqlite_where=_STANDS,
        postgresql_where=_STANDS,
    )


def _threat() -> None:
    words = ("who", "words", "reason_words", "leave_by_at", "done", "ring_how", "ended_words")
    closed = ("kind", "way", "said_by", "reason", "leave_by", "ring")
    op.create_table(
        "threat",
        *(
            sa.Column(name, sa.Uuid(), nullable=name in ("review_id", "visit_id", "resident_id"))
            for name in (
                *("scheme_id", "team_id", "review_id", "visit_id", "resident_id"),
                "raised_by",
            )
        ),
        sa.Column("raised_at", tables.UtcDateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.String(length=40), nullable=False) for name in closed),
        *(sa.Column(name, sa.Text(), nullable=False) for name in words),
        sa.Column("leave_by_on", sa.Date(), nullable=True),
        sa.Column("ended", sa.String(length=40), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("changed_because", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        *_fact("threat"),
        *_links(
            "threat",
            scheme_id="scheme",
            team_id="team",
            review_id="review",
            visit_id="visit",
            resident_id="resident",
            raised_by="officer",
        ),
    )
    for column in ("scheme_id", "team_id", "resident_id", "raised_by", "fact_id"):
        op.create_index(f"ix_threat_{column}", "threat", [column])
    _one_stands("threat")


def _threat_passed_on() -> None:
    op.create_table(
        "threat_passed_on",
        sa.Column("threat_fact_id", sa.Uuid(), nullable=False),
        sa.Column("office", sa.String(length=40), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("at", "words", "outcome", "changed_because")
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        *_fact("threat_passed_on"),
        *_links("threat_passed_on", threat_fact_id="threat"),
    )
    for column in ("threat_fact_id", "fact_id"):
        op.create_index(f"ix_threat_passed_on_{column}", "threat_passed_on", [column])
    _one_stands("threat_passed_on")


def _need_source() -> None:
    op.create_table(
        "need_source",
        sa.Column("contingency_id", sa.Uuid(), nullable=False),
        sa.Column("need", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_links(
            "need_source",
            contingency_id="contingency_need",
            account_id="account",
            file_id="stored_file",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_source")),
        sa.UniqueConstraint(
            "contingency_id", "need", name=op.f("uq_need_source_contingency_id_need")
        ),
        sa.CheckConstraint(
            "CASE WHEN account_id IS NULL THEN 0 ELSE 1 END + "
            "CASE WHEN file_id IS NULL THEN 0 ELSE 1 END <= 1",
            name=op.f("ck_need_source_at_most_one"),
        ),
    )
    for column in ("account_id", "file_id"):
        op.create_index(f"ix_need_source_{column}", "need_source", [column])


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("need_source")
    op.drop_table("threat_passed_on")
    op.drop_table("threat")
    op.drop_column("safeguarding_concern", "signs")
