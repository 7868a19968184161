"""Proof that no event changed quietly: each held against its hash, its chain and the one tree.

Events are read in the order of their places, which the root of the tree holds fast; an event's
`position` is a number that could be changed. The database joins to each what it must agree with,
so that nothing is kept in memory from one event to the next but the peaks of the tree.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session, aliased

from reviews.domain.letters.record_number import SHORTEST
from reviews.domain.record import merkle
from reviews.domain.record.event_kinds import ERASING, EventKind
from reviews.domain.record.events import COMMAND_LINE, START, Actor
from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.tables.records import Event, EventPayload, EventPlace, TreeHead

from .erasures import Namer, erasures, said_by, unknown
from .event_lists import Lists, list_faults
from .heads import head_faults
from .kept_rows import RowCheck, guarded
from .raw import Digested, id_text, instant_text, reading_raw, rows, selected
from .tree import leaf_of

_SAYS = {
    "stream": "which record it is of",
    "sequence": "its number",
    "kind": "what was done",
    "by": "who did it",
    "at": "when it was done",
}
"""What each column of an event says that its hashed text says too."""
_before, _before_place = aliased(Event), aliased(EventPlace)


class Line(NamedTuple):
    """One event as it is stored, with its place, its payload and the event before it."""

    place: Any
    named: Any
    position: Any
    stream: Any
    sequence: Any
    kind: Any
    by: Any
    at: Any
    body: Any
    hash: Any
    payload_of: Any
    salt: Any
    words: Any
    erased_by: Any
    before_hash: Any
    before_at: Any
    before_position: Any
    before_place: Any

    def __str__(self) -> str:
        return f"Event {self.position} (number {self.sequence} of {self.stream})"

    def fault(
        self, says: str, meaning: FaultMeaning = FaultMeaning.CHANGED, column: str = ""
    ) -> Fault:
        """A fault of the event's own row."""
        return Fault(meaning, "event", str(self.position), f"{self}{says}", column)

    def payload_fault(
        self, says: str, meaning: FaultMeaning = FaultMeaning.CHANGED, column: str = ""
    ) -> Fault:
        """A fault of the row that holds its words."""
        told = f"The words (event_payload {self.position}) of {str(self)[0].lower()}{str(self)[1:]}"
        return Fault(meaning, "event_payload", str(self.position), f"{told}{says}", column)


