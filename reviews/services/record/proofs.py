"""The file that shows one event to anybody, offline."""

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.restricted import kept_apart
from reviews.domain.record import merkle
from reviews.domain.record.proof import Proof
from reviews.store.record import checkpoints as store
from reviews.store.record.checkpoints import CheckpointLine
from reviews.store.record.session import Session
from reviews.store.record.tree import roots_of


def proof_of(session: Session, position: int) -> Proof:
    """The proof that the event with this position stands in a checkpoint that left the service.

    The newest that somebody cosigned, or else the newest.

    Raises:
        NotThere: there is no such event.
        Refused: it is of a record kept apart, or no checkpoint that holds it has left.
    """
    event = store.placed(session, position)
    if event is None:
        raise NotThere
    if kept_apart(event.stream):
        raise Refused(
            "No proof leaves of a record kept apart: that something was done there, and about "
            "whom, is for the few who may open it."
        )
    of = _holding(session, event.place)
    if of is None:
        raise Refused(
            "No checkpoint that holds this event has left the service yet. Make one, download it "
            "or send it to a witness, and then ask for the proof."
        )
    index = event.place - 1
    (path,) = roots_of(session, [merkle.inclusion_parts(index, of.size)])
    return Proof(event.body, index, tuple(path), of.whole)


def has_proof(session: Session, position: int) -> bool:
    """Whether a checkpoint that holds the event with this position has left the service."""
    event = store.placed(session, position)
    return event is not None and _holding(session, event.place) is not None


def _holding(session: Session, place: int) -> CheckpointLine | None:
    """The newest cosigned checkpoint that left and holds an event, or else the newest."""
    left = [one for one in store.checkpoints(session) if one.left_at and one.size >= place]
    return next((one for one in left if one.cosigned), left[0] if left else None)
