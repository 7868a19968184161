"""Which restore a record is of, as clients ask for it."""

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from reviews.domain.errors import Unreadable
from reviews.store.tables import Restore

from .engine import reading_session

NEVER = "0"
"""The restore number of a record that was never restored."""


def restore_number(session: Session) -> str:
    """What changes whenever this record is restored from a back-up, and never otherwise.

    Whoever keeps a copy until the service has it, as a phone does, offers it again when this
    changes. Two restores of one back-up differ too.
    """
    found = session.execute(
        select(func.count().over(), Restore.id).order_by(Restore.recorded_at.desc()).limit(1)
    ).first()
    return f"{found[0]}-{found[1].hex[:12]}" if found else NEVER


def told(engine: Engine) -> str | None:
    """The restore number; None where the database does not tell it."""
    try:
        with reading_session(engine) as session:
            return restore_number(session)
    except (SQLAlchemyError, Unreadable):
        return None
