"""What is wrong with a record: each fault a sentence that names its table and row."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviews.domain.worded import Worded


class FaultMeaning(Worded):
    """What a fault means to whoever reads it; most telling first."""

    CHANGED = (
        "changed",
        "Changed since it was recorded",
        "What stands there now is not what was recorded.",
    )
    MISSING = ("missing", "Missing", "It was recorded, and it is not there any more.")
    PUT_IN = ("put_in", "Put in past the service", "It is there, and nobody recorded it.")
    UNREADABLE = (
        "unreadable",
        "Cannot be read, or cannot be right",
        "The service never writes such a thing.",
    )
    AROUND = (
        "around",
        "Around the record",
        "What keeps the record from being changed, or finds things in it, is not as it was made.",
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which table and row, and in which column where one is known."""

    meaning: FaultMeaning
    table: str
    row: str
    sentence: str
    column: str = ""

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Group:
    """The faults of one meaning: how many, the first of them, and how many more there are."""

    meaning: FaultMeaning
    count: int
    first: tuple[str, ...]

    @property
    def more(self) -> int:
        """How many are not among the first."""
        return self.count - len(self.first)


def grouped(faults: Iterable[Fault], most: int) -> list[Group]:
    """Faults by what they mean, at most so many told of each meaning."""
    by: dict[FaultMeaning, list[str]] = {meaning: [] for meaning in FaultMeaning}
    for one in faults:
        by[one.meaning].append(one.sentence)
    return [Group(key, len(told), tuple(told[:most])) for key, told in by.items() if told]
