"""Objects of a PDF read without trust: what is no list or dictionary is an empty one."""

from collections.abc import Iterator
from typing import Any

import pikepdf


def items(value: Any) -> Iterator[Any]:
    """What stands in a list."""
    return iter(value) if isinstance(value, pikepdf.Array) else iter(())


def dictionary(value: Any) -> Any:
    """A dictionary."""
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()
