"""How far the record is witnessed, and whether it fits every mark that was made of it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from reviews.domain.across import witnessed
from reviews.domain.across.witnessed import Left, Watched
from reviews.domain.dates import LONDON
from reviews.domain.errors import Refused
from reviews.domain.record import checkpoint as checkpoints
from reviews.domain.record.checkpoint import Key
from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.cases import bundle_numbers
from reviews.store.letters import record_numbers
from reviews.store.record import checkpoints as store
from reviews.store.record.checkpoints import CheckpointLine, Cosigned, WitnessLine
from reviews.store.record.raw import BAD, NotRead, guarding
from reviews.store.record.session import Session
from reviews.store.record.tree import roots_at, tree_size

T = TypeVar("T")


def told(session: Session, found: Collection[Fault] = ()) -> tuple[str, ...]:
    """How many events are witnessed by whom, and how many are not, a sentence each.

    What nobody signed counts for nothing, nor does a checkpoint or a line of which a fault is
    `found` already.
    """
    try:
        with guarding(session):
            return _told(session, {(one.table, one.row) for one in found})
    except NotRead:
        return (_UNREADABLE,)


_UNREADABLE = (
    "How far the record is witnessed cannot be said: a value among its checkpoints or witnesses "
    "was changed and cannot be read."
)


def _told(session: Session, wrong: Collection[tuple[str, str]]) -> tuple[str, ...]:
    everyone = store.witnesses(session)
    keys = _keys(everyone)
    made = [
        one
        for one in store.checkpoints(session)
        if ("checkpoint", str(one.id)) not in wrong and _is_signed(one)
    ]
    gone = [(one, one.left_at) for one in made if one.left_at]
    left = Left(gone[0][0].size, gone[0][1].astimezone(LONDON).date()) if gone else None
    vouched = [
        (one.size, by.witness_id)
        for one in made
        for by in one.cosigned
        if ("cosignature", str(by.id)) not in wrong and _is_cosigned(one, by, keys)
    ]
    watched = [_watched(session, one, vouched) for one in everyone if not one.ended_at]
    return witnessed.told(tree_size(session), watched, left)


def _watched(
    session: Session, witness: WitnessLine, vouched: Iterable[tuple[int, UUID]]
) -> Watched:
    size = next((size for size, by in vouched if by == witness.id), 0)
    at = store.done_at(session, size) if size else None
    key, since = _key_of(session, witness)
    return Watched(witness.name, size, _day(at), key, since)


def _key_of(session: Session, witness: WitnessLine) -> tuple[str, date | None]:
    """The short code of a witness's key, and since when it is recorded."""
    if witness.public is None:
        return "", None
    return witness.public.short, _day(store.key_recorded_at(session, witness.id))


def keys_named(session: Session) -> dict[UUID, str]:
    """Everyone who watches or did, each by name and key, by their id."""
    return {
        one.id: witnessed.named(one.name, *_key_of(session, one))
        for one in store.witnesses(session)
    }


def _day(at: datetime | None) -> date | None:
    return at.astimezone(LONDON).date() if at else None


def faults(session: Session) -> list[Fault]:
    """Every letter's number and every checkpoint that the record of today does not fit.

    The roots are made anew from the events, in one ordered pass over them. What cannot be read is
    a fault by itself, and the rest goes on.
    """
    found: list[Fault] = []
    made = _or_told(session, found, "checkpoint", store.checkpoints) or []
    everyone = _or_told(session, found, "witness", store.witnesses) or []
    keys = _or_told(session, found, "witness", lambda _: _keys(everyone)) or {}
    sizes = {one.size for one in made if isinstance(one.size, int)}
    sizes |= _or_told(session, found, "letter_number", record_numbers.sizes) or set()
    sizes |= _or_told(session, found, "bundle", bundle_numbers.sizes) or set()
    roots = _or_told(session, found, "event", lambda _: roots_at(session, sizes))
    if roots is not None:
        found += _or_told(session, found, "letter", lambda _: _letter_faults(session, roots)) or []
        found += _or_told(session, found, "bundle", lambda _: _bundle_faults(session, roots)) or []
        found += (fault for one in made for fault in _faults_of(one, roots, keys))
    return found


