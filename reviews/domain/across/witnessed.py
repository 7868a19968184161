"""What is said of how far the record is witnessed from outside, and what came since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date


@dataclass(frozen=True, slots=True)
class Watched:
    """A witness, and how many events the largest checkpoint holds that they cosigned: 0 if none.

    `until_on` is the day in London of the last of those events. `key` is the short code of the key
    they cosign with, and `since_on` the day on which it was recorded: whoever ends a witness can
    give the name again, but not the key, and not the day.
    """

    name: str
    size: int
    until_on: date | None
    key: str
    since_on: date | None

    @property
    def named(self) -> str:
        """The name, with the key beside it."""
        return named(self.name, self.key, self.since_on)


@dataclass(frozen=True, slots=True)
class Left:
    """The largest checkpoint that left the service: its size, and the day it first left."""

    size: int
    left_on: date


def named(name: str, key: str, since_on: date | None) -> str:
    """A witness by name, with the short code of their key and since when it is recorded."""
    if not key:
        return f"{name} (no key recorded)"
    since = f", recorded here since {long_date(since_on)}" if since_on else ""
    return f"{name} (key {key}{since})"


def told(events: int, watched: Iterable[Watched], left: Left | None) -> tuple[str, ...]:
    """How many events are witnessed, by whom, and how many came since and are not."""
    lines = tuple(_of_witness(events, one) for one in watched)
    return (*(lines or (_NOBODY,)), _of_left(events, left))


_NOBODY = (
    "Nobody outside this service witnesses the record. Whoever can rewrite the whole database "
    "could do so unseen, but for the record numbers on letters."
)


def _of_witness(events: int, one: Watched) -> str:
    if one.until_on is None:
        return f"{one.named} has witnessed no event yet."
    return (
        f"{_events(one.size)} up to {long_date(one.until_on)} {_are(one.size)} witnessed by "
        f"{one.named}; {events - one.size:,} since {_are(events - one.size)} not."
    )


def _of_left(events: int, left: Left | None) -> str:
    if left is None:
        return "No checkpoint has left the service."
    return (
        f"The last checkpoint that left the service, on {long_date(left.left_on)}, holds "
        f"{_events(left.size)}; {events - left.size:,} since {_are(events - left.size)} in none."
    )


def _events(count: int) -> str:
    return f"{count:,} event{'s' * (count != 1)}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
