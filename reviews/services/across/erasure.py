"""Lawful erasure of the words of one event."""

from reviews.domain.errors import NotThere, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.store.across import erasure
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session


def erase_words(session: Session, act: Act, event_hash: str, reason: str) -> int:
    """Erase the words of one event and people's own words in the rows it wrote.

    The event, and that it was erased, by whom and why, stay. Returns how many rows were emptied.

    Raises:
        NotThere: no event has that hash.
        Refused: no reason is given.
    """
    event = erasure.event_with(session, event_hash)
    if event is None:
        raise NotThere("No event has this hash.")
    check_said(reason, "Say on what lawful ground, and who decided.")
    lock(session, event.stream)
    position = record(
        session, act, event.stream, EventKind.WORDS_ERASED, words={"reason": reason.strip()}
    )
    return erasure.erase(session, event.position, position)
