"""The closed words of the register."""

from enum import StrEnum


class Part(StrEnum):
    """The part an organisation plays at a scheme (para 85)."""

    LANDLORD = "landlord"
    SUPPORT_PROVIDER = "support-provider"
    MANAGING_AGENT = "managing-agent"


PART_NAMES = {
    Part.LANDLORD: "Landlord",
    Part.SUPPORT_PROVIDER: "Support provider",
    Part.MANAGING_AGENT: "Managing agent",
}


class OrganisationKind(StrEnum):
    """What an organisation is in law, as far as the register needs it."""

    REGISTERED_PROVIDER = "registered-provider"
    HOUSING_ASSOCIATION = "housing-association"
    CHARITY = "charity"
    COMMUNITY_INTEREST = "community-interest-company"
    COMPANY = "company"
    COUNCIL = "council"
    PRIVATE = "private-landlord"


KIND_NAMES = {
    OrganisationKind.REGISTERED_PROVIDER: "Registered provider",
    OrganisationKind.HOUSING_ASSOCIATION: "Housing association",
    OrganisationKind.CHARITY: "Charity or voluntary organisation",
    OrganisationKind.COMMUNITY_INTEREST: "Community interest company",
    OrganisationKind.COMPANY: "Company",
    OrganisationKind.COUNCIL: "Council",
    OrganisationKind.PRIVATE: "Private landlord",
}


class LandlordType(StrEnum):
    """What kind of landlord lets the homes; wording on rights depends on it."""

    REGISTERED_PROVIDER = "registered-provider"
    HOUSING_ASSOCIATION = "housing-association"
    CHARITY = "charity"
    COUNCIL = "council"
    COMPANY = "company"
    PRIVATE = "private"
    NOT_KNOWN = "not-known"


LANDLORD_TYPE_NAMES = {
    LandlordType.REGISTERED_PROVIDER: "Registered provider of social housing",
    LandlordType.HOUSING_ASSOCIATION: "Housing association, not registered",
    LandlordType.CHARITY: "Charity or voluntary organisation",
    LandlordType.COUNCIL: "Council",
    LandlordType.COMPANY: "Company",
    LandlordType.PRIVATE: "Private landlord",
    LandlordType.NOT_KNOWN: "Not known",
}


class Tenure(StrEnum):
    """The kind of agreement residents hold."""

    ASSURED = "assured-tenancy"
    SECURE = "secure-tenancy"
    LICENCE = "licence"
    EXCLUDED = "excluded-licence"
    OTHER = "other"
    NOT_KNOWN = "not-known"


TENURE_NAMES = {
    Tenure.ASSURED: "Assured tenancy",
    Tenure.SECURE: "Secure tenancy",
    Tenure.LICENCE: "Licence",
    Tenure.EXCLUDED: "Excluded licence or tenancy",
    Tenure.OTHER: "Another kind, or a mix",
    Tenure.NOT_KNOWN: "Not known",
}


class Commissioned(StrEnum):
    """Whether a council or the NHS pays for the support under a contract."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NOT_KNOWN = "not-known"


COMMISSIONED_NAMES = {
    Commissioned.YES: "Yes",
    Commissioned.NO: "No",
    Commissioned.PARTLY: "For some residents",
    Commissioned.NOT_KNOWN: "Not known",
}


class YesNo(StrEnum):
    """Yes, no, or not known yet."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"


YES_NO_NAMES = {YesNo.YES: "Yes", YesNo.NO: "No", YesNo.NOT_KNOWN: "Not known"}


class Model(StrEnum):
    """The service models a scheme can run on; none, one or more."""

    CLUSTERED = "clustered"
    MICRO_COMMUNITY = "micro-community"
    OUTCOME_LED = "outcome-led"
    SMALL_SUPPORTS = "small-supports"
    SOLO = "solo"
    DISPERSED = "dispersed"
    PERIPATETIC = "peripatetic"


MODEL_NAMES = {
    Model.CLUSTERED: "Clustered supported living",
    Model.MICRO_COMMUNITY: "Micro-community",
    Model.OUTCOME_LED: "Outcome-led support",
    Model.SMALL_SUPPORTS: "Small Supports",
    Model.SOLO: "Solo homes",
    Model.DISPERSED: "Dispersed homes",
    Model.PERIPATETIC: "Visiting (peripatetic) support",
}


MODEL_MEANINGS = {
    Model.CLUSTERED: "several self-contained homes close together, with shared staff",
    Model.MICRO_COMMUNITY: "a few homes near each other whose residents know and help one another",
    Model.OUTCOME_LED: "support is planned and looked at by what changes for each person",
    Model.SMALL_SUPPORTS: "a small organisation designs support around one person at a time",
    Model.SOLO: "one person in a home of their own, with staff for them alone",
    Model.DISPERSED: "homes apart from each other, across an area",
    Model.PERIPATETIC: "staff come to the home, and none is based there",
}
"""What each model is, for who chooses it and is new to the words."""


class ContactFormat(StrEnum):
    """How a resident wants to be told things."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"
    PLAIN_TEXT = "plain-text"
    WEB_PAGE = "web-page"
    AUDIO = "audio"
    BRAILLE = "braille"
    BSL = "bsl"
    TELEPHONE = "telephone"


CONTACT_FORMAT_NAMES = {
    ContactFormat.STANDARD: "Standard letter",
    ContactFormat.LARGE_PRINT: "Large print",
    ContactFormat.EASY_READ: "Easy Read",
    ContactFormat.PLAIN_TEXT: "Plain text by email",
    ContactFormat.WEB_PAGE: "Web page by email",
    ContactFormat.AUDIO: "Audio (ordered by the council)",
    ContactFormat.BRAILLE: "Braille (ordered by the council)",
    ContactFormat.BSL: "British Sign Language (ordered by the council)",
    ContactFormat.TELEPHONE: "By telephone or face to face",
}

BY_EMAIL = frozenset({ContactFormat.PLAIN_TEXT, ContactFormat.WEB_PAGE})
"""The formats that are sent to an email address."""
