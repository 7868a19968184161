"""Recommendations, what the provider says of them, and how far they have come (111-119)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.assessment import FINAL, FindingKind, standing_now
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people import Act, Permission
from reviews.domain.recommendations import Progress, check_dates
from reviews.store import assessment, recommendations
from reviews.store.events import lock, record
from reviews.store.tables import (
    Acknowledgement,
    ProgressRecord,
    Recommendation,
    Review,
    Visit,
)

from .dated import again, first
from .files import Filing, Upload, file_row
from .reviews import row_of, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Recommended:
    """What is recommended. `plain_words` is how residents are told of it."""

    finding_fact_id: UUID
    what: str
    plain_words: str
    evidence: str
    acknowledge_by_on: date
    complete_by_on: date


def _check(act: Act, made: Recommended) -> None:
    if not made.what.strip():
        raise Refused("Say what you ask the provider to do.", "what")
    if not made.plain_words.strip():
        raise Refused("Say it in plain words for residents.", "plain_words")
    if not made.evidence.strip():
        raise Refused("Say what will show that it is done.", "evidence")
    check_dates(made.acknowledge_by_on, made.complete_by_on, act.today)


def recommend(session: "Session", act: Act, review_id: UUID, made: Recommended) -> UUID:
    """Make a recommendation on a finding; returns its lasting id.

    Raises:
        Refused: the assessment is not agreed, the finding is not one to improve, or words or
            dates are missing or out of order.
    """
    row_of(session, act, review_id)
    if standing_now(assessment.steps(session, review_id)) not in FINAL:
        raise Refused("Recommendations are made once the overall assessment is agreed.")
    finding = assessment.finding_row(session, review_id, made.finding_fact_id)
    if finding is None or finding.withdrawn or finding.kind is FindingKind.STRENGTH:
        raise Refused("Choose the finding that this recommendation answers.", "finding")
    _check(act, made)
    row = first(
        session,
        act,
        Recommendation,
        review_id=review_id,
        number=recommendations.next_number(session, review_id),
        change_reason="",
        **_stripped(made),
    )
    record(
        session,
        act,
        stream_of(review_id),
        "recommended",
        about={"review": review_id, "recommendation": row.fact_id},
        words={"number": row.number, "what": row.what},
    )
    return row.fact_id


def _stripped(made: Recommended) -> dict[str, object]:
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asdict(made).items()
    }


def _standing(session: "Session", act: Act, fact_id: UUID) -> tuple[Recommendation, Review]:
    row = recommendations.recommendation_row(session, fact_id)
    review = session.get(Review, row.review_id) if row else None
    if row is None or review is None or row.withdrawn is not None:
        raise NotThere("This recommendation no longer stands. Go back and look again.")
    lock(session, stream_of(review.id))
    session.refresh(row)
    if not (act.by.works_on(review.team_id) or act.by.may(Permission.WRITE_LETTERS)):
        raise NotThere
    if row.superseded_at is not None:
        raise Refused("Someone changed this recommendation meanwhile. Go back and look again.")
    return row, review


def change_recommendation(
    session: "Session", act: Act, fact_id: UUID, made: Recommended, reason: str
) -> None:
    """Change a recommendation or its dates, with the reason. What was sent stays as it was.

    Raises:
        Refused: no reason is given, or words or dates are missing or out of order.
    """
    row, review = _standing(session, act, fact_id)
    if not reason.strip():
        raise Refused("Say why it is changed.", "reason")
    _check(act, made)
    new = again(session, act, row, change_reason=reason.strip(), **_stripped(made))
    record(
        session,
        act,
        stream_of(review.id),
        "recommendation_changed",
        about={"review": review.id, "recommendation": fact_id},
        words={"number": new.number, "reason": reason.strip()},
    )


def withdraw_recommendation(session: "Session", act: Act, fact_id: UUID, reason: str) -> None:
    """Take a recommendation back, with the reason."""
    row, review = _standing(session, act, fact_id)
    if not reason.strip():
        raise Refused("Say why it is taken back.", "reason")
    again(session, act, row, withdrawn=reason.strip())
    record(
        session,
        act,
        stream_of(review.id),
        "recommendation_withdrawn",
        about={"review": review.id, "recommendation": fact_id},
        words={"number": row.number, "reason": reason.strip()},
    )


def acknowledge(
    session: "Session", act: Act, fact_id: UUID, *, on: date, by_whom: str, words: str
) -> None:
    """Record that the provider acknowledged a recommendation (para 113).

    Raises:
        Refused: nobody is named, or the day is to come.
        NotAllowed: this officer's roles do not follow up recommendations.
    """
    row, review = _standing(session, act, fact_id)
    if not act.by.may(Permission.FOLLOW_UP):
        raise NotAllowed
    if on > act.today:
        raise Refused("The date must be today or in the past.", "on")
    if not by_whom.strip():
        raise Refused("Say who acknowledged it for the provider.", "by_whom")
    first(
        session,
        act,
        Acknowledgement,
        recommendation_fact_id=fact_id,
        acknowledged_on=on,
        by_whom=by_whom.strip(),
        words=words.strip(),
    )
    record(
        session,
        act,
        stream_of(review.id),
        "recommendation_acknowledged",
        about={"review": review.id, "recommendation": fact_id},
        words={"number": row.number, "on": on},
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """How far a recommendation had come when someone looked, at a revisit or on papers."""

    progress: Progress
    seen_on: date
    words: str
    visit_id: UUID | None = None


def _check_looked(session: "Session", act: Act, review: Review, looked: Looked) -> None:
    if looked.seen_on > act.today:
        raise Refused("The date must be today or in the past.", "seen_on")
    if not looked.words.strip():
        raise Refused("Say what you saw or were shown.", "words")
    if looked.visit_id is not None:
        visit = session.get(Visit, looked.visit_id)
        if visit is None or visit.scheme_id != review.scheme_id:
            raise NotThere


def record_progress(
    session: "Session", act: Act, fact_id: UUID, looked: Looked, evidence: Upload | None = None
) -> None:
    """Record progress on a recommendation (para 119).

    Raises:
        Refused: nothing says what was seen, or the day is to come.
        NotAllowed: this officer's roles do not follow up recommendations.
    """
    row, review = _standing(session, act, fact_id)
    if not act.by.may(Permission.FOLLOW_UP):
        raise NotAllowed
    _check_looked(session, act, review, looked)
    file_id = None
    if evidence is not None:
        filing = Filing(
            purpose="progress",
            about=f"Recommendation {row.number}",
            scheme_id=review.scheme_id,
            review_id=review.id,
            true_on=looked.seen_on,
        )
        file_id = file_row(session, act, evidence, filing).id
        session.flush()
    first(
        session,
        act,
        ProgressRecord,
        recommendation_fact_id=fact_id,
        visit_id=looked.visit_id,
        progress=looked.progress,
        seen_on=looked.seen_on,
        words=looked.words.strip(),
        file_id=file_id,
    )
    record(
        session,
        act,
        stream_of(review.id),
        "progress_recorded",
        about={"review": review.id, "recommendation": fact_id, "visit": looked.visit_id},
        words={"number": row.number, "progress": looked.progress, "on": looked.seen_on},
    )