class EventCheck:
    """One walk over all events; what it counts, notes and finds erased stands in it afterwards."""

    def __init__(self, connection: Connection) -> None:
        self.events = self.streams = 0
        self.erased: list[str] = []
        self.notes: list[str] = []
        self._connection = connection
        self._columns = Digested(connection, Event.metadata.tables["event"])
        self._peaks: list[bytes] = []
        self._erasing: dict[str, list[Namer]] = {}

    def faults(self) -> Iterator[Fault]:
        """Every fault of events, their places, words and lists, and of the head of the tree."""
        for hash_, namer in erasures(self._connection):
            self._erasing.setdefault(hash_, []).append(namer)
        lists, count, place = Lists(self._connection), 0, 0
        for line in map(Line._make, rows(self._connection, _placed(self._connection))):
            if line.place != place + 1:
                yield _gap(place + 1, line.place)
            merkle.grow(self._peaks, count, leaf_of(line.body))
            count, place = count + 1, line.place
            written = lists.of_place(line.place)
            if line.position is None:
                yield _gone(line)
            else:
                yield from self._event(line, written)
        for line in map(Line._make, rows(self._connection, _without_place(self._connection))):
            yield line.fault(" stands in no place of the tree of all events.", FaultMeaning.PUT_IN)
            yield from self._event(line, lists.of_position(line.position))
        yield from unknown(self._erasing)
        yield from self._tree_head(count)

    def _event(self, line: Line, written: list[tuple[Any, ...]]) -> Iterator[Fault]:
        self.events += 1
        said = said_by(line.body)
        if said is None:
            yield line.fault(": its body is no text of an event.", FaultMeaning.UNREADABLE, "body")
            return
        self.streams += said.get("sequence") == 1
        if _sha256(line.body) != line.hash:
            yield line.fault(" has been changed: its text does not match its hash.")
        if not _agrees(line, said):
            yield from self._columns_told(line, said)
        if said.get("actor") not in (None, _actor(line.by)):
            yield line.fault(": what kind of person acted does not fit who did it (column by).")
        yield from self._order(line, said)
        yield from self._payload(line, said)
        yield from _list_faults(line, said, written)

    def _columns_told(self, line: Line, said: dict[str, Any]) -> Iterator[Fault]:
        """Each column that does not say what the hashed text says."""
        stored = {
            "stream": line.stream,
            "sequence": line.sequence,
            "kind": line.kind,
            "by": id_text(line.by),
            "at": instant_text(line.at),
        }
        by_name = {**line._asdict(), "position": line.position}
        values = [by_name[one.name] for one in self._columns.columns]
        impossible = dict(self._columns.impossible(values))
        for name, value in stored.items():
            if name in impossible:
                told = f": its {name} {impossible[name]}."
                yield line.fault(told, FaultMeaning.UNREADABLE, name)
            elif value != said.get(name):
                told = f": {_SAYS[name]} (column {name}) is not what was recorded."
                yield line.fault(told, column=name)

    def _order(self, line: Line, said: dict[str, Any]) -> Iterator[Fault]:
        """Each stream by itself: every event follows the one before, in the tree too."""
        follows = START if said.get("sequence") == 1 else line.before_hash
        if said.get("previous") != follows:
            yield line.fault(" does not follow the event before it: one is missing or was put in.")
        if line.before_position is None or line.place is None or line.before_place is None:
            return
        if line.before_place > line.place or line.before_position > line.position:
            yield line.fault(" stands before the event that it follows.")
        if instant_text(line.before_at) > str(said.get("at")):
            self.notes.append(
                f"{line} is dated before the event that it follows. Either the machine’s clock had "
                "been put back, or the wrong time was set when it was recorded."
            )

    def _payload(self, line: Line, said: dict[str, Any]) -> Iterator[Fault]:
        erasing = self._erasing.pop(line.hash, [])
        if "erases" in said and said.get("kind") not in ERASING:
            yield line.fault(" says that it erases others, and is of a kind that erases none.")
        if line.payload_of is None:
            yield line.payload_fault(" are missing, with their row.", FaultMeaning.MISSING)
            return
        counts = [one for one in erasing if line.place is not None and one.place > line.place]
        if line.salt is None and line.words is None:
            yield from self._erased(line, counts)
        elif counts:
            yield line.payload_fault(
                " were erased, and words stand there again.", FaultMeaning.PUT_IN
            )
        else:
            if line.erased_by is not None:
                yield line.payload_fault(
                    " are there, and are marked as erased.", column="erased_by_event"
                )
            if _sha256(f"{line.salt}{line.words}") != said.get("payload"):
                yield line.payload_fault(" have been changed or removed.")

    def _erased(self, line: Line, counts: list[Namer]) -> Iterator[Fault]:
        """An erasure counts only where a later event of a kind that erases names the hash."""
        if not counts:
            yield line.payload_fault(
                " have been changed or removed: no later event says that it erased them."
            )
        elif not self._names(line, counts):
            yield line.payload_fault(
                " were erased by another event than is said there.", column="erased_by_event"
            )
        else:
            self.erased.append(f"The words of event {line.sequence} of {line.stream} were erased.")

    def _names(self, line: Line, counts: list[Namer]) -> bool:
        """Whether the event said to have erased it did; of before, any of its stream that may."""
        if line.erased_by in {one.position for one in counts}:
            return True
        if all(one.kind != EventKind.ERASURES_NAMED for one in counts):
            return False
        query = select(Event.position).where(
            Event.stream == line.stream,
            Event.kind == EventKind.WORDS_ERASED.value,
            Event.sequence > line.sequence,
        )
        return (line.erased_by,) in list(rows(self._connection, query))

    def _tree_head(self, count: int) -> Iterator[Fault]:
        query = select(TreeHead.id, TreeHead.size, TreeHead.peaks).order_by(TreeHead.id)
        found = list(rows(self._connection, query))
        if [one[0] for one in found] != [1]:
            told = "The head of the tree of all events (tree_head) is not one row with the id 1."
            yield Fault(FaultMeaning.MISSING, "tree_head", "1", told, "id")
        for key, size, peaks in found:
            yield from _head_faults(key, size, peaks, count, self._peaks)


def _head_faults(
    key: Any, size: Any, peaks: Any, count: int, found: list[bytes]
) -> Iterator[Fault]:
    row, head = str(key), f"The head of the tree of all events (tree_head {key})"
    if size != count:
        told = (
            f"{head} counts {size} events, and {count} have a place: some were removed or put in."
        )
        yield Fault(FaultMeaning.CHANGED, "tree_head", row, told, "size")
    if peaks != " ".join(one.hex() for one in found):
        told = f"{head} does not match the events: one was changed, removed, put in or moved."
        yield Fault(FaultMeaning.CHANGED, "tree_head", row, told, "peaks")


