"""One identity for everything that can be cited; what was recorded before is registered.

Registering guesses nothing: what a row does not tell is left empty. One event of the council's own
stream covers every row that is written here. No officer did it: it is the command line's.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, RowMapping

from reviews.domain.record.events import START, link, row_digest, rows_digest, sha256
from reviews.store.tables import base as tables

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000
_COMMAND_LINE = UUID("00000000-0000-4000-8000-000000000001")
"""The officer who stands for what nobody did by signing in."""
_SOURCES = ("resident", "family", "advocate", "provider", "staff", "referrer", "professional")
_KINDS = (
    *("answer", "account", "file", "observation", "staff-talk", "urgent-help", "support"),
    *("staff-time", "outcome", "outcome-record", "outcome-pause", "progress"),
    *("acknowledgement", "letter"),
)
_LIMBS = (
    *("landlord", "who-provides", "on-behalf", "to-claimant", "need", "how-much", "tied"),
    "dates",
)
_AT = tables.UtcDateTime(timezone=True)


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, length=40)


def upgrade() -> None:
    """To this revision."""
    _make_tables()
    op.add_column("finding_evidence", sa.Column("evidence_id", sa.Uuid(), nullable=True))
    _register(op.get_bind())
    for column in ("answer_id", "file_id", "observation_id"):
        op.drop_index(op.f(f"uq_finding_evidence_finding_fact_id_{column}"), "finding_evidence")
    with op.batch_alter_table("finding_evidence") as batch:
        batch.alter_column("evidence_id", existing_type=sa.Uuid(), nullable=False)
        batch.drop_constraint(op.f("ck_finding_evidence_exactly_one"), type_="check")
        batch.create_check_constraint(op.f("ck_finding_evidence_at_most_one"), sa.text(_held("<=")))
        batch.create_foreign_key(
            op.f("fk_finding_evidence_evidence_id"), "evidence", ["evidence_id"], ["id"]
        )
    op.create_index(op.f("ix_finding_evidence_evidence_id"), "finding_evidence", ["evidence_id"])
    _only_one("evidence_id")


def _only_one(column: str) -> None:
    where = sa.text("ended_at IS NULL")
    op.create_index(
        op.f(f"uq_finding_evidence_finding_fact_id_{column}"),
        "finding_evidence",
        ["finding_fact_id", column],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _held(how_many: str) -> str:
    columns = ("answer_id", "file_id", "observation_id")
    return (
        " + ".join(f"CASE WHEN {one} IS NULL THEN 0 ELSE 1 END" for one in columns)
        + f" {how_many} 1"
    )


def _recorded() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("recorded_at", _AT, nullable=False),
        sa.Column("recorded_by", sa.Uuid(), sa.ForeignKey("officer.id"), nullable=False),
    )


def _make_tables() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *_recorded(),
        sa.Column("kind", _words("evidencekind", *_KINDS), nullable=False),
        sa.Column("fact_id", sa.Uuid()),
        sa.Column("review_id", sa.Uuid(), sa.ForeignKey("review.id")),
        sa.Column("resident_id", sa.Uuid(), sa.ForeignKey("resident.id")),
        sa.Column("source", _words("source", *_SOURCES, "document", "observed")),
        sa.Column("true_from_on", sa.Date()),
        sa.Column("true_to_on", sa.Date()),
        sa.Column("sensitivity", _words("sensitivity", "ordinary", "confidential"), nullable=False),
        sa.Column("paragraph", sa.Text()),
        sa.Column("limb", _words("limb", *_LIMBS)),
    )
    op.create_index("ix_evidence_review_id_kind", "evidence", ["review_id", "kind", "recorded_at"])
    op.create_index("ix_evidence_resident_id", "evidence", ["resident_id"])
    op.create_index("ix_evidence_fact_id", "evidence", ["fact_id"])
    of = ("evidence_id", sa.Uuid(), sa.ForeignKey("evidence.id"))
    op.create_table(
        "evidence_taken_back",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *_recorded(),
        sa.Column(*of, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("replaced_by", sa.Uuid(), sa.ForeignKey("evidence.id")),
        sa.UniqueConstraint("evidence_id", name=op.f("uq_evidence_taken_back_evidence_id")),
    )
    op.create_table(
        "evidence_disputed",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *_recorded(),
        sa.Column("evidence_id", sa.Uuid(), sa.ForeignKey("evidence.id"), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.create_index("ix_evidence_disputed_evidence_id", "evidence_disputed", ["evidence_id"])
    op.create_table(
        "evidence_file",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *_recorded(),
        sa.Column("evidence_id", sa.Uuid(), sa.ForeignKey("evidence.id"), nullable=False),
        sa.Column("file_id", sa.Uuid(), sa.ForeignKey("stored_file.id"), nullable=False),
        sa.UniqueConstraint("file_id", name=op.f("uq_evidence_file_file_id")),
    )
    op.create_index("ix_evidence_file_evidence_id", "evidence_file", ["evidence_id"])


_ACCOUNT = "a.review_id, a.resident_id, a.source, a.sensitivity, a.observed_on, a.observed_on"
_FACT = "t.true_from_on, t.true_to_on"
_NOTHING = "'ordinary'"
# Each: kind, then recorded at and by, fact, review, resident, source, sensitivity, true from and
# to, paragraph, limb; and where from.
_FROM = (
    f"SELECT t.id, 'answer', t.recorded_at, t.recorded_by, NULL, {_ACCOUNT}, NULL, NULL"
    " FROM answer_version t JOIN account a ON a.id = t.account_id",
    f"SELECT a.id, 'account', COALESCE(a.completed_at, a.started_at), a.heard_by, NULL, {_ACCOUNT}, NULL, NULL"
    " FROM account a WHERE a.state = 'complete'",
    "SELECT t.id, 'file', t.recorded_at, t.recorded_by, NULL, t.review_id, t.resident_id,"
    " 'document', CASE WHEN t.sensitivity = 'ordinary' THEN 'ordinary' ELSE 'confidential' END,"
    " t.true_on, t.true_on, NULL, NULL FROM stored_file t",
    "SELECT t.id, 'observation', t.recorded_at, t.recorded_by, NULL, v.review_id, NULL, 'observed',"
    f" {_NOTHING}, v.went_on, v.went_on, '88', NULL"
    " FROM observation t JOIN visit v ON v.id = t.visit_id",
    "SELECT t.id, 'staff-talk', t.recorded_at, t.recorded_by, NULL, v.review_id, NULL, 'staff',"
    f" {_NOTHING}, v.went_on, v.went_on, '87', NULL"
    " FROM staff_spoken t JOIN visit v ON v.id = t.visit_id",
    "SELECT t.id, 'urgent-help', t.recorded_at, t.recorded_by, NULL, v.review_id, t.resident_id,"
    f" NULL, {_NOTHING}, v.went_on, v.went_on, '73', NULL"
    " FROM urgent_help t JOIN visit v ON v.id = t.visit_id",
    "SELECT t.id, 'support', t.recorded_at, t.recorded_by, t.fact_id, t.review_id, t.resident_id,"
    f" t.source, {_NOTHING}, {_FACT}, NULL, 'how-much' FROM support_record t",
    "SELECT t.id, 'staff-time', t.recorded_at, t.recorded_by, t.fact_id, t.review_id,"
    f" t.resident_id, t.source, {_NOTHING}, {_FACT}, NULL, 'how-much' FROM staff_time t",
    "SELECT t.id, 'outcome', t.recorded_at, t.recorded_by, t.fact_id, t.review_id, t.resident_id,"
    f" t.source, {_NOTHING}, {_FACT}, NULL, NULL FROM outcome t",
    "SELECT t.id, 'outcome-record', t.recorded_at, t.recorded_by, NULL, o.review_id, o.resident_id,"
    f' t.source, {_NOTHING}, t."on", t."on", NULL, NULL'
    " FROM outcome_record t JOIN outcome o ON o.id = t.outcome_fact_id",
    "SELECT t.id, 'outcome-pause', t.recorded_at, t.recorded_by, t.fact_id, o.review_id,"
    f" o.resident_id, t.source, {_NOTHING}, {_FACT}, NULL, NULL"
    " FROM outcome_pause t JOIN outcome o ON o.id = t.outcome_fact_id",
    "SELECT t.id, 'progress', t.recorded_at, t.recorded_by, NULL, r.review_id, NULL, NULL,"
    f" {_NOTHING}, t.seen_on, t.seen_on, '119', NULL"
    " FROM progress_record t JOIN recommendation r ON r.id = t.recommendation_fact_id",
    "SELECT t.id, 'acknowledgement', t.recorded_at, t.recorded_by, NULL, r.review_id, NULL,"
    f" 'provider', {_NOTHING}, t.acknowledged_on, t.acknowledged_on, '113', NULL"
    " FROM acknowledgement t JOIN recommendation r ON r.id = t.recommendation_fact_id",
    "SELECT t.id, 'letter', t.issued_at, t.issued_by, NULL, t.review_id, t.resident_id, NULL,"
    f" {_NOTHING}, t.planned_issue_on, t.planned_issue_on, NULL, NULL"
    " FROM letter t WHERE t.issued_at IS NOT NULL AND t.issued_by IS NOT NULL",
)
_COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "id": sa.Uuid(),
    "kind": sa.Text(),
    "recorded_at": _AT,
    "recorded_by": sa.Uuid(),
    "fact_id": sa.Uuid(),
    "review_id": sa.Uuid(),
    "resident_id": sa.Uuid(),
    "source": sa.Text(),
    "sensitivity": sa.Text(),
    "true_from_on": sa.Date(),
    "true_to_on": sa.Date(),
    "paragraph": sa.Text(),
    "limb": sa.Text(),
}
_CITED: dict[str, sa.types.TypeEngine[Any]] = {
    "id": sa.Uuid(),
    "finding_fact_id": sa.Uuid(),
    "review_id": sa.Uuid(),
    "evidence_id": sa.Uuid(),
    "answer_id": sa.Uuid(),
    "file_id": sa.Uuid(),
    "observation_id": sa.Uuid(),
    "note": sa.Text(),
    "added_by": sa.Uuid(),
    "added_at": _AT,
    "ended_at": _AT,
}


def _register(connection: Connection) -> None:
    for query in _FROM:
        connection.execute(sa.text(f"INSERT INTO evidence ({', '.join(_COLUMNS)}) {query}"))
    connection.execute(
        sa.text(
            "UPDATE finding_evidence SET evidence_id = COALESCE(answer_id, file_id, observation_id)"
        )
    )
    if connection.scalar(sa.text("SELECT count(*) FROM evidence")):
        _record(connection)


def _rows(
    connection: Connection, table: str, columns: dict[str, sa.types.TypeEngine[Any]]
) -> Iterator[RowMapping]:
    found = sa.table(table, *(sa.column(name, kind) for name, kind in columns.items()))
    yield from connection.execute(sa.select(found).order_by(found.c.id)).mappings()


def _digests(connection: Connection, salt: str) -> Iterator[tuple[str, str, str]]:
    for table, columns in (("evidence", _COLUMNS), ("finding_evidence", _CITED)):
        for row in _rows(connection, table, columns):
            yield table, str(row["id"]), row_digest(salt, table, dict(row))


_EVENT: dict[str, sa.types.TypeEngine[Any]] = {
    "position": sa.BigInteger(),
    "stream": sa.Text(),
    "sequence": sa.Integer(),
    "kind": sa.Text(),
    "by": sa.Uuid(),
    "at": _AT,
    "body": sa.Text(),
    "hash": sa.Text(),
}


def _table(name: str, columns: dict[str, sa.types.TypeEngine[Any]]) -> sa.TableClause:
    return sa.table(name, *(sa.column(one, kind) for one, kind in columns.items()))


def _record(connection: Connection) -> None:
    """One event over every row, in the council's stream, which is locked while it is written."""
    by, at, salt = _COMMAND_LINE, datetime.now(UTC), secrets.token_hex(16)
    lines = list(_digests(connection, salt))
    words = json.dumps({"count": len(lines)}, sort_keys=True)
    sequence, before = _head(connection)
    made = link(
        stream="council",
        sequence=sequence + 1,
        kind="evidence_registered",
        by=by,
        at=at,
        about={},
        payload_digest=sha256(salt + words),
        rows=rows_digest(lines),
        previous=before,
    )
    event = _table("event", _EVENT)
    values = {
        "stream": "council",
        "sequence": sequence + 1,
        "kind": "evidence_registered",
        "by": by,
        "at": at,
        "body": made.body,
        "hash": made.hash,
    }
    connection.execute(event.insert().values(values))
    position = connection.scalar(sa.select(event.c.position).where(event.c.hash == made.hash))
    connection.execute(
        sa.text("INSERT INTO event_payload (event_position, salt, words) VALUES (:p, :s, :w)"),
        {"p": position, "s": salt, "w": words},
    )
    connection.execute(
        sa.text("UPDATE stream_head SET sequence = :n, hash = :h WHERE stream = 'council'"),
        {"n": sequence + 1, "h": made.hash},
    )
    _keep(connection, position, lines)


