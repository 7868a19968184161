"""Claims as benefits officers read them: of one person, of one scheme, and what bears on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.cases.claim_period import bears, in_claim, looked_at
from reviews.domain.consent.consents import Use
from reviews.domain.dates import LONDON, Span
from reviews.domain.people.roles import Permission, Viewer
from reviews.domain.register.closed_words import YesNo
from reviews.domain.review.state import ReviewState
from reviews.store.across.agreed_to_share import letters_read
from reviews.store.across.shared_accounts import (
    Paper,
    SharedAccount,
    accounts_shared,
    papers_shared,
)
from reviews.store.assessment.overall_assessment import FindingView, findings
from reviews.store.letters.letters import LetterLine, letters_of
from reviews.store.register.residents import Lives, names
from reviews.store.review.reviews import ReviewHead, reviews_of
from reviews.store.tables import Case, Residence, Resident

from .listed import ListedCase, some


@dataclass(frozen=True, slots=True)
class SchemeClaim:
    """One claim at a scheme: whose, its number, from and to when."""

    resident_id: UUID
    reference: str
    name: str
    unit: str
    claim: str
    housing_benefit: YesNo
    true_from_on: date | None
    true_to_on: date | None


@dataclass(frozen=True, slots=True)
class Bearing:
    """What of one review is read for benefits and is of the time of somebody's claim."""

    review: ReviewHead
    findings: Sequence[FindingView]
    letters: Sequence[LetterLine]
    accounts: Sequence[SharedAccount]
    papers: Sequence[Paper]


def claims_at(session: Session, viewer: Viewer, scheme_id: UUID) -> list[SchemeClaim]:
    """Every claim, and every stay without one, that a scheme has had; two queries.

    By reference and by the day it began; for who works appeals alone: others are given nothing.
    """
    if not viewer.may(Permission.APPEALS):
        return []
    query = (
        select(Residence, Resident.reference)
        .join(Resident, Resident.id == Residence.resident_id)
        .where(Residence.scheme_id == scheme_id, Residence.superseded_at.is_(None))
        .order_by(Resident.reference, Residence.true_from_on, Residence.id)
    )
    rows = session.execute(query).all()
    known = names(session, viewer, [stay.resident_id for stay, _ in rows])
    return [
        SchemeClaim(
            stay.resident_id,
            reference,
            known[stay.resident_id].full_name if stay.resident_id in known else "",
            stay.unit,
            stay.claim_reference,
            stay.housing_benefit,
            stay.true_from_on,
            stay.true_to_on,
        )
        for stay, reference in rows
    ]


def cases_about(session: Session, viewer: Viewer, resident_id: UUID) -> list[ListedCase]:
    """The cases about one claimant, as lists show them; three queries."""
    keys = session.scalars(select(Case.id).where(Case.resident_id == resident_id)).all()
    return some(session, viewer, keys)


def bearing(
    session: Session, viewer: Viewer, resident_id: UUID, stays: Sequence[Lives]
) -> list[Bearing]:
    """What bears on someone's claims, review by review; some queries for each review.

    Reviews of the schemes in the time of the claim there, with what of them is read for benefits.
    Nothing says whether there is more: who refused leaves no trace here.
    """
    found = []
    for scheme_id in dict.fromkeys(one.scheme_id for one in stays):
        spans = [_span(one) for one in stays if one.scheme_id == scheme_id]
        reviews = [one for one in reviews_of(session, scheme_id) if bears(_time(one), spans)]
        found += [_of(session, viewer, one, resident_id, spans) for one in reviews]
    return found


def _span(stay: Lives) -> Span:
    return Span(stay.true_from_on, stay.true_to_on)


def _time(review: ReviewHead) -> Span:
    over = review.state in (ReviewState.CLOSED, ReviewState.STOPPED)
    ended = review.state_at.astimezone(LONDON).date() if over else None
    return looked_at(review.period_from_on, review.period_to_on, review.opened_on, ended)


def _of(
    session: Session, viewer: Viewer, review: ReviewHead, resident_id: UUID, spans: Sequence[Span]
) -> Bearing:
    letters = letters_read(session, viewer, letters_of(session, review.id))
    return Bearing(
        review,
        findings(session, Use.SHARE_BENEFITS, review.id).items,
        [one for one in letters if one.sent_on],
        [
            one
            for one in accounts_shared(session, review.id)
            if one.resident_id in (None, resident_id) and in_claim(one.observed_on, spans)
        ],
        [one for one in papers_shared(session, review.id) if in_claim(one.true_on, spans)],
    )
