"""Suspensions in a case, beside its decisions: recorded, corrected, lifted, taken back."""

from dataclasses import asdict
from uuid import UUID

from reviews.domain.cases.decisions import SuspensionTold, check_suspension
from reviews.domain.dates import long_date
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first, stripped
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Suspension

from .cases import record
from .decisions import claim_row
from .facts import end_as_mistake


def record_suspension(session: Session, act: Act, case_id: UUID, told: SuspensionTold) -> UUID:
    """Record that payment was suspended; returns its lasting id.

    Raises:
        Refused: see `check_suspension`.
    """
    claim_row(session, act, case_id)
    check_suspension(told, act.today)
    row = first(session, act, Suspension, case_id=case_id, taken_back=None, **_values(told))
    session.flush()
    record(session, act, case_id, EventKind.SUSPENSION_RECORDED, suspension=row.fact_id)
    return row.fact_id


def _values(told: SuspensionTold) -> dict[str, object]:
    values = stripped(**asdict(told))
    days = {"true_from_on": values.pop("from_on"), "true_to_on": values.pop("lifted_on")}
    return values | days


def correct_suspension(
    session: Session, act: Act, case_id: UUID, fact_id: UUID, told: SuspensionTold, *, seen: str
) -> None:
    """Put a suspension right, or say when it was lifted and why; what it said before stays.

    Raises:
        Refused: as for a new one, or someone changed it since the officer opened the page.
    """
    claim_row(session, act, case_id)
    row = _standing(session, case_id, fact_id)
    if str(row.id) != seen:
        lifted = f" Lifted on {long_date(row.true_to_on)}." if row.true_to_on else ""
        raise Refused(
            f"Someone changed this suspension meanwhile: “{row.why}”{lifted} Yours is below: save "
            "again to put it in its place.",
            "why",
        )
    check_suspension(told, act.today)
    again(session, act, row, **_values(told))
    record(session, act, case_id, EventKind.DECISION_CHANGED, suspension=fact_id)


def take_back_suspension(
    session: Session, act: Act, case_id: UUID, fact_id: UUID, reason: str
) -> None:
    """Say that a suspension was recorded by mistake; it stays, with the reason.

    Raises:
        Refused: no reason is given.
    """
    claim_row(session, act, case_id)
    row = _standing(session, case_id, fact_id)
    end_as_mistake(session, act, row, reason)
    record(session, act, case_id, EventKind.DECISION_CHANGED, suspension=fact_id)


def _standing(session: Session, case_id: UUID, fact_id: UUID) -> Suspension:
    row = standing_row(session, Suspension, case_id=case_id, fact_id=fact_id)
    if row is None:
        raise NotThere("This suspension was taken back. Go back and look again.")
    return row
