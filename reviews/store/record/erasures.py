"""Which events say that they erase the words of which others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from reviews.domain.record.event_kinds import ERASING
from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.tables.records import Event, EventPlace

from .raw import rows


@dataclass(frozen=True, slots=True)
class Namer:
    """An event that may erase: where it stands, and of what kind it is."""

    place: int
    position: int
    kind: str


def erasures(connection: Connection) -> Iterator[tuple[str, Namer]]:
    """The hash of each event that another says it erases, with that other, by its hashed text.

    An event whose kind erases nothing counts for nothing here; `event_faults` tells of it.
    """
    look = func.instr if connection.dialect.name == "sqlite" else func.strpos
    query = (
        select(EventPlace.place, Event.position, Event.body)
        .join(Event, Event.position == EventPlace.event_position)
        .where(look(Event.body, '"erases"') > 0)
    )
    for place, position, body in rows(connection, query):
        said = said_by(body) or {}
        hashes = said.get("erases")
        if said.get("kind") in ERASING and isinstance(hashes, list):
            namer = Namer(place, position, said["kind"])
            yield from ((one, namer) for one in hashes if isinstance(one, str))


def said_by(body: object) -> dict[str, Any] | None:
    """What the text of an event says, or None where it is the text of none."""
    try:
        said = json.loads(body)  # type: ignore[arg-type]  # what is no text is what is looked for
    except (TypeError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def unknown(erasing: dict[str, list[Namer]]) -> Iterator[Fault]:
    """What is named as erased, and is the hash of no event that was met."""
    for hash_, namers in erasing.items():
        for one in namers:
            yield Fault(
                FaultMeaning.MISSING,
                "event",
                str(one.position),
                f"Event {one.position} says that it erases the event with the hash {hash_[:64]}, "
                "and there is none.",
            )
