"""Records kept apart from everything else, and who may open them.

Lead reviewers of the team may open them all. The safeguarding lead opens every concern, and the
council's lists name others, one by one, for two kinds; personal papers that came unasked open for
nobody else.
"""

from collections.abc import Collection
from uuid import UUID

from reviews.domain.worded import Worded

from .roles import Permission, Role, Viewer


class Room(Worded):
    """A kind of record that only a few may open."""

    SAFEGUARDING = "safeguarding", "Safeguarding concerns"
    CLOSURE = "closure", "Where people went when a scheme closed"


STREAMS = ("concern:", "feedback:", "closure:", "threat:", "case:", "group:")
"""How the event streams of records kept apart begin."""


def may_be_listed(roles: Collection[Role]) -> bool:
    """Whether an officer with these roles may be put on a list.

    An auditor sees that the record is whole, and never what it holds.
    """
    return bool(roles) and Role.AUDITOR not in roles


def opens_every_concern(viewer: Viewer) -> bool:
    """Whether an officer opens the safeguarding concerns of every team by their role."""
    return viewer.may(Permission.SAFEGUARD) and may_be_listed(viewer.roles)


def may_hold_letters(viewer: Viewer, team_id: UUID) -> bool:
    """Whether an officer holds, and releases, the letters of a team's reviews."""
    return viewer.leads(team_id) or opens_every_concern(viewer)


def opens_quarantined(viewer: Viewer, team_id: UUID) -> bool:
    """Whether an officer opens, and decides on, personal papers that nobody asked for (para 84)."""
    return viewer.leads(team_id)


def kept_apart(stream: str) -> bool:
    """Whether a stream's events are about a record kept apart."""
    return stream.startswith(STREAMS)
