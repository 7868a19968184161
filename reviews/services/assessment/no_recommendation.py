"""Findings to improve that lead to no recommendation: listed, and why said (para 111)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.assessment.no_recommendation import check_reason, left
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.assessment import no_recommendation as store
from reviews.store.assessment.no_recommendation import Because
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Finding, NoRecommendation


@dataclass(frozen=True, slots=True)
class ToImprove:
    """The findings to improve that no recommendation answers.

    `left` are those of which nobody says why, each with the reason given for an earlier wording;
    `said` those of which somebody does, each with the reason.
    """

    left: tuple[tuple[FindingView, Because | None], ...]
    said: tuple[tuple[FindingView, Because], ...]


def to_improve(session: Session, review_id: UUID, findings: Iterable[FindingView]) -> ToImprove:
    """How those of some findings stand that ask for something better; two queries."""
    every = list(findings)
    standing = {one.finding_fact_id: one for one in store.reasons(session, review_id) if one.stands}
    answered = store.answered(session, review_id)
    bare = left(every, answered, {key: one.finding_id for key, one in standing.items()})
    return ToImprove(
        tuple((one, standing.get(one.fact_id)) for one in bare),
        tuple((one, standing[one.fact_id]) for one in left(every, answered, {}) if one not in bare),
    )


def say_why(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, reason: str, *, seen: str
) -> None:
    """Say why a finding leads to no recommendation. What was said before stays on the record.

    `seen` is the id of the reason that stood on the officer's page, empty where none did.

    Raises:
        NotThere: there is no such finding, or it was taken back.
        Refused: no reason is given, the finding asks for nothing better or is answered already,
            someone gave another reason meanwhile, or the review is not open.
    """
    row_of(session, act, review_id)
    finding = standing_row(session, Finding, review_id=review_id, fact_id=fact_id)
    if finding is None or finding.withdrawn is not None:
        raise NotThere
    check_reason(finding.kind, reason, answered=fact_id in store.answered(session, review_id))
    row = standing_row(session, NoRecommendation, finding_fact_id=fact_id)
    if row is not None and row.withdrawn is None and seen != str(row.id):
        raise Refused(
            f"Someone gave a reason meanwhile: “{row.reason}” Yours is below: save again to put "
            "it in its place.",
            "reason",
        )
    values = {"finding_id": finding.id, "reason": reason.strip(), "withdrawn": None}
    where = {"review_id": review_id, "finding_fact_id": fact_id}
    first_or_again(session, act, NoRecommendation, row, **where, **values)
    record(session, act, review_id, EventKind.NO_RECOMMENDATION_SAID, finding=fact_id)


def take_back(session: Session, act: Act, review_id: UUID, fact_id: UUID, reason: str) -> None:
    """Take back why a finding leads to no recommendation, so that it is listed again.

    Raises:
        NotThere: nobody says why, or it was taken back.
        Refused: it is not said why it no longer stands, or the review is not open.
    """
    row_of(session, act, review_id)
    row = standing_row(session, NoRecommendation, review_id=review_id, finding_fact_id=fact_id)
    if row is None or row.withdrawn is not None:
        raise NotThere
    check_said(reason, "Say why it no longer stands.", "reason")
    again(session, act, row, withdrawn=reason.strip())
    record(session, act, review_id, EventKind.NO_RECOMMENDATION_TAKEN_BACK, finding=fact_id)
