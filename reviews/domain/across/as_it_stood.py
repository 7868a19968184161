"""What a record said at an instant, and how that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from reviews.domain.dates import LONDON, long_date
from reviews.domain.record.wordings import is_kept
from reviews.domain.worded import Worded


class Known(Worded):
    """How it is known what a record said at an instant."""

    AS_NOW = "as_now", "as it is now"
    UNTIL = "until", "as it was until"
    NOT_KEPT = "not_kept", "not kept before"
    NOT_THERE = "not_there", "not recorded yet"


@dataclass(frozen=True, slots=True)
class KnownAs:
    """How a value is known: `at` is until when it was so, or since when wordings are kept."""

    known: Known
    at: datetime | None = None

    @property
    def words(self) -> str:
        """As a page says it, such as “not kept before 30 November 2026”."""
        day = f" {long_date(self.at.astimezone(LONDON).date())}" if self.at else ""
        return f"{self.known.words}{day}"

    @property
    def sentence(self) -> str:
        """The same, as it begins a line of its own."""
        return f"{self.words[:1].upper()}{self.words[1:]}"


@dataclass(frozen=True, slots=True)
class Said:
    """What one column said, and how that is known; None where it said nothing or is not known."""

    value: object
    as_: KnownAs


@dataclass(frozen=True, slots=True)
class Wording:
    """What one column of a row said until it was changed: by whom, and which change it was."""

    row_id: UUID
    column: str
    was: object
    number: int
    replaced_at: datetime
    replaced_by: UUID


@dataclass(frozen=True, slots=True)
class Span:
    """What is known of a row's time: when it was first written, and last before wordings were kept.

    `unwatched_until` is None where it was written only since.
    """

    first_at: datetime
    unwatched_until: datetime | None


def as_it_stood(
    table: str,
    now: Mapping[str, object],
    earlier: Iterable[Wording],
    span: Span,
    at: datetime,
    kept_since: datetime,
) -> dict[str, Said]:
    """What each column of one row said at an instant; a change at that very instant counts.

    What was written last before wordings were kept is known to have stood from then on. Of any
    instant before, what was overwritten meanwhile cannot be told.

    Args:
        table: the row's table.
        now: the row's values by column.
        earlier: its earlier wordings, in any order.
        span: when the row was written.
        at: the instant.
        kept_since: since when earlier wordings are kept.
    """
    if at < span.first_at:
        return dict.fromkeys(now, Said(None, KnownAs(Known.NOT_THERE)))
    unknown = span.unwatched_until is not None and at < span.unwatched_until
    later: dict[str, Wording] = {}
    for one in sorted(earlier, key=lambda one: one.number, reverse=True):
        if one.replaced_at > at:
            later[one.column] = one
    found = {name: Said(value, KnownAs(Known.AS_NOW)) for name, value in now.items()}
    for name in now:
        if unknown and name not in _NEVER_CHANGED and is_kept(table, name):
            found[name] = Said(None, KnownAs(Known.NOT_KEPT, kept_since))
        elif name in later:
            until = KnownAs(Known.UNTIL, later[name].replaced_at)
            found[name] = Said(later[name].was, until)
    return found


_NEVER_CHANGED = frozenset({"id", "recorded_at", "recorded_by", "created_at"})
"""What no service changes in any row."""
