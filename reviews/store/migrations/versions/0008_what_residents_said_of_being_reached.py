"""What is made of answers on how to reach a person, and what someone must follow up."""

import sqlalchemy as sa
from alembic import op

from reviews.store.tables import base as tables

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INSTANT = tables.UtcDateTime(timezone=True)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "contact_decision",
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("fact", sa.String(length=40), nullable=False),
        sa.Column("taken_up", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_written("contact_decision", account_id="account", answer_id="answer_version"),
        sa.UniqueConstraint("answer_id", "fact", name="uq_contact_decision_answer_id_fact"),
    )
    op.create_index("ix_contact_decision_account_id", "contact_decision", ["account_id"])
    op.create_table(
        "task",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("done_at", _INSTANT, nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        *_written("task", account_id="account", owner_id="officer", done_by="officer"),
    )
    for column in ("account_id", "owner_id"):
        op.create_index(f"ix_task_{column}", "task", [column])
    op.create_index("ix_account_heard_by", "account", ["heard_by"])


def _written(table: str, **other: str) -> list[sa.schema.SchemaItem]:
    """The id, when and by whom; and a foreign key for each column that names another table."""
    to = {**other, "recorded_by": "officer"}
    return [
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint([column], [f"{of}.id"], name=f"fk_{table}_{column}")
            for column, of in to.items()
        ),
    ]


def downgrade() -> None:
    """Back from this revision."""
    op.drop_index("ix_account_heard_by", "account")
    op.drop_table("task")
    op.drop_table("contact_decision")
