"""Lists of words to choose from, by date: an old record keeps the words of its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Code:
    """One entry, and from and to which day it is offered. `pressing`: it cannot wait."""

    key: str
    words: str
    from_on: date
    to_on: date | None = None
    pressing: bool = False

    def holds(self, day: date) -> bool:
        """Whether it is offered on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class CodeList:
    """The entries of one list, each key once a day."""

    codes: tuple[Code, ...]

    def offered(self, day: date) -> list[tuple[str, str]]:
        """What can be chosen on a day: keys and words."""
        return [(one.key, one.words) for one in self.codes if one.holds(day)]

    def code(self, key: str | None, day: date) -> Code | None:
        """The entry with that key on a day."""
        return next((one for one in self.codes if one.key == key and one.holds(day)), None)

    def words(self, key: str | None, day: date) -> str:
        """What a key meant on a day; empty for a key that was not on the list."""
        found = self.code(key, day)
        return found.words if found else ""


@dataclass(frozen=True, slots=True)
class LookRound:
    """The lists of the light-touch look round (para 88)."""

    things: CodeList
    places: CodeList
    urgency: CodeList


def overlaps(codes: Sequence[Code]) -> list[str]:
    """The keys that have two entries on one day."""
    return [
        one.key
        for number, one in enumerate(codes)
        for other in codes[number + 1 :]
        if one.key == other.key
        and one.from_on <= (other.to_on or date.max)
        and other.from_on <= (one.to_on or date.max)
    ]