def _head(connection: Connection) -> tuple[int, str]:
    connection.execute(
        sa.text(
            "INSERT INTO stream_head (stream, sequence, hash) VALUES ('council', 0, :h)"
            " ON CONFLICT DO NOTHING"
        ),
        {"h": START},
    )
    lock = " FOR UPDATE" if connection.dialect.name == "postgresql" else ""
    found = connection.execute(
        sa.text(f"SELECT sequence, hash FROM stream_head WHERE stream = 'council'{lock}")
    ).one()
    return found.sequence, found.hash


def _keep(
    connection: Connection, position: int | None, lines: Iterable[tuple[str, str, str]]
) -> None:
    rows = [
        {"p": position, "n": number, "t": table, "k": key, "d": digest}
        for number, (table, key, digest) in enumerate(lines)
    ]
    insert = sa.text(
        "INSERT INTO event_row (event_position, number, row_table, row_id, digest)"
        " VALUES (:p, :n, :t, :k, :d)"
    )
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(insert, rows[start : start + _AT_ONCE])


def downgrade() -> None:
    """Back from this revision. What it recorded stays in the chain of events."""
    op.drop_index(op.f("uq_finding_evidence_finding_fact_id_evidence_id"), "finding_evidence")
    op.drop_index(op.f("ix_finding_evidence_evidence_id"), "finding_evidence")
    with op.batch_alter_table("finding_evidence") as batch:
        batch.drop_constraint(op.f("fk_finding_evidence_evidence_id"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_finding_evidence_at_most_one"), type_="check")
        batch.create_check_constraint(op.f("ck_finding_evidence_exactly_one"), sa.text(_held("=")))
        batch.drop_column("evidence_id")
    for column in ("answer_id", "file_id", "observation_id"):
        _only_one(column)
    for table in ("evidence_file", "evidence_disputed", "evidence_taken_back", "evidence"):
        op.drop_table(table)
