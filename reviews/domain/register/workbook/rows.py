"""Checks a filled-in register, cell by cell, and makes typed rows of what is right.

Nothing is guessed: a row with a fault is left out whole, and the fault says which cell and what
to do about it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from reviews.domain.register.closed_words import (
    Commissioned,
    ContactFormat,
    LandlordType,
    Model,
    OrganisationKind,
    Tenure,
    YesNo,
)

from .columns import ORGANISATIONS, RESIDENTS, SCHEMES, SHEETS
from .reading import Fault, RegisterSheets, RowReader, same_name, words_of

_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})")


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation. `row` is its row in the workbook; `address` has a line for each part."""

    row: int
    name: str
    kind: OrganisationKind
    registration: str
    contact_name: str
    contact_role: str
    email: str
    telephone: str
    address: str
    postcode: str


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One scheme with its address, its facts and the names of the organisations behind it."""

    row: int
    reference: str
    name: str
    team: str
    area: str
    address_line_1: str
    address_line_2: str
    town: str
    postcode: str
    uprn: str
    cohort: str
    models: tuple[Model, ...]
    tenure: Tenure
    landlord_type: LandlordType
    units: int | None
    commissioned: Commissioned
    support_funding: str
    landlord: str
    support_provider: str
    managing_agent: str
    known_from_on: date | None


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """One resident, where they live or lived, and how they can safely be told things."""

    row: int
    reference: str
    full_name: str
    known_as: str
    scheme_reference: str
    unit: str
    lived_from_on: date
    lived_to_on: date | None
    housing_benefit: YesNo
    claim_reference: str
    language: str
    format: ContactFormat
    safe_to_write: YesNo
    safe_to_ring: YesNo
    telephone: str


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
) -> tuple[Register, list[Fault]]:
    """Check a register that was read from a workbook. Never raises, whatever the cells hold.

    Args:
        sheets: what was read, with the faults found in reading.
        known_organisations: names already held, which a scheme may refer to as well.
        known_schemes: references already held, which a resident may refer to as well.

    Returns:
        The rows without fault, and all faults in the order of the workbook.
    """
    faults = list(sheets.faults)
    names = _all(sheets, ORGANISATIONS, "Name") | {same_name(one) for one in known_organisations}
    references = _all(sheets, SCHEMES, "Reference") | {same_name(one) for one in known_schemes}
    organisations = map(_organisation, _readers(sheets, ORGANISATIONS, "Name", faults))
    schemes = (_scheme(row, names) for row in _readers(sheets, SCHEMES, "Reference", faults))
    residents = (
        _resident(row, references) for row in _readers(sheets, RESIDENTS, "Reference", faults)
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


def _readers(sheets: RegisterSheets, sheet: str, key: str, faults: list[Fault]) -> list[RowReader]:
    """A reader for each row; where the key stands in an earlier row, that is its first fault."""
    seen: dict[str, int] = {}
    readers = []
    for row in sheets.rows.get(sheet, ()):
        reader = RowReader(sheet, row, sheets.letters.get(sheet, {}), faults)
        name = same_name(reader.text(key))
        if name in seen:
            reader.fault(key, f"“{reader.text(key)}” is on row {seen[name]} already. Keep one row.")
        elif name:
            seen[name] = row.number
        readers.append(reader)
    return readers


def _organisation(row: RowReader) -> OrganisationRow | None:
    kind = row.word("Kind", OrganisationKind)
    made = OrganisationRow(
        row=row.number,
        name=row.required("Name"),
        kind=kind or OrganisationKind.COMPANY,
        registration=row.text("Registration number"),
        contact_name=row.text("Contact name"),
        contact_role=row.text("Contact role"),
        email=_email(row),
        telephone=row.text("Telephone"),
        address="\n".join(filter(None, map(str.strip, re.split(r"[\n,]", row.text("Address"))))),
        postcode=_postcode(row),
    )
    return made if kind and row.is_right else None


def _scheme(row: RowReader, organisations: Collection[str]) -> SchemeRow | None:
    tenure = row.word("Tenure", Tenure)
    landlord_type = row.word("Landlord type", LandlordType)
    for heading in ("Landlord", "Support provider", "Managing agent"):
        name = row.text(heading)
        if name and same_name(name) not in organisations:
            row.fault(heading, f"“{name}” is not on the sheet Organisations. Add it there first.")
    made = SchemeRow(
        row=row.number,
        reference=row.required("Reference"),
        name=row.required("Name"),
        team=row.required("Team"),
        area=row.required("Area"),
        address_line_1=row.required("Address line 1"),
        address_line_2=row.text("Address line 2"),
        town=row.text("Town"),
        postcode=_postcode(row, row.required("Postcode")),
        uprn=_uprn(row),
        cohort=row.required("Cohort"),
        models=row.several("Service models", Model),
        tenure=tenure or Tenure.NOT_KNOWN,
        landlord_type=landlord_type or LandlordType.NOT_KNOWN,
        units=row.whole("Units"),
        commissioned=row.word("Commissioned", Commissioned, Commissioned.NOT_KNOWN),
        support_funding=row.text("How support is funded"),
        landlord=row.text("Landlord"),
        support_provider=row.text("Support provider"),
        managing_agent=row.text("Managing agent"),
        known_from_on=row.day("Known from"),
    )
    return made if tenure and landlord_type and row.is_right else None


def _resident(row: RowReader, schemes: Collection[str]) -> ResidentRow | None:
    scheme = row.required("Scheme reference")
    if scheme and same_name(scheme) not in schemes:
        row.fault(
            "Scheme reference", f"“{scheme}” is not on the sheet Schemes. Add it there first."
        )
    row.required("Lived here from")
    start, end = row.day("Lived here from"), row.day("Lived here to")
    if start and end and end < start:
        row.fault("Lived here to", "This is before “Lived here from”. Correct one of the two.")
    made = ResidentRow(
        row=row.number,
        reference=row.required("Reference"),
        full_name=row.required("Full name"),
        known_as=row.text("Known as"),
        scheme_reference=scheme,
        unit=row.text("Room or flat"),
        lived_from_on=start or date.min,
        lived_to_on=end,
        housing_benefit=row.word("Housing Benefit", YesNo, YesNo.NOT_KNOWN),
        claim_reference=row.text("Claim reference"),
        language=row.text("Language"),
        format=row.word("Format", ContactFormat, ContactFormat.STANDARD),
        safe_to_write=row.word("Safe to write", YesNo, YesNo.NOT_KNOWN),
        safe_to_ring=row.word("Safe to ring", YesNo, YesNo.NOT_KNOWN),
        telephone=row.text("Telephone"),
    )
    return made if start and row.is_right else None


def _postcode(row: RowReader, typed: str | None = None) -> str:
    """The postcode in capitals with one space; only its shape is checked."""
    text = row.text("Postcode") if typed is None else typed
    found = _POSTCODE.fullmatch(text.upper().strip())
    if text and not found:
        row.fault("Postcode", f"“{text}” is not a postcode. Type it as WM2 4QT.")
    return f"{found[1]} {found[2]}" if found else ""


def _uprn(row: RowReader) -> str:
    text = row.text("UPRN")
    if text and not re.fullmatch(r"[0-9]{1,12}", text):
        row.fault("UPRN", f"“{text}” is not a UPRN. Type 1 to 12 digits, or leave it empty.")
    return text


def _email(row: RowReader) -> str:
    text = row.text("Email")
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        row.fault("Email", f"“{text}” is not an email address. Type one, or leave it empty.")
    return text


__all__ = [
    "Fault",
    "OrganisationRow",
    "Register",
    "RegisterSheets",
    "ResidentRow",
    "SchemeRow",
    "check_register",
]
