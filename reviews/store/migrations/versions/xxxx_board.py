"""Support as it was told, staff time, comparisons of accounts, and who referred a resident."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "board"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "referrer",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_referrer_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_referrer_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrer")),
    )
    op.create_index(op.f("ix_referrer_resident_id"), "referrer", ["resident_id"], unique=False)
    op.create_table(
        "comparison",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "same", "different", "cannot-tell", name="verdict", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_comparison_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_comparison_resident_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_comparison_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison")),
    )
    op.create_index(op.f("ix_comparison_review_id"), "comparison", ["review_id"], unique=False)
    op.create_table(
        "staff_time",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "resident",
                "family",
                "advocate",
                "provider",
                "staff",
                "referrer",
                "professional",
                "document",
                "observed",
                name="source",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("shared_by", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_staff_time_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_staff_time_resident_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_staff_time_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_time")),
    )
    op.create_index(op.f("ix_staff_time_fact_id"), "staff_time", ["fact_id"], unique=False)
    op.create_index(op.f("ix_staff_time_review_id"), "staff_time", ["review_id"], unique=False)
    op.create_table(
        "support_record",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "offered",
                "available",
                "delivered",
                "declined",
                name="step",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "resident",
                "family",
                "advocate",
                "provider",
                "staff",
                "referrer",
                "professional",
                "document",
                "observed",
                name="source",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("how_often", sa.Text(), nullable=False),
        sa.Column("how_long", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_support_record_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_support_record_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_support_record_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_support_record_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_record")),
    )
    op.create_index(op.f("ix_support_record_fact_id"), "support_record", ["fact_id"], unique=False)
    op.create_index(
        "ix_support_record_review_id_resident_id",
        "support_record",
        ["review_id", "resident_id"],
        unique=False,
    )


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_index("ix_support_record_review_id_resident_id", table_name="support_record")
    op.drop_index(op.f("ix_support_record_fact_id"), table_name="support_record")
    op.drop_table("support_record")
    op.drop_index(op.f("ix_staff_time_review_id"), table_name="staff_time")
    op.drop_index(op.f("ix_staff_time_fact_id"), table_name="staff_time")
    op.drop_table("staff_time")
    op.drop_index(op.f("ix_comparison_review_id"), table_name="comparison")
    op.drop_table("comparison")
    op.drop_index(op.f("ix_referrer_resident_id"), table_name="referrer")
    op.drop_table("referrer")
