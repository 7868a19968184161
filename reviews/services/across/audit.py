"""The record of events, told without words: a page of it, or all of it as a workbook."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO

from reviews.documents.workbooks.events import EventRow, write_events
from reviews.domain.dates import LONDON
from reviews.domain.record.history_sentences import sentence
from reviews.store.across import audit
from reviews.store.people import council_settings, officers
from reviews.store.record.session import Session

if TYPE_CHECKING:
    from uuid import UUID

    from reviews.store.across.history import EventLine

_RECORDS = {
    "council": "People, teams and settings",
    "programme": "A programme of reviews",
    "apart": "A record kept apart",
}


def rows_of(
    lines: "Iterable[EventLine]", references: Mapping[str, str], names: "Mapping[UUID, str]"
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
