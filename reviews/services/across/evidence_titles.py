"""What a piece of evidence is called in a line, wherever it is listed."""

from collections.abc import Iterable
from typing import Any

from reviews.domain.across.told_apart import told_apart
from reviews.domain.dates import LONDON
from reviews.domain.record.evidence import EvidenceKind
from reviews.reference.code_lists import look_round


def title_of(kind: EvidenceKind, row: Any, beside: Iterable[str] = ()) -> str:
    """What a record of a kind is, in a line; something seen by the list of its own day.

    `beside` is what tells it apart and stands in another record.
    """
    if kind is EvidenceKind.OBSERVATION:
        on = row.recorded_at.astimezone(LONDON).date()
        return f"Something seen: {look_round().things.words(row.kind, on)}"
    return told_apart(kind, row, beside)
