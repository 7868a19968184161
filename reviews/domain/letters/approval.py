"""Approval and issue of a letter: by a second person, bound to the rendered bytes and the date."""

import hashlib
from collections.abc import Mapping
from datetime import date

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused

from .kinds import LetterFormat


def binding(rendered: Mapping[LetterFormat, str], planned_issue_on: date) -> str:
    """What clearance and approval are bound to: every rendered file's SHA-256, and the date.

    `rendered` holds the SHA-256 of each format, in hexadecimal.
    """
    lines = [f"{kind} {digest}" for kind, digest in sorted(rendered.items())]
    return hashlib.sha256("\n".join([*lines, planned_issue_on.isoformat()]).encode()).hexdigest()


def check_approval(drafted_by: object, approver: object, uncleared: int) -> None:
    """Check that a letter may be approved by this person."""
    if drafted_by == approver:
        raise Refused("You drafted this letter, so someone else must approve it.")
    if uncleared:
        raise Refused(
            f"{uncleared} passage{'s' if uncleared > 1 else ''} could point to one person. "
            "Read and clear each before the letter is approved."
        )


def check_issue(planned_issue_on: date, today: date) -> None:
    """Check that a letter leaves on the day printed on it."""
    if planned_issue_on != today:
        raise Refused(
            f"This letter is dated {long_date(planned_issue_on)} and today is {long_date(today)}. "
            "Issue it on its date, or give it another date: what was cleared and has not changed "
            "stays cleared, and someone approves it again."
        )
