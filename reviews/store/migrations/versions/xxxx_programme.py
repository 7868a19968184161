"""What officers hold, programmes of reviews, and the samples they draw."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "programme"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "officer_record",
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("check", "training", "skill", name="recordkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_officer_record_officer_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_officer_record_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_record")),
    )
    op.create_index(
        op.f("ix_officer_record_officer_id"), "officer_record", ["officer_id"], unique=False
    )
    op.create_table(
        "programme",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("lead_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["officer.id"], name=op.f("fk_programme_lead_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_programme_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_index(op.f("ix_programme_team_id"), "programme", ["team_id"], unique=False)
    op.create_table(
        "sample_draw",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "by",
            sa.Enum("provider", "cohort", "area", name="stratumby", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("drawn_by", sa.Uuid(), nullable=False),
        sa.Column("drawn_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["drawn_by"], ["officer.id"], name=op.f("fk_sample_draw_drawn_by")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_sample_draw_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_draw")),
    )
    op.create_index(
        op.f("ix_sample_draw_programme_id"), "sample_draw", ["programme_id"], unique=False
    )
    op.create_table(
        "chosen_scheme",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("draw_id", sa.Uuid(), nullable=True),
        sa.Column("chosen_by", sa.Uuid(), nullable=False),
        sa.Column("chosen_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chosen_by"], ["officer.id"], name=op.f("fk_chosen_scheme_chosen_by")
        ),
        sa.ForeignKeyConstraint(
            ["draw_id"], ["sample_draw.id"], name=op.f("fk_chosen_scheme_draw_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_chosen_scheme_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_chosen_scheme_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_scheme")),
    )
    op.create_index(
        op.f("ix_chosen_scheme_programme_id"), "chosen_scheme", ["programme_id"], unique=False
    )
    op.create_index(
        op.f("ix_chosen_scheme_scheme_id"), "chosen_scheme", ["scheme_id"], unique=False
    )
    op.create_table(
        "sample_frame",
        sa.Column("draw_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("stratum", sa.Text(), nullable=False),
        sa.Column("drawn", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draw_id"], ["sample_draw.id"], name=op.f("fk_sample_frame_draw_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_sample_frame_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_frame")),
    )
    op.create_index(op.f("ix_sample_frame_draw_id"), "sample_frame", ["draw_id"], unique=False)
    op.create_table(
        "sample_size",
        sa.Column("draw_id", sa.Uuid(), nullable=False),
        sa.Column("stratum", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draw_id"], ["sample_draw.id"], name=op.f("fk_sample_size_draw_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_size")),
    )
    op.create_index(op.f("ix_sample_size_draw_id"), "sample_size", ["draw_id"], unique=False)
    op.create_table(
        "chosen_reason",
        sa.Column("chosen_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("list_version", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chosen_id"], ["chosen_scheme.id"], name=op.f("fk_chosen_reason_chosen_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_chosen_reason_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_reason")),
    )
    op.create_index(
        op.f("ix_chosen_reason_chosen_id"), "chosen_reason", ["chosen_id"], unique=False
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_index(op.f("ix_chosen_reason_chosen_id"), table_name="chosen_reason")
    op.drop_table("chosen_reason")
    op.drop_index(op.f("ix_sample_size_draw_id"), table_name="sample_size")
    op.drop_table("sample_size")
    op.drop_index(op.f("ix_sample_frame_draw_id"), table_name="sample_frame")
    op.drop_table("sample_frame")
    op.drop_index(op.f("ix_chosen_scheme_scheme_id"), table_name="chosen_scheme")
    op.drop_index(op.f("ix_chosen_scheme_programme_id"), table_name="chosen_scheme")
    op.drop_table("chosen_scheme")
    op.drop_index(op.f("ix_sample_draw_programme_id"), table_name="sample_draw")
    op.drop_table("sample_draw")
    op.drop_index(op.f("ix_programme_team_id"), table_name="programme")
    op.drop_table("programme")
    op.drop_index(op.f("ix_officer_record_officer_id"), table_name="officer_record")
    op.drop_table("officer_record")
