"""Two answers side by side: do they differ, say the same, or can it not be told by the program?

Options are held together by what they mean, so that two lists need not be alike. Words are compared
by people.
"""

from collections.abc import Iterable
from enum import Enum, auto

from reviews.domain.accounts.answers import Value, plain
from reviews.domain.accounts.meanings import ANSWERS, SAYS_NEITHER, Meaning
from reviews.domain.accounts.questions import Kind, Option, Question
from reviews.domain.accounts.together import clash

COMPARED = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.NUMBER, Kind.DATE})
"""The kinds of answers that are compared here."""
_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})


class Beside(Enum):
    """How one answer stands to another."""

    DIFFER = auto()
    SAME = auto()
    CANNOT_TELL = auto()


def says(question: Question, value: Value) -> bool:
    """Whether an answer can bear another out or contradict it; not one that contradicts itself."""
    if question.kind not in COMPARED:
        return False
    if question.kind not in _CHOSEN:
        return True
    return bool(_spoken(question, value)) and clash(question, value) is None


def beside(mine: Question, my: Value, theirs: Question, their: Value) -> Beside:
    """How two answers that say something stand to each other.

    They differ where what they mean differs, or where each could have chosen what the other chose
    and did not. They say the same only where the same question was put.
    """
    if mine.kind not in _CHOSEN or theirs.kind not in _CHOSEN:
        return _measured(mine, my, theirs, their)
    one, other = _spoken(mine, my), _spoken(theirs, their)
    meant, meant_there = _meant(one), _meant(other)
    if meant and meant_there and not meant & meant_there:
        return Beside.DIFFER
    if mine.key != theirs.key:
        return Beside.CANNOT_TELL
    if {it.key for it in one} == {it.key for it in other}:
        return Beside.SAME
    if mine.kind is theirs.kind is Kind.CHOICE:
        return _other_options(mine, theirs, one[0], other[0])
    return Beside.CANNOT_TELL


def _other_options(mine: Question, theirs: Question, one: Option, other: Option) -> Beside:
    """Two options of one meaning differ where each could have been the other; else they agree."""
    if mine.has(other.key) and theirs.has(one.key):
        return Beside.DIFFER
    return Beside.SAME if one.means is other.means in ANSWERS else Beside.CANNOT_TELL


def _meant(options: Iterable[Option]) -> frozenset[Meaning]:
    return frozenset(one.means for one in options if one.means in ANSWERS)


def _spoken(question: Question, value: Value) -> tuple[Option, ...]:
    """What was chosen, without options that say nothing either way."""
    return tuple(one for one in question.chosen(value) if one.means not in SAYS_NEITHER)


def _measured(mine: Question, my: Value, theirs: Question, their: Value) -> Beside:
    """Numbers and dates: like is compared with like."""
    if (mine.kind, mine.unit) != (theirs.kind, theirs.unit):
        return Beside.CANNOT_TELL
    if plain(my) != plain(their):
        return Beside.DIFFER
    return Beside.SAME if mine.key == theirs.key else Beside.CANNOT_TELL
