"""Lawful erasure: of the words of one event, or of every place where something is held."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from reviews.domain.across.places import EVENTS, PLACES
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore
from reviews.services.register.schemes import COUNCIL
from reviews.store.across import erasure
from reviews.store.across.places import holding_the_same
from reviews.store.cases.holds import held
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import Base


@dataclass(frozen=True, slots=True)
class Gone:
    """What an erasure took: how many events, and rows with people's words; and its own event.

    `also` says where the same words still stand, by kind of place, where that was looked for.
    """

    events: int
    rows: int
    position: int
    also: tuple[str, ...] = ()


def erase_words(session: Session, act: Act, event_hash: str, reason: str) -> Gone:
    """Erase the words of one event and people's own words in the rows it wrote.

    The event, and that it was erased, by whom and why, stay. So do the words and salts of every
    other event that wrote one of those rows go: they would tell what was erased. Bytes of letters
    stay: a letter is erased as a whole, by a decision.

    Raises:
        NotThere: no event has that hash.
        Refused: no reason is given, a legal claim holds it, or a record is not as it was recorded.
    """
    event = erasure.event_with(session, event_hash)
    if event is None:
        raise NotThere("No event has this hash.")
    check_said(reason, "Say on what lawful ground, and who decided.")
    lock(session, event.stream)
    rows = erasure.rows_of(session, erasure.written_by(session, {event.position}))
    personal = [row for row in rows if row.personal]
    if held(session, [(EVENTS, str(event.position)), *map(erasure.key_of, personal)]):
        raise Refused(
            "What this event tells is held for a legal claim, and cannot be erased until it ends "
            "(article 17(3)(e))."
        )
    also = Counter(PLACES[table] for table in holding_the_same(session, personal))
    gone = erase(
        session,
        act,
        personal,
        EventKind.WORDS_ERASED,
        events={event.position},
        stream=event.stream,
        words={"reason": reason.strip()},
    )
    return replace(gone, also=tuple(f"{words}: {count}" for words, count in also.items()))


def erase(
    session: Session,
    act: Act,
    rows: Sequence[Base],
    kind: EventKind,
    *,
    events: Collection[int] = (),
    stream: str = COUNCIL,
    about: Mapping[str, UUID | None] | None = None,
    words: Mapping[str, object] | None = None,
) -> Gone:
    """Erase people's own words in some rows, and all that events tell of them, in one event.

    What those events wrote besides is covered anew. Bytes go by `discard_bytes`, once committed.

    Args:
        session: a session from `writing`.
        act: who, and when.
        rows: the rows, whole; those of files and of letters' files lose their bytes.
        kind: one of `ERASING`.
        events: the positions of events to erase besides those that wrote the rows.
        stream: where the erasure is recorded.
        about: ids of what it is about.
        words: what the history tells of it.

    Raises:
        Refused: a record is not as it was recorded.
    """
    positions = erasure.writers(session, map(erasure.key_of, rows)) | set(events)
    told = erasure.named(session, positions)
    for one in sorted({stream_ for stream_, _ in told} | {stream}):
        lock(session, one)
    every = erasure.rows_of(session, erasure.written_by(session, positions))
    _check_as_recorded(session, every)
    count = erasure.empty_rows(session, rows, every, act.at)
    said = {"count": f"{count:,} record{'s' * (count != 1)}", **(words or {})}
    hashes = [hash_ for _, hash_ in told]
    position = record(session, act, stream, kind, about=about, words=said, erases=hashes)
    erasure.erase_payloads(session, positions, position)
    return Gone(len(positions), count, position)


def _check_as_recorded(session: Session, rows: Sequence[Base]) -> None:
    wrong = erasure.not_as_recorded(session, rows)
    if wrong:
        table, key = wrong[0]
        raise Refused(
            f"A record that would be erased, or that an event to be erased wrote, is not as it was "
            f"recorded: {table} {key}. Nothing was erased. Check the record first: erasing would "
            "hide what was changed."
        )


def discard_bytes(session: Session, store: FileStore) -> int:
    """Take away from the disk the bytes of files that were erased; returns how many were there.

    After the commit of an erasure; and again by whoever tidies, should the program have stopped
    between the two.
    """
    there = [one for one in erasure.bytes_erased(session) if store.digest(one) is not None]
    for one in there:
        store.discard(one)
    return len(there)
