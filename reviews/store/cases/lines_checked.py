"""The lines that cases are listed by, held against what stands in each case."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.record.raw import NotRead, guarding
from reviews.store.tables import Case, CaseLine

from .lines import Changing, lines_of

_AT_ONCE = 400


def case_line_faults(session: Session, changing: Changing) -> Iterator[Fault]:
    """Each case whose line is not that of its record, by its id, and each line of no case."""
    try:
        with guarding(session):
            held = {row["case_id"]: dict(row) for row in _held(session)}
            cases = list(session.scalars(select(Case.id)))
            said = _said(session, cases, changing)
    except NotRead:
        told = "The lines that cases are listed by cannot be read, or what they are made from."
        yield Fault(FaultMeaning.UNREADABLE, CaseLine.__tablename__, "", told)
        return
    for key in sorted({*held, *said}, key=str):
        if held.get(key) != said.get(key):
            told = f"The line that the case {key} is listed by (case_line) is not of the record."
            yield Fault(FaultMeaning.AROUND, CaseLine.__tablename__, str(key), told)


def _held(session: Session) -> list[Any]:
    return list(session.execute(select(CaseLine.__table__)).mappings())


def _said(session: Session, cases: list[UUID], changing: Changing) -> dict[UUID, dict[str, Any]]:
    found: dict[UUID, dict[str, Any]] = {}
    for start in range(0, len(cases), _AT_ONCE):
        found |= lines_of(session, cases[start : start + _AT_ONCE], changing)
    return found
