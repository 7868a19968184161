"""What of a review's record bears on each paragraph of the guidance; a fixed number of queries.

Answers are counted, never read, and only in accounts that this viewer may open and the team may
use.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState, may_open
from reviews.domain.accounts.answers import State
from reviews.domain.assessment.overall_assessment import FINAL, About, standing_now
from reviews.domain.assessment.planned_parts import PlannedPart
from reviews.domain.consent.consents import Use
from reviews.domain.coverage import Facts
from reviews.domain.guidance import Shown
from reviews.domain.letters.kinds import FROZEN, LetterKind
from reviews.domain.people.roles import Viewer
from reviews.domain.review.requests import RequestState
from reviews.domain.visits.visits import Access, VisitPurpose, VisitState
from reviews.store.assessment.overall_assessment import findings, steps
from reviews.store.consent.consents import standings, why_withheld
from reviews.store.record.rows import read, select_as
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import (
    Account,
    Acknowledgement,
    AnswerVersion,
    Conclusion,
    Consent,
    FindingEvidence,
    Letter,
    Observation,
    ProgressRecord,
    Recommendation,
    RequestLine,
    ReviewResident,
    StaffSpoken,
    UrgentHelp,
    Visit,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """An account, less its words. `agreed` says whether the team may use it."""

    id: UUID
    question_set: str
    version: str
    resident_id: UUID | None
    paused: bool
    agreed: bool
    opens: bool


def taken(session: Session, viewer: Viewer, review: ReviewHead) -> list[Taken]:
    """The accounts of a review, each as far as its residents agreed; two queries."""
    agreed = standings(session, review.id)
    rows = session.execute(
        select_as(
            Taken,
            Account,
            source=Account.source,
            state=Account.state,
            heard_by=Account.heard_by,
            sensitivity=Account.sensitivity,
        ).where(Account.review_id == review.id)
    )
    return [
        read(
            Taken,
            row,
            paused=row.state is AccountState.PAUSED,
            agreed=not why_withheld(agreed, row.resident_id, row.source, Use.NOTES),
            opens=may_open(
                viewer, team_id=review.team_id, heard_by=row.heard_by, sensitivity=row.sensitivity
            ),
        )
        for row in rows
    ]


_PLACE = (AnswerVersion.account_id, AnswerVersion.question, AnswerVersion.repeat)


def _answers(account_ids: Collection[UUID]) -> Select[Any]:
    """The newest answers of these accounts that stand, with nothing chosen of them yet."""
    newest = (
        select(func.max(AnswerVersion.version).label("version"), *_PLACE)
        .where(AnswerVersion.account_id.in_(account_ids))
        .group_by(*_PLACE)
        .subquery()
    )
    return (
        select()
        .select_from(AnswerVersion)
        .join(
            newest,
            (newest.c.account_id == AnswerVersion.account_id)
            & (newest.c.question == AnswerVersion.question)
            & (newest.c.repeat == AnswerVersion.repeat)
            & (newest.c.version == AnswerVersion.version),
        )
        .where(AnswerVersion.state != State.CLEARED)
    )


def answered(session: Session, account_ids: Collection[UUID]) -> list[tuple[UUID, str]]:
    """Each question that is answered in each of these accounts; one query."""
    query = _answers(account_ids).add_columns(AnswerVersion.account_id, AnswerVersion.question)
    return [(account_id, question) for account_id, question in session.execute(query.distinct())]


def facts(
    session: Session, viewer: Viewer, review: ReviewHead, parts: Sequence[PlannedPart]
) -> Facts:
    """What is known of one review, for `coverage`."""
    every = taken(session, viewer, review)
    usable = [one for one in every if one.agreed and one.opens]
    key = (Account.question_set, Account.version, AnswerVersion.question)
    counted = (
        _answers([one.id for one in usable])
        .join(Account, Account.id == AnswerVersion.account_id)
        .add_columns(*key, func.count())
        .group_by(*key)
    )
    final = standing_now(steps(session, review.id)) in FINAL
    once = {Shown.WHY: int(bool(review.why)), Shown.LOGGED: int(final)}
    return Facts(
        answers={(name, of, asked): n for name, of, asked, n in session.execute(counted)},
        shown=_counts(session, review) | once,
        findings=_findings(session, review.id),
        concluded=_concluded(session, review.id),
        letters=_letters(session, review.id),
        parts=parts,
        paused={(one.question_set, one.resident_id) for one in usable if one.paused},
        state=review.state,
        state_reason=review.state_reason,
    )


def _findings(session: Session, review_id: UUID) -> list[str]:
    """The paragraphs that each finding names, less findings that rest on what may not be used."""
    return [one.paragraph for one in findings(session, Use.NOTES, review_id).items]


def _concluded(session: Session, review_id: UUID) -> list[About]:
    rows = session.scalars(
        select(Conclusion.about).where(
            Conclusion.review_id == review_id, Conclusion.superseded_at.is_(None)
        )
    )
    return sorted(rows, key=list(About).index)


def _letters(session: Session, review_id: UUID) -> dict[LetterKind, int]:
    query = (
        select(Letter.kind, func.count())
        .where(Letter.review_id == review_id, Letter.state.in_(FROZEN))
        .group_by(Letter.kind)
    )
    return dict(session.execute(query).all())


def _counts(session: Session, review: ReviewHead) -> dict[Shown, int]:
    """How much there is of each thing; one query."""
    queries = (
        _visited(review)
        | _followed(review.id)
        | {
            Shown.PLANNED: _count(ReviewResident.id).where(ReviewResident.review_id == review.id),
            Shown.REQUEST: _count(RequestLine.id).where(
                RequestLine.review_id == review.id, RequestLine.state != RequestState.UNDECIDED
            ),
            Shown.CONSENT: _count(Consent.resident_id.distinct()).where(
                Consent.review_id == review.id, Consent.superseded_at.is_(None)
            ),
            Shown.CITED: _count(FindingEvidence.id).where(
                FindingEvidence.review_id == review.id, FindingEvidence.ended_at.is_(None)
            ),
        }
    )
    columns = [one.scalar_subquery() for one in queries.values()]
    return dict(zip(queries, session.execute(select(*columns)).one(), strict=True))


def _visited(review: ReviewHead) -> dict[Shown, Select[Any]]:
    """What was done on visits that were made."""
    done = Visit.state == VisitState.DONE
    site = select(Visit.id).where(Visit.review_id == review.id, done)
    let_in = (Visit.id.in_(site), Visit.access.is_distinct_from(Access.REFUSED))
    return {
        Shown.VISIT: _count(Visit.id).where(*let_in),
        Shown.REVISIT: _count(Visit.id).where(*let_in, Visit.purpose == VisitPurpose.REVISIT),
        Shown.STAFF: _count(StaffSpoken.id).where(StaffSpoken.visit_id.in_(site)),
        Shown.SEEN: _count(Observation.id).where(Observation.visit_id.in_(site)),
        Shown.HELP: _count(UrgentHelp.id).where(UrgentHelp.visit_id.in_(site)),
        Shown.PRESENCE: _count(Visit.id).where(
            Visit.scheme_id == review.scheme_id, Visit.purpose == VisitPurpose.PRESENCE, done
        ),
    }


def _followed(review_id: UUID) -> dict[Shown, Select[Any]]:
    """Recommendations that stand, and what came of them."""
    made = select(Recommendation.fact_id).where(
        Recommendation.review_id == review_id,
        Recommendation.superseded_at.is_(None),
        Recommendation.withdrawn.is_(None),
    )
    told, looked = Acknowledgement.recommendation_fact_id, ProgressRecord.recommendation_fact_id
    return {
        Shown.RECOMMENDATION: select(func.count()).select_from(made.subquery()),
        Shown.ACKNOWLEDGED: _count(told.distinct()).where(
            told.in_(made), Acknowledgement.superseded_at.is_(None)
        ),
        Shown.PROGRESS: _count(ProgressRecord.id).where(
            looked.in_(made), ProgressRecord.superseded_at.is_(None)
        ),
    }


def _count(column: Any) -> Select[Any]:
    return select(func.count(column))
