"""The simple register: the sheets and columns that a council may fill in, and their closed words.

One workbook of three sheets. What a column may hold is said here once, for those who fill it in
and for those who check it.
"""

from dataclasses import dataclass
from enum import StrEnum

from reviews.domain.register.closed_words import (
    Commissioned,
    ContactFormat,
    LandlordType,
    Model,
    OrganisationKind,
    Tenure,
    YesNo,
)
from reviews.domain.worded import Worded

ORGANISATIONS, SCHEMES, RESIDENTS = "Organisations", "Schemes", "Residents"


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        heading: as it stands in the first row.
        note: what to put in it, for the person who fills it in.
        required: whether no row may leave it empty.
        holds: the sort of cell. Digits are text: a first nought matters.
        words: the closed words it may hold, as people read them; none means any words.
        several: whether it may hold several of those words, with a semicolon between them.
    """

    heading: str
    note: str
    required: bool = False
    holds: Holds = Holds.TEXT
    words: tuple[str, ...] = ()
    several: bool = False


def _words(kind: type[Worded]) -> tuple[str, ...]:
    return tuple(one.words for one in kind)


_YES_NO = _words(YesNo)

SHEETS: dict[str, tuple[Column, ...]] = {
    ORGANISATIONS: (
        Column("Name", "Each organisation once: landlords, support providers, agents.", True),
        Column("Kind", "What it is in law.", True, words=_words(OrganisationKind)),
        Column("Registration number", "With the regulator, charity or company register."),
        Column("Contact name", "Whom to write to."),
        Column("Contact role", "Their job."),
        Column("Email", "One address."),
        Column("Telephone", "With its first 0.", holds=Holds.DIGITS),
        Column("Address", "Each part on a line of its own, or with commas between."),
        Column("Postcode", "Such as WM3 2BD."),
    ),
    SCHEMES: (
        Column("Reference", "The council’s own, each once.", True),
        Column("Name", "What people call it.", True),
        Column("Team", "The review team it belongs to, as named in this system.", True),
        Column("Area", "Ward, district or part of town.", True),
        Column("Address line 1", "Building and street.", True),
        Column("Address line 2", "If there is more."),
        Column("Town", "Town or city."),
        Column("Postcode", "Such as WM2 4QT.", True),
        Column("UPRN", "The property’s number, 1 to 12 digits.", holds=Holds.DIGITS),
        Column("Cohort", "Whom it is for, in a few words.", True),
        Column(
            "Service models",
            "None, one or more, with a semicolon between.",
            words=_words(Model),
            several=True,
        ),
        Column("Tenure", "What residents hold.", True, words=_words(Tenure)),
        Column("Landlord type", "Who lets the homes.", True, words=_words(LandlordType)),
        Column("Units", "How many homes or rooms, a whole number.", holds=Holds.NUMBER),
        Column(
            "Commissioned",
            "Does a council or the NHS pay for the support under a contract?",
            words=_words(Commissioned),
        ),
        Column("How support is funded", "In a few words."),
        Column("Landlord", "Its name on the sheet Organisations."),
        Column("Support provider", "Its name on the sheet Organisations."),
        Column("Managing agent", "Its name on the sheet Organisations."),
        Column("Known from", "From when all this has been so.", holds=Holds.DATE),
    ),
    RESIDENTS: (
        Column("Reference", "The council’s own, each once. Never a name.", True),
        Column("Full name", "Kept apart from all else, and shown only to those who need it.", True),
        Column("Known as", "What the person likes to be called."),
        Column("Scheme reference", "As on the sheet Schemes.", True),
        Column("Room or flat", "Such as Flat 3."),
        Column("Lived here from", "The day the person moved in.", True, Holds.DATE),
        Column("Lived here to", "Empty while the person lives here.", holds=Holds.DATE),
        Column("Housing Benefit", "Does the person receive it here?", words=_YES_NO),
        Column("Claim reference", "The Housing Benefit claim."),
        Column("Language", "If not English."),
        Column(
            "Format",
            "How the person wants to be told things.",
            words=_words(ContactFormat),
        ),
        Column("Safe to write", "Is it safe to send a letter to this address?", words=_YES_NO),
        Column("Safe to ring", "Is it safe to telephone this person?", words=_YES_NO),
        Column("Telephone", "With its first 0.", holds=Holds.DIGITS),
    ),
}
"""The columns of each sheet, in order."""
