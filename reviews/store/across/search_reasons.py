"""What a scheme is found by that the list of schemes does not show."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.store.register.schemes import addresses_of, facts_rows, players

Texts = dict[UUID, list[tuple[str, str]]]


def found_by(session: Session, ids: Sequence[UUID], day: date) -> Texts:
    """Organisations, addresses and whom each scheme is for, each with what it is; three queries."""
    found: Texts = {}
    for key, played in players(session, ids, day).items():
        found.setdefault(key, []).extend((part.words, name) for part, name in played)
    for key, places in addresses_of(session, ids, day).items():
        for one in places:
            told = f"{one.line}, UPRN {one.uprn}" if one.uprn else one.line
            found.setdefault(key, []).append(("Address", told))
    for key, facts in facts_rows(session, ids, day).items():
        found.setdefault(key, []).append(("Who lives there", facts.cohort))
    return found
