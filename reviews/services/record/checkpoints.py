"""Checkpoints: made, taken out of the service, and what a witness is sent with one."""

import re
from hashlib import sha256
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record import checkpoint as checkpoints
from reviews.domain.record import merkle
from reviews.domain.record.checkpoint import SIGNS, Key
from reviews.domain.record.event_kinds import EventKind
from reviews.store.people.council_settings import council_name
from reviews.store.record import checkpoints as store
from reviews.store.record.checkpoints import CheckpointLine, WitnessLine
from reviews.store.record.events import lock, record
from reviews.store.record.raw import NotRead, guarding
from reviews.store.record.session import Session
from reviews.store.record.tree import roots_at, roots_of, tree_head, tree_size
from reviews.store.tables import Checkpoint

COUNCIL = "council"
_OFFERED = 10
"""How many earlier checkpoints a witness is shown to fit, where their last answers were lost."""


def origin(session: Session) -> str:
    """The name by which checkpoints call this record: the council, and where the record begins.

    It was fixed by the first checkpoint, so that a new name of the council changes nothing.
    """
    made = store.checkpoints(session)
    if made:
        return made[-1].origin
    words = re.findall("[a-z0-9]+", (council_name(session) or "").casefold())
    begins = sha256((store.first_event(session) or "").encode()).hexdigest()[:8]
    return "/".join(("-".join(words) or "council", "supported-housing-reviews", begins))


def keys(session: Session) -> list[Key]:
    """Every key that signed a checkpoint of this record, the present one first."""
    found = (Key.known(one.key) for one in store.checkpoints(session))
    return list(dict.fromkeys(one for one in found if one))


def check_grown(session: Session) -> None:
    """Check that the record of today begins with that of every checkpoint before.

    A council never signs two that do not fit each other.

    Raises:
        Refused: it does not. The record was changed.
    """
    try:
        with guarding(session):
            grown = _has_grown(session)
    except NotRead:
        grown = False
    if not grown:
        raise Refused(
            "No checkpoint was made, because the record does not fit its own events or an "
            "earlier checkpoint: it was changed. Check the record, and tell whoever looks after "
            "this service."
        )


def _has_grown(session: Session) -> bool:
    known = store.checkpoints(session)
    size = tree_size(session)
    roots = roots_at(session, {size, *(one.size for one in known)})
    changed = [one for one in known if roots.get(one.size, b"").hex() != one.root]
    return not changed and roots.get(size) == tree_head(session).root


def make(session: Session, act: Act, seed: str) -> UUID:
    """Sign the record as it stands, before this is recorded; `seed` is the key, in base64.

    Call `check_grown` first, outside the transaction: it reads every event.

    Raises:
        Refused: the key is none.
    """
    private = checkpoints.private_key(seed)
    lock(session, COUNCIL)
    head = tree_head(session)
    made = checkpoints.Checkpoint(origin(session), head.size, head.root).sign(private)
    key = Key(made.origin, private.public_key().public_bytes_raw(), SIGNS)
    row = Checkpoint(
        id=uuid4(),
        recorded_at=act.at,
        recorded_by=act.by.id,
        origin=made.origin,
        size=made.size,
        root=made.root.hex(),
        text=made.text,
        key=key.text,
    )
    session.add(row)
    about, words = {"checkpoint": row.id}, {"size": made.size, "key": key.short}
    record(session, act, COUNCIL, EventKind.CHECKPOINT_MADE, about=about, words=words)
    return row.id


def take_out(session: Session, act: Act, checkpoint_id: UUID, how: str) -> CheckpointLine:
    """Record that a checkpoint leaves the service, as a file or to whom by mail."""
    lock(session, COUNCIL)
    row = store.checkpoint_row(session, checkpoint_id)
    if row is None:
        raise NotThere
    row.left_at = row.left_at or act.at
    about, words = {"checkpoint": row.id}, {"size": row.size, "how": how}
    record(session, act, COUNCIL, EventKind.CHECKPOINT_LEFT, about=about, words=words)
    return _there(store.checkpoint(session, checkpoint_id))


def _there(found: CheckpointLine | None) -> CheckpointLine:
    if found is None:
        raise NotThere
    return found


def request_for(session: Session, sent: CheckpointLine, witness: WitnessLine) -> str:
    """What a witness is sent beside the program: proofs that the record only grew, and the text.

    In the form of C2SP's tlog-witness, `old` and the proof, but for several earlier checkpoints:
    the last that this witness cosigned, and those that left since, whose answers may be lost.
    The council's key stands first, for who has not seen it yet.

    Raises:
        Refused: the witness cosigned a later one, or the record does not begin with an earlier one.
    """
    before = [one for one in store.checkpoints(session) if one.left_at and one.size <= sent.size]
    every = [one for one in store.checkpoints(session) if one.has(witness)]
    if every and every[0].size > sent.size:
        raise Refused(f"{witness.name} has cosigned a later checkpoint. Send the newest one.")
    since = every[0].size if every else 0
    olds = {one.size: one for one in (*before, *every) if one.size >= max(since, 1)}
    kept = sorted(olds)[: 1 if every else 0] + sorted(olds)[1 if every else 0 :][-_OFFERED:]
    found = roots_of(session, [merkle.consistency_parts(one, sent.size) for one in kept])
    key = Key.read(sent.key)
    lines = [f"key {checkpoints.b64(key.public)}", *([] if kept else ["old 0"])]
    for old, proof in zip(kept, found, strict=True):
        _check_extends(olds[old], sent, proof)
        lines += [f"old {old}", *(checkpoints.b64(one) for one in proof)]
    return "\n".join((*lines, "", sent.text))


def _check_extends(old: CheckpointLine, sent: CheckpointLine, proof: list[bytes]) -> None:
    before, now = (checkpoints.read(one.text).root for one in (old, sent))
    if not merkle.extends(old.size, before, sent.size, now, proof):
        raise Refused(
            f"The record of today does not begin with the {old.size:,} events of an earlier "
            "checkpoint: it was changed. Check the record, and tell whoever looks after this "
            "service."
        )
