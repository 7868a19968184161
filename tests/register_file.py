"""Filled-in register workbooks for tests."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from reviews.domain.register.workbook.columns import SHEETS

Row = dict[str, Any]


def organisation(name: str = "Harbour Homes", /, **more: Any) -> Row:
    return {"Name": name, "Kind": "Charity or voluntary organisation"} | more


def scheme(reference: str = "S-1", /, **more: Any) -> Row:
    return {
        "Reference": reference,
        "Name": f"House {reference}",
        "Team": "North team",
        "Area": "Riverside",
        "Address line 1": f"{reference} Canal Street",
        "Postcode": "AN1 2BC",
        "Cohort": "People who were homeless",
        "Tenure": "Licence",
        "Landlord type": "Charity or voluntary organisation",
    } | more


def resident(reference: str = "R-1", at: str = "S-1", /, **more: Any) -> Row:
    return {
        "Reference": reference,
        "Full name": f"Person {reference}",
        "Scheme reference": at,
        "Lived here from": date(2026, 1, 5),
    } | more


def workbook(
    organisations: Sequence[Row] = (),
    schemes: Sequence[Row] = (),
    residents: Sequence[Row] = (),
) -> bytes:
    """A register filled in with these rows, by heading."""
    book = Workbook(write_only=True)
    for title, rows in zip(SHEETS, (organisations, schemes, residents), strict=True):
        sheet = book.create_sheet(title)
        headings = [column.heading for column in SHEETS[title]]
        sheet.append(headings)
        for row in rows:
            assert set(row) <= set(headings), row
            sheet.append([row.get(heading) for heading in headings])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
