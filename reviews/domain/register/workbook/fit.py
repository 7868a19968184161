"""Whether a filled-in register fits this council: its teams, its organisations, its calendar."""

from collections.abc import Collection, Iterator
from datetime import date

from reviews.domain.register.search import sort_name

from .columns import ORGANISATIONS, RESIDENTS, SCHEMES
from .reading import Fault, RegisterSheets, RowReader, same_name

_STARTS = ((SCHEMES, "Known from"), (RESIDENTS, "Lived here from"))


def misfits(sheets: RegisterSheets, teams: Collection[str], today: date) -> list[Fault]:
    """What a workbook says that cannot be so here, whatever its cells look like on their own.

    Args:
        sheets: what was read.
        teams: the names of this council's teams.
        today: today's date.
    """
    faults: list[Fault] = []
    _check_teams(sheets, {same_name(team) for team in teams}, faults)
    _check_names(sheets, faults)
    for sheet, heading in _STARTS:
        _check_started(sheets, sheet, heading, today, faults)
    return faults


def _readers(sheets: RegisterSheets, sheet: str, faults: list[Fault]) -> Iterator[RowReader]:
    letters = sheets.letters.get(sheet, {})
    return (RowReader(sheet, row, letters, faults) for row in sheets.rows.get(sheet, ()))


def _check_teams(sheets: RegisterSheets, known: Collection[str], faults: list[Fault]) -> None:
    for row in _readers(sheets, SCHEMES, faults):
        team = row.text("Team")
        if team and same_name(team) not in known:
            row.fault("Team", f"There is no team called “{team}” here. Add it, or correct this.")


def _check_names(sheets: RegisterSheets, faults: list[Fault]) -> None:
    """The register tells organisations apart by the letters of their names alone."""
    seen: dict[str, tuple[str, int]] = {}
    for row in _readers(sheets, ORGANISATIONS, faults):
        name = row.text("Name")
        before, number = seen.setdefault(sort_name(name), (name, row.number))
        if same_name(before) != same_name(name):
            row.fault(
                "Name",
                f"“{name}” is too like “{before}” on row {number}. Keep one, or make the names "
                "differ in more than accents and signs.",
            )


def _check_started(
    sheets: RegisterSheets, sheet: str, heading: str, today: date, faults: list[Fault]
) -> None:
    readers = zip(_readers(sheets, sheet, []), _readers(sheets, sheet, faults), strict=True)
    for unread, row in readers:
        day = unread.day(heading)
        if day and day > today:
            row.fault(heading, "This date is still to come. Correct it, or leave the row out.")
