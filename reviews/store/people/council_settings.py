"""The council's own settings, as they are read."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.errors import Refused
from reviews.domain.people.safeguarding_numbers import Contacts
from reviews.store.record.rows import read
from reviews.store.tables import (
    CouncilSettings,
    RightsWording,
)


@dataclass(frozen=True, slots=True)
class CouncilDetails:
    """The council's own words and defaults; days are working days."""

    id: UUID
    name: str
    team_name: str
    address: str
    telephone: str
    email: str
    website: str
    complaints: str
    formats_offered: str
    help_offered: str
    kept_for: str
    privacy_notice: str
    safeguarding_adults: str
    safeguarding_children: str
    safeguarding_staff: str
    safeguarding_out_of_hours: str
    acknowledge_days: int
    complete_days: int
    revisit_days: int
    small_scheme_threshold: int
    judgement_words: str | None = None
    second_reader_blind: bool | None = None


def council(session: Session) -> CouncilDetails:
    """The council's own settings.

    Raises:
        Refused: the council has not been set up yet.
    """
    row = session.scalar(select(CouncilSettings))
    if row is None:
        raise Refused("This council is not set up yet. Run: flask --app app init")
    return read(CouncilDetails, row)


def safeguarding_contacts(session: Session) -> Contacts:
    """Whom the council says to ring about a safeguarding concern."""
    found = council(session)
    return Contacts(
        adults=found.safeguarding_adults,
        children=found.safeguarding_children,
        staff=found.safeguarding_staff,
        out_of_hours=found.safeguarding_out_of_hours,
    )


def council_name(session: Session) -> str | None:
    """The council's name, or None before it is set up."""
    return session.scalar(select(CouncilSettings.name))


def rights_wording(session: Session) -> dict[str, str]:
    """The council's words on rights, by tenure, in the order of its name."""
    query = select(RightsWording).order_by(RightsWording.tenure)
    return {row.tenure: row.words for row in session.scalars(query)}


def council_row(session: Session) -> CouncilSettings | None:
    """The council's settings row, to be changed by a service."""
    return session.scalar(select(CouncilSettings))


def rights_rows(session: Session) -> list[RightsWording]:
    """The rows of rights wording, to be changed by a service."""
    return list(session.scalars(select(RightsWording)))
