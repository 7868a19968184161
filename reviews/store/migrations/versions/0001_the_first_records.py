"""The first records."""

import sqlalchemy as sa
from alembic import op

from reviews.store.migrations.triggers import create_triggers, drop_triggers
from reviews.store.tables import base as tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "council_settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("team_name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("complaints", sa.Text(), nullable=False),
        sa.Column("formats_offered", sa.Text(), nullable=False),
        sa.Column("help_offered", sa.Text(), nullable=False),
        sa.Column("kept_for", sa.Text(), nullable=False),
        sa.Column("privacy_notice", sa.Text(), nullable=False),
        sa.Column("safeguarding_adults", sa.Text(), nullable=False),
        sa.Column("safeguarding_children", sa.Text(), nullable=False),
        sa.Column("safeguarding_staff", sa.Text(), nullable=False),
        sa.Column("safeguarding_out_of_hours", sa.Text(), nullable=False),
        sa.Column("acknowledge_days", sa.Integer(), nullable=False),
        sa.Column("complete_days", sa.Integer(), nullable=False),
        sa.Column("revisit_days", sa.Integer(), nullable=False),
        sa.Column("small_scheme_threshold", sa.Integer(), nullable=False),
        sa.Column("judgement_words", sa.Text(), nullable=True),
        sa.Column("second_reader_blind", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_settings")),
    )
    op.create_table(
        "officer",
        sa.Column("sign_in_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("created_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
        sa.UniqueConstraint("sign_in_name", name=op.f("uq_officer_sign_in_name")),
    )
    op.create_table(
        "organisation",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "sort_name",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "registered-provider",
                "housing-association",
                "charity",
                "community-interest-company",
                "company",
                "council",
                "private-landlord",
                name="organisationkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("registration", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_role", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("created_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index("ix_organisation_sort_name_id", ["sort_name", "id"], unique=False)

    op.create_table(
        "resident",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("created_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident")),
        sa.UniqueConstraint("reference", name=op.f("uq_resident_reference")),
    )
    op.create_table(
        "rights_wording",
        sa.Column("tenure", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_wording")),
        sa.UniqueConstraint("tenure", name=op.f("uq_rights_wording_tenure")),
    )
    op.create_table(
        "scheme_word",
        sa.Column(
            "token", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_scheme_word")),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_failure")),
    )
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_failure_key_at", ["key", "at"], unique=False)

    op.create_table(
        "stream_head",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_stream_head")),
    )
    op.create_table(
        "team",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("name", name=op.f("uq_team_name")),
    )
    op.create_table(
        "acknowledgement",
        sa.Column("recommendation_fact_id", sa.Uuid(), nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_acknowledgement_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement")),
    )
    with op.batch_alter_table("acknowledgement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_acknowledgement_recommendation_fact_id"),
            ["recommendation_fact_id"],
            unique=False,
        )

    op.create_table(
        "event",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name=op.f("fk_event_by")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_event")),
        sa.UniqueConstraint("stream", "sequence", name=op.f("uq_event_stream_sequence")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_by"), ["by"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_hash"), ["hash"], unique=False)

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
    with op.batch_alter_table("officer_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_officer_record_officer_id"), ["officer_id"], unique=False
        )

    op.create_table(
        "officer_role",
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "reviewer",
                "lead-reviewer",
                "letter-officer",
                "benefits-officer",
                "administrator",
                "auditor",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_officer_role_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_role")),
    )
    with op.batch_alter_table("officer_role", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_officer_role_officer_id"), ["officer_id"], unique=False
        )

    op.create_table(
        "outcome_pause",
        sa.Column("outcome_fact_id", sa.Uuid(), nullable=False),
        sa.Column(
            "why",
            sa.Enum(
                "ill",
                "hospital",
                "not-now",
                "steady-first",
                name="pausewhy",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
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
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_outcome_pause_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_pause")),
    )
    with op.batch_alter_table("outcome_pause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_pause_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_outcome_pause_outcome_fact_id"), ["outcome_fact_id"], unique=False
        )

    op.create_table(
        "outcome_record",
        sa.Column("outcome_fact_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("prompting", sa.Text(), nullable=False),
        sa.Column("barrier", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=True),
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
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_outcome_record_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_record")),
    )
    with op.batch_alter_table("outcome_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outcome_record_outcome_fact_id"), ["outcome_fact_id"], unique=False
        )

    op.create_table(
        "password",
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("set_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_password_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password")),
        sa.UniqueConstraint("officer_id", name=op.f("uq_password_officer_id")),
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
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_team_id"), ["team_id"], unique=False)

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
    with op.batch_alter_table("referrer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referrer_resident_id"), ["resident_id"], unique=False)

    op.create_table(
        "resident_contact",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("other_needs", sa.Text(), nullable=False),
        sa.Column(
            "safe_to_write",
            sa.Enum("yes", "no", "not-known", name="yesno", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("write_to", sa.Text(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column(
            "safe_to_ring",
            sa.Enum("yes", "no", "not-known", name="yesno", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("safety_note", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_resident_contact_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_resident_contact_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_contact")),
    )
    with op.batch_alter_table("resident_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resident_contact_resident_id"), ["resident_id"], unique=False
        )

    op.create_table(
        "resident_name",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_resident_name_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_resident_name_resident_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_name")),
    )
    with op.batch_alter_table("resident_name", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resident_name_resident_id"), ["resident_id"], unique=False
        )

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
        "scheme",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "sort_name",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_scheme_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheme")),
        sa.UniqueConstraint("reference", name=op.f("uq_scheme_reference")),
    )
    with op.batch_alter_table("scheme", schema=None) as batch_op:
        batch_op.create_index("ix_scheme_sort_name_id", ["sort_name", "id"], unique=False)
        batch_op.create_index(
            "ix_scheme_team_id_sort_name_id", ["team_id", "sort_name", "id"], unique=False
        )

    op.create_table(
        "sign_in",
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_sign_in_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "team_member",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("joined_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("left_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_team_member_officer_id")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_member_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
    )
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_member_officer_id"), ["officer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_member_team_id"), ["team_id"], unique=False)

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
        "event_payload",
        sa.Column(
            "event_position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column(
            "erased_by_event", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["erased_by_event"], ["event.position"], name=op.f("fk_event_payload_erased_by_event")
        ),
        sa.ForeignKeyConstraint(
            ["event_position"], ["event.position"], name=op.f("fk_event_payload_event_position")
        ),
        sa.PrimaryKeyConstraint("event_position", name=op.f("pk_event_payload")),
    )
    op.create_table(
        "event_row",
        sa.Column(
            "event_position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("row_table", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_position"], ["event.position"], name=op.f("fk_event_row_event_position")
        ),
        sa.PrimaryKeyConstraint("event_position", "number", name=op.f("pk_event_row")),
    )
    with op.batch_alter_table("event_row", schema=None) as batch_op:
        batch_op.create_index(
            "ix_event_row_row", ["row_table", "row_id", "event_position"], unique=False
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
        "organisation_part",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "landlord",
                "support-provider",
                "managing-agent",
                name="part",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("responsibilities", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_part_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_organisation_part_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_organisation_part_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_part")),
    )
    with op.batch_alter_table("organisation_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_part_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_organisation_part_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index("ix_organisation_part_scheme_id", ["scheme_id"], unique=False)

    op.create_table(
        "residence",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("address_fact_id", sa.Uuid(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column(
            "housing_benefit",
            sa.Enum("yes", "no", "not-known", name="yesno", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("claim_reference", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_residence_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_residence_resident_id")
        ),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("fk_residence_scheme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residence")),
    )
    with op.batch_alter_table("residence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_residence_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index("ix_residence_resident_id", ["resident_id"], unique=False)
        batch_op.create_index("ix_residence_scheme_id", ["scheme_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("period_from_on", sa.Date(), nullable=True),
        sa.Column("period_to_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "paused",
                "stopped",
                "closed",
                name="reviewstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("state_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["officer.id"], name=op.f("fk_review_lead_id")),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("fk_review_scheme_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_review_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("reference", name=op.f("uq_review_reference")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_lead_id"), ["lead_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_scheme_id"), ["scheme_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_state"), ["state"], unique=False)
        batch_op.create_index(
            "ix_review_team_id_state", ["team_id", "state", "opened_on"], unique=False
        )

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
    with op.batch_alter_table("sample_draw", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sample_draw_programme_id"), ["programme_id"], unique=False
        )

    op.create_table(
        "scheme_address",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("line_1", sa.Text(), nullable=False),
        sa.Column("line_2", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("uprn", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_scheme_address_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_scheme_address_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheme_address")),
    )
    with op.batch_alter_table("scheme_address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scheme_address_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index("ix_scheme_address_scheme_id", ["scheme_id"], unique=False)

    op.create_table(
        "scheme_facts",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("models", sa.Text(), nullable=False),
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
        sa.Column(
            "landlord_type",
            sa.Enum(
                "registered-provider",
                "housing-association",
                "charity",
                "council",
                "company",
                "private",
                "not-known",
                name="landlordtype",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("units", sa.Integer(), nullable=True),
        sa.Column(
            "commissioned",
            sa.Enum(
                "yes",
                "no",
                "partly",
                "not-known",
                name="commissioned",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("support_funding", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_scheme_facts_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_scheme_facts_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheme_facts")),
    )
    with op.batch_alter_table("scheme_facts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scheme_facts_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index("ix_scheme_facts_scheme_id", ["scheme_id"], unique=False)

    op.create_table(
        "scheme_token",
        sa.Column(
            "token", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "sort_name",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_scheme_token_scheme_id")
        ),
        sa.PrimaryKeyConstraint("token", "sort_name", "scheme_id", name=op.f("pk_scheme_token")),
    )
    with op.batch_alter_table("scheme_token", schema=None) as batch_op:
        batch_op.create_index("ix_scheme_token_scheme_id", ["scheme_id"], unique=False)

    op.create_table(
        "assessment_reading",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "reading",
            sa.Enum(
                "submitted",
                "agreed",
                "sent-back",
                "disagreed",
                "decided",
                "reopened",
                name="reading",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name=op.f("fk_assessment_reading_by")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_assessment_reading_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_reading")),
    )
    with op.batch_alter_table("assessment_reading", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assessment_reading_review_id"), ["review_id"], unique=False
        )

    op.create_table(
        "capacity",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "take-part",
                "notes",
                "quote",
                "read-file",
                "tell-provider",
                "share-benefits",
                "use-in-appeal",
                "letter",
                "record",
                "contact-referrer",
                name="use",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "decided",
                "decided-with-help",
                "could-not-decide",
                name="capacityoutcome",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("help_given", sa.Text(), nullable=False),
        sa.Column("shown_by", sa.Text(), nullable=False),
        sa.Column("assessed_by", sa.Text(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("ask_again_on", sa.Date(), nullable=True),
        sa.Column("best_interests", sa.Text(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("authority_seen", sa.Boolean(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_capacity_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_capacity_resident_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_capacity_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capacity")),
    )
    with op.batch_alter_table("capacity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_capacity_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(
            "ix_capacity_review_id_resident_id", ["review_id", "resident_id"], unique=False
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
    with op.batch_alter_table("chosen_scheme", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_chosen_scheme_programme_id"), ["programme_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_chosen_scheme_scheme_id"), ["scheme_id"], unique=False)

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
    with op.batch_alter_table("comparison", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comparison_review_id"), ["review_id"], unique=False)

    op.create_table(
        "conclusion",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column(
            "about",
            sa.Enum(
                "tailored",
                "accurate",
                "respect",
                "overall",
                name="about",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "judgement",
            sa.Enum(
                "yes",
                "partly",
                "no",
                "not-enough-evidence",
                name="judgement",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_conclusion_recorded_by")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_conclusion_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusion")),
    )
    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conclusion_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index("ix_conclusion_review_id", ["review_id"], unique=False)

    op.create_table(
        "excused_part",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name=op.f("fk_excused_part_by")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_excused_part_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_excused_part_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excused_part")),
    )
    with op.batch_alter_table("excused_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_excused_part_review_id"), ["review_id"], unique=False)

    op.create_table(
        "finding",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "strength",
                "improve",
                "not-enough-evidence",
                name="findingkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_finding_recorded_by")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_finding_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index("ix_finding_review_id", ["review_id"], unique=False)

    op.create_table(
        "hold",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("letters", sa.Boolean(), nullable=False),
        sa.Column("visits", sa.Boolean(), nullable=False),
        sa.Column("placed_by", sa.Uuid(), nullable=False),
        sa.Column("placed_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("released_by", sa.Uuid(), nullable=True),
        sa.Column("released_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["placed_by"], ["officer.id"], name=op.f("fk_hold_placed_by")),
        sa.ForeignKeyConstraint(["released_by"], ["officer.id"], name=op.f("fk_hold_released_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_hold_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hold_review_id"), ["review_id"], unique=False)

    op.create_table(
        "letter",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "visit-notice",
                "document-request",
                "resident-invitation",
                "provider-recommendations",
                "resident-letter",
                "referrer",
                name="letterkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "approved",
                "issued",
                "sent",
                "discarded",
                name="letterstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("planned_issue_on", sa.Date(), nullable=False),
        sa.Column("drafted_by", sa.Uuid(), nullable=False),
        sa.Column("drafted_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("binding", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("approved_binding", sa.Text(), nullable=True),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("issued_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("chain_head", sa.Text(), nullable=True),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_how", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["officer.id"], name=op.f("fk_letter_approved_by")
        ),
        sa.ForeignKeyConstraint(["drafted_by"], ["officer.id"], name=op.f("fk_letter_drafted_by")),
        sa.ForeignKeyConstraint(["issued_by"], ["officer.id"], name=op.f("fk_letter_issued_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_letter_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_letter_resident_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_letter_review_id")),
        sa.ForeignKeyConstraint(["sent_by"], ["officer.id"], name=op.f("fk_letter_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("reference", name=op.f("uq_letter_reference")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_resident_id"), ["resident_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_review_id"), ["review_id"], unique=False)
        batch_op.create_index("ix_letter_state", ["state", "planned_issue_on"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("looks_like", sa.Text(), nullable=False),
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
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("change_reason", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_outcome_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_outcome_resident_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_outcome_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
    )
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(
            "ix_outcome_review_id_resident_id", ["review_id", "resident_id"], unique=False
        )

    op.create_table(
        "own_conclusion",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column(
            "about",
            sa.Enum(
                "tailored",
                "accurate",
                "respect",
                "overall",
                name="about",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "judgement",
            sa.Enum(
                "yes",
                "partly",
                "no",
                "not-enough-evidence",
                name="judgement",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_own_conclusion_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_own_conclusion_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_conclusion")),
        sa.UniqueConstraint(
            "review_id",
            "recorded_by",
            "about",
            name=op.f("uq_own_conclusion_review_id_recorded_by_about"),
        ),
    )
    op.create_table(
        "recommendation",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("finding_fact_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("plain_words", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("acknowledge_by_on", sa.Date(), nullable=False),
        sa.Column("complete_by_on", sa.Date(), nullable=False),
        sa.Column("change_reason", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_recommendation_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_recommendation_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_recommendation_finding_fact_id"), ["finding_fact_id"], unique=False
        )
        batch_op.create_index("ix_recommendation_review_id", ["review_id"], unique=False)

    op.create_table(
        "request_line",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "undecided",
                "on-file",
                "requested",
                "received",
                "not-held",
                "refused",
                "not-relevant",
                name="requeststate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_request_line_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_line")),
        sa.UniqueConstraint("review_id", "item", name=op.f("uq_request_line_review_id_item")),
    )
    op.create_table(
        "review_resident",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("interview_planned", sa.Boolean(), nullable=False),
        sa.Column("file_planned", sa.Boolean(), nullable=False),
        sa.Column("added_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_review_resident_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_resident_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_resident")),
        sa.UniqueConstraint(
            "review_id", "resident_id", name=op.f("uq_review_resident_review_id_resident_id")
        ),
    )
    with op.batch_alter_table("review_resident", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_review_resident_resident_id"), ["resident_id"], unique=False
        )

    op.create_table(
        "same_words_look",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["officer.id"], name=op.f("fk_same_words_look_by")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_same_words_look_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_same_words_look")),
    )
    with op.batch_alter_table("same_words_look", schema=None) as batch_op:
        batch_op.create_index("ix_same_words_look_review_id", ["review_id", "at"], unique=False)

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
    with op.batch_alter_table("sample_frame", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sample_frame_draw_id"), ["draw_id"], unique=False)

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
    with op.batch_alter_table("sample_size", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sample_size_draw_id"), ["draw_id"], unique=False)

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
    with op.batch_alter_table("staff_time", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_time_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_staff_time_review_id"), ["review_id"], unique=False)

    op.create_table(
        "stored_file",
        sa.Column("scheme_id", sa.Uuid(), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column("bytes_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("true_on", sa.Date(), nullable=True),
        sa.Column("sensitivity", sa.Text(), nullable=False),
        sa.Column("quarantined_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("quarantine_reason", sa.Text(), nullable=True),
        sa.Column("quarantine_outcome", sa.Text(), nullable=True),
        sa.Column("late_effect", sa.Text(), nullable=True),
        sa.Column("late_decided_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["late_decided_by"], ["officer.id"], name=op.f("fk_stored_file_late_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_stored_file_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_stored_file_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_stored_file_review_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_stored_file_scheme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("bytes_id", name=op.f("uq_stored_file_bytes_id")),
    )
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stored_file_review_id"), ["review_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stored_file_scheme_id"), ["scheme_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column(
            "purpose",
            sa.Enum(
                "site",
                "interviews",
                "revisit",
                "presence",
                name="visitpurpose",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("planned_time", sa.Text(), nullable=False),
        sa.Column(
            "announced",
            sa.Enum("announced", "unannounced", name="announced", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("announced_reason", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("planned", "done", "not-made", name="visitstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("went_on", sa.Date(), nullable=True),
        sa.Column(
            "access",
            sa.Enum("given", "partly", "refused", name="access", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("access_note", sa.Text(), nullable=False),
        sa.Column("residents_spoken", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_visit_review_id")),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("fk_visit_scheme_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_visit_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index("ix_visit_planned_on", ["state", "planned_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_review_id"), ["review_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_scheme_id"), ["scheme_id"], unique=False)

    op.create_table(
        "weakness_answer",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "no-evidence",
                "counted-twice",
                "against-each-other",
                "judgement-word",
                "older-than-period",
                "account-not-heard",
                name="weaknesskind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_weakness_answer_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_weakness_answer_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weakness_answer")),
    )
    with op.batch_alter_table("weakness_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_weakness_answer_review_id"), ["review_id"], unique=False
        )

    op.create_table(
        "account",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column("question_set", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
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
        sa.Column("respondent", sa.Text(), nullable=False),
        sa.Column("heard_by", sa.Uuid(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.Column(
            "sensitivity",
            sa.Enum("ordinary", "confidential", name="sensitivity", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("short_route", sa.Boolean(), nullable=False),
        sa.Column("easy_words", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "paused", "complete", name="accountstate", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("pause_note", sa.Text(), nullable=False),
        sa.Column("started_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("completed_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["heard_by"], ["officer.id"], name=op.f("fk_account_heard_by")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_account_resident_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_account_review_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_account_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_resident_id"), ["resident_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_review_id"), ["review_id"], unique=False)

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
    with op.batch_alter_table("chosen_reason", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chosen_reason_chosen_id"), ["chosen_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column(
            "use",
            sa.Enum(
                "take-part",
                "notes",
                "quote",
                "read-file",
                "tell-provider",
                "share-benefits",
                "use-in-appeal",
                "letter",
                "record",
                "contact-referrer",
                name="use",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "not-asked",
                "given",
                "given-in-part",
                "refused",
                "withdrawn",
                "no-capacity",
                "could-not-ask",
                name="consentstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.Column("words_used", sa.Text(), nullable=False),
        sa.Column("format_used", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("told_of_tribunal", sa.Boolean(), nullable=False),
        sa.Column("written_file_id", sa.Uuid(), nullable=True),
        sa.Column("cleared_by", sa.Uuid(), nullable=True),
        sa.Column("cleared_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("cleared_reason", sa.Text(), nullable=True),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("true_from_on", sa.Date(), nullable=True),
        sa.Column("true_to_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["cleared_by"], ["officer.id"], name=op.f("fk_consent_cleared_by")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_consent_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_consent_resident_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_consent_review_id")),
        sa.ForeignKeyConstraint(
            ["written_file_id"], ["stored_file.id"], name=op.f("fk_consent_written_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(
            "ix_consent_review_id_resident_id", ["review_id", "resident_id"], unique=False
        )

    op.create_table(
        "letter_file",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column(
            "format",
            sa.Enum(
                "docx",
                "pdf",
                "large-print-pdf",
                "html",
                "text",
                name="letterformat",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bytes_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_file_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_file")),
        sa.UniqueConstraint("bytes_id", name=op.f("uq_letter_file_bytes_id")),
        sa.UniqueConstraint(
            "letter_id", "draft", "format", name=op.f("uq_letter_file_letter_id_draft_format")
        ),
    )
    op.create_table(
        "letter_finding",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_letter_finding_finding_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_finding_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_finding")),
    )
    with op.batch_alter_table("letter_finding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_letter_finding_finding_id"), ["finding_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_letter_finding_letter_id"), ["letter_id"], unique=False
        )

    op.create_table(
        "letter_passage",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("clues", sa.Text(), nullable=False),
        sa.Column("cleared_by", sa.Uuid(), nullable=True),
        sa.Column("cleared_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("cleared_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cleared_by"], ["officer.id"], name=op.f("fk_letter_passage_cleared_by")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_passage_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_passage")),
        sa.UniqueConstraint(
            "letter_id", "draft", "number", name=op.f("uq_letter_passage_letter_id_draft_number")
        ),
    )
    op.create_table(
        "letter_recommendation",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_recommendation_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendation.id"],
            name=op.f("fk_letter_recommendation_recommendation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_recommendation")),
    )
    with op.batch_alter_table("letter_recommendation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_letter_recommendation_letter_id"), ["letter_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_letter_recommendation_recommendation_id"),
            ["recommendation_id"],
            unique=False,
        )

    op.create_table(
        "observation",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place_kind", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("handed_to", sa.Text(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_observation_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_observation_recorded_by")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_observation_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "progress_record",
        sa.Column("recommendation_fact_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column(
            "progress",
            sa.Enum(
                "not-started",
                "under-way",
                "done-no-evidence",
                "done",
                "not-done",
                "no-longer-needed",
                name="progress",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_progress_record_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_progress_record_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_progress_record_visit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_record")),
    )
    with op.batch_alter_table("progress_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_progress_record_recommendation_fact_id"),
            ["recommendation_fact_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_progress_record_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "request_file",
        sa.Column("request_line_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_request_file_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_line_id"], ["request_line.id"], name=op.f("fk_request_file_request_line_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_file")),
        sa.UniqueConstraint("file_id", name=op.f("uq_request_file_file_id")),
    )
    with op.batch_alter_table("request_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_request_file_request_line_id"), ["request_line_id"], unique=False
        )

    op.create_table(
        "safeguarding_concern",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column(
            "about",
            sa.Enum("adult", "child", "staff", name="concernabout", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("immediate_danger", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column(
            "told",
            sa.Enum(
                "told", "not-told", "unsafe-to-tell", name="told", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("reasons_to_share", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.Uuid(), nullable=False),
        sa.Column("raised_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("referred_to", sa.Text(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("referral_reference", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
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
        ),
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
        ),
        sa.Column("said_back", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["raised_by"], ["officer.id"], name=op.f("fk_safeguarding_concern_raised_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_safeguarding_concern_resident_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_safeguarding_concern_review_id")
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["scheme.id"], name=op.f("fk_safeguarding_concern_scheme_id")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_safeguarding_concern_team_id")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_safeguarding_concern_visit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safeguarding_concern")),
    )
    with op.batch_alter_table("safeguarding_concern", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_safeguarding_concern_review_id"), ["review_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_safeguarding_concern_team_id"), ["team_id"], unique=False
        )

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
            "review_id",
            "one_id",
            "other_id",
            name=op.f("uq_same_words_pair_review_id_one_id_other_id"),
        ),
    )
    op.create_table(
        "staff_spoken",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("feels_equipped", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_staff_spoken_recorded_by")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_staff_spoken_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_spoken")),
    )
    with op.batch_alter_table("staff_spoken", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_spoken_visit_id"), ["visit_id"], unique=False)

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
    with op.batch_alter_table("support_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_record_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(
            "ix_support_record_review_id_resident_id", ["review_id", "resident_id"], unique=False
        )

    op.create_table(
        "urgent_help",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column("needed", sa.Text(), nullable=False),
        sa.Column("passed_to", sa.Text(), nullable=False),
        sa.Column("passed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_urgent_help_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_urgent_help_resident_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_urgent_help_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urgent_help")),
    )
    with op.batch_alter_table("urgent_help", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_urgent_help_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "visit_officer",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_visit_officer_officer_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_officer_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_officer")),
    )
    with op.batch_alter_table("visit_officer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_visit_officer_officer_id"), ["officer_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_visit_officer_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "account_copy",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("completed_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_copy_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_copy")),
    )
    with op.batch_alter_table("account_copy", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_copy_account_id"), ["account_id"], unique=False
        )

    op.create_table(
        "answer_file",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("repeat", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_answer_file_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_answer_file_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_file")),
        sa.UniqueConstraint("file_id", name=op.f("uq_answer_file_file_id")),
    )
    with op.batch_alter_table("answer_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_file_account_id"), ["account_id"], unique=False)

    op.create_table(
        "answer_version",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("repeat", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "given",
                "cleared",
                "not-seen",
                "not-applicable",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("captured_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_answer_version_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officer.id"], name=op.f("fk_answer_version_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_version")),
        sa.UniqueConstraint(
            "account_id",
            "question",
            "repeat",
            "version",
            name=op.f("uq_answer_version_account_id_question_repeat_version"),
        ),
    )
    with op.batch_alter_table("answer_version", schema=None) as batch_op:
        batch_op.create_index("ix_answer_version_account_id", ["account_id"], unique=False)

    op.create_table(
        "same_words_made",
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column(
            "made",
            sa.Enum("template", "ask", "copied", name="made", native_enum=False, length=40),
            nullable=False,
        ),
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
    with op.batch_alter_table("same_words_made", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_same_words_made_pair_id"), ["pair_id"], unique=False)

    op.create_table(
        "finding_evidence",
        sa.Column("finding_fact_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("observation_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", tables.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["officer.id"], name=op.f("fk_finding_evidence_added_by")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer_version.id"], name=op.f("fk_finding_evidence_answer_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_finding_evidence_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observation.id"], name=op.f("fk_finding_evidence_observation_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_finding_evidence_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_evidence")),
    )
    with op.batch_alter_table("finding_evidence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_finding_evidence_answer_id"), ["answer_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_finding_evidence_finding_fact_id"), ["finding_fact_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_finding_evidence_review_id"), ["review_id"], unique=False
        )
    create_triggers(op.get_bind())


def downgrade() -> None:
    """Back from this revision."""
    drop_triggers(op.get_bind())
    with op.batch_alter_table("finding_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_evidence_review_id"))
        batch_op.drop_index(batch_op.f("ix_finding_evidence_finding_fact_id"))
        batch_op.drop_index(batch_op.f("ix_finding_evidence_answer_id"))

    op.drop_table("finding_evidence")
    with op.batch_alter_table("same_words_made", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_same_words_made_pair_id"))

    op.drop_table("same_words_made")
    with op.batch_alter_table("answer_version", schema=None) as batch_op:
        batch_op.drop_index("ix_answer_version_account_id")

    op.drop_table("answer_version")
    with op.batch_alter_table("answer_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_file_account_id"))

    op.drop_table("answer_file")
    with op.batch_alter_table("account_copy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_copy_account_id"))

    op.drop_table("account_copy")
    with op.batch_alter_table("visit_officer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_officer_visit_id"))
        batch_op.drop_index(batch_op.f("ix_visit_officer_officer_id"))

    op.drop_table("visit_officer")
    with op.batch_alter_table("urgent_help", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_urgent_help_visit_id"))

    op.drop_table("urgent_help")
    with op.batch_alter_table("support_record", schema=None) as batch_op:
        batch_op.drop_index("ix_support_record_review_id_resident_id")
        batch_op.drop_index(batch_op.f("ix_support_record_fact_id"))

    op.drop_table("support_record")
    with op.batch_alter_table("staff_spoken", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_spoken_visit_id"))

    op.drop_table("staff_spoken")
    op.drop_table("same_words_pair")
    with op.batch_alter_table("safeguarding_concern", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_safeguarding_concern_team_id"))
        batch_op.drop_index(batch_op.f("ix_safeguarding_concern_review_id"))

    op.drop_table("safeguarding_concern")
    with op.batch_alter_table("request_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_file_request_line_id"))

    op.drop_table("request_file")
    with op.batch_alter_table("progress_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_progress_record_visit_id"))
        batch_op.drop_index(batch_op.f("ix_progress_record_recommendation_fact_id"))

    op.drop_table("progress_record")
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_visit_id"))

    op.drop_table("observation")
    with op.batch_alter_table("letter_recommendation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_recommendation_recommendation_id"))
        batch_op.drop_index(batch_op.f("ix_letter_recommendation_letter_id"))

    op.drop_table("letter_recommendation")
    op.drop_table("letter_passage")
    with op.batch_alter_table("letter_finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_finding_letter_id"))
        batch_op.drop_index(batch_op.f("ix_letter_finding_finding_id"))

    op.drop_table("letter_finding")
    op.drop_table("letter_file")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index("ix_consent_review_id_resident_id")
        batch_op.drop_index(batch_op.f("ix_consent_fact_id"))

    op.drop_table("consent")
    with op.batch_alter_table("chosen_reason", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chosen_reason_chosen_id"))

    op.drop_table("chosen_reason")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_review_id"))
        batch_op.drop_index(batch_op.f("ix_account_resident_id"))

    op.drop_table("account")
    with op.batch_alter_table("weakness_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_weakness_answer_review_id"))

    op.drop_table("weakness_answer")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_visit_review_id"))
        batch_op.drop_index("ix_visit_planned_on")

    op.drop_table("visit")
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stored_file_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_stored_file_review_id"))

    op.drop_table("stored_file")
    with op.batch_alter_table("staff_time", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_time_review_id"))
        batch_op.drop_index(batch_op.f("ix_staff_time_fact_id"))

    op.drop_table("staff_time")
    with op.batch_alter_table("sample_size", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sample_size_draw_id"))

    op.drop_table("sample_size")
    with op.batch_alter_table("sample_frame", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sample_frame_draw_id"))

    op.drop_table("sample_frame")
    with op.batch_alter_table("same_words_look", schema=None) as batch_op:
        batch_op.drop_index("ix_same_words_look_review_id")

    op.drop_table("same_words_look")
    with op.batch_alter_table("review_resident", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_resident_resident_id"))

    op.drop_table("review_resident")
    op.drop_table("request_line")
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.drop_index("ix_recommendation_review_id")
        batch_op.drop_index(batch_op.f("ix_recommendation_finding_fact_id"))
        batch_op.drop_index(batch_op.f("ix_recommendation_fact_id"))

    op.drop_table("recommendation")
    op.drop_table("own_conclusion")
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.drop_index("ix_outcome_review_id_resident_id")
        batch_op.drop_index(batch_op.f("ix_outcome_fact_id"))

    op.drop_table("outcome")
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index("ix_letter_state")
        batch_op.drop_index(batch_op.f("ix_letter_review_id"))
        batch_op.drop_index(batch_op.f("ix_letter_resident_id"))

    op.drop_table("letter")
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hold_review_id"))

    op.drop_table("hold")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index("ix_finding_review_id")
        batch_op.drop_index(batch_op.f("ix_finding_fact_id"))

    op.drop_table("finding")
    with op.batch_alter_table("excused_part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_excused_part_review_id"))

    op.drop_table("excused_part")
    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.drop_index("ix_conclusion_review_id")
        batch_op.drop_index(batch_op.f("ix_conclusion_fact_id"))

    op.drop_table("conclusion")
    with op.batch_alter_table("comparison", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comparison_review_id"))

    op.drop_table("comparison")
    with op.batch_alter_table("chosen_scheme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chosen_scheme_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_chosen_scheme_programme_id"))

    op.drop_table("chosen_scheme")
    with op.batch_alter_table("capacity", schema=None) as batch_op:
        batch_op.drop_index("ix_capacity_review_id_resident_id")
        batch_op.drop_index(batch_op.f("ix_capacity_fact_id"))

    op.drop_table("capacity")
    with op.batch_alter_table("assessment_reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assessment_reading_review_id"))

    op.drop_table("assessment_reading")
    with op.batch_alter_table("scheme_token", schema=None) as batch_op:
        batch_op.drop_index("ix_scheme_token_scheme_id")

    op.drop_table("scheme_token")
    with op.batch_alter_table("scheme_facts", schema=None) as batch_op:
        batch_op.drop_index("ix_scheme_facts_scheme_id")
        batch_op.drop_index(batch_op.f("ix_scheme_facts_fact_id"))

    op.drop_table("scheme_facts")
    with op.batch_alter_table("scheme_address", schema=None) as batch_op:
        batch_op.drop_index("ix_scheme_address_scheme_id")
        batch_op.drop_index(batch_op.f("ix_scheme_address_fact_id"))

    op.drop_table("scheme_address")
    with op.batch_alter_table("sample_draw", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sample_draw_programme_id"))

    op.drop_table("sample_draw")
    with op.batch_alter_table("rights_given", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rights_given_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_rights_given_resident_id"))

    op.drop_table("rights_given")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_team_id_state")
        batch_op.drop_index(batch_op.f("ix_review_state"))
        batch_op.drop_index(batch_op.f("ix_review_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_review_lead_id"))

    op.drop_table("review")
    with op.batch_alter_table("residence", schema=None) as batch_op:
        batch_op.drop_index("ix_residence_scheme_id")
        batch_op.drop_index("ix_residence_resident_id")
        batch_op.drop_index(batch_op.f("ix_residence_fact_id"))

    op.drop_table("residence")
    with op.batch_alter_table("organisation_part", schema=None) as batch_op:
        batch_op.drop_index("ix_organisation_part_scheme_id")
        batch_op.drop_index(batch_op.f("ix_organisation_part_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_organisation_part_fact_id"))

    op.drop_table("organisation_part")
    with op.batch_alter_table("moved_on", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_moved_on_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_moved_on_resident_id"))

    op.drop_table("moved_on")
    with op.batch_alter_table("event_row", schema=None) as batch_op:
        batch_op.drop_index("ix_event_row_row")

    op.drop_table("event_row")
    op.drop_table("event_payload")
    with op.batch_alter_table("contingency_need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contingency_need_scheme_id"))
        batch_op.drop_index(batch_op.f("ix_contingency_need_resident_id"))

    op.drop_table("contingency_need")
    with op.batch_alter_table("confidential_feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_confidential_feedback_team_id"))
        batch_op.drop_index(batch_op.f("ix_confidential_feedback_scheme_id"))

    op.drop_table("confidential_feedback")
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_team_member_team_id"))
        batch_op.drop_index(batch_op.f("ix_team_member_officer_id"))

    op.drop_table("team_member")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_officer_id"))

    op.drop_table("sign_in")
    with op.batch_alter_table("scheme", schema=None) as batch_op:
        batch_op.drop_index("ix_scheme_team_id_sort_name_id")
        batch_op.drop_index("ix_scheme_sort_name_id")

    op.drop_table("scheme")
    with op.batch_alter_table("restricted_reader", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_restricted_reader_officer_id"))

    op.drop_table("restricted_reader")
    with op.batch_alter_table("resident_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resident_name_resident_id"))

    op.drop_table("resident_name")
    with op.batch_alter_table("resident_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resident_contact_resident_id"))

    op.drop_table("resident_contact")
    with op.batch_alter_table("referrer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referrer_resident_id"))

    op.drop_table("referrer")
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_team_id"))

    op.drop_table("programme")
    op.drop_table("password")
    with op.batch_alter_table("outcome_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_record_outcome_fact_id"))

    op.drop_table("outcome_record")
    with op.batch_alter_table("outcome_pause", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_pause_outcome_fact_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_pause_fact_id"))

    op.drop_table("outcome_pause")
    with op.batch_alter_table("officer_role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_officer_role_officer_id"))

    op.drop_table("officer_role")
    with op.batch_alter_table("officer_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_officer_record_officer_id"))

    op.drop_table("officer_record")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_hash"))
        batch_op.drop_index(batch_op.f("ix_event_by"))

    op.drop_table("event")
    with op.batch_alter_table("acknowledgement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_acknowledgement_recommendation_fact_id"))

    op.drop_table("acknowledgement")
    op.drop_table("team")
    op.drop_table("stream_head")
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_failure_key_at")

    op.drop_table("sign_in_failure")
    op.drop_table("scheme_word")
    op.drop_table("rights_wording")
    op.drop_table("resident")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_index("ix_organisation_sort_name_id")

    op.drop_table("organisation")
    op.drop_table("officer")
    op.drop_table("council_settings")
