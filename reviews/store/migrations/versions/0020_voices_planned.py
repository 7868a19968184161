"""What is to follow up about a resident before there is an account: an advocate who is sought."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    with op.batch_alter_table("task") as batch:
        batch.alter_column("account_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(sa.Column("review_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("resident_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(op.f("fk_task_review_id"), "review", ["review_id"], ["id"])
        batch.create_foreign_key(op.f("fk_task_resident_id"), "resident", ["resident_id"], ["id"])
        batch.create_index(batch.f("ix_task_review_id"), ["review_id"])


def downgrade() -> None:
    """Back from this revision; what is to follow up without an account has no place there."""
    op.execute(sa.text("DELETE FROM task WHERE account_id IS NULL"))
    with op.batch_alter_table("task") as batch:
        batch.drop_index(batch.f("ix_task_review_id"))
        batch.drop_constraint(op.f("fk_task_resident_id"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_task_review_id"), type_="foreignkey")
        batch.drop_column("resident_id")
        batch.drop_column("review_id")
        batch.alter_column("account_id", existing_type=sa.Uuid(), nullable=False)
