"""Residents hear of a review from the council, not from staff: their letters are ready first.

A provider letter is issued once each resident who can be written to has a letter of their own that
tells what it asks, and by when, gone or ready to go, or once someone said why it does not wait
(paras 140-142).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.errors import Refused

from .kinds import LetterState


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A letter to one resident: how far it is, and by when it says each recommendation is done.

    `stopped` is whether it may not leave any more.
    """

    resident_id: UUID
    state: LetterState
    stopped: bool
    told: Mapping[UUID, date]

    @property
    def stands(self) -> bool:
        """Whether it is gone, or can go as it is."""
        ready_to_go = self.state in {LetterState.APPROVED, LetterState.ISSUED}
        return self.state is LetterState.SENT or (ready_to_go and not self.stopped)


Told = Mapping[UUID, Mapping[UUID, date]]
"""By when each resident was told that each recommendation is done."""


def told_by(letters: Iterable[OwnLetter]) -> Told:
    """What residents are told in letters of their own that stand; of two, the later one holds.

    `letters` are in the order in which they were drafted.
    """
    told: dict[UUID, dict[UUID, date]] = {}
    for one in letters:
        if one.stands:
            told.setdefault(one.resident_id, {}).update(one.told)
    return told


def ready(told: Told, asked: Mapping[UUID, date]) -> frozenset[UUID]:
    """The residents who are told all that is asked of the provider, each by the same date.

    `asked` are recommendations by their lasting ids; where there are none, any such letter does.
    """
    return frozenset(key for key, known in told.items() if asked.items() <= known.items())


def told_otherwise(told: Told, asked: Mapping[UUID, date]) -> frozenset[UUID]:
    """The residents who are told another date than the provider."""
    return frozenset(
        key
        for key, known in told.items()
        if any(known.get(one, day) != day for one, day in asked.items())
    )


def check_residents_first(waiting: Sequence[str], otherwise: Sequence[str] = ()) -> None:
    """Check that no resident is waited for.

    `waiting` are their references, and `otherwise` are those of them who were told another date.
    """
    if waiting:
        many = len(waiting) > 1
        who = f"{len(waiting)} residents" if many else waiting[0]
        raise Refused(
            "This letter waits for the letters to residents, so that nobody hears of it from "
            f"staff. {who} can be written to and {'have' if many else 'has'} no letter approved "
            f"that tells what is asked.{_other_dates(otherwise)} Have their letters approved, or "
            "say why this letter does not wait."
        )


def _other_dates(otherwise: Sequence[str]) -> str:
    was = "was" if len(otherwise) == 1 else "were"
    return f" {', '.join(otherwise)} {was} told another date." if otherwise else ""
