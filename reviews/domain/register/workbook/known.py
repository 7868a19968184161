"""The register as it is held, and rows of a workbook by the same columns, so that they compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.register.closed_words import (
    Commissioned,
    LandlordType,
    Model,
    OrganisationKind,
    Part,
    Tenure,
    YesNo,
)
from reviews.domain.register.give_scheme import NOTHING_KEPT, KeptApart
from reviews.domain.worded import Worded

from .rows import OrganisationRow, SchemeRow

_WORDS: Mapping[str, type[Worded]] = {
    "kind": OrganisationKind,
    "tenure": Tenure,
    "landlord_type": LandlordType,
    "commissioned": Commissioned,
    "models": Model,
}
LABELS = {
    "name": "Name",
    "kind": "Kind",
    "registration": "Registration number",
    "contact_name": "Contact name",
    "contact_role": "Contact role",
    "email": "Email",
    "telephone": "Telephone",
    "address": "Address",
    "postcode": "Postcode",
    "team": "Team",
    "area": "Area",
    "cohort": "Cohort",
    "models": "Service models",
    "tenure": "Tenure",
    "landlord_type": "Landlord type",
    "units": "Units",
    "commissioned": "Commissioned",
    "support_funding": "How support is funded",
    "line_1": "Address line 1",
    "line_2": "Address line 2",
    "town": "Town",
    "uprn": "UPRN",
    "unit": "Room or flat",
    "housing_benefit": "Housing Benefit",
    "claim_reference": "Claim reference",
}
_ORGANISATION = (
    "name kind registration contact_name contact_role email telephone address postcode".split()
)

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation as the register holds it."""

    id: UUID
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
class KnownScheme:
    """A scheme as the register holds it today.

    Attributes:
        facts: what it is like, by column; None where nothing is recorded for today.
        since: from when that has been so, where it is known.
        addresses: each address by column, under the id of its row.
        parts: who plays which part.
        kept: what is kept apart there, which goes with the scheme to another team.
    """

    id: UUID
    name: str
    team: str
    closed_on: date | None
    facts: Values | None
    since: date | None
    addresses: Mapping[UUID, Values]
    parts: tuple[tuple[Part, str], ...]
    kept: KeptApart = NOTHING_KEPT


@dataclass(frozen=True, slots=True)
class KnownStay:
    """One stay of a resident as the register holds it."""

    id: UUID
    scheme_id: UUID
    scheme: str
    unit: str
    housing_benefit: YesNo
    claim_reference: str
    from_on: date | None
    to_on: date | None


def organisation_values(row: OrganisationRow | KnownOrganisation) -> dict[str, object]:
    """An organisation by its columns."""
    return {name: getattr(row, name) for name in _ORGANISATION}


def facts_values(row: SchemeRow) -> dict[str, object]:
    """A row by the columns of a scheme's facts."""
    return {
        "area": row.area,
        "cohort": row.cohort,
        "models": " ".join(model for model in Model if model in row.models),
        "tenure": row.tenure,
        "landlord_type": row.landlord_type,
        "units": row.units,
        "commissioned": row.commissioned,
        "support_funding": row.support_funding,
    }


def address_values(row: SchemeRow) -> dict[str, object]:
    """A row by the columns of an address."""
    return {
        "line_1": row.address_line_1,
        "line_2": row.address_line_2,
        "town": row.town,
        "postcode": row.postcode,
        "uprn": row.uprn,
    }


def parts_of(row: SchemeRow) -> list[tuple[Part, str]]:
    """The parts that a row names, each with the organisation that plays it."""
    named = (
        (Part.LANDLORD, row.landlord),
        (Part.SUPPORT_PROVIDER, row.support_provider),
        (Part.MANAGING_AGENT, row.managing_agent),
    )
    return [(part, name) for part, name in named if name]


def differences(new: Values, old: Values) -> dict[str, object]:
    """The columns in which a row says something, and something else than the register."""
    silent: tuple[object, ...] = ("", None, YesNo.NOT_KNOWN)
    return {
        name: value for name, value in new.items() if value not in silent and value != old[name]
    }


def becomes(name: str, old: object, new: object) -> str:
    """One column that changes, in a sentence."""
    return f"{LABELS[name]}: {_said(name, old)} becomes {_said(name, new)}."


def _said(name: str, value: object) -> str:
    if value in ("", None):
        return "nothing"
    kind = _WORDS.get(name)
    if kind is None:
        return f"“{value}”"
    return "“" + "; ".join(kind(word).words for word in str(value).split()) + "”"
