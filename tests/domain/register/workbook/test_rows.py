from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.register.closed_words import (
    Commissioned,
    ContactFormat,
    LandlordType,
    OrganisationKind,
    Part,
    Tenure,
    YesNo,
)
from reviews.domain.register.facts import (
    AddressDetails,
    ContactNeeds,
    OrganisationFacts,
    SchemeDetails,
)
from reviews.domain.register.workbook.columns import SHEETS
from reviews.domain.register.workbook.reading import Cell, Fault, RegisterSheets, SheetRow
from reviews.domain.register.workbook.rows import (
    OrganisationRow,
    ResidentRow,
    SchemeRow,
    check_register,
)

LETTERS = {
    sheet: {column.heading: chr(65 + place) for place, column in enumerate(columns)}
    for sheet, columns in SHEETS.items()
}
ORGANISATION: dict[str, Cell] = {
    "Name": " Harbour & Hearth ", "Kind": "Community interest company", "Email": "a@b.example",
    "Telephone": "01632 960100", "Address": "Unit 4, Tannery Yard\nWestmere", "Postcode": "wm32bd",
}  # fmt: skip
SCHEME: dict[str, Cell] = {
    "Reference": "SCH-1", "Name": "Marigold House", "Team": "North", "Area": "Docks",
    "Address line 1": "12 Orchard Road", "Postcode": "WM2 4QT", "UPRN": "100023336956",
    "Cohort": "People with a learning disability",
    "Service models": "Outcome-led support; solo;micro community", "Tenure": "Licence",
    "Landlord type": "charity", "Units": "12", "Commissioned": "no",
    "Landlord": "harbour &  hearth", "Known from": "1/4/2026",
}  # fmt: skip
RESIDENT: dict[str, Cell] = {
    "Reference": "R-1", "Full name": "Łukasz O’Neill", "Scheme reference": "sch-1",
    "Lived here from": date(2025, 3, 1), "Housing Benefit": "Yes", "Format": "Easy Read",
    "Safe to write": "no",
}  # fmt: skip


def sheets(
    organisations: list[dict[str, Cell]] | None = None,
    schemes: list[dict[str, Cell]] | None = None,
    residents: list[dict[str, Cell]] | None = None,
) -> RegisterSheets:
    given_rows = {
        "Organisations": [ORGANISATION] if organisations is None else organisations,
        "Schemes": [SCHEME] if schemes is None else schemes,
        "Residents": [RESIDENT] if residents is None else residents,
    }
    rows = {
        sheet: tuple(SheetRow(number, cells) for number, cells in enumerate(found, 2))
        for sheet, found in given_rows.items()
    }
    return RegisterSheets(rows, LETTERS)


def told(read: RegisterSheets, **known: Any) -> list[tuple[str, str, str]]:
    return [(one.sheet, one.cell, one.sentence) for one in check_register(read, **known)[1]]


def test_what_is_right_becomes_typed_rows() -> None:
    register, faults = check_register(sheets())
    assert faults == []
    assert register.organisations == (
        OrganisationRow(
            2,
            OrganisationFacts(
                "Harbour & Hearth", OrganisationKind.COMMUNITY_INTEREST, email="a@b.example",
                telephone="01632 960100", address="Unit 4\nTannery Yard\nWestmere",
                postcode="WM3 2BD",
            ),
        ),
    )  # fmt: skip
    assert register.schemes == (
        SchemeRow(
            row=2, reference="SCH-1", name="Marigold House", team="North",
            details=SchemeDetails(
                "Docks", "People with a learning disability", Tenure.LICENCE, LandlordType.CHARITY,
                "micro-community outcome-led solo", 12, Commissioned.NO,
            ),
            address=AddressDetails("12 Orchard Road", "WM2 4QT", uprn="100023336956"),
            parts=((Part.LANDLORD, "harbour &  hearth"),), known_from_on=date(2026, 4, 1),
        ),
    )  # fmt: skip
    assert register.residents == (
        ResidentRow(
            row=2, reference="R-1", full_name="Łukasz O’Neill", scheme_reference="sch-1",
            lived_from_on=date(2025, 3, 1), housing_benefit=YesNo.YES,
            contact=ContactNeeds(format=ContactFormat.EASY_READ, safe_to_write=YesNo.NO),
        ),
    )  # fmt: skip


