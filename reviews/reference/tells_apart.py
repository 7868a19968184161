"""What tells one person apart from others, in the words people use: data/tells_apart.toml."""

from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.letters.recorded import Trait

from .faults import TellsApartFault
from .toml_table import Table, read_file


def load_traits(path: Path) -> tuple[Trait, ...]:
    """The traits as the file has them; TellsApartFault if one of them has no words."""
    return read_file(path, _traits, TellsApartFault)


def _traits(table: Table) -> tuple[Trait, ...]:
    table.checked()
    named = table.take("traits")
    if not isinstance(named, dict) or not named:
        table.fault("“traits” must be a table, each with a list of words in quotes.")
        return ()
    return tuple(Trait(name, _words(table, name, words)) for name, words in named.items())


def _words(table: Table, name: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not words or not all(isinstance(it, str) for it in words):
        table.fault(f"“{name}” must be a list of words in quotes, in square brackets.")
        return ()
    return tuple(words)


@cache
def traits() -> tuple[Trait, ...]:
    """What tells people apart, as the data has it."""
    return load_traits(ROOT / "data" / "tells_apart.toml")
