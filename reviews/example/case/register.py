"""The council, its officers, and the register: organisations, schemes, residents.

What names another thing (`team`, `organisation`) is a key of data/example/, where these stand as
tables with the same field names.
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Role
from reviews.domain.people.training_and_checks import RecordKind
from reviews.domain.register.closed_words import (
    Commissioned,
    ContactFormat,
    LandlordType,
    OrganisationKind,
    Part,
    Tenure,
    YesNo,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilWords:
    """The council's own details; each is a column of its settings."""

    name: str
    team_name: str
    address: tuple[str, ...]
    telephone: str
    email: str
    website: str
    complaints: str
    formats_offered: str
    help_offered: str
    kept_for: str
    privacy_notice: str
    safeguarding_adults: str
    safeguarding_children: str
    safeguarding_staff: str
    safeguarding_out_of_hours: str
    acknowledge_days: int
    complete_days: int
    revisit_days: int
    small_scheme_threshold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A review team."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerHeld:
    """A security check, a training or a skill of an officer."""

    kind: RecordKind
    what: str
    done_on: date
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """An officer of the council, and the lists of records kept apart that they are on."""

    key: str
    name: str
    sign_in_name: str
    job_title: str
    roles: tuple[Role, ...]
    telephone: str
    email: str
    teams: tuple[str, ...] = ()
    held: tuple[OfficerHeld, ...] = ()
    kept_apart: tuple[Room, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A landlord or a provider."""

    key: str
    name: str
    kind: OrganisationKind
    registration: str
    contact_name: str
    contact_role: str
    email: str
    telephone: str
    address: tuple[str, ...]
    postcode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of a scheme."""

    line_1: str
    town: str
    postcode: str
    line_2: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlayed:
    """What an organisation does at a scheme."""

    organisation: str
    part: Part
    responsibilities: str
    from_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A scheme as the register holds it."""

    key: str
    reference: str
    name: str
    team: str
    area: str
    cohort: str
    tenure: Tenure
    landlord_type: LandlordType
    units: int
    commissioned: Commissioned
    support_funding: str
    description: str
    known_from_on: date
    addresses: tuple[Address, ...]
    parts: tuple[PartPlayed, ...]
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """Someone who lives at a scheme, and how they want to be told things.

    `address` is the first line of the address they live at, where a scheme has several.
    """

    key: str
    reference: str
    full_name: str
    housing_benefit: YesNo
    from_on: date
    known_as: str = ""
    unit: str = ""
    address: str = ""
    claim_reference: str = ""
    to_on: date | None = None
    language: str = "English"
    interpreter: bool = False
    format: ContactFormat = ContactFormat.STANDARD
    other_needs: str = ""
    safe_to_write: YesNo = YesNo.NOT_KNOWN
    by_hand: bool = False
    safe_to_ring: YesNo = YesNo.NOT_KNOWN
    telephone: str = ""
    email: str = ""
    safety_note: str = ""
