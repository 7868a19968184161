"""What a finding may rest on, and from when to when it was so."""

from datetime import date

from reviews.domain.dates import long_date

CITED_FILES = frozenset({"document", "photograph", "progress"})
"""What a file came as that is cited by itself.

A file of an answer, or of a record of support, is cited by that: it carries what the resident
agreed to. A written agreement is no evidence of support, and papers that came unasked stay closed.
"""


def days_true(from_on: date | None, to_on: date | None) -> str:
    """From when to when something was so, as people read it; what is not known says so."""
    if from_on is None and to_on is None:
        return "From when to when it was so is not known"
    if from_on is not None and from_on == to_on:
        return f"True on {long_date(from_on)}"
    begins = f"from {long_date(from_on)}" if from_on else "from a day that is not known"
    ends = f"to {long_date(to_on)}" if to_on else "to a day that is not known"
    return f"True {begins} {ends}"
