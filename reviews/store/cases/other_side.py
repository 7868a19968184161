"""What of the record the other side's points are made from, and what was said about each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts.read_back import WAITS
from reviews.domain.cases.kinds import Answering
from reviews.domain.cases.other_side import RestsOn
from reviews.domain.review.requests import OF_PEOPLE, RequestState
from reviews.store.across.agreed_to_share import shared
from reviews.store.across.shared_accounts import accounts_shared
from reviews.store.assessment.overall_assessment import evidence_of
from reviews.store.record.rows import grouped, standing_row
from reviews.store.tables import Finding, Officer, OtherSidePoint, RequestLine


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about a point, by whom and when."""

    id: UUID
    point: str
    choice: Answering
    words: str
    by: str
    at: datetime


def said_of(session: Session, case_id: UUID) -> Mapping[str, Said]:
    """What stands about each point of a case, by its key; one query."""
    rows = session.execute(
        select(OtherSidePoint, Officer.name)
        .join(Officer, Officer.id == OtherSidePoint.recorded_by)
        .where(OtherSidePoint.case_id == case_id, OtherSidePoint.superseded_at.is_(None))
    )
    return {
        row.point: Said(row.id, row.point, row.choice, row.words, by, row.recorded_at)
        for row, by in rows
    }


def said_row(session: Session, case_id: UUID, point: str) -> OtherSidePoint | None:
    """What stands about one point, to be superseded by a service."""
    return standing_row(session, OtherSidePoint, case_id=case_id, point=point)


def findings_read(session: Session, review_ids: Iterable[UUID]) -> list[RestsOn]:
    """The findings of some reviews that those who work a case read, with what they rest on."""
    ids = list(review_ids)
    standing = shared(session, ids).standing
    rows = session.execute(
        select(Finding.fact_id, Finding.words)
        .where(Finding.fact_id.in_(standing), Finding.superseded_at.is_(None))
        .order_by(Finding.recorded_at, Finding.id)
    ).all()
    evidence = evidence_of(session, *ids) if ids else {}
    waiting = {
        one.id
        for key in ids
        for one in accounts_shared(session, key)
        if one.read_back is not None and one.read_back in WAITS
    }
    return [
        RestsOn(
            key,
            words,
            frozenset(one.evidence_id for one in evidence.get(key, ())),
            any(one.account_id in waiting for one in evidence.get(key, ())),
        )
        for key, words in rows
    ]


def not_got(session: Session, review_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The items asked of the provider and not got, by review; papers of single people are left out.

    Whether those came can tell whose they would be.
    """
    rows = session.execute(
        select(RequestLine.review_id, RequestLine.item).where(
            RequestLine.review_id.in_(list(review_ids)),
            RequestLine.item.not_in(OF_PEOPLE),
            RequestLine.state.in_(
                (RequestState.REQUESTED, RequestState.NOT_HELD, RequestState.REFUSED)
            ),
        )
    )
    return grouped((review, item) for review, item in rows)
