"""Who acts for an appellant: what is known of their authority, and what is done about a doubt.

A doubt is written to the tribunal. It never stops, delays or strips an appeal.
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused

from .kinds import AuthorityKind

STOPS_NOTHING = (
    "A doubt about who may act never stops an appeal. Ask for the authority, send the appeal to "
    "the tribunal at once, and tell the tribunal of the doubt."
)


BOTH_WAYS = (
    "It is recorded that nothing was shown, and on which day it was seen. Both cannot be: say by "
    "what authority, or leave out the day."
)


@dataclass(frozen=True, slots=True)
class Authority:
    """Somebody who acts for an appellant, as it is recorded."""

    name: str
    kind: AuthorityKind
    asked_on: date | None = None
    seen_on: date | None = None
    doubt: str = ""
    doubt_told_on: date | None = None


def check_authority(authority: Authority, today: date) -> None:
    """Check that what is said of an authority can be.

    Raises:
        Refused: a day is to come, what was not shown was seen, or the tribunal was told of a
            doubt that nobody says; beside its field.
    """
    for field in ("asked_on", "seen_on", "doubt_told_on"):
        day: date | None = getattr(authority, field)
        if day is not None:
            check_past(day, today, field)
    if both_ways(authority.kind, authority.seen_on):
        raise Refused(BOTH_WAYS, "kind")
    if authority.doubt_told_on is not None and not authority.doubt.strip():
        raise Refused("Say what the doubt is that the tribunal was told of.", "doubt")


def both_ways(kind: AuthorityKind, seen_on: date | None) -> bool:
    """Whether it is said that nothing was shown and that it was seen: no paper says either."""
    return kind is AuthorityKind.NOT_SHOWN and seen_on is not None


def to_do(authority: Authority, *, sent_on: bool) -> list[str]:
    """What is to be done about an authority; none of it stands in the way of anything else."""
    found = [BOTH_WAYS] if both_ways(authority.kind, authority.seen_on) else []
    if authority.seen_on is None and authority.asked_on is None:
        found.append(f"Ask {authority.name} for their authority to act.")
    doubted = bool(authority.doubt.strip()) or authority.kind is AuthorityKind.NOT_SHOWN
    if doubted and not sent_on:
        found.append("Send the appeal to the tribunal as it is. Do not wait for the authority.")
    if authority.doubt.strip() and authority.doubt_told_on is None:
        found.append("Write the doubt to the tribunal, and record here on which day.")
    return found
