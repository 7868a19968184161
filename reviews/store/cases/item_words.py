"""What the items of a case say: their rows, copies of forms, files, and who said no."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import CopiedSection, read_copy
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.record.evidence import EvidenceKind
from reviews.store.record.registering import table_of
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.tables import (
    Account,
    AccountCopy,
    Acknowledgement,
    AnswerFile,
    AnswerVersion,
    Consent,
    EvidenceFile,
    Letter,
    LetterFile,
    Outcome,
    OutcomePause,
    OutcomeRecord,
    ProgressRecord,
    Recommendation,
    StoredFile,
)

from .items import Item

NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.NO_CAPACITY)
_BEARS_ON = (
    *(Use.TAKE_PART, Use.NOTES, Use.QUOTE, Use.READ_FILE),
    *(Use.SHARE_BENEFITS, Use.USE_IN_APPEAL),
)


_ABOUT: Mapping[type[Any], Any] = {
    Acknowledgement: Recommendation,
    ProgressRecord: Recommendation,
    OutcomeRecord: Outcome,
    OutcomePause: Outcome,
}
"""What a record is told of, by its table."""


@dataclass(frozen=True, slots=True)
class SaidNo:
    """That a resident did not agree to one use, or took it back, and when that was recorded."""

    resident_id: UUID
    use: Use
    state: ConsentState
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Bytes:
    """One file that an item is: its bytes, and how they are given out."""

    id: UUID
    name: str
    media_type: str
    bytes_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A form as it was finished at one time."""

    completed_at: datetime
    sections: list[CopiedSection]


def file_title(row: Any) -> str:
    """What a file is called: one that answers a question by its name, others by what they are.

    What is kept about the former is the key of its question.
    """
    return str(row.name if row.purpose == "answer" else row.about or row.name)


def rows_of(session: Session, items: Iterable[Item]) -> dict[UUID, Any]:
    """The row that each item is, by its id; one query for each kind that is among them.

    With an answer comes its account, and with what is told of an outcome or a recommendation that,
    as it was first recorded.
    """
    found: dict[UUID, Any] = {}
    for kind, ids in grouped((one.kind, one.id) for one in items).items():
        table: Any = table_of(kind)
        found |= {row.id: row for row in session.scalars(select(table).where(table.id.in_(ids)))}
    accounts = {row.account_id for row in found.values() if isinstance(row, AnswerVersion)}
    if accounts:
        rows = session.scalars(select(Account).where(Account.id.in_(accounts)))
        found |= {row.id: row for row in rows}
    about = grouped(
        (_ABOUT[type(row)], about_of(row)) for row in list(found.values()) if type(row) in _ABOUT
    )
    for told, of in about.items():
        found |= {row.id: row for row in session.scalars(select(told).where(told.id.in_(of)))}
    return found


def about_of(row: Any) -> UUID | None:
    """The outcome or the recommendation that a record tells of; None for any other record."""
    found: UUID | None = getattr(row, "outcome_fact_id", None)
    return found or getattr(row, "recommendation_fact_id", None)


def said_no(session: Session, items: Iterable[Item]) -> dict[UUID, list[SaidNo]]:
    """What the residents whom some items are about did not agree to, by resident; one query."""
    ids = {one.resident_id for one in items if one.resident_id is not None}
    rows = session.execute(
        select_as(SaidNo, Consent)
        .where(
            Consent.resident_id.in_(ids),
            Consent.superseded_at.is_(None),
            Consent.state.in_(NO),
            Consent.use.in_(_BEARS_ON),
        )
        .order_by(Consent.recorded_at, Consent.use)
    )
    return grouped((row.resident_id, read(SaidNo, row)) for row in rows)


def answering(
    session: Session, items: Iterable[Item], questions: Collection[str]
) -> frozenset[UUID]:
    """Which of some items are forms in which one of some questions was answered; one query."""
    ids = [one.id for one in items if one.kind is EvidenceKind.ACCOUNT]
    query = select(AnswerVersion.account_id).where(
        AnswerVersion.account_id.in_(ids), AnswerVersion.question.in_(questions)
    )
    return frozenset(session.scalars(query.distinct()))


def copies(session: Session, account_id: UUID) -> list[Copy]:
    """A form as it was finished, each time that it was, the newest first."""
    rows = session.execute(
        select(AccountCopy.completed_at, AccountCopy.text)
        .where(AccountCopy.account_id == account_id)
        .order_by(AccountCopy.completed_at.desc())
    )
    return [Copy(at, read_copy(text)) for at, text in rows]


def answers_of(session: Session, account_id: UUID) -> list[AnswerVersion]:
    """Every version of every answer of a form, in the order they were given."""
    query = select(AnswerVersion).where(AnswerVersion.account_id == account_id)
    order = (AnswerVersion.question, AnswerVersion.repeat, AnswerVersion.version)
    return list(session.scalars(query.order_by(*order)))


def bytes_of(session: Session, row: Any) -> list[Bytes]:
    """The files that an item is itself: a stored file, or a letter in each of its formats.

    Those whose bytes were erased are not among them.
    """
    if isinstance(row, StoredFile):
        return [] if row.erased_at else [read(Bytes, row)]
    if not isinstance(row, Letter):
        return []
    query = select(LetterFile).filter_by(letter_id=row.id, draft=row.draft, erased_at=None)
    return [
        read(Bytes, one, name=f"{row.reference}, {one.format.words}", media_type=one.format.value)
        for one in session.scalars(query.order_by(LetterFile.format))
    ]


def files_of(session: Session, ids: Collection[UUID]) -> dict[UUID, Bytes]:
    """The file that each piece of evidence is, by its id: of a letter its PDF; two queries."""
    stored = select(StoredFile).where(StoredFile.id.in_(ids), StoredFile.erased_at.is_(None))
    found = {row.id: read(Bytes, row) for row in session.scalars(stored)}
    letters = (
        select(LetterFile, Letter.reference)
        .join(Letter, (Letter.id == LetterFile.letter_id) & (Letter.draft == LetterFile.draft))
        .where(Letter.id.in_(ids), LetterFile.format == "pdf", LetterFile.erased_at.is_(None))
    )
    for row, reference in session.execute(letters):
        kept = read(Bytes, row, name=reference, media_type=row.format.value)
        found[row.letter_id] = kept
    return found


def marks(session: Session, rows: Collection[Any]) -> dict[UUID, str]:
    """The SHA-256 of the file that each row is, by its id: of a letter, of its PDF; one query."""
    found = {row.id: row.sha256 for row in rows if isinstance(row, StoredFile)}
    letters = [row.id for row in rows if isinstance(row, Letter)]
    query = (
        select(LetterFile.letter_id, LetterFile.sha256)
        .join(Letter, (Letter.id == LetterFile.letter_id) & (Letter.draft == LetterFile.draft))
        .where(LetterFile.letter_id.in_(letters), LetterFile.format == "pdf")
    )
    return found | dict(session.execute(query).all())


def files_with(session: Session, item: Item, row: Any) -> set[UUID]:
    """The files that belong to an item and are items themselves."""
    found = set(session.scalars(select(EvidenceFile.file_id).filter_by(evidence_id=item.id)))
    if item.kind is EvidenceKind.ACCOUNT:
        found |= set(session.scalars(select(AnswerFile.file_id).filter_by(account_id=item.id)))
    own = getattr(row, "file_id", None)
    return found | ({own} if own is not None else set())
