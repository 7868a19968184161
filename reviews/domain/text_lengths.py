"""How long a text may be, by its kind, in characters of Unicode.

A line end is one character, as is each code point: a letter with a mark set on it, or a picture put
together from several, counts as what it is made of. Bytes are not counted.
A longer text of before is read as it is and may stay: only a change asks for less.
"""

NAME, LINE, LONG = 200, 500, 10_000
"""The longest name or reference, the longest line, and the longest text of several lines."""

NAMES = frozenset(
    {
        *("name", "contact_name", "envelope_name", "full_name", "known_as", "sign_in_name"),
        *("team_name", "contact_role", "job_title", "organisation", "reference", "registration"),
        *("claim_reference", "referral_reference", "language", "area", "unit"),
        *("line_1", "line_2", "town"),
    }
)
"""What holds a name, a reference or a place, by what forms and tables call it."""

OF_ONE_SHAPE = frozenset(
    {
        *("email", "telephone", "out_of_hours", "postcode", "uprn", "paragraph", "head"),
        *("at", "leave_by_at", "planned_time"),
    }
)
"""What has a shape that people know or that its hint shows, and so takes no more than a name. Its
length is not said: beside a postcode it would only puzzle."""


def longest(field: str, *, lines: bool) -> int:
    """The most characters that a field takes, by its name and whether it may have several lines."""
    if field in NAMES | OF_ONE_SHAPE:
        return NAME
    return LONG if lines and field != "address" else LINE


def said_beside(field: str, most: int) -> str:
    """What stands beside a field: how long its text may be, unless its shape says more."""
    return "" if field in OF_ONE_SHAPE else f"Up to {most:,} characters."


def too_long(text: str, most: int, what: str) -> str:
    """What is said of a text that is too long: its length and what to cut; empty if it is not.

    `what` begins the sentence: “Your reasons”, or The answer.
    """
    over = len(text) - most
    if over <= 0:
        return ""
    return f"{what} has {len(text):,} characters. Cut {over:,}: it can have {most:,} at most."
