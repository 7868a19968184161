"""What is recorded of organisations, schemes, addresses and stays, and how to reach residents.

Each stands here once: forms and the workbook fill it in, services write it, and what the store
reads is the same with its id and its times.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import Span

from .closed_words import Commissioned, ContactFormat, LandlordType, OrganisationKind, Tenure, YesNo


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What is recorded of an organisation."""

    name: str
    kind: OrganisationKind
    registration: str = ""
    contact_name: str = ""
    contact_role: str = ""
    email: str = ""
    telephone: str = ""
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrganisation(OrganisationFacts):
    """An organisation as the register holds it."""

    id: UUID


@dataclass(frozen=True, slots=True)
class SchemeDetails:
    """What is recorded of a scheme beside its name. `models` is a list, space between."""

    area: str
    cohort: str
    tenure: Tenure = Tenure.NOT_KNOWN
    landlord_type: LandlordType = LandlordType.NOT_KNOWN
    models: str = ""
    units: int | None = None
    commissioned: Commissioned = Commissioned.NOT_KNOWN
    support_funding: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class AddressDetails:
    """One address."""

    line_1: str
    postcode: str
    line_2: str = ""
    town: str = ""
    uprn: str = ""

    @property
    def line(self) -> str:
        """The address on one line."""
        return ", ".join(filter(None, (self.line_1, self.line_2, self.town, self.postcode)))


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay at a scheme."""

    scheme_id: UUID
    unit: str = ""
    housing_benefit: YesNo = YesNo.NOT_KNOWN
    claim_reference: str = ""
    from_on: date | None = None
    to_on: date | None = None
    address_fact_id: UUID | None = None

    @property
    def span(self) -> Span:
        """From when to when."""
        return Span(self.from_on, self.to_on)


@dataclass(frozen=True, slots=True)
class ContactNeeds:
    """How a resident wants to be told things, and what is safe.

    `envelope_name` is the name they chose for the outside of a letter, where their own gives
    them away; None where their full name will do.
    """

    language: str = "English"
    interpreter: bool = False
    format: ContactFormat = ContactFormat.STANDARD
    other_needs: str = ""
    safe_to_write: YesNo = YesNo.NOT_KNOWN
    write_to: str = ""
    by_hand: bool = False
    safe_to_ring: YesNo = YesNo.NOT_KNOWN
    telephone: str = ""
    email: str = ""
    safety_note: str = ""
    envelope_name: str | None = None
