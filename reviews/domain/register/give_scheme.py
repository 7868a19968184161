"""Giving a scheme to another team, and what that opens to whom.

Reviews stay with the team that did them, and so does what was told in confidence and what was
recorded on visits. What belongs to the scheme and its residents goes with the scheme: where that
was kept apart until then, only an administrator gives it, and is told first what opens.
"""

from dataclasses import dataclass
from uuid import UUID

from reviews.domain.people.roles import Permission, Viewer

WHO_GIVES = "Only a lead reviewer of its team, or an administrator, can give a scheme to a team."
ADMINISTRATORS = (
    "Only an administrator can give this scheme to another team, because records that are kept "
    "apart would open to others with it."
)


@dataclass(frozen=True, slots=True)
class KeptApart:
    """How many records of a scheme are kept apart, and would go with it.

    Residents with a note on how to reach them safely, with what they would need if the scheme
    closed, and with where they went.
    """

    safety_notes: int = 0
    if_it_closes: int = 0
    moved: int = 0

    def __bool__(self) -> bool:
        return bool(self.safety_notes or self.if_it_closes or self.moved)

    def __str__(self) -> str:
        return f"{self.safety_notes} {self.if_it_closes} {self.moved}"


NOTHING_KEPT = KeptApart()


def may_give(viewer: Viewer, team_id: UUID, kept: KeptApart | None = None) -> bool:
    """Whether a viewer may give a scheme of a team away, with what is kept apart there."""
    return viewer.may(Permission.MANAGE_PEOPLE) or (viewer.leads(team_id) and not kept)


def opens(kept: KeptApart, to: str) -> tuple[str, ...]:
    """What is kept apart until now and opens to whom once a team has the scheme, in sentences."""
    told = (
        (kept.safety_notes, f"Notes on how to reach {{}} safely open to all reviewers of {to}."),
        (
            kept.if_it_closes,
            f"What {{}} would need if the scheme closed opens to all reviewers of {to}.",
        ),
        (kept.moved, f"Where {{}} went opens to the lead reviewers of {to}."),
    )
    return tuple(
        sentence.format(f"{count} resident{'s' * (count != 1)}")
        for count, sentence in told
        if count
    )
