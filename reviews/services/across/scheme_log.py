"""The scheme log as a workbook (para 112): at once, or some schemes at a time as long work."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from reviews.documents.workbooks.scheme_log import write_log
from reviews.domain.across.scheme_log import (
    LogFilter,
    LogRow,
    OpenRecommendation,
    revisit_cutoff,
)
from reviews.domain.follow_up.recommendations import Clock
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.working_days import BankHolidays
from reviews.services.record.jobs import Made, Work
from reviews.store.across import scheme_log
from reviews.store.across.log_filters import Condition, overdue, revisit_due
from reviews.store.people import council_settings
from reviews.store.record.session import Session

_PIECE = 25
"""How many schemes one piece of long work reads: a fraction of a second."""


def write_workbook(
    session: Session, to: BinaryIO, today: date, viewer: Viewer | None = None
) -> None:
    """Write the whole log, as it stands today and as a viewer may read it, to an open file."""
    council = council_settings.council(session).name
    write_log(scheme_log.every_row(session, today, viewer), to, council=council, made_on=today)


def cutoff_of(session: Session, today: date, holidays: BankHolidays) -> date:
    """The day by which a recommendation was sent whose scheme is due for a revisit now."""
    return revisit_cutoff(today, council_settings.council(session).revisit_days, holidays)


def condition_of(chosen: LogFilter, today: date, cutoff: date) -> Condition | None:
    """What a filter of the log asks of a scheme; nothing where all are shown."""
    if chosen is LogFilter.OVERDUE:
        return overdue(today)
    return revisit_due(cutoff, today) if chosen is LogFilter.REVISIT else None


def parts(session: Session, act: Act, about: UUID | None) -> Iterator[tuple[str, int]]:
    """The schemes that the log holds now, some at a time, for long work."""
    del act, about
    keys = [str(one.id) for one in scheme_log.log_ids(session, limit=None)]
    for start in range(0, len(keys), _PIECE):
        some = keys[start : start + _PIECE]
        yield " ".join(some), len(some)


def piece(work: Work, about: str) -> Made:
    """The rows of some schemes as whoever asks may read them today, as text."""
    ids = [UUID(one) for one in about.split()]
    rows = scheme_log.log_rows(work.session, ids, work.act.today, work.act.by)
    return Made(json.dumps([asdict(one) for one in rows], ensure_ascii=False, default=str))


def result(work: Work, made: Iterator[Made], to: BinaryIO) -> str:
    """Write the log from the rows of its pieces, which are of today."""
    council = council_settings.council(work.session).name
    rows = (_row(one) for part in made for one in json.loads(part.words))
    write_log(rows, to, council=council, made_on=work.act.today)
    return ""


def _row(said: dict[str, Any]) -> LogRow:
    opened = tuple(
        OpenRecommendation(**_days(one) | {"clock": Clock(one["clock"]), "fact_id": None})
        for one in said["recommendations"]
    )
    return LogRow(**_days(said) | {"recommendations": opened})


def _days(said: dict[str, Any]) -> dict[str, Any]:
    """Values as they were kept in text, with days as days."""
    return {
        name: date.fromisoformat(value) if value and name.endswith("_on") else value
        for name, value in said.items()
    }
