"""The register: organisations, the part each plays, schemes, residents."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from reviews.domain.register.closed_words import (
    Commissioned,
    LandlordType,
    OrganisationKind,
    Part,
    Tenure,
    YesNo,
)
from reviews.domain.register.tenures import TenureSource

from .base import SORTED, Base, Keyed, Recorded, TwoTimes, only_one


class Organisation(Keyed, Base):
    """A provider, landlord or agent, and whom to write to there."""

    personal = ("contact_name", "contact_role", "email", "telephone")

    __table_args__ = (Index("ix_organisation_sort_name_id", "sort_name", "id"),)

    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(SORTED)
    kind: Mapped[OrganisationKind]
    registration: Mapped[str]
    contact_name: Mapped[str]
    contact_role: Mapped[str]
    email: Mapped[str]
    telephone: Mapped[str]
    address: Mapped[str]
    postcode: Mapped[str]
    created_at: Mapped[datetime]


class OrganisationPart(TwoTimes, Base):
    """The part an organisation plays at a scheme, with what it is responsible for."""

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    part: Mapped[Part]
    responsibilities: Mapped[str]


class Scheme(Keyed, Base):
    """One or more addresses run as one service."""

    personal = ("closed_reason",)
    stays_said = ("closed_reason",)

    __table_args__ = (
        Index("ix_scheme_sort_name_id", "sort_name", "id"),
        Index("ix_scheme_team_id_sort_name_id", "team_id", "sort_name", "id"),
    )

    reference: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(SORTED)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    created_at: Mapped[datetime]
    closed_on: Mapped[date | None]
    closed_reason: Mapped[str | None]


class SchemeFacts(TwoTimes, Base):
    """What a scheme is like, from a date to a date. `models` is a list, space between."""

    personal = ("description",)

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    area: Mapped[str]
    cohort: Mapped[str]
    models: Mapped[str]
    tenure: Mapped[Tenure]
    landlord_type: Mapped[LandlordType]
    units: Mapped[int | None]
    commissioned: Mapped[Commissioned]
    support_funding: Mapped[str]
    description: Mapped[str]


class SchemeAddress(TwoTimes, Base):
    """One address of a scheme."""

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    line_1: Mapped[str]
    line_2: Mapped[str]
    town: Mapped[str]
    postcode: Mapped[str]
    uprn: Mapped[str]


class SchemeToken(Base):
    """The search index: each word of a scheme, in the order the list is shown in."""

    audited = False

    token: Mapped[str] = mapped_column(SORTED, primary_key=True)
    sort_name: Mapped[str] = mapped_column(SORTED, primary_key=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), primary_key=True, index=True)


class SchemeWord(Base):
    """Every word in the search index once, so that the start of a word finds it."""

    audited = False

    token: Mapped[str] = mapped_column(SORTED, primary_key=True)


class Resident(Keyed, Base):
    """A person who lives, or has lived, at a scheme, by reference only."""

    reference: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]


class ResidentToken(Base):
    """What each resident is found by: the words of the name, the reference, the claims."""

    audited = False

    token: Mapped[str] = mapped_column(SORTED, primary_key=True)
    resident_id: Mapped[UUID] = mapped_column(
        ForeignKey("resident.id"), primary_key=True, index=True
    )


class ResidentName(Recorded, Base):
    """A resident's name, apart from the reference used everywhere else."""

    personal = ("full_name", "known_as")
    __table_args__ = (only_one("resident_id"),)

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    full_name: Mapped[str]
    known_as: Mapped[str]


class Residence(TwoTimes, Base):
    """One resident at one scheme from and to a date, with the claim made there."""

    personal = ("unit", "claim_reference")

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    address_fact_id: Mapped[UUID | None] = mapped_column(ForeignKey("scheme_address.id"))
    unit: Mapped[str]
    housing_benefit: Mapped[YesNo]
    claim_reference: Mapped[str]


class StayTenure(TwoTimes, Base):
    """What one person's agreement gives at a stay, who says so, and who read it when.

    The scheme is the stay's, so that all of a scheme are found at once.
    """

    personal = ("note", "read_by")

    residence_fact_id: Mapped[UUID] = mapped_column(ForeignKey("residence.id"), index=True)
    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("scheme.id"), index=True)
    tenure: Mapped[Tenure]
    source: Mapped[TenureSource]
    read_by: Mapped[str]
    read_on: Mapped[date | None]
    note: Mapped[str]


class ResidentContact(Recorded, Base):
    """How a resident wants to be told things, and what is safe."""

    personal = (
        "other_needs", "write_to", "telephone", "email", "safety_note", "envelope_name",
        "language",
    )  # fmt: skip
    __table_args__ = (only_one("resident_id"),)

    resident_id: Mapped[UUID] = mapped_column(ForeignKey("resident.id"), index=True)
    language: Mapped[str]
    interpreter: Mapped[bool]
    format: Mapped[str]
    other_needs: Mapped[str]
    safe_to_write: Mapped[YesNo]
    write_to: Mapped[str]
    by_hand: Mapped[bool]
    safe_to_ring: Mapped[YesNo]
    telephone: Mapped[str]
    email: Mapped[str]
    safety_note: Mapped[str]
    envelope_name: Mapped[str | None]
