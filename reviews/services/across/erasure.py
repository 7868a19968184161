"""Lawful erasure: of the words of one event, or of every place where something is held."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from reviews.domain.across.places import EVENTS, PLACES
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore
from reviews.services.register.schemes import COUNCIL
from reviews.store.across import erasure
from reviews.store.across.erasure import Key
from reviews.store.across.named_files import bytes_erased
from reviews.store.across.places import holding_the_same
from reviews.store.cases import redactions_asked
from reviews.store.cases.holds import held
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import Base, EarlierWording


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
    personal = [row for row in rows if erasure.personal(row)]
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
    spared: Collection[Key] = (),
) -> Gone:
    """Erase people's own words in some rows, and all that events tell of them, in one event.

    So go what the rows said before, and bundles and drafts made of them, unless a legal claim holds
    those. What those events wrote besides is covered anew. Bytes go by `discard_bytes`, afterwards.

    Args:
        session: a session from `writing`.
        act: who, and when.
        rows: the rows, whole; those that name a file lose its bytes.
        kind: one of `ERASING`.
        events: the positions of events to erase besides those that wrote the rows.
        stream: where the erasure is recorded.
        about: ids of what it is about.
        words: what the history tells of it.
        spared: earlier wordings that are decided on otherwise, by table and id.

    Raises:
        Refused: a record is not as it was recorded.
    """
    _lock_streams(session, rows := [*rows, *_made_of(session, rows)], events, stream)
    rows = _with_wordings(session, rows, spared)
    positions = erasure.writers(session, _written_with(rows)) | set(events)
    count = _emptied(session, rows, positions, act.at)
    said = {"count": f"{count:,} record{'s' * (count != 1)}", **(words or {})}
    hashes = [hash_ for _, hash_ in erasure.named(session, positions)]
    position = record(session, act, stream, kind, about=about, words=said, erases=hashes)
    erasure.erase_payloads(session, positions, position)
    return Gone(len(positions), count, position)


def _emptied(
    session: Session, rows: Sequence[Base], positions: Collection[int], at: datetime
) -> int:
    """Empty rows, where all that some events wrote stands as it was recorded; how many.

    What is typed to be taken out of papers goes too: any of it can name whom the rows are about.
    """
    every = erasure.rows_of(session, erasure.written_by(session, positions))
    _check_as_recorded(session, every)
    redactions_asked.forget_all(session)
    return erasure.empty_rows(session, rows, every, at)


def _made_of(session: Session, rows: Sequence[Base]) -> list[Base]:
    """The bundles and drafts made of some rows, but for those that a legal claim holds."""
    own = {erasure.key_of(one) for one in rows}
    every = [one for one in erasure.made_of(session, rows) if erasure.key_of(one) not in own]
    kept = held(session, [erasure.key_of(one) for one in every])
    return [one for one in every if erasure.key_of(one) not in kept]


def _lock_streams(
    session: Session, rows: Sequence[Base], events: Collection[int], stream: str
) -> None:
    """Lock the streams in which the rows were written, before what they hold is read for good."""
    positions = erasure.writers(session, _written_with(rows)) | set(events)
    told = {one for one, _ in erasure.named(session, positions)}
    for one in sorted(told | {stream}):
        lock(session, one)


def _with_wordings(session: Session, rows: Sequence[Base], spared: Collection[Key]) -> list[Base]:
    """Rows with what they said before they were changed, each once."""
    wordings = erasure.wordings_of(session, rows)
    also = [one for one in wordings if erasure.key_of(one) not in spared]
    return list({erasure.key_of(one): one for one in (*rows, *also)}.values())


def _written_with(rows: Sequence[Base]) -> Iterator[Key]:
    """The rows themselves, and those that held before what an earlier wording among them says."""
    for row in rows:
        yield erasure.key_of(row)
        if isinstance(row, EarlierWording):
            yield erasure.source_of(row)


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
    there = [one for one in bytes_erased(session) if store.digest(one) is not None]
    for one in there:
        store.discard(one)
    return len(there)
