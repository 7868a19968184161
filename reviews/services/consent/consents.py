"""Recording what a resident agreed to, use by use, and clearing what a person must check."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.consent.capacity import CapacityOutcome
from reviews.domain.consent.consents import AGREES, ConsentState, Use, check_reply
from reviews.domain.dates import check_past, long_date
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first_or_again
from reviews.services.record.files import Filing, Upload, file_row
from reviews.services.review.reviews import record, row_of
from reviews.store.consent import consents
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.tables import Consent, Review

from .refusals import excuse_refused

NOT_CLEARED: dict[str, None] = {"cleared_by": None, "cleared_at": None, "cleared_reason": None}
"""The columns of a clearance that is not given, or is undone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One conversation about consent: how it was put, who was there, and on what day.

    `seen` holds the ids of the records that the officer had on the page; None where no page was.
    """

    words_used: str
    format_used: str
    present: str
    told_of_tribunal: bool
    asked_on: date
    seen: Collection[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """How one use stands after it."""

    use: Use
    state: ConsentState
    limits: str = ""


def record_consent(
    session: Session,
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    asked: Asked,
    replies: Collection[Reply],
    written: Upload | None = None,
) -> None:
    """Record what a resident agreed to; a written copy is attached where possible (para 97).

    Uses that were not talked about stay as they are. A reply undoes a clearance. A written copy
    that comes later, without replies, is attached to what stands. A no is taken whatever state
    the review is in, and excuses the part that it is about.

    Raises:
        Refused: the day is to come, nothing was said, someone else recorded a reply meanwhile, an
            consent in part has no limits, the resident was not told that a tribunal and a party
            may read what is used, or is recorded as not able to make that decision.
    """
    gives = any(reply.state in AGREES for reply in replies)
    review = row_of(session, act, review_id, must_be_open=gives)
    check_planned(session, review_id, resident_id)
    check_past(asked.asked_on, act.today, "asked_on")
    standing = consents.consent_rows(session, review_id, resident_id)
    if not replies and (written is None or not standing):
        raise Refused("Answer at least one of the questions under “What to ask”.")
    _check_seen(asked, replies, standing)
    _check_able(session, review_id, resident_id, replies)
    states = _states(asked, replies, standing)
    file_id = _file(session, act, review, resident_id, asked, written)
    for reply in replies:
        words = {"state": states[reply.use], "limits": _limits(reply)}
        values = words | NOT_CLEARED | _conversation(asked) | {"written_file_id": file_id}
        write(session, act, (review_id, resident_id, reply.use), standing.get(reply.use), **values)
    if not replies:
        for row in standing.values():
            again(session, act, row, written_file_id=file_id)
    _record(session, act, review_id, resident_id, states, file_id)
    excuse_refused(session, act, review_id, resident_id, states)


def _record(
    session: Session,
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    states: Mapping[Use, ConsentState],
    file_id: UUID | None,
) -> None:
    """Record the event that covers every use that was talked about, and the written copy."""
    about = {"resident": resident_id, "file": file_id}
    record(session, act, review_id, EventKind.CONSENT_RECORDED, {"uses": states}, **about)


def check_planned(session: Session, review_id: UUID, resident_id: UUID) -> None:
    """Check that a resident is in a review."""
    if resident_id not in {
        one.resident_id for one in reviews.planned_residents(session, review_id)
    }:
        raise NotThere


def _check_seen(asked: Asked, replies: Collection[Reply], standing: Mapping[Use, Consent]) -> None:
    """Check that no reply would take the place of one that this officer has not seen."""
    for reply in replies:
        row = standing.get(reply.use)
        if asked.seen is not None and row is not None and row.id not in asked.seen:
            raise Refused(
                "Someone else recorded how this stands while you had the page open. Look at it, "
                "then save again if yours should take its place.",
                f"state-{reply.use}",
            )


def _check_able(
    session: Session, review_id: UUID, resident_id: UUID, replies: Collection[Reply]
) -> None:
    """Check that nobody agrees to what they are recorded as not able to decide."""
    found = {one.decision: one for one in consents.capacities(session, review_id, resident_id)}
    for reply in replies:
        capacity = found.get(reply.use) if reply.state in AGREES else None
        if capacity and capacity.outcome is CapacityOutcome.COULD_NOT_DECIDE:
            raise Refused(
                f"On {long_date(capacity.assessed_on)} they could not make this decision. If they "
                "can now, record that first, on the page about how this decision was made.",
                f"state-{reply.use}",
            )


def _states(
    asked: Asked, replies: Collection[Reply], standing: Mapping[Use, Consent]
) -> dict[Use, ConsentState]:
    """The state to record for each reply, once every reply is checked."""
    return {
        reply.use: check_reply(
            consents.standing_of(reply.use, standing.get(reply.use)),
            reply.state,
            reply.limits,
            told=asked.told_of_tribunal,
        )
        for reply in replies
    }


def _limits(reply: Reply) -> str:
    return reply.limits.strip() if reply.state is ConsentState.IN_PART else ""


def _conversation(asked: Asked) -> dict[str, object]:
    return {
        "words_used": asked.words_used.strip(),
        "format_used": asked.format_used.strip(),
        "present": asked.present.strip(),
        "told_of_tribunal": asked.told_of_tribunal,
        "true_from_on": asked.asked_on,
    }


def _file(
    session: Session,
    act: Act,
    review: Review,
    resident_id: UUID,
    asked: Asked,
    written: Upload | None,
) -> UUID | None:
    if written is None:
        return None
    filing = Filing(
        purpose="written agreement",
        about="Written agreement",
        scheme_id=review.scheme_id,
        review_id=review.id,
        resident_id=resident_id,
        true_on=asked.asked_on,
        sensitivity=Sensitivity.CONFIDENTIAL,
    )
    return file_row(session, act, written, filing).id


def write(
    session: Session, act: Act, whose: tuple[UUID, UUID, Use], row: Consent | None, **values: object
) -> None:
    """Write how one use stands in place of `row`; the caller records the event.

    `whose` is the review, the resident and the use; what `values` leave out stays as in `row`.
    """
    review_id, resident_id, use = whose
    where = {"review_id": review_id, "resident_id": resident_id, "use": use}
    first_or_again(session, act, Consent, row, **where, **values)


def clear_use(
    session: Session,
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    use: Use,
    reason: str,
    *,
    seen: Collection[UUID] | None = None,
) -> None:
    """Clear one use that was given in part, or decided in a person's best interests.

    `seen` holds ids of the records that the officer had on the page; None where no page was.

    Raises:
        Refused: the use is in another state, or changed meanwhile; no reason is given; or no
            best-interests decision is recorded for a person who could not decide.
    """
    row_of(session, act, review_id)
    row = _row_to_clear(session, (review_id, resident_id, use), seen)
    check_said(reason, "Say what may be used, and what you checked.", "reason")
    if row.state is ConsentState.NO_CAPACITY:
        _check_best_interests(session, review_id, resident_id, use)
    again(session, act, row, cleared_by=act.by.id, cleared_at=act.at, cleared_reason=reason.strip())
    record(session, act, review_id, EventKind.CONSENT_CLEARED, {"use": use}, resident=resident_id)


def _row_to_clear(
    session: Session, whose: tuple[UUID, UUID, Use], seen: Collection[UUID] | None
) -> Consent:
    """The row of a use that waits to be checked, as the officer had it on the page."""
    row = consents.consent_row(session, *whose)
    if row is None or not consents.standing_of(whose[2], row).to_clear:
        raise Refused("This does not wait to be checked. Go back and look at how it stands.")
    if seen is not None and row.id not in seen:
        raise Refused("Someone recorded this again while you had it open. Look at it afresh.")
    return row


def _check_best_interests(session: Session, review_id: UUID, resident_id: UUID, use: Use) -> None:
    capacity = consents.capacity_row(session, review_id, resident_id, use)
    decided = (
        capacity is not None
        and capacity.outcome is CapacityOutcome.COULD_NOT_DECIDE
        and capacity.best_interests.strip()
    )
    if not decided:
        raise Refused("Record the best-interests decision for this use first.")
