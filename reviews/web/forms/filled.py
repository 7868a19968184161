"""A value of the register, or the like, filled from a form by the names of its fields."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from .base import Form

T = TypeVar("T")


def filled(form: Form, kind: type[T], **more: Any) -> T:
    """A dataclass made of what was typed; closed words are of their kind.

    Args:
        form: a form without errors, with the fields of the dataclass under the same names.
        kind: the dataclass.
        more: fields that the form has under another name or in another shape.
    """
    hints = get_type_hints(kind)
    said = dict(more)
    for one in fields(kind):  # type: ignore[arg-type]  # every kind is a dataclass
        if one.name in form and one.name not in more:
            hint, typed = hints[one.name], form[one.name].data
            is_word = isinstance(hint, type) and issubclass(hint, StrEnum)
            said[one.name] = hint(typed) if is_word else typed
    return kind(**said)
