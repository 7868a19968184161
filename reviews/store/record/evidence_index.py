"""What each piece of evidence is found by, kept in step with its record, and finding it by it.

The session writes it as it writes the record: no service can forget, and an erasure that empties
a record empties this in the same transaction.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, insert, or_, select, union_all
from sqlalchemy.orm import Session

from reviews.domain.register.search import (
    answer_marks,
    answer_texts,
    evidence_tokens,
    thing_mark,
)
from reviews.store.tables import (
    Account,
    Acknowledgement,
    AnswerVersion,
    Base,
    CaseAppeal,
    DecisionNotice,
    Evidence,
    EvidenceToken,
    Letter,
    Observation,
    Outcome,
    OutcomePause,
    OutcomeRecord,
    ProgressRecord,
    StaffSpoken,
    StaffTime,
    StoredFile,
    SupportRecord,
    UrgentHelp,
)

SEARCHED: Mapping[type[Base], tuple[str, ...]] = {
    AnswerVersion: ("value", "reason"),
    Account: ("respondent",),
    StoredFile: ("name", "about"),
    Observation: ("place", "words"),
    StaffSpoken: ("post", "name", "said"),
    UrgentHelp: ("needed", "passed_to", "outcome"),
    SupportRecord: ("need", "said_by", "who", "words"),
    StaffTime: ("what", "said_by"),
    Outcome: ("words", "looks_like", "who"),
    OutcomeRecord: ("changed", "barrier", "who"),
    OutcomePause: ("note", "who"),
    ProgressRecord: ("words",),
    Acknowledgement: ("by_whom", "words"),
    Letter: ("reference",),
    DecisionNotice: ("addressee",),
    CaseAppeal: ("appellant", "representative", "grounds", "late_reason"),
}
"""The columns of each kind of record by whose words it is found."""

_AT_ONCE = 400
_PAST_ALL = "\U0010ffff"


def answer_tokens(
    question_set: str, version: str, question: str, value: str | None, reason: str | None
) -> frozenset[str]:
    """What an answer is found by: its words, its question, and the options that were chosen."""
    texts = answer_texts(value)
    return evidence_tokens(
        [*texts, reason or ""], answer_marks(question_set, version, question, texts)
    )


def keep_in_step(session: Session) -> None:
    """Write anew what the records are found by that the session is writing now.

    A record that is no evidence yet is found by nothing.
    """
    rows = [one for one in session.new if type(one) in SEARCHED]
    rows += [one for one in session.dirty if type(one) in SEARCHED and session.is_modified(one)]
    if not rows:
        return
    written: list[Any] = [one for one in session.new if isinstance(one, Evidence)]
    known = {one.id: one for one in written}
    changed = [one.id for one in rows if one.id not in known]
    known |= _known(session, changed)
    made = [
        {"evidence_id": row.id, "token": token, "review_id": known[row.id].review_id}
        for row in rows
        if row.id in known
        for token in sorted(_tokens(session, row))
    ]
    if made:
        session.connection().execute(insert(EvidenceToken), made)


def _known(session: Session, ids: Collection[UUID]) -> dict[UUID, Evidence]:
    """The identities of records that had one before, whose words are taken out to be put anew."""
    found: dict[UUID, Evidence] = {}
    every = list(ids)
    for start in range(0, len(every), _AT_ONCE):
        part = every[start : start + _AT_ONCE]
        session.connection().execute(
            delete(EvidenceToken).where(EvidenceToken.evidence_id.in_(part))
        )
        some = session.scalars(select(Evidence).where(Evidence.id.in_(part)))
        found |= {one.id: one for one in some}
    return found


def _tokens(session: Session, row: Any) -> frozenset[str]:
    if isinstance(row, AnswerVersion):
        new: Iterable[Any] = session.new
        waiting = (one for one in new if isinstance(one, Account) and one.id == row.account_id)
        of = session.get(Account, row.account_id) or next(waiting)
        return answer_tokens(of.question_set, of.version, row.question, row.value, row.reason)
    marks = [thing_mark(row.kind)] if isinstance(row, Observation) else []
    return evidence_tokens((getattr(row, one) or "" for one in SEARCHED[type(row)]), marks)


def holding(
    word: str, marks: Collection[str], review_id: UUID | None = None
) -> ColumnElement[bool]:
    """Whether a piece of evidence holds a word that begins so, or one of some marks.

    Of one review all are looked up at once; otherwise each piece by itself, which is for few.
    """
    begins = and_(EvidenceToken.token >= word, EvidenceToken.token < word + _PAST_ALL)
    return _having([begins, *([EvidenceToken.token.in_(marks)] if marks else [])], review_id)


def marked(marks: Collection[str], review_id: UUID | None = None) -> ColumnElement[bool]:
    """Whether a piece of evidence has one of some marks."""
    return _having([EvidenceToken.token.in_(marks)], review_id)


def _having(either: Sequence[ColumnElement[bool]], review_id: UUID | None) -> ColumnElement[bool]:
    if review_id is None:
        return exists().where(EvidenceToken.evidence_id == Evidence.id, or_(*either))
    inside = select(EvidenceToken.evidence_id).where(EvidenceToken.review_id == review_id)
    return Evidence.id.in_(union_all(*(inside.where(one) for one in either)))
