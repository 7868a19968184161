"""Lines of the council's own papers, less the words that are taken out of the papers they cite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from .citing import cited, parted
from .redacting import less_of_line
from .unnamed import every_word

T = TypeVar("T")

Gone = Mapping[int, Sequence[str]]
"""The words that are taken out of papers, by the number of each."""


def cited_less(value: T, gone: Gone) -> T:
    """A frozen value whose lines each lack what is taken out of the papers that they cite.

    A line is a text that cites papers, or a value whose `paper` does, with every text in it.
    """
    changed: Any = value
    if isinstance(value, str):
        changed = _less(value, cited(value), gone) if type(value) is str else value
    elif isinstance(value, tuple):
        changed = tuple(cited_less(one, gone) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        own = {one.name: cited_less(getattr(value, one.name), gone) for one in fields(value)}
        papers = cited(own["paper"]) if isinstance(own.get("paper"), str) else []
        changed = every_word(replace(value, **own), lambda words: _less(words, papers, gone))
    return changed  # type: ignore[no-any-return]  # of the same kind as what was given


def _less(words: str, papers: Iterable[int], gone: Gone) -> str:
    """Some words without those that go; what cites a paper stays."""
    taken = [word for one in papers for word in gone.get(one, ())]
    if not taken:
        return words
    parts = parted(words)
    return "".join(part if label else less_of_line(part, taken) for part, label in parts)
