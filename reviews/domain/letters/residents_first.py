"""Residents hear of a review from the council, not from staff: their letters are ready first.

A provider letter is issued once each resident who can be written to has a letter of their own that
tells what it asks, approved or gone, or once someone said why it does not wait (paras 140-142).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.errors import Refused

from .kinds import FROZEN, LetterState


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A letter to one resident: how far it is, and which recommendations it tells.

    `outdated` is whether the result changed since it was drafted.
    """

    resident_id: UUID
    state: LetterState
    outdated: bool
    recommendations: frozenset[UUID]

    @property
    def stands(self) -> bool:
        """Whether it is gone, or can go as it is."""
        return self.state in FROZEN or (self.state is LetterState.APPROVED and not self.outdated)


def ready(letters: Iterable[OwnLetter], asked: Collection[UUID]) -> frozenset[UUID]:
    """The residents who have letters of their own that tell all that is asked of the provider.

    `asked` are recommendations by their lasting ids; where there are none, any such letter does.
    """
    told: dict[UUID, set[UUID]] = {}
    for one in letters:
        if one.stands:
            told.setdefault(one.resident_id, set()).update(one.recommendations)
    return frozenset(key for key, known in told.items() if set(asked) <= known)


def check_residents_first(waiting: Sequence[str]) -> None:
    """Check that no resident is waited for; `waiting` are their references."""
    if waiting:
        many = len(waiting) > 1
        who = f"{len(waiting)} residents" if many else waiting[0]
        raise Refused(
            "This letter waits for the letters to residents, so that nobody hears of it from "
            f"staff. {who} can be written to and {'have' if many else 'has'} no letter approved "
            "that tells what is asked. Have their letters approved, or say why this letter does "
            "not wait."
        )
