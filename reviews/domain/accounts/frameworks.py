"""Frameworks that the same answers serve: dated headings, each with the questions that bear on it.

Nothing here says that a heading is met. A proposed framework is marked as proposed wherever it is
shown, and no answer is asked twice for the sake of another framework.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Expectation:
    """One heading, and the questions whose answers bear on it, as (set name, question key)."""

    key: str
    title: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework as it stood on the day it was checked.

    `key` is the name of its file. `standing` says in a sentence whether it is in use, law, or
    proposed. A person last checked it against its `source` on `checked_on`.
    """

    key: str
    title: str
    standing: str
    proposed: bool
    checked_on: date
    source: str
    expectations: tuple[Expectation, ...]
