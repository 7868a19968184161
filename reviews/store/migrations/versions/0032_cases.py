"""Cases: decisions, appeals, steps, who acts for whom, what was decided of each item and sent."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from reviews.store.tables.base import UtcDateTime

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

_KINDS: dict[str, Any] = {
    "text": sa.Text(),
    "word": sa.String(length=40),
    "day": sa.Date(),
    "at": UtcDateTime(timezone=True),
    "yes": sa.Boolean(),
    "count": sa.Integer(),
}
_WRITTEN = "recorded_at:at recorded_by:>officer"
_RECORDED = f"{_WRITTEN} superseded_at:at?"
_TWO_TIMES = f"{_RECORDED} fact_id:>{{table}} true_from_on:day? true_to_on:day?"
_TABLES = {
    "case_group": f"scheme_id:>scheme reference:text name:text {_WRITTEN}",
    "case": "reference:text kind:word scheme_id:>scheme resident_id:>resident? "
    "group_id:>case_group? about:text tribunal_reference:text opened_on:day closed_on:day? "
    f"closed_reason:text? {_WRITTEN}",
    "case_review": f"case_id:>case review_id:>review {_WRITTEN}",
    "case_member": "case_id:>case officer_id:>officer added_by:>officer joined_at:at left_at:at?",
    "case_decision": "case_id:>case kind:word what:text made_on:day ground:text "
    "ground_facts:text effective_on:day? amount:text recoverable_from:text taken_back:text? "
    f"{_TWO_TIMES}",
    "decision_notice": "case_id:>case decision_fact_id:>case_decision sent_on:day person:word "
    "addressee:text rights:text reasons_asked_on:day? reasons_given_on:day? "
    f"file_id:>stored_file? {_TWO_TIMES}",
    "suspension": "case_id:>case why:text asked:text asked_by_on:day? extra_told:word "
    f"extra_until_on:day? lifted_because:text taken_back:text? {_TWO_TIMES}",
    "case_appeal": "case_id:>case decision_fact_id:>case_decision? received_on:day person:word "
    "appellant:text signed_by:word representative:text grounds:text reasons_asked_on:day? "
    "reasons_given_on:day? late_reason:text objects:yes? objection:text "
    f"file_id:>stored_file? taken_back:text? {_TWO_TIMES}",
    "case_step": "case_id:>case appeal_fact_id:>case_appeal? kind:word on:day due_on:day? done_on:day? due_from:word? "
    "planned_time:text place:text who:text words:text "
    f"file_id:>stored_file? taken_back:text? {_TWO_TIMES}",
    "case_authority": "case_id:>case name:text kind:word asked_on:day? seen_on:day? doubt:text "
    f"doubt_told_on:day? file_id:>stored_file? taken_back:text? {_TWO_TIMES}",
    "case_dispute": "case_id:>case organisation_id:>organisation received_on:day words:text "
    "answer_by_on:day? answered_on:day? outcome:word? answer:text "
    f"file_id:>stored_file? taken_back:text? {_TWO_TIMES}",
    "case_circumstances": "case_id:>case universal_credit:word universal_credit_note:text "
    f"capacity:text {_RECORDED}",
    "case_note": f"case_id:>case kind:word words:text {_WRITTEN}",
    "record_asked_for": "review_id:>review case_id:>case? words:text answer:text? "
    f"answered_at:at? answered_by:>officer? {_WRITTEN}",
    "case_item": "case_id:>case? group_id:>case_group? evidence_id:>evidence inclusion:word "
    f"why:text harm:text to_whom:text proportionate:text {_RECORDED}",
    "disclosure_certificate": f"case_id:>case words:text both:yes {_WRITTEN}",
    "sent_set": "case_id:>case number:count kind:word sent_on:day to_follow:text "
    f"follows_by_on:day? certificate_id:>disclosure_certificate? {_WRITTEN}",
    "sent_item": "set_id:>sent_set place:count evidence_id:>evidence item_id:>case_item "
    f"heading:word what:text on:day? from_whom:text sha256:text {_WRITTEN}",
    "case_bearing": "case_id:>case evidence_id:>evidence limb:text side:word why:text "
    f"{_RECORDED}",
    "other_side_point": f"case_id:>case point:text choice:word words:text {_RECORDED}",
}
"""Each column as `name:kind`, or `name:>table` for the id of a row; `?` where it may be empty."""

_INDEXES = {
    "case": "scheme_id resident_id group_id closed_on",
    "case_review": "review_id",
    "case_member": "case_id officer_id",
    "case_decision": "case_id",
    "decision_notice": "case_id decision_fact_id",
    "suspension": "case_id",
    "case_appeal": "case_id received_on",
    "case_step": "case_id",
    "case_authority": "case_id",
    "case_dispute": "case_id organisation_id answer_by_on",
    "case_note": "case_id",
    "record_asked_for": "review_id case_id",
    "case_item": "evidence_id",
    "disclosure_certificate": "case_id",
    "sent_item": "evidence_id",
    "case_bearing": "evidence_id",
}
_UNIQUE = {
    "case_group": ("reference",),
    "case": ("reference",),
    "case_review": ("case_id", "review_id"),
    "sent_set": ("case_id", "number"),
    "sent_item": ("set_id", "place"),
}
_ONE_STANDS = (
    ("case_member", ("case_id", "officer_id"), "left_at"),
    ("case_circumstances", ("case_id",), "superseded_at"),
    ("case_item", ("case_id", "evidence_id"), "superseded_at"),
    ("case_item", ("group_id", "evidence_id"), "superseded_at"),
    ("case_bearing", ("case_id", "evidence_id", "limb"), "superseded_at"),
    ("other_side_point", ("case_id", "point"), "superseded_at"),
)


def upgrade() -> None:
    """To this revision."""
    for table, said in _TABLES.items():
        op.create_table(table, *_parts(table, said.format(table=table)))
        if "fact_id" in said:
            op.create_index(f"ix_{table}_fact_id", table, ["fact_id"])
            _one_stands(table, ("fact_id",), "superseded_at")
    for table, columns in _INDEXES.items():
        for column in columns.split():
            op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index("ix_case_step_due", "case_step", ["due_on", "done_on"])
    for table, several in _UNIQUE.items():
        if len(several) > 1:
            op.create_index(f"uq_{table}_{'_'.join(several)}", table, [*several], unique=True)
    for table, several, ended in _ONE_STANDS:
        _one_stands(table, several, ended)


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
    if len(_UNIQUE.get(table, ())) == 1:
        (name,) = _UNIQUE[table]
        yield sa.UniqueConstraint(name, name=op.f(f"uq_{table}_{name}"))
    if table == "case_item":
        held = "CASE WHEN {0} IS NULL THEN 0 ELSE 1 END"
        both = f"{held.format('case_id')} + {held.format('group_id')} = 1"
        yield sa.CheckConstraint(both, name=op.f("ck_case_item_exactly_one"))


def _one_stands(table: str, columns: tuple[str, ...], ended: str) -> None:
    where = sa.text(f"{ended} IS NULL")
    op.create_index(
        f"uq_{table}_{'_'.join(columns)}",
        table,
        [*columns],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    """Back from this revision."""
    for table in reversed(_TABLES):
        op.drop_table(table)
