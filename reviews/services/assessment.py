"""Conclusions, the second reading, and documents that come late (paras 110-111)."""

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.assessment import (
    About,
    FindingKind,
    Judgement,
    Part,
    Reading,
    check_concluded,
    check_reading,
    parts_left,
)
from reviews.domain.consent import Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people import Act
from reviews.store import assessment
from reviews.store.events import record
from reviews.store.tables import AssessmentReading, Conclusion, StoredFile

from .dated import again, first
from .findings import check_not_final
from .reviews import row_of, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def conclude(
    session: "Session",
    act: Act,
    review_id: UUID,
    about: About,
    judgement: Judgement,
    reasons: str,
) -> None:
    """Record one conclusion of para 110, in words, with reasons."""
    row_of(session, act, review_id)
    check_not_final(session, review_id)
    if not reasons.strip():
        raise Refused("Give the reasons for this conclusion.", "reasons")
    row = assessment.conclusion_row(session, review_id, about)
    values = {"judgement": judgement, "reasons": reasons.strip()}
    if row is None:
        first(session, act, Conclusion, review_id=review_id, about=about, **values)
    else:
        again(session, act, row, **values)
    record(
        session,
        act,
        stream_of(review_id),
        "concluded",
        about={"review": review_id},
        words={"about": about, "judgement": judgement},
    )


def take_step(
    session: "Session",
    act: Act,
    review_id: UUID,
    step: Reading,
    words: str,
    parts: tuple[Part, ...] = (),
) -> None:
    """Take one step of the second reading.

    Args:
        session: a writing session.
        act: who, and when.
        review_id: the review.
        step: what is done.
        words: reasons; needed for all but submitting and agreeing.
        parts: the planned parts of the review, for submitting.

    Raises:
        Refused: it is not this step's turn or this person's, or something is missing.
    """
    row_of(session, act, review_id)
    steps = assessment.steps(session, review_id)
    check_reading(steps, step, act.by.id, words)
    if step is Reading.SUBMITTED:
        _check_ready(session, review_id, parts)
    session.add(
        AssessmentReading(
            id=uuid4(),
            review_id=review_id,
            number=len(steps) + 1,
            reading=step,
            words=words.strip(),
            by=act.by.id,
            at=act.at,
        )
    )
    record(
        session,
        act,
        stream_of(review_id),
        f"assessment_{step.value.replace('-', '_')}",
        about={"review": review_id},
        words={"words": words.strip()},
    )


def _check_ready(session: "Session", review_id: UUID, parts: tuple[Part, ...]) -> None:
    concluded = {one.about for one in assessment.conclusions(session, review_id)}
    found = assessment.findings(session, Use.NOTES, review_id)
    if found.withheld:
        raise Refused(
            "A finding rests on words that may no longer be used. Take that evidence or the "
            "finding away first."
        )
    uncited = [
        one for one in found.items if not one.evidence and one.kind is not FindingKind.NOT_ENOUGH
    ]
    check_concluded(concluded, parts_left(parts), len(uncited))


def say_what_changes(
    session: "Session", act: Act, review_id: UUID, file_id: UUID, effect: str
) -> None:
    """Record what a document that came after the first conclusion changes, if anything."""
    row_of(session, act, review_id)
    row = session.get(StoredFile, file_id)
    if row is None or row.review_id != review_id:
        raise NotThere
    if not effect.strip():
        raise Refused("Say what this document changes, or that it changes nothing.", "effect")
    row.late_effect, row.late_decided_by = effect.strip(), act.by.id
    record(
        session,
        act,
        stream_of(review_id),
        "late_document_weighed",
        about={"review": review_id, "file": file_id},
        words={"effect": effect.strip()},
    )
