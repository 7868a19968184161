"""Lawful erasure of the words of one event."""

from reviews.domain.errors import NotThere, Refused, check_said
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
        Refused: no reason is given, or a record is not as it was recorded.
    """
    event = erasure.event_with(session, event_hash)
    if event is None:
        raise NotThere("No event has this hash.")
    check_said(reason, "Say on what lawful ground, and who decided.")
    lock(session, event.stream)
    if not erasure.as_recorded(session, event.position):
        raise Refused(
            "A record that this event wrote is not as it was recorded. Nothing was erased. Check "
            "the record first: erasing would hide what was changed."
        )
    emptied = erasure.empty_rows(session, event.position)
    said = {"reason": reason.strip()}
    position = record(
        session, act, event.stream, EventKind.WORDS_ERASED, words=said, erases=[event.hash]
    )
    erasure.erase_payload(session, event.position, position)
    return emptied
