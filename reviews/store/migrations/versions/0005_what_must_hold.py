"""What must hold, held by the database: one that stands, exactly one of, links to facts.

Hand-checked on both databases. SQLite rebuilds the tables whose rules or links are new; none of
them has a trigger, and no foreign key deletes.
"""

import sqlalchemy as sa
from alembic import op

from reviews.domain.errors import Refused
from reviews.store.migrations.doubles import (
    CHECKS,
    LINKS,
    ONLY_ONE,
    broken,
    condition,
    find_doubles,
    told,
)
from reviews.store.tables import base as tables

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INDEXES = (
    ("event", "at"),
    ("visit", "team_id"),
    ("account", "visit_id"),
    ("finding_evidence", "file_id"),
    ("stored_file", "resident_id"),
    ("letter", "organisation_id"),
)
_REBUILT = sorted({one[0] for one in LINKS} | {one[0] for one in CHECKS})


def upgrade() -> None:
    """To this revision; a database that breaks a rule already is left as it is."""
    _check()
    op.create_table(
        "sent_form",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("sent_at", tables.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("key", "digest", name=op.f("pk_sent_form")),
    )
    for table in _REBUILT:
        with op.batch_alter_table(table) as batch:
            for _, column, target in (one for one in LINKS if one[0] == table):
                batch.create_foreign_key(op.f(f"fk_{table}_{column}"), target, [column], ["id"])
            for _, columns, held in (one for one in CHECKS if one[0] == table):
                batch.create_check_constraint(
                    op.f(f"ck_{table}_{held}"), sa.text(condition(columns, held))
                )
    for table, column in _INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    for rule in ONLY_ONE:
        where = None if rule.where is None else sa.text(rule.where)
        op.create_index(
            rule.name,
            rule.table,
            list(rule.columns),
            unique=True,
            sqlite_where=where,
            postgresql_where=where,
        )


def _check() -> None:
    """Refuse a database whose records break a rule, and say which and what to do."""
    connection = op.get_bind()
    doubles = [told(connection, one) for one in find_doubles(connection)]
    if doubles:
        raise Refused(
            "Nothing was changed. Some things stand more than once. Say of each which one stands, "
            "then bring the database up to date again.\n" + "\n".join(doubles)
        )
    if faults := list(broken(connection)):
        raise Refused(
            "Nothing was changed. Some records do not hold together. Run `verify` with the version "
            "before this one, and bring back a backup if it finds them changed.\n"
            + "\n".join(faults)
        )


def downgrade() -> None:
    """Back from this revision."""
    for rule in ONLY_ONE:
        op.drop_index(rule.name, rule.table)
    for table, column in _INDEXES:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    for table in _REBUILT:
        with op.batch_alter_table(table) as batch:
            for _, column, _ in (one for one in LINKS if one[0] == table):
                batch.drop_constraint(op.f(f"fk_{table}_{column}"), type_="foreignkey")
            for _, _, held in (one for one in CHECKS if one[0] == table):
                batch.drop_constraint(op.f(f"ck_{table}_{held}"), type_="check")
    op.drop_table("sent_form")
