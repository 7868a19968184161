"""The code lists of the look round, from data/code_lists/."""

from datetime import date
from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.visits.code_lists import Code, CodeList, LookRound, overlaps

from .faults import CodeListFault
from .toml_table import Table, read_file


@cache
def look_round() -> LookRound:
    """The lists that are in use, read when first needed; CodeListFault if a file is wrong."""
    folder = ROOT / "data" / "code_lists"
    things, places, urgency = (
        load_code_list(folder / f"{name}.toml") for name in ("things", "places", "urgency")
    )
    return LookRound(things, places, urgency)


def load_code_list(path: Path) -> CodeList:
    """One list; a CodeListFault names file, entry and fault."""
    return CodeList(read_file(path, _codes, CodeListFault))


def _codes(file: Table) -> tuple[Code, ...]:
    _day(file, "checked", needed=True)
    codes = tuple(_code(row) for row in file.rows("codes", "entry", needed=True))
    for key in overlaps(codes):
        file.fault(f"entry “{key}” stands twice on one day.")
    return codes


def _code(row: Table) -> Code:
    code = Code(
        key=row.key(),
        words=row.text("words"),
        from_on=_day(row, "from", needed=True) or date.min,
        to_on=_day(row, "to"),
        pressing=row.flag("pressing"),
    )
    if code.to_on is not None and code.to_on < code.from_on:
        row.fault("“to” lies before “from”.")
    row.close()
    return code


def _day(row: Table, field: str, *, needed: bool = False) -> date | None:
    value = row.take(field)
    if type(value) is date:
        return value
    if needed or value is not None:
        row.fault(f"“{field}” must be a date, such as 2026-11-21, without quotes.")
    return None
