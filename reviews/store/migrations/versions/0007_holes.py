"""What letters need to be whole: more of the council's settings, and the holes of each draft."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SETTINGS = (
    "answered",
    "out_of_hours",
    "out_of_hours_when",
    "housing_options",
    "advocacy",
    "data_protection",
    "complaints_address",
    "formats_given",
)


def upgrade() -> None:
    """To this revision."""
    for column in _SETTINGS:
        op.add_column("council_settings", sa.Column(column, sa.Text(), nullable=True))
    op.create_table(
        "letter_holes",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["officer.id"], name=op.f("fk_letter_holes_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_holes_letter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_holes")),
        sa.UniqueConstraint("letter_id", "draft", name=op.f("uq_letter_holes_letter_id_draft")),
    )


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("letter_holes")
    for column in reversed(_SETTINGS):
        op.drop_column("council_settings", column)
