"""Recording how a resident made one decision, or why they could not (Mental Capacity Act 2005)."""

from collections.abc import Collection
from uuid import UUID

from reviews.domain.consent.capacity import (
    CapacityFacts,
    CapacityOutcome,
    check_capacity,
    shown_in_words,
)
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.consent import consents
from reviews.store.record.session import Session
from reviews.store.tables import Capacity

from .consents import NOT_CLEARED, check_planned, write

_A_NO = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
_NO_CONVERSATION: dict[str, object] = {
    "words_used": "",
    "format_used": "",
    "present": "",
    "told_of_tribunal": False,
    "written_file_id": None,
}


def record_capacity(
    session: Session,
    act: Act,
    review_id: UUID,
    resident_id: UUID,
    decision: Use,
    facts: CapacityFacts,
    *,
    seen: Collection[UUID] | None = None,
) -> None:
    """Record how a resident made one decision, with what help, or why they could not.

    The use itself follows: who could not decide has not agreed, and a best-interests decision
    that was checked before is checked afresh. A no stands.

    `seen` holds ids of the records that the officer had on the page; None where no page was.

    Raises:
        Refused: help is not recorded, a lack of capacity is not shown, a date is wrong, or
            someone else recorded this decision meanwhile.
    """
    row_of(session, act, review_id)
    check_planned(session, review_id, resident_id)
    check_capacity(facts, act.today)
    row = consents.capacity_row(session, review_id, resident_id, decision)
    _check_seen(row, seen)
    _write(session, act, (review_id, resident_id, decision), row, facts)


def _check_seen(row: Capacity | None, seen: Collection[UUID] | None) -> None:
    if row is not None and seen is not None and row.id not in seen:
        raise Refused(
            "Someone else recorded this decision while you had the page open. Read it above, then "
            "save again if yours should take its place."
        )


def _write(
    session: Session,
    act: Act,
    whose: tuple[UUID, UUID, Use],
    row: Capacity | None,
    facts: CapacityFacts,
) -> None:
    """Write the record in place of `row`, and let the use follow; one event covers both."""
    review_id, resident_id, decision = whose
    where = {"review_id": review_id, "resident_id": resident_id, "decision": decision}
    first_or_again(session, act, Capacity, row, **where, **_columns(facts))
    _follow(session, act, whose, facts)
    words = {"decision": decision, "outcome": facts.outcome}
    record(session, act, review_id, EventKind.CAPACITY_RECORDED, words, resident=resident_id)


def _columns(facts: CapacityFacts) -> dict[str, object]:
    return {
        "outcome": facts.outcome,
        "assessed_on": facts.assessed_on,
        "true_from_on": facts.assessed_on,
        "assessed_by": facts.assessed_by.strip(),
        "help_given": facts.help_given.strip(),
        "shown_by": shown_in_words(facts.could_not, facts.shown_by),
        "ask_again_on": facts.ask_again_on,
        "best_interests": facts.best_interests.strip(),
        "authority": facts.authority.strip(),
        "authority_seen": facts.authority_seen,
    }


def _follow(
    session: Session, act: Act, whose: tuple[UUID, UUID, Use], facts: CapacityFacts
) -> None:
    """Let the use stand as this record says it must."""
    row = consents.consent_row(session, *whose)
    if facts.outcome is CapacityOutcome.COULD_NOT_DECIDE:
        if row is not None and row.state in _A_NO:
            return
        asked = _NO_CONVERSATION if row is None else {}
        values = {"state": ConsentState.NO_CAPACITY, "limits": "", **NOT_CLEARED, **asked}
        write(session, act, whose, row, true_from_on=facts.assessed_on, **values)
    elif row is not None and row.state is ConsentState.NO_CAPACITY:
        again(session, act, row, **NOT_CLEARED)