def _or_told(
    session: Session, found: list[Fault], table: str, read: Callable[[Session], T]
) -> T | None:
    """What is read; None where it cannot be, which is one more fault of what was `found`."""
    try:
        with guarding(session):
            return read(session)
    except NotRead:
        found.append(Fault(FaultMeaning.UNREADABLE, table, "", _NOT_READ.format(table)))
        return None


_NOT_READ = (
    "What of the table {} vouches for the record cannot be read: a value there was changed, and is "
    "none that this service writes."
)


def _keys(everyone: Iterable[WitnessLine]) -> dict[UUID, Key | None]:
    return {one.id: one.public for one in everyone}


def _letter_faults(session: Session, roots: Mapping[int, bytes]) -> list[Fault]:
    return [
        Fault(FaultMeaning.CHANGED, "letter_number", one, _LETTER.format(one))
        for one in record_numbers.disagreeing(session, roots)
    ]


def _bundle_faults(session: Session, roots: Mapping[int, bytes]) -> list[Fault]:
    return [
        Fault(FaultMeaning.CHANGED, "bundle", one, _BUNDLE.format(one))
        for one in bundle_numbers.disagreeing(session, roots)
    ]


_BUNDLE = (
    "The record number that the bundle {} bears does not come from the events of this record: one "
    "of them has been changed or removed."
)
_LETTER = (
    "The record number that letter {} bears does not come from the events of this record: one of "
    "them has been changed or removed."
)


def _faults_of(
    one: CheckpointLine, roots: Mapping[int, bytes], keys: Mapping[UUID, Key | None]
) -> list[Fault]:
    """All that is wrong with one checkpoint and its cosignatures."""
    try:
        return [*_root_faults(one, roots), *_signature_faults(one, keys)]
    except BAD:
        told = f"The checkpoint record {one.id} cannot be read: a value of it was changed."
        return [Fault(FaultMeaning.UNREADABLE, "checkpoint", str(one.id), told)]


def _root_faults(one: CheckpointLine, roots: Mapping[int, bytes]) -> Iterator[Fault]:
    if roots.get(one.size, b"").hex() != one.root:
        told = (
            f"The checkpoint of {one.size:,} events does not fit this record: an event among "
            "them has been changed or removed."
        )
        yield Fault(FaultMeaning.CHANGED, "checkpoint", str(one.id), told)


def _signature_faults(one: CheckpointLine, keys: Mapping[UUID, Key | None]) -> Iterator[Fault]:
    """A checkpoint that its key did not sign as it stands, and lines that no witness made.

    Whoever rewrites the record can make every hash anew, but has not every key.
    """
    if not _is_signed(one):
        told = f"The checkpoint of {one.size:,} events is not what its key signed."
        yield Fault(FaultMeaning.CHANGED, "checkpoint", str(one.id), told)
    for by in one.cosigned:
        if not _is_cosigned(one, by, keys):
            told = (
                f"The line by which {by.witness} is said to have cosigned the checkpoint of "
                f"{one.size:,} events was not made with their key, or not then."
            )
            yield Fault(FaultMeaning.CHANGED, "cosignature", str(by.id), told)


def _is_signed(one: CheckpointLine) -> bool:
    """Whether its key signed its text, and the text says what its columns say."""
    key, text = Key.known(one.key), _read(one.text)
    if key is None or text is None:
        return False
    said = (text.origin, text.size, text.root.hex())
    return said == (one.origin, one.size, one.root) and text.signed_by(key)


def _is_cosigned(one: CheckpointLine, by: Cosigned, keys: Mapping[UUID, Key | None]) -> bool:
    """Whether its witness made this very line, over this checkpoint, when the row says."""
    key, text = keys.get(by.witness_id), _read(f"{one.text}{by.line}\n")
    return bool(key and text and text.last.cosigned_at(key) == by.signed_at)


def _read(text: str) -> checkpoints.Checkpoint | None:
    try:
        return checkpoints.read(text)
    except Refused:
        return None
