"""What good support looks like, in words for residents to keep: it helps them expect more (141)."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoodSupportPart:
    """One part of the sheet: a heading, and a few short lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoodSupport:
    """The words of the sheet."""

    title: str
    before: str
    parts: tuple[GoodSupportPart, ...]

    def said(self) -> Iterator[str]:
        """Each sentence of the sheet, for whoever looks for a promise in it."""
        yield from (self.title, self.before)
        for part in self.parts:
            yield from (part.heading, *part.lines)
