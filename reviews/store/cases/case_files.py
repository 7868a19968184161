"""Files that belong to a case, which open to its team and to nobody else."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from reviews.store.tables import Base


def holding_files() -> list[Any]:
    """The tables of a case whose rows can come with a file: every one that there is."""
    tables = [mapper.class_ for mapper in Base.registry.mappers]
    held = [one for one in tables if {"case_id", "file_id"} <= set(one.__table__.columns.keys())]
    return sorted(held, key=lambda one: str(one.__tablename__))


def cases_of_file(session: Session, file_id: UUID) -> list[UUID]:
    """The cases that a file came with something of, in any wording."""
    found = (select(one.case_id).where(one.file_id == file_id) for one in holding_files())
    return list(session.scalars(union(*found)))
