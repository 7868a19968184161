"""Whom a letter may name as the person to talk to about it (paras 114-115)."""

from collections.abc import Collection

from reviews.domain.people.roles import Role


def why_not_contact(
    name: str, roles: Collection[Role], *, of_the_team: bool, reachable: bool, closed: bool
) -> str:
    """Why a letter cannot name an officer as its contact; empty where it can.

    Officers of the team that reviews answer questions about its letters, and letter officers
    about those of every team.
    """
    if closed or not (of_the_team or Role.LETTER_OFFICER in roles):
        return "Choose whom to contact about this letter."
    if not reachable:
        return (
            f"{name} has no telephone number or email address yet. An administrator can add one; "
            "a letter must say how to reach someone."
        )
    return ""
