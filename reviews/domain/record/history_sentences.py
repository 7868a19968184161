"""The history told in sentences: one plain line for each event."""

from collections.abc import Mapping
from typing import Any

from .event_kinds import EventKind
from .event_lines import Readers

KEPT_APART = "kept_apart"
"""Stands for every kind of event of a record that is kept apart, where all events are listed."""

_KEPT_APART_TOLD = "added to a record that is kept apart"
_SINCE_SAID: Mapping[str, str] = {
    EventKind.FINDING_WRITTEN: "theme",
    EventKind.FINDING_REWORDED: "theme",
}
"""Words that events of a kind carry only since they were first asked for; older ones go without."""

_KNOWN: Mapping[str, EventKind] = {str(kind): kind for kind in EventKind}

WITH_FINDINGS = frozenset(kind for kind in EventKind if kind.readers is Readers.OF_FINDINGS)
"""What of a review’s history is told to all who read its findings.

Whatever would show who was asked, who took part or who said no is for the team alone.
"""

ABOUT_A_FINDING = frozenset(
    {
        EventKind.FINDING_WRITTEN,
        EventKind.FINDING_REWORDED,
        EventKind.RECOMMENDED,
        EventKind.RECOMMENDATION_CHANGED,
        EventKind.RECOMMENDATION_ACKNOWLEDGED,
        EventKind.PROGRESS_RECORDED,
    }
)
ABOUT_A_LETTER = frozenset({EventKind.LETTER_ISSUED, EventKind.LETTER_SENT})
IN_CLOSED_WORDS = frozenset(
    {
        EventKind.VISIT_MADE,
        EventKind.FINDING_WRITTEN,
        EventKind.FINDING_REWORDED,
        EventKind.CONCLUDED,
    }
)
"""Kinds whose words are of a list, or a day: they tell nothing that anybody said."""

FOR_BENEFITS = (
    ABOUT_A_FINDING
    | ABOUT_A_LETTER
    | IN_CLOSED_WORDS
    | {
        EventKind.REVIEW_STARTED,
        EventKind.REVIEW_PAUSED,
        EventKind.REVIEW_STOPPED,
        EventKind.REVIEW_CLOSED,
        EventKind.REVIEW_OPENED_AGAIN,
        EventKind.REQUEST_ITEM_DECIDED,
        EventKind.REQUEST_ITEM_ADDED,
        EventKind.OBSERVATION_RECORDED,
        EventKind.ASSESSMENT_SUBMITTED,
        EventKind.ASSESSMENT_AGREED,
        EventKind.ASSESSMENT_SENT_BACK,
        EventKind.ASSESSMENT_DISAGREED,
        EventKind.ASSESSMENT_DECIDED,
        EventKind.ASSESSMENT_REOPENED,
    }
)
"""What of a review’s history benefits officers are told.

Not what counts evidence, what a second reader asked, or drafts: their number follows who took part.
"""


def sentence(kind: str, words: Mapping[str, Any] | None) -> str:
    """What one event says, without who and when; KeyError if it lacks words of its sentence.

    A kind that is not known here, as a record brought over from elsewhere may hold, is told by
    its own word. The words are None where they were erased, or may not be shown.
    """
    if kind == KEPT_APART:
        return _KEPT_APART_TOLD
    known = _KNOWN.get(kind)
    if known is None:
        return kind.replace("_", " ")
    if words is None or (known in _SINCE_SAID and _SINCE_SAID[known] not in words):
        return known.wordless
    return known.sentence.format(**words)
