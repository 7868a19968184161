"""Whom the council says to ring about a safeguarding concern."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom the council says to ring, in its own words; empty where it has not said."""

    adults: str
    children: str
    staff: str
    out_of_hours: str
