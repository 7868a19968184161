"""Witnesses: who watches the record from outside, their keys, and what they cosigned."""

import re
from uuid import UUID, uuid4

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record import checkpoint as checkpoints
from reviews.domain.record.checkpoint import COSIGNS, Key
from reviews.domain.record.event_kinds import EventKind
from reviews.store.record import checkpoints as store
from reviews.store.record.checkpoints import CheckpointLine, WitnessLine
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import Cosignature, Witness

from .checkpoints import COUNCIL, origin


def record_cosigned(session: Session, act: Act, text: str) -> tuple[str, int]:
    """Record what a witness sent back: who cosigned, and how many events they vouch for.

    Raises:
        Refused: it is no checkpoint, not one of this record, or cosigned by nobody known.
    """
    lock(session, COUNCIL)
    check_said(text, "Paste what the witness sent, or choose the file.", "text")
    try:
        sent = checkpoints.read(text)
    except Refused as error:
        raise Refused(error.sentence, "text") from None
    found = _same(session, sent)
    known = [one for one in store.witnesses(session) if one.public and not one.ended_at]
    signed = [one for one in known if one.public and sent.cosigned_at(one.public)]
    new = [one for one in signed if not found.has(one)]
    if not new:
        raise Refused(_why_not(sent, known, signed), "text")
    for one in new:
        _add(session, act, found, one, sent)
    return " and ".join(one.name for one in new), found.size


def _same(session: Session, sent: checkpoints.Checkpoint) -> CheckpointLine:
    """The checkpoint of ours that was cosigned."""
    ours = origin(session)
    if sent.origin != ours:
        raise Refused(
            f"This is a checkpoint of another record: it says {sent.origin}, and this record is "
            f"{ours}.",
            "text",
        )
    for one in store.checkpoints(session):
        if (one.size, one.root) == (sent.size, sent.root.hex()):
            return one
    raise Refused("This record made no such checkpoint: it was changed, or made elsewhere.", "text")


def _why_not(
    sent: checkpoints.Checkpoint, known: list[WitnessLine], signed: list[WitnessLine]
) -> str:
    if signed:
        return f"This is recorded already: {', '.join(one.name for one in signed)} cosigned it."
    broken = [one.name for one in known if one.public and sent.by(one.public)]
    if broken:
        return f"The line of {', '.join(broken)} was changed, or is of another checkpoint."
    names = [one.name for one in sent.signatures if one.name != sent.origin]
    if names:
        return (
            f"It is cosigned by {', '.join(names)}, and no witness has that key. Record the key "
            "on the page of the witness first."
        )
    return "Nobody has cosigned this: it holds the council’s own line alone."


def _add(
    session: Session,
    act: Act,
    found: CheckpointLine,
    witness: WitnessLine,
    sent: checkpoints.Checkpoint,
) -> None:
    key = witness.public
    signed_at = sent.cosigned_at(key) if key else None
    line = sent.by(key) if key else None
    row = Cosignature(
        id=uuid4(),
        recorded_at=act.at,
        recorded_by=act.by.id,
        checkpoint_id=found.id,
        witness_id=witness.id,
        signed_at=signed_at,
        line=line.line if line else "",
    )
    session.add(row)
    about = {"checkpoint": found.id, "witness": witness.id}
    words = {"witness": witness.name, "size": found.size}
    record(session, act, COUNCIL, EventKind.CHECKPOINT_COSIGNED, about=about, words=words)


def name_witness(session: Session, act: Act, name: str, email: str, key: str) -> UUID:
    """Name somebody outside who will cosign; their key can be recorded later.

    Raises:
        Refused: no name or address is given, somebody has this name, or the key is none.
    """
    lock(session, COUNCIL)
    check_said(name, "Enter who it is, such as Internal Audit.", "name")
    if not re.fullmatch(r"[^\s@]+@[^\s@]+", email.strip()):
        raise Refused("Enter an e-mail address, such as audit@anytown.example.", "email")
    if any(one.name == name.strip() and not one.ended_at for one in store.witnesses(session)):
        raise Refused("There is a witness of this name already.", "name")
    row = Witness(
        id=uuid4(),
        recorded_at=act.at,
        recorded_by=act.by.id,
        name=name.strip(),
        email=email.strip(),
        key=_free_key(session, key) if key.strip() else None,
    )
    session.add(row)
    about, words = {"witness": row.id}, {"name": row.name}
    record(session, act, COUNCIL, EventKind.WITNESS_NAMED, about=about, words=words)
    return row.id


def _free_key(session: Session, text: str) -> str:
    """The text of a witness's key that no other witness has."""
    try:
        key = Key.read(text)
    except Refused as error:
        raise Refused(error.sentence, "key") from None
    if key.use != COSIGNS:
        raise Refused("This key signs checkpoints of a record, and is not a witness’s.", "key")
    watching = [one for one in store.witnesses(session) if not one.ended_at]
    if any(one.public and one.public.public == key.public for one in watching):
        raise Refused("A witness has this key already.", "key")
    return key.text


def record_key(session: Session, act: Act, witness_id: UUID, key: str) -> None:
    """Record the key of a witness who had none; another key is another witness.

    Raises:
        Refused: there is one already, or this is none.
    """
    lock(session, COUNCIL)
    row = store.witness_row(session, witness_id)
    if row is None:
        raise NotThere
    if row.key is not None or row.ended_at is not None:
        raise Refused("A witness keeps their key. Name a new witness for a new key.", "key")
    row.key = _free_key(session, key)
    about, words = {"witness": row.id}, {"name": row.name}
    record(session, act, COUNCIL, EventKind.WITNESS_KEY_RECORDED, about=about, words=words)


def end_witness(session: Session, act: Act, witness_id: UUID) -> None:
    """Record that somebody is a witness no more. What they cosigned stays."""
    lock(session, COUNCIL)
    row = store.witness_row(session, witness_id)
    if row is None or row.ended_at is not None:
        raise NotThere
    row.ended_at = act.at
    about, words = {"witness": row.id}, {"name": row.name}
    record(session, act, COUNCIL, EventKind.WITNESS_ENDED, about=about, words=words)
