"""Where people went when a scheme closed: recorded and read by very few (para 142)."""

from dataclasses import asdict
from uuid import UUID, uuid5

from reviews.domain.errors import NotThere, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.safeguarding.closure import Moved, check_moved
from reviews.services.record.facts import first_or_again, stripped
from reviews.services.register.schemes import open_scheme
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.safeguarding import closure, concerns
from reviews.store.safeguarding.closure import MovedLine
from reviews.store.tables import MovedOn


def closure_stream(scheme_id: UUID) -> str:
    """A stream of its own, by a name of its own: where all events are listed it names no scheme."""
    return f"closure:{uuid5(scheme_id, 'closure')}"


def record_move(
    session: Session, act: Act, scheme_id: UUID, resident_id: UUID, moved: Moved
) -> None:
    """Record where a resident went and how to reach them safely; what stood before stays.

    Raises:
        Refused: nothing says where, or the day is to come.
        NotThere: this officer may not open it, or the resident never lived there.
    """
    _check_may_open(session, act, scheme_id)
    if not concerns.belong(session, scheme_id, resident_id=resident_id):
        raise NotThere
    check_moved(moved, act.today)
    lock(session, closure_stream(scheme_id))
    row = closure.row_of(session, scheme_id, resident_id)
    whose = {"scheme_id": scheme_id, "resident_id": resident_id}
    first_or_again(session, act, MovedOn, row, **whose, **stripped(**asdict(moved)))
    about = {"scheme": scheme_id}
    record(session, act, closure_stream(scheme_id), EventKind.MOVE_RECORDED, about=about)


def read_list(session: Session, act: Act, scheme_id: UUID, reason: str) -> list[MovedLine]:
    """Open the list of where everyone went; that it was opened, by whom and why, is an event.

    Raises:
        Refused: no reason is given.
        NotThere: this officer may not open it.
    """
    _check_may_open(session, act, scheme_id)
    check_said(reason, "Say what you need the list for.", "reason")
    stream = closure_stream(scheme_id)
    words = {"reason": reason.strip()}
    record(
        session, act, stream, EventKind.CLOSURE_LIST_READ, about={"scheme": scheme_id}, words=words
    )
    return closure.moved(session, scheme_id)


def _check_may_open(session: Session, act: Act, scheme_id: UUID) -> None:
    scheme = open_scheme(session, scheme_id)
    if not closure.may_open(session, act.by, scheme.team_id):
        raise NotThere
