"""Whose account it is, and who speaks for a resident."""

from enum import StrEnum


class Source(StrEnum):
    """Whose account it is."""

    RESIDENT = "resident"
    FAMILY = "family"
    ADVOCATE = "advocate"
    PROVIDER = "provider"
    STAFF = "staff"
    REFERRER = "referrer"
    PROFESSIONAL = "professional"
    DOCUMENT = "document"
    OBSERVED = "observed"


SOURCE_NAMES = {
    Source.RESIDENT: "Resident",
    Source.FAMILY: "Family or chosen supporter",
    Source.ADVOCATE: "Advocate",
    Source.PROVIDER: "Provider",
    Source.STAFF: "Staff at the scheme",
    Source.REFERRER: "Referrer",
    Source.PROFESSIONAL: "Other professional",
    Source.DOCUMENT: "Document",
    Source.OBSERVED: "Seen by the review team",
}
SPEAKS_FOR_RESIDENT = frozenset({Source.RESIDENT, Source.FAMILY, Source.ADVOCATE})
