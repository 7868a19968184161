"""A value of the register, or the like, filled from a form by the names of its fields."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from .base import Form

T = TypeVar("T")


def filled(form: Form, kind: type[T], /, **more: Any) -> T:
    """A dataclass made of what was typed; closed words and ids are of their kind.

    `form` is without errors; `more` are fields that it has under another name or in another shape.
    """
    hints = get_type_hints(kind)
    said = dict(more)
    for one in fields(kind):  # type: ignore[arg-type]  # every kind is a dataclass
        if one.name in form and one.name not in more:
            said[one.name] = _fitting(hints[one.name], form[one.name].data)
    return kind(**said)


def _fitting(hint: Any, typed: Any) -> Any:
    kinds = get_args(hint) or (hint,)
    if isinstance(typed, list):
        return tuple(_fitting(kinds[0], one) for one in typed)
    if not isinstance(typed, str):
        return typed
    known = [one for one in kinds if isinstance(one, type) and issubclass(one, StrEnum | UUID)]
    return known[0](typed) if known else typed
