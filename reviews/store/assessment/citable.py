"""What of a review's record a finding can rest on now, sought without reading all of it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.accounts.answers import State
from reviews.domain.assessment.citing import CITED_FILES
from reviews.domain.consent.consents import OWN_WORK, Use
from reviews.domain.letters.kinds import LetterState
from reviews.domain.people.roles import Viewer
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.store.consent.consents import Agreed, standings, why_withheld
from reviews.store.record.evidence_index import holding
from reviews.store.record.standing import stands as in_use
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import (
    Account,
    Acknowledgement,
    AnswerVersion,
    Evidence,
    EvidenceTakenBack,
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

PAGE = 50
Asked = Mapping[tuple[str, str], Collection[str]]
"""Keys of questions, by the name and version of their set."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for, folded, and what of closed words and questions it stands in.

    Attributes:
        text: the word itself, or the beginning of one.
        kinds: the kinds of evidence whose name holds it.
        marks: the marks, as the index has them, of questions, options and things that hold it.
    """

    text: str
    kinds: frozenset[EvidenceKind]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. What holds nothing does not narrow the search.

    `asked` are the questions of the theme and paragraph looked for, `speaks` those that speak to
    the limb, and `things` the kinds of thing seen under the theme; None where every one is.
    """

    words: tuple[Word, ...] = ()
    kind: EvidenceKind | None = None
    source: Source | None = None
    resident_id: UUID | None = None
    paragraphs: frozenset[str] | None = None
    limb: Limb | None = None
    asked: Asked | None = None
    speaks: Asked = field(default_factory=dict)
    things: frozenset[str] | None = None


_LATER = aliased(AnswerVersion)
_ASKED_BY = aliased(Account)

_SUPERSEDED: Mapping[EvidenceKind, Any] = {
    EvidenceKind.SUPPORT: SupportRecord,
    EvidenceKind.STAFF_TIME: StaffTime,
    EvidenceKind.OUTCOME: Outcome,
    EvidenceKind.OUTCOME_RECORD: OutcomeRecord,
    EvidenceKind.OUTCOME_PAUSE: OutcomePause,
    EvidenceKind.PROGRESS: ProgressRecord,
    EvidenceKind.ACKNOWLEDGEMENT: Acknowledgement,
}

CITED: Mapping[EvidenceKind, tuple[Any, tuple[Any, ...]]] = {
    EvidenceKind.ANSWER: (
        AnswerVersion,
        (
            AnswerVersion.state != State.CLEARED,
            ~exists().where(
                _LATER.account_id == AnswerVersion.account_id,
                _LATER.question == AnswerVersion.question,
                _LATER.repeat == AnswerVersion.repeat,
                _LATER.version > AnswerVersion.version,
            ),
        ),
    ),
    EvidenceKind.ACCOUNT: (Account, (Account.state == AccountState.COMPLETE,)),
    EvidenceKind.FILE: (
        StoredFile,
        (StoredFile.purpose.in_(CITED_FILES), StoredFile.quarantined_at.is_(None)),
    ),
    EvidenceKind.OBSERVATION: (Observation, ()),
    EvidenceKind.STAFF_TALK: (StaffSpoken, ()),
    EvidenceKind.URGENT_HELP: (UrgentHelp, ()),
    **{kind: (table, (table.superseded_at.is_(None),)) for kind, table in _SUPERSEDED.items()},
    EvidenceKind.LETTER: (Letter, (Letter.state == LetterState.SENT,)),
}
"""Each kind that can be cited: its table, and when a row of it stands."""

_NOT_TAKEN_BACK = in_use(Evidence.id)


