"""Checkpoints as they were made, who watches from outside, and what they cosigned."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.record.checkpoint import Key
from reviews.domain.record.event_kinds import EventKind
from reviews.store.tables import (
    Checkpoint,
    Cosignature,
    Event,
    EventPlace,
    EventRow,
    Officer,
    Witness,
)

from .rows import grouped, read
from .tree import body_at


@dataclass(frozen=True, slots=True)
class WitnessLine:
    """Somebody outside who cosigns; `key` is the text of their public key, once they told it."""

    id: UUID
    name: str
    email: str
    key: str | None
    ended_at: datetime | None

    @property
    def public(self) -> Key | None:
        """Their public key."""
        return Key.known(self.key or "")


@dataclass(frozen=True, slots=True)
class Cosigned:
    """That a witness cosigned a checkpoint, when, and in which line."""

    id: UUID
    witness_id: UUID
    witness: str
    signed_at: datetime
    line: str


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    """A checkpoint as it was made, and who cosigned it since; `root` is in hexadecimal."""

    id: UUID
    recorded_at: datetime
    by: str
    origin: str
    size: int
    root: str
    text: str
    key: str
    left_at: datetime | None
    cosigned: tuple[Cosigned, ...]

    @property
    def whole(self) -> str:
        """Its text with every cosignature."""
        return self.text + "".join(f"{one.line}\n" for one in self.cosigned)

    def has(self, witness: WitnessLine) -> bool:
        """Whether this witness cosigned it."""
        return any(one.witness_id == witness.id for one in self.cosigned)


def checkpoints(session: Session) -> list[CheckpointLine]:
    """Every checkpoint, the largest first."""
    query = (
        select(Checkpoint, Officer.name)
        .join(Officer, Officer.id == Checkpoint.recorded_by)
        .order_by(Checkpoint.size.desc(), Checkpoint.recorded_at.desc())
    )
    cosigned = _cosigned(session)
    return [
        read(CheckpointLine, row, by=name, cosigned=tuple(cosigned.get(row.id, ())))
        for row, name in session.execute(query)
    ]


def checkpoint(session: Session, checkpoint_id: UUID) -> CheckpointLine | None:
    """One checkpoint."""
    return next((one for one in checkpoints(session) if one.id == checkpoint_id), None)


def _cosigned(session: Session) -> dict[UUID, list[Cosigned]]:
    query = (
        select(Cosignature, Witness.name)
        .join(Witness, Witness.id == Cosignature.witness_id)
        .order_by(Cosignature.recorded_at)
    )
    return grouped(
        (row.checkpoint_id, read(Cosigned, row, witness=name))
        for row, name in session.execute(query)
    )


def checkpoint_row(session: Session, checkpoint_id: UUID) -> Checkpoint | None:
    """The row of a checkpoint, to be changed by a service."""
    return session.get(Checkpoint, checkpoint_id)


def witnesses(session: Session) -> list[WitnessLine]:
    """Everyone who watches or did, by name."""
    query = select(Witness).order_by(Witness.name, Witness.recorded_at)
    return [read(WitnessLine, row) for row in session.scalars(query)]


def witness(session: Session, witness_id: UUID) -> WitnessLine | None:
    """One witness."""
    row = session.get(Witness, witness_id)
    return read(WitnessLine, row) if row else None


def witness_row(session: Session, witness_id: UUID) -> Witness | None:
    """The row of a witness, to be changed by a service."""
    return session.get(Witness, witness_id)


def first_event(session: Session) -> str | None:
    """The text of the council's first event."""
    return body_at(session, 1)


def done_at(session: Session, place: int) -> datetime | None:
    """When the event at a place was done, as its hashed text says; None where it says nothing."""
    try:
        return datetime.fromisoformat(json.loads(body_at(session, place) or "")["at"])
    except (ValueError, TypeError, KeyError):
        return None


def key_recorded_at(session: Session, witness_id: UUID) -> datetime | None:
    """When the key that a witness has was recorded, as the hashed text of that event says."""
    of_row = (EventRow.row_table == Witness.__tablename__, EventRow.row_id == str(witness_id))
    query = (
        select(EventPlace.place)
        .join(EventRow, EventRow.event_position == EventPlace.event_position)
        .join(Event, Event.position == EventPlace.event_position)
        .where(*of_row, Event.kind.in_((EventKind.WITNESS_NAMED, EventKind.WITNESS_KEY_RECORDED)))
        .order_by(EventPlace.place.desc())
    )
    place = session.scalar(query.limit(1))
    return done_at(session, place) if place else None


@dataclass(frozen=True, slots=True)
class Placed:
    """One event: where it stands in the tree, counted from 1, its stream and its text."""

    place: int
    stream: str
    body: str


def placed(session: Session, position: int) -> Placed | None:
    """The event with this position."""
    query = (
        select(EventPlace.place, Event.stream, Event.body)
        .join(Event, Event.position == EventPlace.event_position)
        .where(Event.position == position)
    )
    row = session.execute(query).one_or_none()
    return read(Placed, row) if row else None
