"""Names of other residents, given as references wherever a paper of the council's tells of them."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from reviews.domain.phrases import any_of

T = TypeVar("T")


def unnamed(words: str, names: Mapping[str, str]) -> str:
    """Some words with each full name given as a reference; `names` has references by name."""
    wanted = any_of(names)
    if wanted is None:
        return words
    by_name = {name.casefold(): reference for name, reference in names.items()}
    return wanted.sub(lambda found: by_name[found[0].casefold()], words)


def every_word(value: T, change: Callable[[str], str]) -> T:
    """A frozen value with each text in it changed in the same way."""
    changed: Any = value
    if isinstance(value, str):
        changed = change(value) if type(value) is str else value
    elif isinstance(value, tuple):
        changed = tuple(every_word(one, change) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(
            value,
            **{one.name: every_word(getattr(value, one.name), change) for one in fields(value)},
        )
    return changed  # type: ignore[no-any-return]  # of the same kind as what was given
