"""Back-ups, drills and restores, as the record knows of them."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.across.back_ups import LastDrill
from reviews.domain.dates import LONDON
from reviews.store.tables import BackUp, Drill, Event, Restore

NEVER = "0"
"""The restore number of a record that was never restored."""


def last_back_up(session: Session) -> BackUp | None:
    """The last back-up that was made."""
    return session.scalar(select(BackUp).order_by(BackUp.taken_at.desc()).limit(1))


def last_number(session: Session) -> int:
    """The greatest number of a back-up that the record knows of."""
    return session.scalar(select(func.max(BackUp.number))) or 0


def back_up(session: Session, id_: UUID) -> BackUp | None:
    """A back-up by the id of its manifest."""
    return session.get(BackUp, id_)


def holds_event(session: Session, stream: str, sequence: int, hash_: str) -> bool:
    """Whether an event with this hash has this place in its stream."""
    found = select(Event.hash).where(Event.stream == stream, Event.sequence == sequence)
    return session.scalar(found) == hash_


def last_drill(session: Session) -> LastDrill | None:
    """How the last drill went, and when one went well."""
    drill = session.scalar(select(Drill).order_by(Drill.recorded_at.desc()).limit(1))
    if drill is None:
        return None
    good_at = session.scalar(select(func.max(Drill.recorded_at)).where(Drill.differs == ""))
    good_on = good_at.astimezone(LONDON).date() if good_at else None
    return LastDrill(drill.recorded_at.astimezone(LONDON).date(), not drill.differs, good_on)


def restore_number(session: Session) -> str:
    """What changes whenever this record is restored from a back-up, and never otherwise.

    Whoever keeps a copy until the service has it, as a phone does, offers it again when this
    changes. Two restores of one back-up differ too.
    """
    found = session.execute(
        select(func.count().over(), Restore.id).order_by(Restore.recorded_at.desc()).limit(1)
    ).first()
    return f"{found[0]}-{found[1].hex[:12]}" if found else NEVER
