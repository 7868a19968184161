"""The history as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reviews.domain.letters import long_date
from reviews.domain.register import PART_NAMES, Part
from reviews.domain.telling import sentence
from reviews.store.history import EventLine


@dataclass(frozen=True, slots=True)
class Told:
    """One line of history: who did what, and when."""

    at: datetime
    who: str
    what: str
    hash: str


def told(events: Iterable[EventLine]) -> list[Told]:
    """Events as sentences, in the order given."""
    return [
        Told(one.at, one.by_name, sentence(one.kind, _said(one.words)), one.hash) for one in events
    ]


def _said(words: dict[str, Any] | None) -> dict[str, Any] | None:
    """Dates and closed words as people read them."""
    if words is None:
        return None
    said = dict(words)
    if said.get("on"):
        said["on"] = long_date(date.fromisoformat(said["on"]))
    if said.get("part") in set(Part):
        said["part"] = PART_NAMES[Part(said["part"])].lower()
    return said
