"""What is asked of a database while something is read."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event


@contextmanager
def asked(engine: Engine) -> Iterator[list[str]]:
    """What is sent to a database while the block runs, but for what opens a transaction."""
    sent: list[str] = []

    def note(*arguments: Any) -> None:
        if not arguments[2].startswith("BEGIN"):
            sent.append(arguments[2])

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def tables(statements: list[str]) -> Counter[str]:
    """How many statements read each table."""
    return Counter(
        table for one in statements for table in set(re.findall(r"\b(?:FROM|JOIN)\s+\"?(\w+)", one))
    )
