"""What evidence is found by: the words of each record, its question and its options.

And in which order the evidence of a review is listed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from reviews.domain.register.search import (
    answer_marks,
    answer_texts,
    evidence_tokens,
    thing_mark,
)

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_AT_ONCE = 5_000
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "account": ("respondent",),
    "stored_file": ("name", "about"),
    "observation": ("place", "words", "kind"),
    "staff_spoken": ("post", "name", "said"),
    "urgent_help": ("needed", "passed_to", "outcome"),
    "support_record": ("need", "said_by", "who", "words"),
    "staff_time": ("what", "said_by"),
    "outcome": ("words", "looks_like", "who"),
    "outcome_record": ("changed", "barrier", "who"),
    "outcome_pause": ("note", "who"),
    "progress_record": ("words",),
    "acknowledgement": ("by_whom", "words"),
    "letter": ("reference",),
}
_ANSWERS = sa.text(
    "SELECT evidence.id, evidence.review_id, answer_version.value, answer_version.reason, "
    "account.question_set, account.version, answer_version.question FROM evidence "
    "JOIN answer_version ON answer_version.id = evidence.id "
    "JOIN account ON account.id = answer_version.account_id ORDER BY evidence.id"
)


def upgrade() -> None:
    """To this revision."""
    table = op.create_table(
        "evidence_token",
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("token", _SORTED, nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_token_evidence_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_evidence_token_review_id")
        ),
        sa.PrimaryKeyConstraint("evidence_id", "token", name=op.f("pk_evidence_token")),
    )
    op.create_index(
        "ix_evidence_token_in_review", "evidence_token", ["review_id", "token", "evidence_id"]
    )
    op.create_index("ix_evidence_recorded", "evidence", ["review_id", "recorded_at", "id"])
    op.create_index("ix_evidence_true", "evidence", ["review_id", "true_from_on", "id"])
    batch: list[dict[str, Any]] = []
    for of, tokens in _held():
        batch += [{**of, "token": token} for token in sorted(tokens)]
        if len(batch) >= _AT_ONCE:
            op.bulk_insert(table, batch)
            batch = []
    op.bulk_insert(table, batch)


def _held() -> Iterator[tuple[dict[str, Any], frozenset[str]]]:
    typed = {"id": sa.Uuid(), "review_id": sa.Uuid()}
    for row in op.get_bind().execute(_ANSWERS.columns(**typed)).all():
        key, review_id, value, reason, question_set, version, question = row
        texts = answer_texts(value)
        marks = answer_marks(question_set, version, question, texts)
        found = evidence_tokens([*texts, reason or ""], marks)
        yield {"evidence_id": key, "review_id": review_id}, found
    for table, columns in _SEARCHED.items():
        query = sa.text(
            f"SELECT evidence.id, evidence.review_id, "  # noqa: S608 - names of our own
            f"{', '.join(f'{table}.{one}' for one in columns)} FROM evidence "
            f"JOIN {table} ON {table}.id = evidence.id ORDER BY evidence.id"
        )
        for key, review_id, *texts in op.get_bind().execute(query.columns(**typed)).all():
            marks = [thing_mark(texts.pop())] if table == "observation" else []
            found = evidence_tokens([one or "" for one in texts], marks)
            yield {"evidence_id": key, "review_id": review_id}, found


def downgrade() -> None:
    """Back from this revision."""
    op.drop_index("ix_evidence_true", "evidence")
    op.drop_index("ix_evidence_recorded", "evidence")
    op.drop_table("evidence_token")
