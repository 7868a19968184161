"""The closed words of the register."""

from reviews.domain.worded import Worded


class Part(Worded):
    """The part an organisation plays at a scheme (para 85)."""

    LANDLORD = "landlord", "Landlord"
    SUPPORT_PROVIDER = "support-provider", "Support provider"
    MANAGING_AGENT = "managing-agent", "Managing agent"


class OrganisationKind(Worded):
    """What an organisation is in law, as far as the register needs it."""

    REGISTERED_PROVIDER = "registered-provider", "Registered provider"
    HOUSING_ASSOCIATION = "housing-association", "Housing association"
    CHARITY = "charity", "Charity or voluntary organisation"
    COMMUNITY_INTEREST = "community-interest-company", "Community interest company"
    COMPANY = "company", "Company"
    COUNCIL = "council", "Council"
    PRIVATE = "private-landlord", "Private landlord"


class LandlordType(Worded):
    """What kind of landlord lets the homes; wording on rights depends on it."""

    REGISTERED_PROVIDER = "registered-provider", "Registered provider of social housing"
    HOUSING_ASSOCIATION = "housing-association", "Housing association, not registered"
    CHARITY = "charity", "Charity or voluntary organisation"
    COUNCIL = "council", "Council"
    COMPANY = "company", "Company"
    PRIVATE = "private", "Private landlord"
    NOT_KNOWN = "not-known", "Not known"


class Tenure(Worded):
    """The kind of agreement residents hold."""

    ASSURED = "assured-tenancy", "Assured tenancy"
    SECURE = "secure-tenancy", "Secure tenancy"
    LICENCE = "licence", "Licence"
    EXCLUDED = "excluded-licence", "Excluded licence or tenancy"
    OTHER = "other", "Another kind, or a mix"
    NOT_KNOWN = "not-known", "Not known"


class Commissioned(Worded):
    """Whether a council or the NHS pays for the support under a contract."""

    YES = "yes", "Yes"
    NO = "no", "No"
    PARTLY = "partly", "For some residents"
    NOT_KNOWN = "not-known", "Not known"


class YesNo(Worded):
    """Yes, no, or not known yet."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"


class Model(Worded):
    """The service models a scheme can run on; none, one or more."""

    # fmt: off
    CLUSTERED = ("clustered", "Clustered supported living",
        "several self-contained homes close together, with shared staff")
    MICRO_COMMUNITY = ("micro-community", "Micro-community",
        "a few homes near each other whose residents know and help one another")
    OUTCOME_LED = ("outcome-led", "Outcome-led support",
        "support is planned and looked at by what changes for each person")
    SMALL_SUPPORTS = ("small-supports", "Small Supports",
        "a small organisation designs support around one person at a time")
    SOLO = ("solo", "Solo homes",
        "one person in a home of their own, with staff for them alone")
    DISPERSED = ("dispersed", "Dispersed homes",
        "homes apart from each other, across an area")
    PERIPATETIC = ("peripatetic", "Visiting (peripatetic) support",
        "staff come to the home, and none is based there")


class ContactFormat(Worded):
    """How a resident wants to be told things."""

    STANDARD = "standard", "Standard letter"
    LARGE_PRINT = "large-print", "Large print"
    EASY_READ = "easy-read", "Easy Read"
    PLAIN_TEXT = "plain-text", "Plain text by email"
    WEB_PAGE = "web-page", "Web page by email"
    AUDIO = "audio", "Audio (ordered by the council)"
    BRAILLE = "braille", "Braille (ordered by the council)"
    BSL = "bsl", "British Sign Language (ordered by the council)"
    TELEPHONE = "telephone", "By telephone or face to face"


BY_EMAIL = frozenset({ContactFormat.PLAIN_TEXT, ContactFormat.WEB_PAGE})
"""The formats that are sent to an email address."""
