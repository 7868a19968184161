"""Whether the record is kept safe: the last back-up and the last drill, and what is overdue."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from reviews.domain.across.back_ups import USUAL_DAYS, why_late
from reviews.domain.dates import LONDON, long_date
from reviews.files.back_up_folder import remember, remembered
from reviews.files.disk import FileStore
from reviews.store.across import back_ups
from reviews.store.people import council_settings
from reviews.store.record.session import Session


@dataclass(frozen=True, slots=True)
class KeptSafe:
    """What is overdue, a sentence each, and what was done last, in a few or none."""

    late: tuple[str, ...]
    said: str


def kept_safe(session: Session, today: date) -> KeptSafe:
    """How the record stands, held against the council's limit."""
    row = council_settings.council_row(session)
    days = (row.back_up_days if row else None) or USUAL_DAYS
    last, drill = back_ups.last_back_up(session), back_ups.last_drill(session)
    backed_up_on = last.taken_at.astimezone(LONDON).date() if last else None
    said = [_named(last.number, last.taken_at)] if last else []
    if drill is not None:
        found = "nothing differed" if drill.good else "it was not good"
        said.append(f"A back-up was last restored aside on {long_date(drill.on)}: {found}.")
    restored = back_ups.last_restore(session)
    if restored is not None:
        said.append(
            f"This record was restored on {_day(restored.recorded_at)} from back-up "
            f"{restored.number}, of {_day(restored.taken_at)}."
        )
    return KeptSafe(why_late(backed_up_on, drill, days, today), " ".join(said))


def _named(number: int, taken_at: datetime) -> str:
    return f"The last back-up is number {number}, of {_day(taken_at)}."


def _day(instant: datetime) -> str:
    return long_date(instant.astimezone(LONDON).date())


def remember_last(files: FileStore, number: int, taken_at: datetime) -> None:
    """Keep beside the files which back-up is the last, for the day the database is not there."""
    remember(files, json.dumps({"number": number, "taken_at": taken_at.isoformat()}))


def last_known(files: FileStore) -> str:
    """The last back-up, in a sentence, where the database cannot be asked."""
    try:
        told = json.loads(remembered(files))
        return _named(int(told["number"]), datetime.fromisoformat(told["taken_at"]))
    except (ValueError, KeyError, TypeError):
        return "No back-up is known."
