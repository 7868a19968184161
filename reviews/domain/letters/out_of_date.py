"""Which events put a letter that was drafted before them out of date."""

from collections.abc import Mapping

from reviews.domain.record.event_kinds import Changes, EventKind

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
