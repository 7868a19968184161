"""What may be read in a case by those who work it: what is shared, what was put in, its own papers.

It is the same for everyone on the case: what a benefits officer may read. A refusal, or what was
taken back from sharing, leaves no trace in it until the disclosure officer puts the piece in; what
stands under an application to the tribunal is not here, whoever shares it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import CopiedLine, read_copy
from reviews.domain.across.told_apart import told_apart
from reviews.domain.board.staff_time import Shift
from reviews.domain.cases.access import works
from reviews.domain.cases.as_of import NOW, AsOf, Mark
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.pieces import Piece, Through
from reviews.domain.consent.shared import of_a_need
from reviews.domain.dates import LONDON
from reviews.domain.people.roles import Permission, Role, Viewer
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.domain.worded import Worded
from reviews.store.across.agreed_to_share import letters_read
from reviews.store.across.shared_accounts import accounts_shared, papers_shared
from reviews.store.consent.sharing_acts import kept_back
from reviews.store.letters.letters import letters_sent
from reviews.store.record.registering import table_of
from reviews.store.record.rows import grouped, read, select_as
from reviews.store.record.standing import restricted
from reviews.store.tables import (
    Account,
    AccountCopy,
    AnswerVersion,
    CaseAppeal,
    CaseAuthority,
    CaseItem,
    CaseStep,
    DecisionNotice,
    Evidence,
    EvidenceTakenBack,
    Redaction,
    Resident,
)

from .as_of import as_it_stood
from .cases import CaseHead, reviews_of
from .item_words import file_title
from .readable_then import as_identified, chosen, in_words_then

Question = tuple[str, str, str]
"""A question by the name and version of its set, and its key."""

_NEED = "need-area"
"""The question that names the part of life which a section of needs is about."""


@dataclass(frozen=True, slots=True)
class _Identity:
    """A piece as it is registered, with the reference of the resident it is about.

    Of a copy with words taken out `whole_source` is whose account the whole is, and
    `whole_recorded_at` when that was recorded.
    """

    id: UUID
    kind: EvidenceKind
    review_id: UUID | None
    resident_id: UUID | None
    resident: str | None
    source: Source | None
    true_from_on: date | None
    true_to_on: date | None
    limb: Limb | None
    recorded_at: datetime
    taken_back: bool
    restricted: bool
    whole_source: Source | None
    whole_recorded_at: datetime | None
    marks: tuple[Mark, ...] = field(default=(), kw_only=True)
    notes: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class _Answer(_Identity):
    """One version of an answer, with what its account asks."""

    account_id: UUID
    question: str
    repeat: int
    value: str | None
    question_set: str
    version: str


_TAKEN_BACK = exists(
    select(EvidenceTakenBack.id).where(EvidenceTakenBack.evidence_id == Evidence.id)
)


def _of_whole(column: Any) -> Any:
    """What is said of that of which a piece is a copy with words taken out; nothing for others."""
    of_copy = select(column).join(Redaction, Redaction.evidence_id == _WHOLE.id)
    return of_copy.where(Redaction.copy_id == Evidence.id).correlate(Evidence).scalar_subquery()


_WHOLE = aliased(Evidence)
_BESIDE: Mapping[str, Any] = {
    "whole_source": _of_whole(_WHOLE.source),
    "whole_recorded_at": _of_whole(_WHOLE.recorded_at),
    "resident": Resident.reference,
    "taken_back": _TAKEN_BACK,
    "restricted": restricted(Evidence.id),
}


def readable(
    session: Session,
    viewer: Viewer,
    case: CaseHead,
    left_out: Collection[Question],
    as_of: AsOf = NOW,
) -> list[Piece]:
    """What those who work a case may read in it; a fixed number of queries for each review.

    Of what is shared, what is about the claimant and what is about nobody; whatever was put in.
    Which pieces these are is always as it is today; what each says is as it was on the day.

    Args:
        session: any session.
        viewer: one who opens the case; others are given nothing.
        case: the case.
        left_out: the questions of how to reach a person, which tell nothing of their support.
        as_of: how the case is read.
    """
    if not (works(viewer, case.kind) or viewer.may(Permission.DISCLOSURE)):
        return []
    decided = _decided(session, case)
    ways = dict.fromkeys(_shared(session, viewer, case), Through.SHARED)
    own = _own_papers(session, case, as_of)
    ways |= dict.fromkeys(own, Through.OF_CASE)
    ways |= {key: Through.PUT_IN for key, one in decided.items() if one is Inclusion.IN}
    kept = {key for key, one in decided.items() if one is Inclusion.APPLICATION}
    every = (one for one in _identities(session, ways) if one.id not in kept)
    known = as_identified(session, every, own, as_of)
    whole = {one.id: ways[one.id] for one in known if one.kind is EvidenceKind.ACCOUNT}
    single = {one.id for one in known if one.kind is EvidenceKind.ANSWER}
    found = [*_answers(session, case, whole, single, kept, left_out, as_of)]
    rows = in_words_then(session, _rows(session, known), as_of)
    found += [
        _piece(one, ways[one.id], rows.get(one.id))
        for one in known
        if one.kind is not EvidenceKind.ANSWER and _used(one, ways[one.id])
    ]
    return sorted(found, key=_in_order)


def _in_order(one: Piece) -> tuple[date, str, bool]:
    """As it was recorded; an account, then its answers in the order in which they were asked."""
    key = one.account[0] if one.account else one.id
    return one.recorded_on, str(key), one.account is not None


def _used(one: Any, way: Through) -> bool:
    """What was taken back or restricted is used only where the disclosure officer put it in.

    A paper of the case itself that stood then is used for that day.
    """
    since = way is Through.OF_CASE and Mark.GONE in one.marks
    return way is Through.PUT_IN or not ((one.taken_back and not since) or one.restricted)


def _decided(session: Session, case: CaseHead) -> dict[UUID, Inclusion]:
    """What was decided of each item in the case, or else in its group."""
    of = [CaseItem.case_id == case.id]
    if case.group_id is not None:
        of.append(CaseItem.group_id == case.group_id)
    rows = session.execute(
        select(CaseItem.evidence_id, CaseItem.inclusion)
        .where(or_(*of), CaseItem.superseded_at.is_(None))
        .order_by(CaseItem.case_id.is_not(None))
    )
    return {key: Inclusion(inclusion) for key, inclusion in rows}


def _shared(session: Session, viewer: Viewer, case: CaseHead) -> Iterator[UUID]:
    """What benefits officers read today of the reviews that bear on the case."""
    reader = Viewer(viewer.id, viewer.name, frozenset({Role.BENEFITS_OFFICER}), frozenset())
    for review in reviews_of(session, case.id):
        for account in accounts_shared(session, review.id):
            if account.resident_id in (None, case.resident_id):
                yield account.id
        yield from (one.id for one in papers_shared(session, review.id))
        sent = letters_read(session, reader, letters_sent(session, review.id))
        yield from (one.id for one in sent)


def _own_papers(session: Session, case: CaseHead, as_of: AsOf) -> dict[UUID, tuple[Mark, ...]]:
    """The papers of the case itself, with their marks; four queries.

    Its notices and appeals, and files that came with a step or an authority.
    """
    found: dict[UUID, tuple[Mark, ...]] = {}
    for table in (DecisionNotice, CaseAppeal, CaseStep, CaseAuthority):
        kind: Any = table
        own = table in (DecisionNotice, CaseAppeal)
        for seen in as_it_stood(session, kind, as_of, case_id=case.id):
            for key in (seen.row.id if own else None, seen.row.file_id):
                if key is not None:
                    found[key] = seen.marks
    return found


def _identities(session: Session, ids: Iterable[UUID]) -> list[_Identity]:
    query = (
        select_as(_Identity, Evidence, **_BESIDE)
        .outerjoin(Resident, Resident.id == Evidence.resident_id)
        .where(Evidence.id.in_(list(ids)))
    )
    return [read(_Identity, row) for row in session.execute(query)]


def _answers(
    session: Session,
    case: CaseHead,
    whole: Mapping[UUID, Through],
    single: Collection[UUID],
    kept: Collection[UUID],
    left_out: Collection[Question],
    as_of: AsOf,
) -> Iterator[Piece]:
    """The answers of whole accounts, and single ones that were put in; ten queries at most.

    Of a shared account, less each need of which something stays with the review's team. One that
    is withheld today is withheld in every wording.
    """
    rows = [read(_Answer, row) for row in session.execute(_answer_query(whole, single))]
    lines, finished = _copied(session, {one.account_id for one in rows}, as_of)
    newest, then = {_place(one): one for one in rows}, chosen(rows, finished, as_of)
    needs = {
        (one.account_id, one.repeat): str(one.value or "")
        for one in rows
        if one.question == _NEED and one.id in then
    }
    held = kept_back(session, {one.id for one in reviews_of(session, case.id)}).needs
    order = {place: number for number, place in enumerate(lines)}
    every = (one for one in rows if one.id in then or as_of.known_on is None)
    found = as_identified(session, every, then, as_of)
    for row in sorted(found, key=lambda one: order.get(_place(one), len(order))):
        way = Through.PUT_IN if row.id in single else whole[row.account_id]
        last = newest[_place(row)] if row.id in then else row
        line = lines.get(_place(row)) if row.id in then else None
        stays = of_a_need(row.question) and (row.account_id, row.repeat) in held
        unread = line is None or row.value is None or (stays and way is Through.SHARED)
        contact = (row.question_set, row.version, row.question) in left_out
        withheld = any(one.id in kept or not _used(one, way) for one in (row, last))
        if withheld or (row.id not in single and (unread or contact)):
            continue
        area = lines.get((row.account_id, _NEED, row.repeat)) if of_a_need(row.question) else None
        yield _answer(row, way, line, area, needs.get((row.account_id, row.repeat), ""))


def _place(row: Any) -> tuple[UUID, str, int]:
    return row.account_id, row.question, row.repeat


def _answer_query(whole: Collection[UUID], single: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select_as(
            _Answer,
            Evidence,
            **_BESIDE,
            account_id=AnswerVersion.account_id,
            question=AnswerVersion.question,
            repeat=AnswerVersion.repeat,
            value=AnswerVersion.value,
            question_set=Account.question_set,
            version=Account.version,
        )
        .join(AnswerVersion, AnswerVersion.id == Evidence.id)
        .join(Account, Account.id == AnswerVersion.account_id)
        .outerjoin(Resident, Resident.id == Evidence.resident_id)
        .where(or_(AnswerVersion.account_id.in_(list(whole)), AnswerVersion.id.in_(list(single))))
        .order_by(AnswerVersion.version)
    )


def _copied(
    session: Session, accounts: Collection[UUID], as_of: AsOf
) -> tuple[dict[tuple[UUID, str, int], CopiedLine], dict[UUID, datetime]]:
    """Each line of some accounts, as they were finished last by then, and when; one query.

    One that was finished only later is read as it was finished last.
    """
    rows = session.execute(
        select(AccountCopy.account_id, AccountCopy.completed_at, AccountCopy.text)
        .where(AccountCopy.account_id.in_(accounts))
        .order_by(AccountCopy.completed_at)
    )
    copies: dict[UUID, tuple[datetime, str]] = {}
    known: set[UUID] = set()
    for key, at, text in rows:
        if as_of.knows(at) or key not in known:
            copies[key] = at, text
        if as_of.knows(at):
            known.add(key)
    lines = {
        (key, line.key, section.repeat): line
        for key, (_, text) in copies.items()
        for section in read_copy(text)
        for line in section.lines
    }
    return lines, {key: at for key, (at, _) in copies.items()}


def _answer(
    row: Any, way: Through, line: CopiedLine | None, area: CopiedLine | None, need: str
) -> Piece:
    """An answer with its question; one about a part of life says which."""
    title, words = (line.asked, line.answer) if line else (row.kind.words, "")
    if area and area is not line:
        title = f"{area.answer}: {title}"
    return read(
        Piece,
        row,
        title=title,
        words=words,
        whose=_whose(row),
        recorded_on=_day(row),
        through=way,
        account=(row.account_id, row.question_set, row.version, row.question),
        stored=row.value,
        need=need if of_a_need(row.question) else "",
    )


def _rows(session: Session, known: Iterable[_Identity]) -> dict[UUID, Any]:
    """The record of each piece but answers; one query for each kind."""
    kinds = grouped((one.kind, one.id) for one in known if one.kind is not EvidenceKind.ANSWER)
    return {
        row.id: row
        for kind, ids in kinds.items()
        for row in session.scalars(_records(table_of(kind), ids))
    }


def _records(table: Any, ids: list[UUID]) -> Select[Any]:
    return select(table).where(table.id.in_(ids))


_SAYS: Mapping[EvidenceKind, tuple[str, ...]] = {
    EvidenceKind.OBSERVATION: ("place", "words"),
    EvidenceKind.STAFF_TALK: ("post", "said"),
    EvidenceKind.URGENT_HELP: ("needed", "outcome"),
    EvidenceKind.SUPPORT: ("step", "words", "who", "how_often", "how_long"),
    EvidenceKind.OUTCOME: ("words", "looks_like"),
    EvidenceKind.OUTCOME_RECORD: ("changed", "barrier"),
    EvidenceKind.OUTCOME_PAUSE: ("why", "note"),
    EvidenceKind.PROGRESS: ("progress", "words"),
    EvidenceKind.ACKNOWLEDGEMENT: ("by_whom", "words"),
}
"""What each kind of record says, by its columns; a file, a letter or a notice is opened."""


def _piece(one: _Identity, way: Through, row: Any) -> Piece:
    return read(
        Piece,
        one,
        title=_title(one.kind, row),
        words=_words(one.kind, row),
        source=one.whole_source or one.source,
        whose=_whose(one),
        recorded_on=_day(one),
        through=way,
        account=None,
        stored=None,
        need="",
    )


def _title(kind: EvidenceKind, row: Any) -> str:
    if row is None:
        return kind.words
    if kind is EvidenceKind.FILE:
        return f"{kind.words}: {file_title(row)}"
    if kind is EvidenceKind.LETTER:
        return f"{kind.words}: {row.reference}"
    return told_apart(kind, row)


def _words(kind: EvidenceKind, row: Any) -> str:
    if kind is EvidenceKind.STAFF_TIME:
        return read(Shift, row).working
    said = (getattr(row, name, "") for name in _SAYS.get(kind, ()))
    plain = (one.words if isinstance(one, Worded) else str(one or "") for one in said)
    return "\n".join(one for one in plain if one)


def _whose(one: Any) -> str:
    source = f"{one.whole_source.words}, not named here" if one.whole_source else ""
    source = source or (one.source.words if one.source else "")
    parts = (source, one.resident and f"about {one.resident}")
    return ", ".join(part for part in parts if part)


def _day(one: Any) -> date:
    recorded: datetime = one.whole_recorded_at or one.recorded_at
    return recorded.astimezone(LONDON).date()
