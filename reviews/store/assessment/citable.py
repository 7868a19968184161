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
from reviews.store.record.folding import holds_word
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
        text: the word itself, or the beginning or middle of one.
        kinds: the kinds of evidence whose name holds it.
        things: the kinds of thing seen whose name holds it.
        asked: the questions that hold it.
        options: the options that hold it, by their key: the questions that offer them.
    """

    text: str
    kinds: frozenset[EvidenceKind]
    things: frozenset[str]
    asked: Asked
    options: Mapping[str, Asked]


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

CITED: Mapping[EvidenceKind, tuple[Any, tuple[Any, ...], tuple[Any, ...]]] = {
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
        (AnswerVersion.value, AnswerVersion.reason),
    ),
    EvidenceKind.ACCOUNT: (
        Account,
        (Account.state == AccountState.COMPLETE,),
        (Account.respondent,),
    ),
    EvidenceKind.FILE: (
        StoredFile,
        (StoredFile.purpose.in_(CITED_FILES), StoredFile.quarantined_at.is_(None)),
        (StoredFile.name, StoredFile.about),
    ),
    EvidenceKind.OBSERVATION: (Observation, (), (Observation.place, Observation.words)),
    EvidenceKind.STAFF_TALK: (
        StaffSpoken,
        (),
        (StaffSpoken.post, StaffSpoken.name, StaffSpoken.said),
    ),
    EvidenceKind.URGENT_HELP: (
        UrgentHelp,
        (),
        (UrgentHelp.needed, UrgentHelp.passed_to, UrgentHelp.outcome),
    ),
    EvidenceKind.SUPPORT: (
        SupportRecord,
        (SupportRecord.superseded_at.is_(None),),
        (SupportRecord.need, SupportRecord.said_by, SupportRecord.who, SupportRecord.words),
    ),
    EvidenceKind.STAFF_TIME: (
        StaffTime,
        (StaffTime.superseded_at.is_(None),),
        (StaffTime.what, StaffTime.said_by),
    ),
    EvidenceKind.OUTCOME: (
        Outcome,
        (Outcome.superseded_at.is_(None),),
        (Outcome.words, Outcome.looks_like, Outcome.who),
    ),
    EvidenceKind.OUTCOME_RECORD: (
        OutcomeRecord,
        (OutcomeRecord.superseded_at.is_(None),),
        (OutcomeRecord.changed, OutcomeRecord.barrier, OutcomeRecord.who),
    ),
    EvidenceKind.OUTCOME_PAUSE: (
        OutcomePause,
        (OutcomePause.superseded_at.is_(None),),
        (OutcomePause.note, OutcomePause.who),
    ),
    EvidenceKind.PROGRESS: (
        ProgressRecord,
        (ProgressRecord.superseded_at.is_(None),),
        (ProgressRecord.words,),
    ),
    EvidenceKind.ACKNOWLEDGEMENT: (
        Acknowledgement,
        (Acknowledgement.superseded_at.is_(None),),
        (Acknowledgement.by_whom, Acknowledgement.words),
    ),
    EvidenceKind.LETTER: (Letter, (Letter.state == LetterState.SENT,), (Letter.reference,)),
}
"""Each kind that can be cited: its table, when a row of it stands, and what a search reads."""

_NOT_TAKEN_BACK = in_use(Evidence.id)


def _stands(kind: EvidenceKind, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    table, standing, _ = CITED[kind]
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
            or_(*(_sought(kind, sought, review.id) for kind in kinds)),
            *_of(sought),
            _agreed(standings(session, review.id), use),
            true() if viewer.leads(review.team_id) else _open(viewer),
            _NOT_TAKEN_BACK,
        )
        .order_by(Evidence.kind, Evidence.recorded_at, Evidence.id)
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    )
    found = list(session.scalars(query))
    return found[:PAGE], len(found) > PAGE


def _sought(kind: EvidenceKind, sought: Sought, review_id: UUID) -> ColumnElement[bool]:
    """What stands of one kind and is looked for.

    Answers that hold a word are read account by account: there are too many to look up each.
    """
    if kind is not EvidenceKind.ANSWER or not sought.words:
        return _stands(kind, *_narrowed(kind, sought))
    found = (
        select(AnswerVersion.id)
        .join(Account, Account.id == AnswerVersion.account_id)
        .where(Account.review_id == review_id, *CITED[kind][1], *_narrowed(kind, sought))
    )
    return and_(Evidence.kind == kind, Evidence.id.in_(found))


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
    for word in sought.words:
        yield _holds(kind, word)


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


def _holds(kind: EvidenceKind, word: Word) -> ColumnElement[bool]:
    """Whether a piece of one kind holds a word, in its own text or in what names it."""
    if kind in word.kinds:
        return true()
    found = [holds_word(CITED[kind][2], word.text)]
    if kind is EvidenceKind.OBSERVATION:
        found.append(Observation.kind.in_(word.things))
    if kind is EvidenceKind.ANSWER:
        found.append(_to(word.asked))
        found += [
            and_(AnswerVersion.value.contains(f'"{key}"', autoescape=True), _to(asked))
            for key, asked in word.options.items()
        ]
    return or_(*found)


def _agreed(agreed: Agreed, use: Use) -> ColumnElement[bool]:
    """What is about nobody, or about someone who agreed to the use of what its source tells."""
    alike: dict[frozenset[UUID], list[Source]] = {}
    for source in Source:
        may = frozenset(one for one in agreed if not why_withheld(agreed, one, source, use))
        alike.setdefault(may, []).append(source)
    own = [one for one in agreed if not why_withheld(agreed, one, None, use)]
    unsaid = true() if use in OWN_WORK else Evidence.resident_id.in_(own)
    return or_(
        Evidence.resident_id.is_(None),
        and_(Evidence.source.is_(None), unsaid),
        *(
            and_(Evidence.source.in_(sources), Evidence.resident_id.in_(may))
            for may, sources in alike.items()
            if may
        ),
    )


def _open(viewer: Viewer) -> ColumnElement[bool]:
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
