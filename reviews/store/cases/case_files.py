"""Files that belong to a case, which open to its team and to nobody else."""

from uuid import UUID

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from reviews.store.tables import CaseAppeal, CaseAuthority, CaseStep, DecisionNotice

_HOLD_FILES = (DecisionNotice, CaseAppeal, CaseStep, CaseAuthority)


def cases_of_file(session: Session, file_id: UUID) -> list[UUID]:
    """The cases whose notices, appeals, steps or authorities a file came with, in any wording."""
    found = (select(one.case_id).where(one.file_id == file_id) for one in _HOLD_FILES)
    return list(session.scalars(union(*found)))
