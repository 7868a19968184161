"""Records kept apart from everything else, and who may open them.

Lead reviewers of the team may open them all. The council's lists name others, one by one, for two
kinds; personal papers that came unasked open for nobody else.
"""

from collections.abc import Collection
from uuid import UUID

from reviews.domain.worded import Worded

from .roles import Role, Viewer


class Room(Worded):
    """A kind of record that only a few may open."""

    SAFEGUARDING = "safeguarding", "Safeguarding concerns"
    CLOSURE = "closure", "Where people went when a scheme closed"


STREAMS = ("concern:", "feedback:", "closure:")
"""How the event streams of records kept apart begin."""


def may_be_listed(roles: Collection[Role]) -> bool:
    """Whether an officer with these roles may be put on a list.

    An auditor sees that the record is whole, and never what it holds.
    """
    return bool(roles) and Role.AUDITOR not in roles


def opens_quarantined(viewer: Viewer, team_id: UUID) -> bool:
    """Whether an officer opens, and decides on, personal papers that nobody asked for (para 84)."""
    return viewer.leads(team_id)


def kept_apart(stream: str) -> bool:
    """Whether a stream's events are about a record kept apart."""
    return stream.startswith(STREAMS)
