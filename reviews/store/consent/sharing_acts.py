"""What says that one person needs or takes no support, and which of it leads let go."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, and_, exists, literal, null, or_, select, union
from sqlalchemy.orm import Session, aliased

from reviews.domain.accounts.accounts import AccountState, Sensitivity
from reviews.domain.board.support import Step
from reviews.domain.consent.consents import Use
from reviews.domain.consent.shared import SAID, SAYS_NO_SUPPORT, TURNED_DOWN, says_no_support
from reviews.domain.consent.sharing_acts import Adviser
from reviews.domain.sources import Source
from reviews.store.record.rows import read, select_as, standing_row
from reviews.store.record.standing import stands
from reviews.store.tables import (
    Account,
    AnswerVersion,
    FindingEvidence,
    Officer,
    SharingAct,
    SupportRecord,
)

from .consents import standings, why_withheld

NeedTold = tuple[UUID, int]
"""One need as one account tells of it: the account, and which need of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What says that one person needs or takes no support, and that no lead let go.

    All that is told of such a need stays with the team: what is left of it would tell the answer.
    """

    needs: frozenset[NeedTold]
    records: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class SharingActView:
    """What a lead recorded when they let something be read for benefits."""

    id: UUID
    evidence_id: UUID
    told_on: date
    told_how: str
    adviser: Adviser
    adviser_reply: str
    reason: str
    recorded_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class SaysNoSupport:
    """An answer, or a record of support, that says that one resident needs or takes none.

    `question` and `account_id` hold nothing for a record of support, `words` for an answer.
    """

    id: UUID
    review_id: UUID
    resident_id: UUID
    source: Source
    account_id: UUID | None
    question: str
    repeat: int
    words: str

    @property
    def said(self) -> str:
        """What it says, in our words."""
        return SAID.get(self.question, TURNED_DOWN)


def acts_of(session: Session, review_id: UUID) -> dict[UUID, SharingActView]:
    """What leads let go in a review and still stands, by the evidence; one query."""
    rows = session.execute(
        select_as(SharingActView, SharingAct, by=Officer.name)
        .join(Officer, Officer.id == SharingAct.recorded_by)
        .where(SharingAct.review_id == review_id, *_stands())
    )
    return {row.evidence_id: read(SharingActView, row) for row in rows}


def act_row(session: Session, evidence_id: UUID) -> SharingAct | None:
    """The row that stands of one thing, to be superseded by a service; taken back or not."""
    return standing_row(session, SharingAct, evidence_id=evidence_id)


def say_no_support(session: Session, review_ids: Collection[UUID]) -> list[SaysNoSupport]:
    """What says so in some reviews, by resident and as it was recorded; two queries."""
    answers = session.execute(_answers(review_ids)).all()
    told = [one for one in answers if says_no_support(one.question, one.value)]
    found = [*told, *session.execute(_declined(review_ids))]
    found.sort(key=lambda one: (str(one.resident_id), one.recorded_at, str(one.id)))
    return [read(SaysNoSupport, one) for one in found]


def say_it_now(session: Session, review_id: UUID) -> list[SaysNoSupport]:
    """Of what says so in a review, what a lead may read and let go now; five queries.

    It is of a finished account, or was let go before; it stands, and is not withheld from the team.
    """
    agreed, now = standings(session, review_id), set(session.scalars(_now(review_id)))
    return [
        one
        for one in say_no_support(session, [review_id])
        if one.id in now and not why_withheld(agreed, one.resident_id, one.source, Use.NOTES)
    ]


def kept_back(session: Session, review_ids: Collection[UUID]) -> Kept:
    """What of some reviews is kept from benefits until a lead lets it go; three queries."""
    acts = select(SharingAct.evidence_id).where(SharingAct.review_id.in_(review_ids), *_stands())
    let_go = set(session.scalars(acts))
    left = [one for one in say_no_support(session, review_ids) if one.id not in let_go]
    needs = ((one.account_id, one.repeat) for one in left if one.account_id is not None)
    return Kept(frozenset(needs), frozenset(one.id for one in left))


def _stands() -> tuple[Any, ...]:
    return SharingAct.superseded_at.is_(None), SharingAct.withdrawn.is_(None)


def _now(review_id: UUID) -> CompoundSelect[Any]:
    """The ids of the answers and the records of a review that are not left behind or taken back.

    What was let go stays among them, so that a lead can take that back.
    """
    acts = select(SharingAct.evidence_id).where(SharingAct.review_id == review_id, *_stands())
    newest = and_(Account.state == AccountState.COMPLETE, ~_ANSWERED_LATER)
    answers = (
        select(AnswerVersion.id)
        .join(Account, Account.id == AnswerVersion.account_id)
        .where(
            Account.review_id == review_id,
            AnswerVersion.question.in_(SAYS_NO_SUPPORT),
            stands(Account.id),
            stands(AnswerVersion.id),
            or_(newest, AnswerVersion.id.in_(acts)),
        )
    )
    records = select(SupportRecord.id).where(
        SupportRecord.review_id == review_id,
        stands(SupportRecord.id),
        or_(SupportRecord.superseded_at.is_(None), SupportRecord.id.in_(acts)),
    )
    return union(answers, records)


_PLACE = ("account_id", "question", "repeat")
_LATER = aliased(AnswerVersion)
_ANSWERED_LATER = exists().where(
    *(getattr(_LATER, one) == getattr(AnswerVersion, one) for one in _PLACE),
    _LATER.version > AnswerVersion.version,
)


def _answers(review_ids: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    """Answers about residents to questions of which an option says so.

    They stand, or findings rest or once rested on them.
    """
    cited = exists().where(FindingEvidence.answer_id == AnswerVersion.id)
    return (
        select_as(
            SaysNoSupport,
            AnswerVersion,
            review_id=Account.review_id,
            resident_id=Account.resident_id,
            source=Account.source,
            words=literal(""),
            value=AnswerVersion.value,
            recorded_at=AnswerVersion.recorded_at,
        )
        .join(Account, Account.id == AnswerVersion.account_id)
        .where(
            Account.review_id.in_(review_ids),
            Account.resident_id.is_not(None),
            Account.sensitivity == Sensitivity.ORDINARY,
            AnswerVersion.question.in_(SAYS_NO_SUPPORT),
            or_(cited, ~_ANSWERED_LATER),
        )
    )


def _declined(review_ids: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    """Records of support that a resident turned down."""
    return select_as(
        SaysNoSupport,
        SupportRecord,
        account_id=null(),
        question=literal(""),
        repeat=literal(0),
        recorded_at=SupportRecord.recorded_at,
    ).where(SupportRecord.review_id.in_(review_ids), SupportRecord.step == Step.DECLINED)