def _stands(kind: EvidenceKind, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    table, standing = CITED[kind]
    there = exists().where(table.id == Evidence.id, *standing, *more)
    return and_(Evidence.kind == kind, there)


def stands(session: Session, evidence_id: UUID) -> bool:
    """Whether a piece of evidence stands: its record does, and nobody took it back."""
    query = select(Evidence.id).where(
        Evidence.id == evidence_id, or_(*map(_stands, CITED)), _NOT_TAKEN_BACK
    )
    return session.scalar(query) is not None


def taken_back(session: Session, evidence_id: UUID) -> bool:
    """Whether somebody took a piece of evidence back."""
    query = select(EvidenceTakenBack.id).where(EvidenceTakenBack.evidence_id == evidence_id)
    return session.scalar(query) is not None


def citable(
    session: Session,
    viewer: Viewer,
    use: Use,
    review: ReviewHead,
    sought: Sought,
    *,
    but: Collection[UUID] = (),
    only: Collection[UUID] | None = None,
    page: int = 1,
) -> tuple[list[UUID], bool]:
    """The ids of one page of what this viewer may cite, and whether more follow; two queries.

    By kind and then as it was recorded, so that a page costs the same however much there is.
    `but` are pieces to leave out, as they are cited already; with `only`, no others are sought.
    """
    if not viewer.works_on(review.team_id):
        return [], False
    kinds = [sought.kind] if sought.kind else list(CITED)
    query = (
        select(Evidence.id)
        .where(
            Evidence.review_id == review.id,
            true() if only is None else Evidence.id.in_(list(only)),
            Evidence.id.not_in(list(but)) if but else true(),
            or_(*(_stands(kind, *_narrowed(kind, sought)) for kind in kinds)),
            *_of(sought),
            *(holds(word, review.id) for word in sought.words),
            agreed_to(standings(session, review.id), use),
            true() if viewer.leads(review.team_id) else told_openly(viewer),
            _NOT_TAKEN_BACK,
        )
        .order_by(Evidence.kind, Evidence.recorded_at, Evidence.id)
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    )
    found = list(session.scalars(query))
    return found[:PAGE], len(found) > PAGE


def _of(sought: Sought) -> Iterator[ColumnElement[bool]]:
    """What is asked of the identity itself, whatever kind it is."""
    if sought.kind is not None:
        yield Evidence.kind == sought.kind
    if sought.source is not None:
        yield Evidence.source == sought.source
    if sought.resident_id is not None:
        yield Evidence.resident_id == sought.resident_id


def _narrowed(kind: EvidenceKind, sought: Sought) -> Iterator[ColumnElement[bool]]:
    """What is asked of the record of one kind. An answer is of what its question is of."""
    about: ColumnElement[bool] = false()
    if kind is EvidenceKind.ANSWER:
        if sought.asked is not None:
            yield _to(sought.asked)
        about = and_(Evidence.limb.is_(None), _to(sought.speaks))
    elif sought.paragraphs is not None:
        yield Evidence.paragraph.in_(sought.paragraphs)
    if kind is EvidenceKind.OBSERVATION and sought.things is not None:
        yield Observation.kind.in_(sought.things)
    if sought.limb is not None:
        yield or_(Evidence.limb == sought.limb, about)


def _to(asked: Asked) -> ColumnElement[bool]:
    """Answers to some questions, each by the set and version that the account was taken by."""
    alike: dict[frozenset[str], list[tuple[str, str]]] = {}
    for of, keys in asked.items():
        if keys:
            alike.setdefault(frozenset(keys), []).append(of)
    return or_(
        false(),
        *(
            and_(
                AnswerVersion.question.in_(keys),
                exists().where(
                    _ASKED_BY.id == AnswerVersion.account_id,
                    or_(
                        *(
                            and_(_ASKED_BY.question_set == name, _ASKED_BY.version == version)
                            for name, version in sets
                        )
                    ),
                ),
            )
            for keys, sets in alike.items()
        ),
    )


def holds(word: Word, review_id: UUID | None) -> ColumnElement[bool]:
    """Whether a piece of evidence holds a word, in its own text or in what names it.

    With a review where everything sought is of that one.
    """
    held = holding(word.text, word.marks, review_id)
    return or_(Evidence.kind.in_(word.kinds), held) if word.kinds else held


def agreed_to(agreed: Agreed, use: Use, of: Any = Evidence) -> ColumnElement[bool]:
    """What is about nobody, or about someone who agreed to the use of what its source tells.

    `of` is the table that says whose it is and by whose account.
    """
    alike: dict[frozenset[UUID], list[Source]] = {}
    for source in Source:
        may = frozenset(one for one in agreed if not why_withheld(agreed, one, source, use))
        alike.setdefault(may, []).append(source)
    own = [one for one in agreed if not why_withheld(agreed, one, None, use)]
    unsaid = true() if use in OWN_WORK else of.resident_id.in_(own)
    return or_(
        of.resident_id.is_(None),
        and_(of.source.is_(None), unsaid),
        *(
            and_(of.source.in_(sources), of.resident_id.in_(may))
            for may, sources in alike.items()
            if may
        ),
    )


def told_openly(viewer: Viewer) -> ColumnElement[bool]:
    """What was not told in confidence, or was told to this officer."""
    heard = aliased(Account)
    told = aliased(AnswerVersion)
    return or_(
        Evidence.sensitivity == Sensitivity.ORDINARY,
        and_(Evidence.kind != EvidenceKind.ANSWER, Evidence.recorded_by == viewer.id),
        exists().where(
            told.id == Evidence.id, heard.id == told.account_id, heard.heard_by == viewer.id
        ),
    )
