"""The council's own settings, as they are read."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.errors import Refused
from reviews.domain.people.council_settings import LATER, CouncilDetails
from reviews.domain.people.safeguarding_numbers import Contacts
from reviews.store.record.rows import read
from reviews.store.tables import CouncilSettings, RightsWording


def council(session: Session) -> CouncilDetails:
    """The council's own settings.

    Raises:
        Refused: the council has not been set up yet.
    """
    row = session.scalar(select(CouncilSettings))
    if row is None:
        raise Refused("This council is not set up yet. Run: flask --app app init")
    return read(CouncilDetails, row, **{name: getattr(row, name) or "" for name in LATER})


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


def council_id(session: Session) -> UUID:
    """The id of the council's settings, which are set up."""
    return session.scalars(select(CouncilSettings.id)).one()


def council_row(session: Session) -> CouncilSettings | None:
    """The council's settings row, to be changed by a service."""
    return session.scalar(select(CouncilSettings))


def rights_rows(session: Session) -> list[RightsWording]:
    """The rows of rights wording, to be changed by a service."""
    return list(session.scalars(select(RightsWording)))
