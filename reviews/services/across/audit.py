"""The record of events, told without words: a page of it, or all of it as a workbook."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from reviews.documents.workbooks.events import EventRow, write_events
from reviews.domain.dates import LONDON
from reviews.domain.people.roles import Act
from reviews.domain.record.history_sentences import sentence
from reviews.services.record.jobs import Made, Work
from reviews.store.across import audit
from reviews.store.people import council_settings, officers
from reviews.store.record.session import Session

if TYPE_CHECKING:
    from reviews.store.across.history import EventLine

_RECORDS = {
    "council": "People, teams and settings",
    "programme": "A programme of reviews",
    "apart": "A record kept apart",
}
_PIECE = 500
"""How many events one piece of long work reads: a fraction of a second."""


def rows_of(
    lines: "Iterable[EventLine]", references: Mapping[str, str], names: Mapping[UUID, str]
) -> Iterable[EventRow]:
    """Events as rows: which record each stands in, and whose account where it is about one.

    `references` says what reviews and schemes are called, by stream; `names` holds everyone who
    signs in, or did.
    """
    named = {str(key): name for key, name in names.items()}
    for one in lines:
        at = one.at.astimezone(LONDON)
        about = named.get(one.about.get("officer", ""), "")
        what = sentence(one.kind, None)
        yield EventRow(
            on=at.date(),
            time=f"{at:%H:%M}",
            who=one.by_name,
            what=f"{what}: {about}" if about else what,
            record=record_name(one.stream, references),
            sequence=one.sequence,
            hash=one.hash,
        )


def record_name(stream: str, references: Mapping[str, str]) -> str:
    """The record that a stream is, as people know it."""
    kind = stream.partition(":")[0]
    if stream in references:
        return f"{kind.capitalize()} {references[stream]}"
    return _RECORDS[kind]


def write_workbook(session: Session, to: BinaryIO, asked: audit.Asked) -> None:
    """Write the events asked for, oldest first, to an open file."""
    rows = rows_of(audit.every(session, asked), audit.references(session), officers.names(session))
    write_events(rows, to, council=council_settings.council(session).name)


def parts(session: Session, act: Act, about: UUID | None) -> Iterator[tuple[str, int]]:
    """All events that are there now, some at a time, for long work."""
    del act, about
    for first, last, count in audit.ranges(session, _PIECE):
        yield f"{first} {last}", count


def piece(work: Work, about: str) -> Made:
    """Some events as their page tells them, as text."""
    session = work.session
    first, last = map(int, about.split())
    lines = audit.between(session, first, last)
    references = audit.references(session, {one.stream for one in lines})
    rows = rows_of(lines, references, officers.names(session))
    return Made(json.dumps([asdict(one) for one in rows], ensure_ascii=False, default=str))


def result(work: Work, made: Iterator[Made], to: BinaryIO) -> str:
    """Write the workbook from what the pieces tell."""
    rows = (
        EventRow(**one | {"on": date.fromisoformat(one["on"])})
        for part in made
        for one in json.loads(part.words)
    )
    write_events(rows, to, council=council_settings.council(work.session).name)
    return ""
