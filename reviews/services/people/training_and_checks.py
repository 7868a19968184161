"""Recording what officers hold: skills, training and security checks (paras 76-79)."""

from dataclasses import asdict
from uuid import UUID

from reviews.domain.errors import NotThere, check_said
from reviews.domain.people.roles import Act
from reviews.domain.people.training_and_checks import Held, check_held
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first, stripped
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import Officer, OfficerRecord

from .officers import COUNCIL


def record_held(session: Session, act: Act, officer_id: UUID, held: Held) -> UUID:
    """Record a check, a training or a skill of an officer whose account is open.

    Raises:
        Refused: it does not say what it is, or its dates do not hold together.
    """
    lock(session, COUNCIL)
    check_held(held, act.today)
    officer = session.get(Officer, officer_id)
    if officer is None or officer.closed_at is not None:
        raise NotThere("This account is closed or does not exist.")
    row = first(session, act, OfficerRecord, officer_id=officer_id, **stripped(**asdict(held)))
    record(session, act, COUNCIL, EventKind.OFFICER_RECORD_ADDED, about={"officer": officer_id})
    return row.id


def take_back_held(
    session: Session, act: Act, officer_id: UUID, record_id: UUID, reason: str
) -> None:
    """Take back what was recorded of an officer in error, or no longer counts.

    Raises:
        Refused: no reason is given.
    """
    lock(session, COUNCIL)
    row = session.get(OfficerRecord, record_id)
    if row is None or row.officer_id != officer_id or row.superseded_at is not None:
        raise NotThere("This has changed since you opened the page. Look again.")
    check_said(reason, "Say why this is taken off the record.", "reason")
    row.superseded_at = act.at
    about = {"officer": officer_id}
    words = {"reason": reason.strip()}
    record(session, act, COUNCIL, EventKind.OFFICER_RECORD_TAKEN_BACK, about=about, words=words)
