"""The forms that were saved, as long as they are known."""

from datetime import datetime

from sqlalchemy import delete

from reviews.store.tables import SentForm

from .session import Session


def forget_before(session: Session, at: datetime) -> None:
    """Know no more of the forms that were saved before an instant."""
    session.execute(delete(SentForm).where(SentForm.sent_at < at))
