"""What the things on a page said before they were changed, as the page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from reviews.domain.record.wordings import called
from reviews.domain.worded import Worded
from reviews.store.across import wordings
from reviews.store.across.wordings import Before, Key
from reviews.store.record.rows import grouped

from .database import reading
from .pages import at, on, say


@dataclass(frozen=True, slots=True)
class Change:
    """What was said until one change, as pairs of label and words; and what said nothing then."""

    until: datetime
    by: str
    said: tuple[tuple[str, str], ...]
    unsaid: str


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """The changes of each thing on a page, and since when such changes are kept."""

    since: date
    changes: Mapping[Key, list[Change]]

    def of(self, table: str, key: UUID | None) -> list[Change]:
        """The changes of one thing, the newest first; none of what is not recorded yet."""
        return self.changes.get((table, key), []) if key else []


def said_before(**ids: Iterable[UUID]) -> SaidBefore:
    """What things said before: their ids by table. Give only what this officer may open."""
    keys = {(table, key) for table, every in ids.items() for key in every}
    found = wordings.said_before(reading(), keys)
    changes = {
        key: [_change(key[0], one) for one in grouped((one.number, one) for one in every).values()]
        for key, every in found.items()
    }
    return SaidBefore(wordings.kept_since(reading()).date(), changes)


def _change(table: str, parts: list[Before]) -> Change:
    told = [(called(table, one.column), _words(one.was)) for one in parts]
    said = tuple((label, words) for label, words in told if words)
    unsaid = ", ".join(label for label, words in told if not words)
    return Change(parts[0].replaced_at, parts[0].replaced_by, said, unsaid)


def _words(value: object) -> str:
    """A value of any column as people read it; empty for nothing."""
    if isinstance(value, Worded):
        return say(value)
    if isinstance(value, datetime):
        return at(value)
    if isinstance(value, date):
        return on(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)
