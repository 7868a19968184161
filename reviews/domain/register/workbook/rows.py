"""Checks a filled-in register, cell by cell, and makes typed rows of what is right.

Nothing is guessed: a row with a fault is left out whole, and the fault says which cell and what
to do about it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar
from uuid import UUID

from reviews.domain.register.closed_words import Part, YesNo
from reviews.domain.register.facts import (
    AddressDetails,
    ContactNeeds,
    OrganisationFacts,
    SchemeDetails,
    Stay,
)
from reviews.domain.register.search import sort_name

from .columns import ORGANISATIONS, RESIDENTS, SCHEMES, SHEETS
from .reading import Fault, RegisterSheets, RowReader, same_name, words_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation. `row` is its row in the workbook."""

    row: int
    facts: OrganisationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRow:
    """One scheme with its address, its facts and the names of those who play a part there."""

    row: int
    reference: str
    name: str
    team: str
    details: SchemeDetails
    address: AddressDetails
    parts: tuple[tuple[Part, str], ...] = ()
    known_from_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentRow:
    """One resident, where they live or lived, and how they can safely be told things."""

    row: int
    reference: str
    full_name: str
    known_as: str = ""
    scheme_reference: str
    unit: str = ""
    lived_from_on: date
    lived_to_on: date | None = None
    housing_benefit: YesNo = YesNo.NOT_KNOWN
    claim_reference: str = ""
    contact: ContactNeeds

    def stay(self, scheme_id: UUID) -> Stay:
        """The stay at the scheme that the row refers to."""
        return Stay(
            scheme_id,
            self.unit,
            self.housing_benefit,
            self.claim_reference,
            self.lived_from_on,
            self.lived_to_on,
        )


@dataclass(frozen=True, slots=True)
class Register:
    """The rows that have no fault, in the order of the workbook."""

    organisations: tuple[OrganisationRow, ...]
    schemes: tuple[SchemeRow, ...]
    residents: tuple[ResidentRow, ...]


def check_register(
    sheets: RegisterSheets,
    known_organisations: Collection[str] = (),
    known_schemes: Collection[str] = (),
    teams: Collection[str] | None = None,
    today: date = date.max,
) -> tuple[Register, list[Fault]]:
    """Check a register that was read from a workbook. Never raises, whatever the cells hold.

    A scheme may refer to `known_organisations` (names already held) as well, and a resident to
    `known_schemes` (references). `teams` are None where the teams' names are not looked at. Nothing
    recorded may begin after `today`.

    Returns the rows without fault, and all faults in the order of the workbook.
    """
    faults = list(sheets.faults)
    names = _all(sheets, ORGANISATIONS, "Name") | set(map(same_name, known_organisations))
    references = _all(sheets, SCHEMES, "Reference") | set(map(same_name, known_schemes))
    organisations = map(_organisation, _readers(sheets, ORGANISATIONS, "Name", faults))
    schemes = (
        _scheme(row, names, teams, today) for row in _readers(sheets, SCHEMES, "Reference", faults)
    )
    residents = (
        _resident(row, references, today)
        for row in _readers(sheets, RESIDENTS, "Reference", faults)
    )
    register = Register(
        tuple(filter(None, organisations)),
        tuple(filter(None, schemes)),
        tuple(filter(None, residents)),
    )
    return register, sorted(faults, key=_place)


def _place(fault: Fault) -> tuple[int, int, int, str]:
    """Where a fault stands in the workbook: its sheet, its row, its column."""
    sheet = list(SHEETS).index(fault.sheet) if fault.sheet in SHEETS else -1
    column = fault.cell.rstrip("0123456789")
    return sheet, int(fault.cell[len(column) :] or 0), len(column), column


def _all(sheets: RegisterSheets, sheet: str, heading: str) -> set[str]:
    return {same_name(words_of(row.cells.get(heading, ""))) for row in sheets.rows.get(sheet, ())}


def _readers(
    sheets: RegisterSheets, sheet: str, key: str, faults: list[Fault]
) -> Iterator[RowReader]:
    """A reader for each row, with a fault where the key is that of an earlier row.

    The register tells organisations apart by the letters of their names alone.
    """
    alike = sort_name if sheet == ORGANISATIONS else same_name
    seen: dict[str, tuple[str, int]] = {}
    for row in sheets.rows.get(sheet, ()):
        reader = RowReader(sheets, sheet, row, faults)
        name = words_of(row.cells.get(key, ""))
        before, number = seen.setdefault(alike(name), (name, row.number))
        if name and before and number != row.number:
            reader.fault(
                key,
                f"“{name}” is on row {number} already. Keep one row."
                if same_name(before) == same_name(name)
                else f"“{name}” is too like “{before}” on row {number}. Keep one, or make the "
                "names differ in more than accents and signs.",
            )
        yield reader


def _made(kind: Callable[..., T], values: Mapping[str, object], **more: object) -> T:
    """A value of what a row says for its fields; what it does not say is as the kind has it."""
    said = {one.name: values[one.name] for one in fields(kind) if one.name in values}  # type: ignore[arg-type]  # every kind is a dataclass
    return kind(**said, **more)


def _organisation(row: RowReader) -> OrganisationRow | None:
    if not row.is_right:
        return None
    return OrganisationRow(row.number, _made(OrganisationFacts, row.values))


def _scheme(
    row: RowReader, organisations: Collection[str], teams: Collection[str] | None, today: date
) -> SchemeRow | None:
    parts = tuple((part, row.values[part]) for part in Part if part in row.values)
    for part, name in parts:
        if same_name(name) not in organisations:
            said = f"“{name}” is not on the sheet Organisations. Add it there first."
            row.fault(part.words, said)
    team = row.values.get("team")
    if team and teams is not None and same_name(team) not in map(same_name, teams):
        row.fault("Team", f"There is no team called “{team}” here. Add it, or correct this.")
    _check_started(row, "Known from", row.values.get("known_from_on"), today)
    if not row.is_right:
        return None
    details, address = _made(SchemeDetails, row.values), _made(AddressDetails, row.values)
    more = {"row": row.number, "details": details, "address": address, "parts": parts}
    return _made(SchemeRow, row.values, **more)


def _resident(row: RowReader, schemes: Collection[str], today: date) -> ResidentRow | None:
    scheme = row.values.get("scheme_reference")
    if scheme and same_name(scheme) not in schemes:
        row.fault(
            "Scheme reference", f"“{scheme}” is not on the sheet Schemes. Add it there first."
        )
    start, end = row.values.get("lived_from_on"), row.values.get("lived_to_on")
    _check_started(row, "Lived here from", start, today)
    if start and end and end < start:
        row.fault("Lived here to", "This is before “Lived here from”. Correct one of the two.")
    if not row.is_right:
        return None
    contact = _made(ContactNeeds, row.values)
    return _made(ResidentRow, row.values, row=row.number, contact=contact)


def _check_started(row: RowReader, heading: str, day: date | None, today: date) -> None:
    if day and day > today:
        row.fault(heading, "This date is still to come. Correct it, or leave the row out.")
