"""Bundles of a case's papers, the council's documents in it, and files that long work makes."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_KINDS: dict[str, Any] = {
    "text": sa.Text(),
    "word": sa.String(length=40),
    "day": sa.Date(),
    "at": UtcDateTime(timezone=True),
    "count": sa.Integer(),
}
_WRITTEN = "recorded_at:at recorded_by:>officer"
_RECORDED = f"{_WRITTEN} superseded_at:at?"
_BYTES = "bytes_id:text sha256:text size:count erased_at:at?"
_TABLES = {
    "case_document": "case_id:>case kind:word officer_id:>officer? number:count "
    f"edited_from:count? mark:text {_BYTES} {_WRITTEN}",
    "bundle": "case_id:>case? group_id:>case_group? kind:word number:count earlier_id:>bundle? "
    f"new_from:count pages:count mark:text record_number:text {_BYTES} {_WRITTEN}",
    "bundle_paper": "bundle_id:>bundle place:count evidence_id:>evidence? "
    "document_id:>case_document? heading:word what:text on:day? from_whom:text sha256:text "
    f"paged_as:word first_page:count pages:count told:text {_WRITTEN}",
    "bundle_sent": f"bundle_id:>bundle set_id:>sent_set? sent_on:day sha256:text {_WRITTEN}",
    "ruled_paper": "case_id:>case evidence_id:>evidence sha256:text ruling:word words:text "
    f"{_RECORDED}",
    "redaction": "case_id:>case evidence_id:>evidence redacted_for:word step_id:>case_step? "
    f"secrets:text areas:text why:text copy_id:>stored_file? {_RECORDED}",
    "neutral_line": f"case_id:>case step_id:>case_step words:text {_RECORDED}",
}
"""Each column as `name:kind`, or `name:>table` for the id of a row; `?` where it may be empty."""

_INDEXES = {
    "case_document": ("case_id kind officer_id number",),
    "bundle_paper": ("evidence_id",),
    "bundle_sent": ("set_id",),
    "ruled_paper": ("evidence_id",),
    "redaction": ("evidence_id",),
}
_UNIQUE = (
    ("bundle", ("case_id", "kind", "number")),
    ("bundle", ("group_id", "kind", "number")),
    ("bundle_paper", ("bundle_id", "first_page")),
)
_ONE_STANDS = (
    ("ruled_paper", ("case_id", "evidence_id")),
    ("redaction", ("case_id", "evidence_id")),
    ("neutral_line", ("case_id",)),
)


def upgrade() -> None:
    """To this revision."""
    for table, said in _TABLES.items():
        op.create_table(table, *_parts(table, said))
    for table, several in _INDEXES.items():
        for columns in several:
            names = columns.split()
            op.create_index(f"ix_{table}_{'_'.join(names)}", table, names)
    for table, unique in _UNIQUE:
        op.create_index(f"uq_{table}_{'_'.join(unique)}", table, [*unique], unique=True)
    for table, standing in _ONE_STANDS:
        stands = sa.text("superseded_at IS NULL")
        op.create_index(
            f"uq_{table}_{'_'.join(standing)}",
            table,
            [*standing],
            unique=True,
            sqlite_where=stands,
            postgresql_where=stands,
        )
    with op.batch_alter_table("job_piece") as batch:
        batch.add_column(sa.Column("bytes_id", sa.Text(), nullable=True))


def _parts(table: str, said: str) -> Iterator[Any]:
    for one in said.split():
        name, _, kind = one.partition(":")
        empty, kind = kind.endswith("?"), kind.rstrip("?")
        yield sa.Column(name, _KINDS.get(kind, sa.Uuid()), nullable=empty)
        if kind.startswith(">"):
            of = [f"{kind[1:]}.id"]
            yield sa.ForeignKeyConstraint([name], of, name=op.f(f"fk_{table}_{name}"))
    yield sa.Column("id", sa.Uuid(), nullable=False)
    yield sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
    if table == "bundle_sent":
        yield sa.UniqueConstraint("bundle_id", name=op.f("uq_bundle_sent_bundle_id"))
    if table == "bundle":
        held = "CASE WHEN {0} IS NULL THEN 0 ELSE 1 END"
        both = f"{held.format('case_id')} + {held.format('group_id')} = 1"
        yield sa.CheckConstraint(both, name=op.f("ck_bundle_exactly_one"))


def downgrade() -> None:
    """Back from this revision."""
    with op.batch_alter_table("job_piece") as batch:
        batch.drop_column("bytes_id")
    for table in reversed(_TABLES):
        op.drop_table(table)
