"""How far the record is witnessed, and whether it fits every mark that was made of it."""

from collections.abc import Iterator, Mapping

from reviews.domain.across import witnessed
from reviews.domain.across.witnessed import Left, Watched
from reviews.domain.dates import LONDON
from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.letters import record_numbers
from reviews.store.record import checkpoints as store
from reviews.store.record.checkpoints import CheckpointLine, WitnessLine
from reviews.store.record.session import Session
from reviews.store.record.tree import roots_at, tree_size


def told(session: Session) -> tuple[str, ...]:
    """How many events are witnessed by whom, and how many are not, a sentence each."""
    try:
        return _told(session)
    except (ValueError, TypeError):
        return (_UNREADABLE,)


_UNREADABLE = (
    "How far the record is witnessed cannot be said: a value among its checkpoints or witnesses "
    "was changed and cannot be read."
)


def _told(session: Session) -> tuple[str, ...]:
    made = store.checkpoints(session)
    watching = [one for one in store.witnesses(session) if not one.ended_at]
    gone = [(one, one.left_at) for one in made if one.left_at]
    left = Left(gone[0][0].size, gone[0][1].astimezone(LONDON).date()) if gone else None
    watched = [_watched(session, one, made) for one in watching]
    return witnessed.told(tree_size(session), watched, left)


def _watched(session: Session, witness: WitnessLine, made: list[CheckpointLine]) -> Watched:
    size = next((one.size for one in made if one.has(witness)), 0)
    at = store.done_at(session, size) if size else None
    return Watched(witness.name, size, at.astimezone(LONDON).date() if at else None)


def faults(session: Session) -> list[Fault]:
    """Every letter's number and every checkpoint that the record of today does not fit.

    The roots are made anew from the events, in one ordered pass over them.
    """
    unreadable: tuple[str, ...] = ()
    try:
        made = store.checkpoints(session)
        sizes = {one.size for one in made if one.size >= 0}
    except (ValueError, TypeError):
        made, sizes, unreadable = [], set(), (_UNREADABLE,)
    roots = roots_at(session, record_numbers.sizes(session) | sizes)
    return [
        *(
            Fault(FaultMeaning.CHANGED, "letter_number", one, _LETTER.format(one))
            for one in record_numbers.disagreeing(session, roots)
        ),
        *_checkpoint_faults(made, roots),
        *(Fault(FaultMeaning.UNREADABLE, "checkpoint", "", one) for one in unreadable),
    ]


_LETTER = (
    "The record number that letter {} bears does not come from the events of this record: one of "
    "them has been changed or removed."
)


def _checkpoint_faults(made: list[CheckpointLine], roots: Mapping[int, bytes]) -> Iterator[Fault]:
    for one in made:
        if roots.get(one.size, b"").hex() != one.root:
            told = (
                f"The checkpoint of {one.size:,} events does not fit this record: an event among "
                "them has been changed or removed."
            )
            yield Fault(FaultMeaning.CHANGED, "checkpoint", str(one.id), told)
