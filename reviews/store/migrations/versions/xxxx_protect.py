"""Protecting residents: what is told, kept apart and planned for; safeguarding in full."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "protect"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "restricted_reader",
        sa.Column(
            "room",
            sa.Enum("safeguarding", "closure", name="room", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column("given_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["officer.id"], name=op.f("fk_restricted_reader_ended_by")
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["officer.id"], name=op.f("fk_restricted_reader_given_by")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_restricted_reader_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restricted_reader")),
    )
    with op.batch_alter_table("restricted_reader", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_restricted_reader_officer_id"), ["officer_id"], unique=False
        )

    op.create_table(
        "confidential_feedback",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "complaint",
                "worry",
                "praise",
                "idea",
                name="feedbackkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "resident",
                "former-resident",
                "family",
                "staff",
                "neighbour",
                "professional",
                "not-known",
                name="feedbacksource",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "came_by",
            sa.Enum(
                "telephone",
                "email",
                "letter",
                "in-person",
                "other",
                name="cameby",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column(
            "anonymity",
            sa.Enum("nobody", "team", "anyone", name="anonymity", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_confidential_feedback_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_confidential_feedback_scheme_id")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_confidential_feedback_team_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidential_feedback")),
    )
    with op.batch_alter_table("confidential_feedback", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_confidential_feedback_scheme_id"), ["scheme_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_confidential_feedback_team_id"), ["team_id"], unique=False
        )

    op.create_table(
        "contingency_need",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column(
            "how_soon",
            sa.Enum(
                "same-day",
                "within-a-week",
                "within-a-month",
                "later",
                name="howsoon",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "place",
            sa.Enum(
                "near", "in-area", "away", "anywhere", name="where", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_contingency_need_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_contingency_need_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_contingency_need_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contingency_need")),
    )
    with op.batch_alter_table("contingency_need", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contingency_need_resident_id"), ["resident_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_contingency_need_scheme_id"), ["scheme_id"], unique=False
        )

    op.create_table(
        "moved_on",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=False),
        sa.Column("safe_contact", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_moved_on_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_moved_on_resident_id")
        ),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("fk_moved_on_scheme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moved_on")),
    )
    with op.batch_alter_table("moved_on", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moved_on_resident_id"), ["resident_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_moved_on_scheme_id"), ["scheme_id"], unique=False)

    op.create_table(
        "rights_given",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "tenure",
            sa.Enum(
                "assured-tenancy",
                "secure-tenancy",
                "licence",
                "excluded-licence",
                "other",
                "not-known",
                name="tenure",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column(
            "format",
            sa.Enum(
                "standard",
                "large-print",
                "easy-read",
                "plain-text",
                "web-page",
                "audio",
                "braille",
                "bsl",
                "telephone",
                name="contactformat",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by"], ["officer.id"], name=op.f("fk_rights_given_given_by")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_rights_given_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_rights_given_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_rights_given_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_given")),
    )
    with op.batch_alter_table("rights_given", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_rights_given_resident_id"), ["resident_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_rights_given_scheme_id"), ["scheme_id"], unique=False)

    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place_kind", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("urgency", sa.Text(), nullable=True))

    with op.batch_alter_table("safeguarding_concern", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "agreed",
                sa.Enum(
                    "agreed",
                    "not-agreed",
                    "not-asked",
                    "cannot-decide",
                    name="agreed",
                    native_enum=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "referred_how",
                sa.Enum(
                    "telephone",
                    "form",
                    "email",
                    "in-person",
                    name="channel",
                    native_enum=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("said_back", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Back from this revision."""
    with op.batch_alter_table("safeguarding_concern", schema=None) as batch_op:
        batch_op.drop_column("closed_on")
        batch_op.drop_column("said_back")
        batch_op.drop_column("referred_how")
        batch_op.drop_column("agreed")

    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_column("urgency")
        batch_op.drop_column("place_kind")

    with op.batch_alter_table("rights_given", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rights_given_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_rights_given_resident_id"))

    op.drop_table("rights_given")
    with op.batch_alter_table("moved_on", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_moved_on_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_moved_on_resident_id"))

    op.drop_table("moved_on")
    with op.batch_alter_table("contingency_need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contingency_need_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_contingency_need_resident_id"))

    op.drop_table("contingency_need")
    with op.batch_alter_table("confidential_feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_confidential_feedback_team_id"))
        batch_op.drop_index(batch_op.f("ix_confidential_feedback_scheme_id"))

    op.drop_table("confidential_feedback")
    with op.batch_alter_table("restricted_reader", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_restricted_reader_officer_id"))

    op.drop_table("restricted_reader")
