"""What is said of each kind of event: who is told of it, which letters it touches, its sentence."""

from dataclasses import dataclass
from enum import Enum, auto


class Readers(Enum):
    """Who is told that something happened, where a history is read."""

    TEAM = auto()
    """Those who may open the record that it stands in, and nobody else."""

    OF_FINDINGS = auto()
    """Also all who read the review's findings: nothing of who was asked, took part or said no."""

    APART = auto()
    """The few who may open a record that is kept apart."""

    AUDITORS = auto()
    """Those who read the record of all events: it stands in the council's own."""


class Changes(Enum):
    """What an event changes of that which letters tell; drafts that tell it must be made again."""

    NO_LETTER = auto()
    """Nothing: no letter goes out of date."""

    VISITS = auto()
    """When, and whether, visits are made."""

    REQUEST = auto()
    """Which documents are asked for."""

    RESULT = auto()
    """What came of the review: findings, conclusions and recommendations."""

    PLAIN_WORDS = auto()
    """How residents are told what came of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of event.

    Braces in a sentence name the words that an event carries. `wordless` is said in its place
    where they may not be told; a sentence without it is told up to its first brace or colon.
    """

    word: str
    readers: Readers
    changes: Changes
    sentence: str
    wordless: str = ""
