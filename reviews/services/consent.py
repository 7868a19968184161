"""Recording what a resident agreed to, use by use, and capacity, decision by decision."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.capacity import CapacityOutcome, check_capacity
from reviews.domain.consent import ConsentState, Use
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people import Act
from reviews.store import consents, reviews
from reviews.store.events import record
from reviews.store.tables import Capacity, Consent

from .dated import again, first
from .files import Filing, Upload, file_row
from .reviews import row_of, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """One conversation about agreement: how it was put, who was there, and on what day."""

    words_used: str
    format_used: str
    present: str
    told_of_tribunal: bool
    asked_on: date


@dataclass(frozen=True, slots=True)
class Reply:
    """How one use stands after it."""

    use: Use
    state: ConsentState
    limits: str = ""


def record_consent(
    session: "Session",
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    asked: Asked,
    replies: Collection[Reply],
    written: Upload | None = None,
) -> None:
    """Record what a resident agreed to; a written copy is attached where possible (para 97).

    Only uses whose state or limits changed are written. A change undoes any clearance.

    Raises:
        Refused: the day is to come, an agreement in part has no limits, or the resident was not
            told that a tribunal and a party may read what is used.
    """
    review = row_of(session, act, review_id)
    _check_planned(session, review_id, resident_id)
    _check(act, asked, replies)
    file_id = None
    if written is not None:
        filing = Filing(
            purpose="written agreement",
            about="Written agreement",
            scheme_id=review.scheme_id,
            review_id=review_id,
            resident_id=resident_id,
            true_on=asked.asked_on,
            sensitivity="confidential",
        )
        file_id = file_row(session, act, written, filing).id
        session.flush()
    changed = [
        reply
        for reply in replies
        if _write(session, act, (review_id, resident_id), asked, reply, file_id)
    ]
    about = {"review": review_id, "resident": resident_id, "file": file_id}
    record(
        session,
        act,
        stream_of(review_id),
        "consent_recorded",
        about=about,
        words={"changed": {reply.use: reply.state for reply in changed}},
    )


def _check_planned(session: "Session", review_id: UUID, resident_id: UUID) -> None:
    known = {one.resident_id for one in reviews.planned_residents(session, review_id)}
    if resident_id not in known:
        raise NotThere


def _check(act: Act, asked: Asked, replies: Collection[Reply]) -> None:
    if asked.asked_on > act.today:
        raise Refused("The date must be today or in the past.", "asked_on")
    for reply in replies:
        if reply.state is ConsentState.IN_PART and not reply.limits.strip():
            raise Refused("Say what they agreed to and what they did not.", f"limits-{reply.use}")
    gives = {ConsentState.GIVEN, ConsentState.IN_PART}
    if any(reply.state in gives for reply in replies) and not asked.told_of_tribunal:
        raise Refused(
            "Before someone agrees, tell them that a tribunal may read what is used, and so may "
            "a landlord who takes part in the appeal or speaks for someone in it.",
            "told_of_tribunal",
        )


def _write(
    session: "Session",
    act: Act,
    whose: tuple[UUID, UUID],
    asked: Asked,
    reply: Reply,
    file_id: UUID | None,
) -> bool:
    review_id, resident_id = whose
    row = consents.consent_row(session, review_id, resident_id, reply.use)
    before = (row.state, row.limits) if row else (ConsentState.NOT_ASKED, "")
    if before == (reply.state, reply.limits.strip()) and file_id is None:
        return False
    values = {
        "state": reply.state,
        "limits": reply.limits.strip(),
        "words_used": asked.words_used.strip(),
        "format_used": asked.format_used.strip(),
        "present": asked.present.strip(),
        "told_of_tribunal": asked.told_of_tribunal,
        "written_file_id": file_id or (row.written_file_id if row else None),
        "true_from_on": asked.asked_on,
        "cleared_by": None,
        "cleared_at": None,
        "cleared_reason": None,
    }
    if row is None:
        first(
            session,
            act,
            Consent,
            review_id=review_id,
            resident_id=resident_id,
            use=reply.use,
            **values,
        )
    else:
        again(session, act, row, **values)
    return True


def clear_use(
    session: "Session", act: Act, review_id: UUID, resident_id: UUID, use: Use, reason: str
) -> None:
    """Clear one use that was given in part, or decided in a person's best interests.

    Raises:
        Refused: the use is in another state, no reason is given, or no best-interests decision
            is recorded for a person who could not decide.
    """
    row_of(session, act, review_id)
    row = consents.consent_row(session, review_id, resident_id, use)
    if row is None or row.state not in (ConsentState.IN_PART, ConsentState.NO_CAPACITY):
        raise Refused("Only an agreement in part, or a best-interests decision, can be cleared.")
    if not reason.strip():
        raise Refused("Say what may be used, and what you checked.", "reason")
    if row.state is ConsentState.NO_CAPACITY:
        capacity = consents.capacity_row(session, review_id, resident_id, use)
        if capacity is None or not capacity.best_interests.strip():
            raise Refused("Record the best-interests decision for this use first.")
    again(session, act, row, cleared_by=act.by.id, cleared_at=act.at, cleared_reason=reason.strip())
    record(
        session,
        act,
        stream_of(review_id),
        "consent_cleared",
        about={"review": review_id, "resident": resident_id},
        words={"use": use},
    )


@dataclass(frozen=True, slots=True)
class CapacityFacts:
    """What is recorded about one decision at one time."""

    decision: Use
    outcome: CapacityOutcome
    assessed_on: date
    assessed_by: str
    help_given: str = ""
    shown_by: str = ""
    ask_again_on: date | None = None
    best_interests: str = ""
    authority: str = ""
    authority_seen: bool = False


def record_capacity(
    session: "Session", act: Act, review_id: UUID, resident_id: UUID, facts: CapacityFacts
) -> None:
    """Record whether a resident could make one decision, with the help given.

    Raises:
        Refused: help is not recorded, a lack of capacity is not shown, or the day is to come.
    """
    row_of(session, act, review_id)
    _check_planned(session, review_id, resident_id)
    if facts.assessed_on > act.today:
        raise Refused("The date must be today or in the past.", "assessed_on")
    check_capacity(facts.outcome, help_given=facts.help_given, shown_by=facts.shown_by)
    row = consents.capacity_row(session, review_id, resident_id, facts.decision)
    values = asdict(facts) | {"true_from_on": facts.assessed_on}
    if row is None:
        first(session, act, Capacity, review_id=review_id, resident_id=resident_id, **values)
    else:
        again(session, act, row, **values)
    record(
        session,
        act,
        stream_of(review_id),
        "capacity_recorded",
        about={"review": review_id, "resident": resident_id},
        words={"decision": facts.decision, "outcome": facts.outcome},
    )