def test_nothing_said_is_not_known_and_never_safe() -> None:
    bare = {key: RESIDENT[key] for key in ("Reference", "Full name", "Scheme reference",
                                           "Lived here from")}  # fmt: skip
    (row,) = check_register(sheets(residents=[bare]))[0].residents
    safe = (row.contact.safe_to_write, row.contact.safe_to_ring)
    assert (*safe, row.housing_benefit) == (YesNo.NOT_KNOWN,) * 3
    assert row.contact.format is ContactFormat.STANDARD
    assert row.contact.language == "English"


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "said"),
    [
        ("Organisations", "Name", "", "is empty. Fill it in"),
        ("Organisations", "Kind", "", "is empty. Use one of: Registered provider; "),
        ("Organisations", "Kind", "Partnership", "“Partnership” is not known here. Use one of"),
        ("Organisations", "Email", "a b@c", "not an email address"),
        ("Organisations", "Postcode", "Westmere", "not a postcode"),
        ("Schemes", "Reference", " ", "is empty"),
        ("Schemes", "Postcode", "", "is empty"),
        ("Schemes", "UPRN", "1000-2", "not a UPRN"),
        ("Schemes", "UPRN", "1234567890123", "not a UPRN"),
        ("Schemes", "UPRN", "١٢٣", "not a UPRN"),
        ("Schemes", "Service models", "solo; hotel", "“hotel” is not known here. Use any of"),
        ("Schemes", "Tenure", "assured shorthold", "not known here. Use one of: Assured"),
        ("Schemes", "Units", "a dozen", "not a whole number"),
        ("Schemes", "Units", "1.5", "not a whole number"),
        ("Schemes", "Landlord", "Nobody", "“Nobody” is not on the sheet Organisations"),
        ("Schemes", "Support provider", "Nobody", "not on the sheet Organisations"),
        ("Schemes", "Known from", "31/2/2026", "“31/2/2026” is not a date"),
        ("Residents", "Scheme reference", "SCH-9", "“SCH-9” is not on the sheet Schemes"),
        ("Residents", "Lived here from", "", "is empty"),
        ("Residents", "Lived here from", "last year", "not a date"),
        ("Residents", "Lived here to", date(2025, 2, 28), "before “Lived here from”"),
        ("Residents", "Format", "shouting", "not known here"),
    ],
)
def test_a_fault_names_its_cell_says_what_to_do_and_keeps_the_row_out(
    sheet: str, heading: str, value: Cell, said: str
) -> None:
    rows = {"Organisations": ORGANISATION, "Schemes": SCHEME, "Residents": RESIDENT}
    changed: Any = {sheet.lower(): [{**rows[sheet], heading: value}]}
    register, faults = check_register(
        sheets(**changed), known_organisations=["Harbour & Hearth"], known_schemes=["SCH-1"]
    )
    (fault,) = faults
    assert (fault.sheet, fault.cell) == (sheet, f"{LETTERS[sheet][heading]}2")
    assert said in fault.sentence
    assert getattr(register, sheet.lower()) == ()


def test_a_reference_used_twice_is_a_fault_where_it_is_used_again() -> None:
    again = {**SCHEME, "Reference": "sch-1 ", "Name": "Rose Court"}
    register, faults = check_register(
        sheets(schemes=[SCHEME, SCHEME | {"Reference": "SCH-2"}, again])
    )
    assert faults == [Fault("Schemes", "A4", "“sch-1” is on row 2 already. Keep one row.")]
    assert [one.reference for one in register.schemes] == ["SCH-1", "SCH-2"]


def test_what_is_already_held_may_be_referred_to() -> None:
    read = sheets(organisations=[], schemes=[{**SCHEME, "Reference": "SCH-2"}])
    assert [cell for _, cell, _ in told(read)] == ["Q2", "D2"]
    assert told(read, known_organisations=["HARBOUR & HEARTH"], known_schemes=["SCH-1"]) == []


def test_faults_come_in_the_order_of_the_workbook() -> None:
    read = sheets(
        schemes=[SCHEME, {**SCHEME, "Reference": "SCH-2", "Units": "x", "Name": ""}],
        residents=[{**RESIDENT, "Scheme reference": "?"}],
    )
    assert [(sheet, cell) for sheet, cell, _ in told(read)] == [
        ("Schemes", "B3"),
        ("Schemes", "N3"),
        ("Residents", "D2"),
    ]


@pytest.mark.parametrize(
    "text",
    ["3/12/2026", "03.12.2026", "3-12-2026", "2026-12-03", "3 December 2026", "3 dec 2026"],
)
def test_dates_may_be_written_as_people_write_them(text: str) -> None:
    register, faults = check_register(sheets(schemes=[{**SCHEME, "Known from": text}]))
    assert faults == []
    assert register.schemes[0].known_from_on == date(2026, 12, 3)


@pytest.mark.parametrize("text", ["3 de 2026", "13/13/2026", "2026/12/03", "3 smarch 2026"])
def test_what_is_not_surely_a_date_is_a_fault(text: str) -> None:
    assert check_register(sheets(schemes=[{**SCHEME, "Known from": text}]))[1]


CELLS = st.one_of(
    st.text(max_size=12),
    st.dates(),
    st.sampled_from(["SCH-1", "Licence", "charity", "yes", "WM2 4QT", "1/1/2026", ";", "12"]),
)


@given(
    st.fixed_dictionaries(
        {
            sheet: st.lists(
                st.dictionaries(
                    st.sampled_from([column.heading for column in columns] + ["?"]), CELLS
                ),
                max_size=4,
            )
            for sheet, columns in SHEETS.items()
        }
    ),
    st.booleans(),
)
def test_no_cell_makes_the_check_raise(
    rows: dict[str, list[dict[str, Cell]]],
    lettered: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    read = RegisterSheets(
        {sheet: tuple(SheetRow(n, cells) for n, cells in enumerate(found, 2))
         for sheet, found in rows.items()},
        LETTERS if lettered else {},
    )  # fmt: skip
    register, faults = check_register(read)
    right = len(register.organisations) + len(register.schemes) + len(register.residents)
    faulty = {(one.sheet, one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for one in faults}
    assert right + len(faulty) == sum(map(len, rows.values()))