def _agrees(line: Line, said: dict[str, Any]) -> bool:
    """Whether each column says what the hashed text says."""
    return (line.stream, line.sequence, line.kind, id_text(line.by), instant_text(line.at)) == (
        said.get("stream"),
        said.get("sequence"),
        said.get("kind"),
        said.get("by"),
        said.get("at"),
    )


_COMMAND = str(COMMAND_LINE)


def _actor(by: Any) -> str:
    """What kind of actor the id in the column `by` is."""
    return Actor.COMMAND if id_text(by) == _COMMAND else Actor.OFFICER


def _list_faults(
    line: Line, said: dict[str, Any], written: list[tuple[Any, ...]]
) -> Iterator[Fault]:
    """The rows that an event wrote: all there, numbered from nought, as its text says."""
    try:
        text = "\n".join([f"{table} {key} {digest}" for _, _, table, key, digest in written])
        numbered = [one[1] for one in written] == list(range(len(written)))
    except TypeError:
        text, numbered = "", False
    if not numbered or _sha256(text) != said.get("rows"):
        told = f"The list of records written by {str(line)[0].lower()}{str(line)[1:]} (event_row)"
        yield Fault(
            FaultMeaning.CHANGED, "event_row", str(line.position), f"{told} has been changed."
        )


def _sha256(text: Any) -> str:
    return hashlib.sha256(str(text).encode("utf-8", "surrogateescape")).hexdigest()


def _gap(wanted: int, found: Any) -> Fault:
    told = (
        f"No event stands in place {wanted} of the tree of all events (event_place): place {found} "
        "comes next."
    )
    return Fault(FaultMeaning.MISSING, "event_place", str(found), told, "place")


def _gone(line: Line) -> Fault:
    told = f"Event {line.named}, which stood in place {line.place} (event_place), is missing."
    return Fault(FaultMeaning.MISSING, "event", str(line.named), told)


def _columns(connection: Connection) -> Select[*tuple[Any, ...]]:
    """A line of each event, from whichever side it is begun."""
    return select(
        EventPlace.place,
        EventPlace.event_position,
        Event.position,
        Event.stream,
        Event.sequence,
        Event.kind,
        selected(connection, Event.by),
        selected(connection, Event.at),
        Event.body,
        Event.hash,
        EventPayload.event_position,
        EventPayload.salt,
        EventPayload.words,
        EventPayload.erased_by_event,
        _before.hash,
        selected(connection, _before.at),
        _before.position,
        _before_place.place,
    )


def _joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """With the words of each event, and the event before it in its stream."""
    before = (_before.stream == Event.stream) & (_before.sequence == Event.sequence - 1)
    return (
        query.outerjoin(EventPayload, EventPayload.event_position == Event.position)
        .outerjoin(_before, before)
        .outerjoin(_before_place, _before_place.event_position == _before.position)
    )


def _placed(connection: Connection) -> Select[*tuple[Any, ...]]:
    """Every place of the tree in order, with its event."""
    query = _columns(connection).select_from(EventPlace)
    query = query.outerjoin(Event, Event.position == EventPlace.event_position)
    return _joined(query).order_by(EventPlace.place)


def _without_place(connection: Connection) -> Select[*tuple[Any, ...]]:
    """Events that stand nowhere in the tree."""
    query = _columns(connection).select_from(Event)
    query = query.outerjoin(EventPlace, EventPlace.event_position == Event.position)
    return _joined(query).where(EventPlace.place.is_(None)).order_by(Event.position)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What was checked, what is wrong, what was lawfully erased, and what else is worth knowing."""

    events: int
    streams: int
    rows: int
    faults: tuple[Fault, ...]
    erased: tuple[str, ...]
    notes: tuple[str, ...]


def check_chains(session: Session) -> ChainReport:
    """Walk every chain and check every audited row; reads everything, writes nothing."""
    with reading_raw(session) as connection:
        events, kept = EventCheck(connection), RowCheck(connection)
        checks = {
            "event": events.faults(),
            "event_row": list_faults(connection),
            "stream_head": head_faults(connection),
        }
        faults = [
            fault for table, found in checks.items() for fault in guarded(connection, table, found)
        ]
        faults += kept.faults()
    return ChainReport(
        events.events,
        events.streams,
        kept.rows,
        tuple(faults),
        tuple(events.erased),
        tuple(events.notes),
    )


def stream_of_hash(session: Session, hash_: str) -> str | None:
    """The stream that a printed chain head belongs to, or None; its first 12 characters do."""
    if len(hash_) < SHORTEST:
        return None
    return session.scalar(select(Event.stream).where(Event.hash.startswith(hash_)).limit(1))
