"""The fields of a letter by the names that templates have for them."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints


def field_names(kind: type, before: str = "") -> set[str]:
    """Every field of a letter as a template may use it, lists by the fields of their entries."""
    found = set()
    for field in fields(kind):
        hint = get_type_hints(kind)[field.name]
        name = f"{before}{field.name}"
        inner = next((one for one in (hint, *get_args(hint)) if is_dataclass(one)), None)
        if inner is None or get_args(hint):
            found.add(name)
        if isinstance(inner, type):
            found |= field_names(inner, f"{name}.")
    return found
