"""The simple register: the sheets and columns that a council may fill in.

One workbook of three sheets. Each column is said here once, for those who fill it in, for those
who check it, and for the sentences that say what would change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reviews.domain.register.closed_words import (
    Commissioned,
    ContactFormat,
    LandlordType,
    Model,
    OrganisationKind,
    Part,
    Tenure,
    YesNo,
)
from reviews.domain.text_lengths import longest
from reviews.domain.worded import Worded

ORGANISATIONS, SCHEMES, RESIDENTS = "Organisations", "Schemes", "Residents"


class Holds(StrEnum):
    """What the cells of a column hold, which says how they are read."""

    TEXT = "text"
    LINES = "lines"
    DATE = "date"
    NUMBER = "number"
    TELEPHONE = "telephone"
    UPRN = "uprn"
    EMAIL = "email"
    POSTCODE = "postcode"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading in the first row, and the field of the record that it fills in.

    `note` says what to put in it; `required` that no row may leave it empty; `of` are the closed
    words it may hold, if it has such, and `several` allows many, with a semicolon between them.
    """

    heading: str
    field: str
    note: str
    required: bool = False
    holds: Holds = Holds.TEXT
    of: type[Worded] | None = None
    several: bool = False

    @property
    def names(self) -> Mapping[Any, str]:
        """The closed words it may hold, each as people read it."""
        return {one: one.words for one in self.of} if self.of else {}

    @property
    def words(self) -> tuple[str, ...]:
        """The closed words as people read them."""
        return tuple(self.names.values())

    @property
    def lines(self) -> bool:
        """Whether a cell may hold several lines, as the form of the same field does."""
        return self.field in ("address", "support_funding")

    @property
    def longest(self) -> int:
        """The most characters that a cell may hold."""
        return longest(self.field, lines=self.lines)


SHEETS: dict[str, tuple[Column, ...]] = {
    ORGANISATIONS: (
        Column(
            "Name", "name", "Each organisation once: landlords, support providers, agents.", True
        ),
        Column("Kind", "kind", "What it is in law.", True, of=OrganisationKind),
        Column(
            "Registration number",
            "registration",
            "With the regulator, charity or company register.",
        ),
        Column("Contact name", "contact_name", "Whom to write to."),
        Column("Contact role", "contact_role", "Their job."),
        Column("Email", "email", "One address.", holds=Holds.EMAIL),
        Column("Telephone", "telephone", "With its first 0.", holds=Holds.TELEPHONE),
        Column(
            "Address",
            "address",
            "Each part on a line of its own, or with commas between.",
            holds=Holds.LINES,
        ),
        Column("Postcode", "postcode", "Such as WM3 2BD.", holds=Holds.POSTCODE),
    ),
    SCHEMES: (
        Column("Reference", "reference", "The council’s own, each once.", True),
        Column("Name", "name", "What people call it.", True),
        Column("Team", "team", "The review team it belongs to, as named in this system.", True),
        Column("Area", "area", "Ward, district or part of town.", True),
        Column("Address line 1", "line_1", "Building and street.", True),
        Column("Address line 2", "line_2", "If there is more."),
        Column("Town", "town", "Town or city."),
        Column("Postcode", "postcode", "Such as WM2 4QT.", True, holds=Holds.POSTCODE),
        Column("UPRN", "uprn", "The property’s number, 1 to 12 digits.", holds=Holds.UPRN),
        Column("Cohort", "cohort", "Whom it is for, in a few words.", True),
        Column(
            "Service models",
            "models",
            "None, one or more, with a semicolon between.",
            of=Model,
            several=True,
        ),
        Column("Tenure", "tenure", "What residents hold.", True, of=Tenure),
        Column("Landlord type", "landlord_type", "Who lets the homes.", True, of=LandlordType),
        Column("Units", "units", "How many homes or rooms, a whole number.", holds=Holds.NUMBER),
        Column(
            "Commissioned",
            "commissioned",
            "Does a council or the NHS pay for the support under a contract?",
            of=Commissioned,
        ),
        Column("How support is funded", "support_funding", "In a few words."),
        Column("Landlord", Part.LANDLORD, "Its name on the sheet Organisations."),
        Column("Support provider", Part.SUPPORT_PROVIDER, "Its name on the sheet Organisations."),
        Column("Managing agent", Part.MANAGING_AGENT, "Its name on the sheet Organisations."),
        Column("Known from", "known_from_on", "From when all this has been so.", holds=Holds.DATE),
    ),
    RESIDENTS: (
        Column("Reference", "reference", "The council’s own, each once. Never a name.", True),
        Column(
            "Full name",
            "full_name",
            "Kept apart from all else, and shown only to those who need it.",
            True,
        ),
        Column("Known as", "known_as", "What the person likes to be called."),
        Column("Scheme reference", "scheme_reference", "As on the sheet Schemes.", True),
        Column("Room or flat", "unit", "Such as Flat 3."),
        Column(
            "Lived here from", "lived_from_on", "The day the person moved in.", True, Holds.DATE
        ),
        Column(
            "Lived here to", "lived_to_on", "Empty while the person lives here.", holds=Holds.DATE
        ),
        Column("Housing Benefit", "housing_benefit", "Does the person receive it here?", of=YesNo),
        Column("Claim reference", "claim_reference", "The Housing Benefit claim."),
        Column("Language", "language", "If not English."),
        Column("Format", "format", "How the person wants to be told things.", of=ContactFormat),
        Column(
            "Safe to write",
            "safe_to_write",
            "Is it safe to send a letter to this address?",
            of=YesNo,
        ),
        Column("Safe to ring", "safe_to_ring", "Is it safe to telephone this person?", of=YesNo),
        Column("Telephone", "telephone", "With its first 0.", holds=Holds.TELEPHONE),
    ),
}
"""The columns of each sheet, in order."""
