"""A fact in a letter said to be wrong: who asked, and what someone who was not there decided.

What was found stays as it stands. Where it was wrong, the finding is put in other words, with the
reason, as any finding is.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.follow_up.corrections import CorrectionOutcome, check_asked, check_decides
from reviews.domain.follow_up.recommendations import follows_up
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first, stripped
from reviews.services.review.reviews import record, row_of, stream_of
from reviews.store.follow_up.corrections import correction, officers_on_visits
from reviews.store.record.events import lock
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import CorrectionAsked, CorrectionDecided, Finding, Review


@dataclass(frozen=True, slots=True)
class Asked:
    """What a recipient of a letter says is wrong; `finding_fact_id` is the finding it is about."""

    asked_by: str
    asked_on: date
    what: str
    finding_fact_id: UUID | None = None


def ask_correction(session: Session, act: Act, review_id: UUID, asked: Asked) -> UUID:
    """Record that a fact is said to be wrong; returns the id of the record.

    Raises:
        NotThere: the review, or the finding in it, is none that this officer follows up.
        Refused: nobody is named, nothing says what is wrong, or the day is to come.
    """
    lock(session, stream_of(review_id))
    review = session.get(Review, review_id)
    if review is None or not follows_up(act.by, review.team_id):
        raise NotThere
    check_asked(asked.asked_by, asked.asked_on, asked.what, act.today)
    finding = asked.finding_fact_id
    if finding is not None and not standing_row(
        session, Finding, review_id=review_id, fact_id=finding
    ):
        raise Refused("Choose one of the findings of this review.", "finding")
    said = stripped(asked_by=asked.asked_by, what=asked.what)
    row = first(
        session,
        act,
        CorrectionAsked,
        review_id=review_id,
        finding_fact_id=finding,
        asked_on=asked.asked_on,
        **said,
    )
    record(session, act, review_id, EventKind.CORRECTION_ASKED, correction=row.id)
    return row.id


def decide_correction(
    session: Session, act: Act, correction_id: UUID, outcome: CorrectionOutcome, reasons: str
) -> None:
    """Decide on a fact said to be wrong, once, as someone who was on no visit of the review.

    Raises:
        NotThere: there is none in a review of the officer's teams.
        Refused: they were on a visit, it is decided already, or no reasons are given.
    """
    found = correction(session, correction_id)
    if found is None:
        raise NotThere
    row_of(session, act, found.review_id, must_be_open=False)
    found = correction(session, correction_id)
    if found is None or found.outcome is not None:
        raise Refused("Someone has decided on this already. Look at it again.")
    check_decides(act.by, officers_on_visits(session, found.review_id))
    check_said(reasons, "Give the reasons for what you decide.", "reasons")
    said = {"outcome": outcome, "reasons": reasons.strip()}
    first(session, act, CorrectionDecided, correction_id=correction_id, **said)
    kind = EventKind.CORRECTION_DECIDED
    record(session, act, found.review_id, kind, correction=correction_id)
