"""The record of today held against a file that was kept elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import Refused
from reviews.domain.record import checkpoint as checkpoints
from reviews.domain.record.checkpoint import Checkpoint, Key
from reviews.domain.record.proof import FIRST_LINE, Proof
from reviews.store.record import checkpoints as store
from reviews.store.record.raw import NotRead, guarding
from reviews.store.record.session import Session
from reviews.store.record.tree import body_at, roots_at, tree_size

from .checkpoints import keys, origin


@dataclass(frozen=True, slots=True)
class Compared:
    """What a file says of this record: what fits, and what does not."""

    told: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def against(session: Session, file: bytes) -> Compared:
    """What a file says of this record; how it begins decides what it is."""
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Compared(faults=("This file is neither a checkpoint nor a proof: it is no text.",))
    try:
        with guarding(session):
            if text.startswith(FIRST_LINE):
                return _of_proof(session, Proof.read(text))
            return _of_checkpoint(session, checkpoints.read(text))
    except Refused as error:
        return Compared(faults=(error.sentence,))
    except NotRead:
        return Compared(faults=(_NOT_READ,))


_NOT_READ = (
    "The file cannot be held against this record: a value among its checkpoints, witnesses or "
    "events was changed and cannot be read."
)


def _of_checkpoint(session: Session, found: Checkpoint) -> Compared:
    known = keys(session)
    wrong = _wrong_origin(found, origin(session), known) or _edited(found, known)
    if wrong:
        return Compared(faults=(wrong,))
    unsigned = () if any(found.signed_by(one) for one in known) else (_BY_NOBODY,)
    now = tree_size(session)
    if found.size > now:
        return Compared(faults=(*unsigned, _cut(found.size, now)))
    if roots_at(session, {found.size}).get(found.size) != found.root:
        return Compared(faults=(*unsigned, _differs(found.size)))
    return Compared((_fits(session, found, now), *_cosigned(session, found)), unsigned)


def _wrong_origin(found: Checkpoint, ours: str, known: list[Key]) -> str:
    if found.origin == ours:
        return ""
    if any(found.signed_by(Key(found.origin, one.public)) for one in known):
        return (
            f"This checkpoint calls the record {found.origin}, and this record is {ours}, but a "
            "key of this council signed it: the record was rewritten from its beginning."
        )
    if any(one.name == ours for one in found.signatures):
        return "The checkpoint was edited: its first line is not that which was signed."
    return (
        f"This checkpoint is of another record: it says {found.origin}, and this record is "
        f"{ours}. It is of another council, or this record was rewritten from its beginning."
    )


def _edited(found: Checkpoint, known: list[Key]) -> str:
    if any(found.by(one) and not found.signed_by(one) for one in known):
        return "The checkpoint was edited: it is not what this council signed."
    return ""


_BY_NOBODY = (
    "The checkpoint is signed by no key that this record knows: it was made up, or the record of "
    "who signed was changed. Compare its key with the one that was written down elsewhere."
)


def _cut(size: int, now: int) -> str:
    return (
        f"The checkpoint holds {size:,} events, and this record only {now:,}: its last "
        f"{size - now:,} were removed, or an older copy stands in its place."
    )


def _differs(size: int) -> str:
    return (
        f"These heads differ: the record was changed at event {size:,} or before. It is not the "
        "record that the checkpoint was made of."
    )


def _fits(session: Session, found: Checkpoint, now: int) -> str:
    done_at = store.done_at(session, found.size)
    until = f", up to {_long(done_at)}" if done_at else ""
    if found.size == now:
        return f"The checkpoint holds all {now:,} events{until}, and fits."
    since = now - found.size
    return (
        f"The checkpoint holds the first {found.size:,} events{until}. It is {since:,} "
        f"event{'s' * (since != 1)} older than this record, and fits."
    )


def _cosigned(session: Session, found: Checkpoint) -> list[str]:
    told = []
    for one in store.witnesses(session):
        at = found.cosigned_at(one.public) if one.public else None
        if one.public and at:
            known = store.key_recorded_at(session, one.id)
            since = f", recorded here since {_long(known)}" if known else ""
            told.append(f"{one.name} (key {one.public.short}{since}) cosigned it on {_long(at)}.")
    return told


def _long(at: datetime) -> str:
    return long_date(at.astimezone(LONDON).date())


def _of_proof(session: Session, proof: Proof) -> Compared:
    """A proof holds in itself, its checkpoint fits, and the event is the one of this record."""
    inside = checkpoints.read(proof.checkpoint)
    fits = _of_checkpoint(session, inside)
    number = f"{proof.index + 1:,}"
    if not proof.holds(inside):
        wrong = "The proof was changed: its event does not stand in its checkpoint."
    elif body_at(session, proof.index + 1) != proof.body:
        wrong = f"Event {number} of this record is not the event that the proof shows."
    else:
        shown = f"The proof shows event {number}, and this record holds it."
        return Compared((shown, *fits.told), fits.faults)
    return Compared(fits.told, (wrong, *fits.faults))
