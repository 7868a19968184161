"""Verify over a large record, beside one ordered read of the same by the driver.

The record is built past the services, by their own rules of digest and hash, so that verify has to
say that all matches. `python -m bench.verifying EVENTS` measures another size by itself.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from uuid import UUID

from bench.job import Job, most_held_mb
from reviews.domain.record import merkle
from reviews.domain.record.events import COMMAND_LINE, START, link, row_digest, rows_digest
from reviews.files.disk import FileStore
from reviews.services.across.verify import verify
from reviews.services.people.set_up import set_up
from reviews.store.record.engine import open_engine, reading_session

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
EVENTS, ROWS_EACH, STREAM = 100_000, 3, 20
_AT_ONCE = 20_000
Written = tuple[tuple[Any, ...], tuple[Any, ...], list[tuple[Any, ...]], list[tuple[Any, ...]]]


def _id(number: int) -> UUID:
    """An id that lies anywhere, as ids by chance do, and is the same each time."""
    return UUID(bytes=sha256(number.to_bytes(8, "big")).digest()[:16])


def _record(number: int, officer: UUID) -> tuple[dict[str, object], tuple[Any, ...]]:
    """A finding as it is digested, and as SQLite keeps it."""
    at = NOW + timedelta(seconds=number)
    key, review = _id(number), _id(number // 60 + 10**9)
    words = f"The support plan of flat {number} was last looked at in March, and names no one."
    values: dict[str, object] = {
        "id": key,
        "recorded_at": at,
        "recorded_by": officer,
        "superseded_at": None,
        "fact_id": key,
        "true_from_on": None,
        "true_to_on": None,
        "review_id": review,
        "theme": "support",
        "kind": "strength",
        "words": words,
        "paragraph": "94",
        "withdrawn": None,
    }
    stored = tuple(_stored(one) for one in values.values())
    return values, stored


def _stored(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "microseconds")
    return value


def _events(first: int, count: int) -> Iterator[Written]:
    """Each event with its words, its list and the rows it wrote; twenty events a stream."""
    previous, officer = START, COMMAND_LINE
    for number in range(count):
        position = first + number
        stream, sequence = f"review:{_id(number // STREAM)}", number % STREAM + 1
        previous = START if sequence == 1 else previous
        salt = sha256(str(number).encode()).hexdigest()[:32]
        rows = [_record(number * ROWS_EACH + one, officer) for one in range(ROWS_EACH)]
        lines = [("finding", str(one["id"]), row_digest(salt, "finding", one)) for one, _ in rows]
        words = json.dumps({"count": number})
        at = NOW + timedelta(seconds=number)
        made = link(
            stream=stream,
            sequence=sequence,
            kind="finding_written",
            by=officer,
            at=at,
            about={"review": str(_id(number // STREAM))},
            payload_digest=sha256(f"{salt}{words}".encode()).hexdigest(),
            rows=rows_digest(lines),
            previous=previous,
        )
        previous = made.hash
        event = (position, stream, sequence, "finding_written", officer.hex, _stored(at))
        listed = [(position, at, *line) for at, line in enumerate(lines)]
        stored = [one for _, one in rows]
        yield (*event, made.body, made.hash), (position, salt, words, None), listed, stored


_COLUMNS = (
    "id, recorded_at, recorded_by, superseded_at, fact_id, true_from_on, true_to_on, review_id,"
    " theme, kind, words, paragraph, withdrawn"
)


def build(path: Path, count: int) -> None:
    """A sound record of so many events, each of which wrote three rows."""
    engine = open_engine(f"sqlite:///{path}")
    set_up(engine, NOW)
    engine.dispose()
    with closing(sqlite3.connect(path)) as raw:
        for pragma in ("foreign_keys=off", "synchronous=off", "journal_mode=off"):
            raw.execute(f"PRAGMA {pragma}")
        size, held = raw.execute("SELECT size, peaks FROM tree_head").fetchone()
        peaks = [bytes.fromhex(one) for one in held.split()]
        written = _events(size + 1, count)
        while part := list(islice(written, _AT_ONCE)):
            events, payloads, lists, rows = zip(*part, strict=True)
            _insert(raw, "event", events)
            _insert(raw, "event_payload", payloads)
            _insert(raw, "event_row", [one for some in lists for one in some])
            marks = ", ".join("?" * len(rows[0][0]))
            every = [one for some in rows for one in some]
            raw.executemany(f"INSERT INTO finding ({_COLUMNS}) VALUES ({marks})", every)
            places = []
            for event in events:
                merkle.grow(peaks, size, merkle.leaf(event[6]))
                size += 1
                places.append((size, event[0]))
            _insert(raw, "event_place", places)
            raw.commit()
        raw.execute(
            "INSERT INTO stream_head SELECT stream, sequence, hash FROM event WHERE stream <>"
            " 'council' AND (sequence = ? OR position = ?)",
            (STREAM, size),
        )
        found = " ".join(one.hex() for one in peaks)
        raw.execute("UPDATE tree_head SET size = ?, peaks = ?", (size, found))
        raw.commit()


def _insert(raw: sqlite3.Connection, table: str, rows: Any) -> None:
    raw.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


FLOOR = (
    "SELECT e.* FROM event_place p JOIN event e ON e.position = p.event_position ORDER BY p.place",
    "SELECT * FROM event_payload ORDER BY event_position",
    "SELECT * FROM event_row ORDER BY row_table, row_id",
    "SELECT * FROM finding ORDER BY id",
)
"""Events, words, lists and records, each read once in the order in which it is held to another."""


def _floor(path: Path) -> float:
    """Processor seconds for one ordered read by the driver, hashing the text of each row."""
    start = process_time()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA cache_size=-16000")
        for query in FLOOR:
            for row in raw.execute(query):
                sha256(" ".join(map(str, row)).encode()).hexdigest()
    return process_time() - start


def _ours(path: Path) -> dict[str, float]:
    """Processor seconds of verify, the megabytes that it held at most, and what it counted."""
    start = process_time()
    with reading_session(open_engine(f"sqlite:///{path}")) as session:
        found = verify(session, FileStore(path.parent / "files"))
    assert not found.faults, found.faults[:3]
    seconds = process_time() - start
    told = {"events": found.events, "records": found.records}
    return {"seconds": seconds, "held": most_held_mb(), **told}


def _apart(path: Path) -> dict[str, float]:
    """The same in a program of its own, so that its memory is counted alone."""
    code = "import json; from pathlib import Path; from bench.verifying import _ours;"
    code += f"print(json.dumps(_ours(Path({str(path)!r}))))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(told.stdout)
    return found


def measured(count: int) -> Job:
    """Verify over so many events, and over a tenth, whose memory must be the same."""
    with TemporaryDirectory() as name:
        large, small = Path(name) / "large.db", Path(name) / "small.db"
        build(large, count)
        build(small, count // 10)
        ours, tenth, floor = _apart(large), _apart(small), _floor(large)
    assert ours["held"] < tenth["held"] * 1.1, (ours, tenth)
    return Job(
        f"Verify {count:,} events, {count * ROWS_EACH:,} rows",
        ours["seconds"],
        floor,
        3,
        f"{ours['held']:.0f} MB held, {tenth['held']:.0f} MB for a tenth of it; floor: one ordered "
        "read by the driver of events, words, lists and records, hashing their text",
    )


def jobs() -> list[Job]:
    """A tenth of a large council's record: a million events take ten times as long."""
    return [measured(EVENTS)]


if __name__ == "__main__":
    job = measured(int(sys.argv[1]))
    print(f"{job.name}: {job.ours_seconds:.1f} s, floor {job.floor_seconds:.1f} s, {job.ratio:.2f}")
    print(job.note)
