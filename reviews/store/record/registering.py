"""Giving each record that can be cited its identity, as it is written.

A kind of record joins by one line of `KINDS`; what a row does not tell stays empty.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.letters.kinds import LetterState
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.store.tables import (
    Account,
    Acknowledgement,
    AnswerVersion,
    Base,
    Case,
    CaseAppeal,
    DecisionNotice,
    Evidence,
    Letter,
    Observation,
    Outcome,
    OutcomePause,
    OutcomeRecord,
    ProgressRecord,
    Recommendation,
    StaffSpoken,
    StaffTime,
    StoredFile,
    SupportRecord,
    UrgentHelp,
    Visit,
)

T = TypeVar("T", bound=Base)
Told = Mapping[str, Any]


def register(session: Session, row: Any, **said: object) -> Evidence | None:
    """Give a new row its identity; None while it is not yet evidence, or has one already.

    `said` is what the row does not tell, by column: its paragraph or limb.
    """
    kind, tells = KINDS[type(row)]
    if row.id is None:
        row.id = uuid4()
    told = tells(session, row)
    # What was not written yet has no identity in the database, which is not asked for one.
    known = _found if inspect(row).persistent else _waiting
    if told is None or known(session, Evidence, row.id) is not None:
        return None
    values = {"sensitivity": Sensitivity.ORDINARY, **told, **said}
    made = Evidence(id=row.id, kind=kind, **values)
    session.add(made)
    return made


def register_written(session: Session) -> None:
    """Register every row that the session is about to write, or that becomes evidence now."""
    for row in [*session.new, *session.dirty]:
        if type(row) in KINDS and (row in session.new or type(row) in _BECOMES):
            register(session, row)


def _found(session: Session, kind: type[T], key: UUID) -> T | None:
    """A row by its id, written already or about to be."""
    return _waiting(session, kind, key) or session.get(kind, key)


def _waiting(session: Session, kind: type[T], key: UUID) -> T | None:
    """A row by its id that is about to be written."""
    new: Iterable[Any] = session.new
    return next((one for one in new if _is(one, kind) and one.id == key), None)


def _is(row: object, kind: type[Base]) -> bool:
    return isinstance(row, kind)


def _there(session: Session, kind: type[T], key: UUID) -> T:
    found = _found(session, kind, key)
    if found is None:
        raise LookupError(kind.__tablename__)
    return found


def _day(on: date | None) -> Told:
    """What was so on a day, and is not known to have been so before or after."""
    return {"true_from_on": on, "true_to_on": on}


def _written(row: Any) -> Told:
    return {"recorded_at": row.recorded_at, "recorded_by": row.recorded_by}


def _fact(row: Any) -> Told:
    """A fact with two times: all its wordings have one `fact_id`."""
    return {
        **_written(row),
        "fact_id": row.fact_id,
        "true_from_on": row.true_from_on,
        "true_to_on": row.true_to_on,
    }


def _of_account(account: Account) -> Told:
    return {
        "review_id": account.review_id,
        "resident_id": account.resident_id,
        "source": account.source,
        "sensitivity": account.sensitivity,
        **_day(account.observed_on),
    }


def _answer(session: Session, row: AnswerVersion) -> Told:
    return {**_written(row), **_of_account(_there(session, Account, row.account_id))}


def _account(_: Session, row: Account) -> Told | None:
    if row.state is not AccountState.COMPLETE:
        return None
    return {
        "recorded_at": row.completed_at or row.started_at,
        "recorded_by": row.heard_by,
        **_of_account(row),
    }


def _file(_: Session, row: StoredFile) -> Told:
    return {
        **_written(row),
        **_day(row.true_on),
        "review_id": row.review_id,
        "resident_id": row.resident_id,
        "source": Source.DOCUMENT,
        "sensitivity": Sensitivity(row.sensitivity),
    }


def _on_visit(session: Session, row: Any, **more: object) -> Told:
    visit = _there(session, Visit, row.visit_id)
    return {**_written(row), **_day(visit.went_on), "review_id": visit.review_id, **more}


def _observation(session: Session, row: Observation) -> Told:
    return _on_visit(session, row, source=Source.OBSERVED, paragraph="88")


def _staff_talk(session: Session, row: StaffSpoken) -> Told:
    return _on_visit(session, row, source=Source.STAFF, paragraph="87")


def _urgent_help(session: Session, row: UrgentHelp) -> Told:
    return _on_visit(session, row, resident_id=row.resident_id, paragraph="73")


def _told_of(_: Session, row: SupportRecord | StaffTime) -> Told:
    return {
        **_fact(row),
        "review_id": row.review_id,
        "resident_id": row.resident_id,
        "source": row.source,
        "limb": Limb.HOW_MUCH,
    }


def _outcome(_: Session, row: Outcome) -> Told:
    of = {"review_id": row.review_id, "resident_id": row.resident_id}
    return {**_fact(row), **of, "source": row.source}


def _of_outcome(session: Session, row: OutcomeRecord | OutcomePause) -> Told:
    outcome = _there(session, Outcome, row.outcome_fact_id)
    of = {"review_id": outcome.review_id, "resident_id": outcome.resident_id}
    when = _fact(row) if isinstance(row, OutcomePause) else {**_written(row), **_day(row.on)}
    return {**when, **of, "source": row.source}


def _of_recommendation(session: Session, row: ProgressRecord | Acknowledgement) -> Told:
    asked = _there(session, Recommendation, row.recommendation_fact_id)
    if isinstance(row, Acknowledgement):
        return {
            **_written(row),
            **_day(row.acknowledged_on),
            "review_id": asked.review_id,
            "source": Source.PROVIDER,
            "paragraph": "113",
        }
    on = {**_written(row), **_day(row.seen_on)}
    return {**on, "review_id": asked.review_id, "paragraph": "119"}


def _letter(_: Session, row: Letter) -> Told | None:
    gone_out = row.state in (LetterState.ISSUED, LetterState.SENT)
    if not gone_out or row.issued_at is None or row.issued_by is None:
        return None
    return {
        "recorded_at": row.issued_at,
        "recorded_by": row.issued_by,
        "review_id": row.review_id,
        "resident_id": row.resident_id,
        **_day(row.planned_issue_on),
    }


def _in_case(session: Session, row: DecisionNotice | CaseAppeal) -> Told:
    """What came or went in a case: it is of no review, so that it opens in its case alone."""
    on = row.sent_on if isinstance(row, DecisionNotice) else row.received_on
    return {
        **_fact(row),
        **_day(on),
        "resident_id": _there(session, Case, row.case_id).resident_id,
        "source": Source.DOCUMENT,
    }


KINDS: Mapping[type[Base], tuple[EvidenceKind, Callable[[Session, Any], Told | None]]] = {
    AnswerVersion: (EvidenceKind.ANSWER, _answer),
    Account: (EvidenceKind.ACCOUNT, _account),
    StoredFile: (EvidenceKind.FILE, _file),
    Observation: (EvidenceKind.OBSERVATION, _observation),
    StaffSpoken: (EvidenceKind.STAFF_TALK, _staff_talk),
    UrgentHelp: (EvidenceKind.URGENT_HELP, _urgent_help),
    SupportRecord: (EvidenceKind.SUPPORT, _told_of),
    StaffTime: (EvidenceKind.STAFF_TIME, _told_of),
    Outcome: (EvidenceKind.OUTCOME, _outcome),
    OutcomeRecord: (EvidenceKind.OUTCOME_RECORD, _of_outcome),
    OutcomePause: (EvidenceKind.OUTCOME_PAUSE, _of_outcome),
    ProgressRecord: (EvidenceKind.PROGRESS, _of_recommendation),
    Acknowledgement: (EvidenceKind.ACKNOWLEDGEMENT, _of_recommendation),
    Letter: (EvidenceKind.LETTER, _letter),
    DecisionNotice: (EvidenceKind.DECISION_NOTICE, _in_case),
    CaseAppeal: (EvidenceKind.APPEAL_NOTICE, _in_case),
}
_TABLES = {kind: table for table, (kind, _) in KINDS.items()}


def table_of(kind: EvidenceKind) -> type[Base]:
    """The table that keeps a kind of record."""
    return _TABLES[kind]


_BECOMES = frozenset({Account, Letter})
"""Tables whose rows become evidence after they are first written."""
