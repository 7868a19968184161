"""Which events put a letter that was drafted before them out of date."""

from collections.abc import Mapping, Sequence

from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.event_lines import Changes

from .kinds import LetterKind


def _changing(what: Changes) -> frozenset[EventKind]:
    return frozenset(kind for kind in EventKind if kind.changes is what)


PUT_OUT_OF_DATE: Mapping[LetterKind, frozenset[EventKind]] = {
    LetterKind.VISIT_NOTICE: _changing(Changes.VISITS),
    LetterKind.RESIDENT_INVITATION: _changing(Changes.VISITS),
    LetterKind.DOCUMENT_REQUEST: _changing(Changes.REQUEST),
    LetterKind.PROVIDER_RECOMMENDATIONS: _changing(Changes.RESULT),
    LetterKind.RESIDENT_LETTER: _changing(Changes.RESULT) | _changing(Changes.PLAIN_WORDS),
    LetterKind.REFERRER: frozenset(),
}
"""The kinds of event after which a letter says what is no longer so.

Each line of `EventKind` says what the kind changes: those marks are what is meant here.
"""


def opened_since(waits: Sequence[bool]) -> str:
    """What is said of a letter that has gone, where accounts were opened again after it was made.

    `waits` says of each whether somebody still has to say what it changes.
    """
    if not waits:
        return ""
    opened = "An account was opened again after this letter was made."
    if any(waits):
        return f"{opened} Nobody has said yet whether that changes anything it tells."
    return f"{opened} The review team has said, on the assessment, what that changes."


TELL_RESULT = frozenset(
    kind for kind, events in PUT_OUT_OF_DATE.items() if events >= _changing(Changes.RESULT)
)
"""The kinds of letter that tell what came of a review."""
