"""What is said of how far the record is witnessed from outside, and what came since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date


@dataclass(frozen=True, slots=True)
class Watched:
    """A witness, and how many events the largest checkpoint holds that they cosigned: 0 if none.

    `until_on` is the day in London of the last of those events.
    """

    name: str
    size: int
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Left:
    """The largest checkpoint that left the service: its size, and the day it first left."""

    size: int
    left_on: date


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
        return f"{one.name} has witnessed no event yet."
    return (
        f"{_events(one.size)} up to {long_date(one.until_on)} {_are(one.size)} witnessed by "
        f"{one.name}; {events - one.size:,} since {_are(events - one.size)} not."
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
