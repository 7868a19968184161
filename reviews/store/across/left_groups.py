"""Cases that were taken out of a group: what they made while they were in it holds its papers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.tables import Case, EarlierWording


@dataclass(frozen=True, slots=True)
class Left:
    """That a case was taken out of a group, and when."""

    case_id: UUID
    group_id: UUID
    at: datetime


def left_groups(session: Session) -> list[Left]:
    """Every time that a case was taken out of a group; one query."""
    query = select(EarlierWording.row_id, EarlierWording.was, EarlierWording.replaced_at).where(
        EarlierWording.row_table == Case.__tablename__,
        EarlierWording.row_column == Case.group_id.key,
        EarlierWording.was.is_not(None),
    )
    return [Left(case_id, UUID(was), at) for case_id, was, at in session.execute(query) if was]
