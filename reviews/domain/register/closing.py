"""Closing a scheme: on a day that can be, known beforehand or later, and put right if wrong."""

from datetime import date, timedelta

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused

AHEAD = timedelta(days=366)


def check_closing(
    closed_on: date | None,
    reason: str,
    *,
    today: date,
    known_since: date | None,
    before: date | None,
) -> None:
    """Check the day that a scheme closed, or will close.

    `known_since` is the first day that anything of the scheme is known to have been true, and
    `before` the day on which it is recorded as closed already.
    """
    if before is not None:
        raise Refused(
            f"It is recorded as closed on {long_date(before)}. If that is wrong, open it again "
            "first."
        )
    if not reason.strip():
        raise Refused("Say why the scheme is closed.", "reason")
    if closed_on is None:
        raise Refused("Enter the date it closed", "closed_on")
    if closed_on > today + AHEAD:
        raise Refused("The date must be within a year from now. Check the year.", "closed_on")
    if known_since is not None and closed_on < known_since:
        raise Refused(
            f"The date must be {long_date(known_since)} or later, which is since when the scheme "
            "is known. Check the year.",
            "closed_on",
        )


def check_opened_again(closed_on: date | None, reason: str) -> None:
    """Check that a scheme recorded as closed is to be open again."""
    if closed_on is None:
        raise Refused("This scheme is open.")
    if not reason.strip():
        raise Refused("Say why it is open again, or what was wrong.", "reason")
