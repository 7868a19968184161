"""What a back-up holds, as its manifest says, what differs from it, and when one is late."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import Refused

USUAL_DAYS = 35
"""How old the last back-up, and the last drill, may be where the council chose nothing: a monthly
drill, and some days for whoever runs it."""

NOT_A_MANIFEST = "This is not the manifest of a back-up, or it has been changed or cut short."

_MOST, _MOST_EVENTS = 2**63 - 1, 2**31 - 2  # What columns hold, and one more of.
_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
_ANY = re.compile(r"[^\0\ud800-\udfff]*", re.DOTALL)  # What a database and a page can hold.
_PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
_BYTES_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class BackedFile:
    """One file of a back-up: its name or the id of its bytes, SHA-256, and size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a database holds, by which two copies of one record are compared.

    `events` is how many there are and `root` that of the tree over them, in hexadecimal; `heads`
    are the number and hash of the last event by stream, `rows` how many by table.
    """

    events: int
    root: str
    heads: Mapping[str, tuple[int, str]]
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a back-up says of itself.

    `kind` is the kind of database and `server` its version; `revision` that of the tables; `keys`
    the SHA-256 of each kept secret by its name; `faults` what was wrong with the files already.
    """

    id: UUID
    number: int
    taken_at: datetime
    kind: str
    server: str
    revision: str
    database: BackedFile
    holdings: Holdings
    files: tuple[BackedFile, ...]
    keys: Mapping[str, str]
    faults: tuple[str, ...]

    @property
    def named(self) -> str:
        """What people call it: back-up 7 of 3 December 2026."""
        return f"back-up {self.number} of {long_date(self.taken_at.astimezone(LONDON).date())}"

    @property
    def named_first(self) -> str:
        """The same at the start of a sentence."""
        return self.named[0].upper() + self.named[1:]

    @property
    def size(self) -> int:
        """The bytes of its database and files."""
        return self.database.size + sum(one.size for one in self.files)


def as_text(manifest: Manifest) -> str:
    """A manifest as it is written."""
    return json.dumps(asdict(manifest), default=_plain, ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def read_manifest(text: str) -> Manifest:
    """A manifest as it was written.

    Raises:
        Refused: it is none.
    """
    try:
        said = json.loads(text)
        held = said["holdings"]
        found = Manifest(
            id=UUID(_text(said["id"])),
            number=_whole(said["number"], 1, _MOST_EVENTS),
            taken_at=_instant(said["taken_at"]),
            kind=_text(said["kind"]),
            server=_text(said["server"]),
            revision=_text(said["revision"]),
            database=_file(said["database"], _PLAIN),
            holdings=Holdings(
                _whole(held["events"], 0, _MOST_EVENTS),
                _text(held["root"]),
                {one: (_whole(at), _text(hash_)) for one, (at, hash_) in held["heads"].items()},
                {one: _whole(rows) for one, rows in held["rows"].items()},
            ),
            files=tuple(_file(one, _BYTES_ID) for one in _list(said["files"])),
            keys={_text(name, _PLAIN): _text(one) for name, one in said["keys"].items()},
            faults=tuple(_text(one) for one in _list(said["faults"])),
        )
        _whole(found.size)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise Refused(NOT_A_MANIFEST) from error
    return found


def _text(said: object, shape: re.Pattern[str] = _ANY) -> str:
    if not isinstance(said, str) or not shape.fullmatch(said):
        raise ValueError(said)
    return said


def _whole(said: object, least: int = 0, most: int = _MOST) -> int:
    if type(said) is not int or not least <= said <= most:
        raise ValueError(said)
    return said


def _instant(said: object) -> datetime:
    found = datetime.fromisoformat(_text(said))
    if not _FIRST <= found <= _LAST:
        raise ValueError(said)
    return found


def _list(said: object) -> list[Any]:
    if not isinstance(said, list):
        raise TypeError(said)
    return said


def _file(said: Mapping[str, object], shape: re.Pattern[str]) -> BackedFile:
    return BackedFile(_text(said["name"], shape), _text(said["sha256"]), _whole(said["size"]))


def counted(number: int, one: str) -> str:
    """A number of things: 1 fault, 2 faults, no faults."""
    return f"{number or 'no'} {one}{'s' * (number != 1)}"


def differences(found: Holdings, said: Holdings) -> Iterator[str]:
    """What a restored database holds otherwise than its manifest says."""
    if (found.events, found.root) != (said.events, said.root):
        yield "The events as a whole are not those that the manifest names."
    for stream in sorted(found.heads.keys() | said.heads.keys()):
        if found.heads.get(stream) != said.heads.get(stream):
            yield f"The last event of {stream} is not the one that the manifest names."
    for table in sorted(found.rows.keys() | said.rows.keys()):
        ours, theirs = found.rows.get(table, 0), said.rows.get(table, 0)
        if ours != theirs:
            yield f"The table {table} has {ours} rows, and the manifest says {theirs}."


@dataclass(frozen=True, slots=True)
class LastDrill:
    """The last drill, and the last of those that found all as it was: London dates."""

    on: date
    good: bool
    good_on: date | None


def why_late(
    backed_up_on: date | None, drill: LastDrill | None, days: int, today: date
) -> tuple[str, ...]:
    """What is wrong with how the record is kept safe, in sentences; none where nothing is.

    Args:
        backed_up_on: the day of the last back-up, where there is one.
        drill: the last drill, where there was one.
        days: how old each may be.
        today: the day in London.
    """
    return tuple(
        filter(None, (_no_copy(backed_up_on, days, today), _not_tried(drill, days, today)))
    )


def _no_copy(last: date | None, days: int, today: date) -> str:
    if last is None:
        return "There is no back-up of this record."
    if (today - last).days > days:
        return f"The last back-up is of {long_date(last)}, more than {days} days ago."
    return ""


def _not_tried(drill: LastDrill | None, days: int, today: date) -> str:
    if drill is None:
        return "No back-up has been restored to see whether it is good."
    if not drill.good:
        return f"The drill of {long_date(drill.on)} found that the back-up is not good."
    if drill.good_on is not None and (today - drill.good_on).days > days:
        return (
            f"The last drill, which restores a back-up to see whether it is good, was on "
            f"{long_date(drill.good_on)}, more than {days} days ago."
        )
    return ""
