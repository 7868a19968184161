"""Closed words that say themselves: what is stored, and beside it what people read."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """A closed list of words that people read; `hint` says what one means, where its list does."""

    _value_: str
    words: str
    hint: str

    def __new__(cls, value: str, words: str = "", hint: str = "") -> Self:
        """A word as it is stored, with what is said of it."""
        word = str.__new__(cls, value)
        word._value_, word.words, word.hint = value, words, hint
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """All of them in order, for a field that offers them: as stored, and as people read it."""
        return [(one.value, one.words) for one in cls]
