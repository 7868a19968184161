"""The register as it is held, and what a workbook says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.register.closed_words import Part, YesNo
from reviews.domain.register.facts import AddressDetails, SchemeDetails, Stay
from reviews.domain.register.give_scheme import NOTHING_KEPT, KeptApart

from .columns import SHEETS, Column

_SILENT: tuple[object, ...] = ("", None, YesNo.NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class KnownScheme:
    """A scheme as the register holds it today.

    `facts` are None where nothing is recorded for today; `since` is from when they have been so,
    where that is known. `addresses` stand under the id of their row, `parts` say who plays which,
    and `kept` is what is kept apart there, which goes with the scheme to another team.
    """

    id: UUID
    name: str
    team: str
    closed_on: date | None
    facts: SchemeDetails | None
    since: date | None
    addresses: Mapping[UUID, AddressDetails]
    parts: tuple[tuple[Part, str], ...]
    kept: KeptApart = NOTHING_KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStay(Stay):
    """One stay of a resident as the register holds it; `scheme` is the reference of where."""

    id: UUID
    scheme: str


def differences(sheet: str, new: object, old: object | None) -> dict[Column, object]:
    """The columns in which a row says something, and something else than the register."""
    said = {one: getattr(new, one.field, None) for one in SHEETS[sheet]}
    return {
        column: value
        for column, value in said.items()
        if value not in _SILENT and value != getattr(old, column.field, None)
    }


def by_field(differs: Mapping[Column, object]) -> dict[str, object]:
    """What differs, by the names that it has in the register."""
    return {column.field: value for column, value in differs.items()}


def becoming(differs: Mapping[Column, object], old: object | None) -> tuple[str, ...]:
    """What changes, in a sentence for each column."""
    return tuple(
        f"{column.heading}: {_said(column, getattr(old, column.field, None))} becomes "
        f"{_said(column, value)}."
        for column, value in differs.items()
    )


def _said(column: Column, value: object) -> str:
    if value in ("", None):
        return "nothing"
    if not column.of:
        return f"“{value}”"
    return "“" + "; ".join(column.names[word] for word in str(value).split()) + "”"
