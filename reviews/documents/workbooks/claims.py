"""The claims of a scheme as a workbook: whose, which number, from and to when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from .cells import BOLD, DATE, TEXT, dress
from .sheet import Column, Sheet


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim: whose, where in the scheme, its number, from and to when; None is not known."""

    reference: str
    name: str
    unit: str
    claim: str
    housing_benefit: str
    from_on: date | None
    to_on: date | None


_COLUMNS = (
    Column("Claimant", 16, BOLD, lambda row: row.reference),
    Column("Name", 30, TEXT, lambda row: row.name),
    Column("Room or flat", 16, TEXT, lambda row: row.unit),
    Column("Claim", 22, TEXT, lambda row: row.claim),
    Column("Housing Benefit", 16, TEXT, lambda row: row.housing_benefit),
    Column("From", 13, DATE, lambda row: row.from_on),
    Column("To", 13, DATE, lambda row: row.to_on),
)


def write_claims(rows: Iterable[ClaimRow], to: BinaryIO, *, scheme: str, council: str) -> None:
    """Write the claims of a scheme to an open file."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, needed for workbooks only

    book = Workbook(write_only=True)
    dress(book)
    sheet = Sheet(book, "Claims", _COLUMNS)
    for row in rows:
        sheet.write(row)
    sheet.filtered()
    book.properties.title = f"Claims at {scheme}"
    book.properties.creator = council
    book.properties.language = "en-GB"
    book.save(to)
