"""Whose account it is, and who speaks for a resident."""

from reviews.domain.worded import Worded


class Source(Worded):
    """Whose account it is."""

    RESIDENT = "resident", "Resident"
    FAMILY = "family", "Family or chosen supporter"
    ADVOCATE = "advocate", "Advocate"
    PROVIDER = "provider", "Provider"
    STAFF = "staff", "Staff at the scheme"
    REFERRER = "referrer", "Referrer"
    PROFESSIONAL = "professional", "Other professional"
    DOCUMENT = "document", "Document"
    OBSERVED = "observed", "Seen by the review team"


SPEAKS_FOR_RESIDENT = frozenset({Source.RESIDENT, Source.FAMILY, Source.ADVOCATE})
