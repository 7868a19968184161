"""The scheme log as a workbook (para 112)."""

from datetime import date
from typing import BinaryIO

from reviews.documents.workbooks.scheme_log import write_log
from reviews.domain.across.scheme_log import LogFilter, revisit_cutoff
from reviews.domain.people.roles import Viewer
from reviews.domain.working_days import BankHolidays
from reviews.store.across import scheme_log
from reviews.store.across.log_filters import Condition, overdue, revisit_due
from reviews.store.people import council_settings
from reviews.store.record.session import Session


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
