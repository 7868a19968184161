"""Playing the case from its first day to the last working day before today."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from heapq import heappop, heappush
from uuid import UUID

from reviews.domain.dates import long_date

from . import register
from .case import Example
from .council import give_passwords, set_the_council_up
from .stage import PlayedWith, Stage
from .stories import CASES, STORIES


def _now() -> datetime:
    return datetime.now(UTC)


def play(
    parts: PlayedWith,
    example: Example,
    hashes: Mapping[str, str] | None = None,
    clock: Callable[[], datetime] = _now,
) -> list[UUID]:
    """Play the whole case into a database that has no council yet; gives the reviews started.

    Passwords come last, by the hash of each and at the instant that `clock` gives: where nobody can
    sign in, the play was broken off.

    Raises:
        Refused: a service refused something; a note says where.
        LookupError: something is named that was not made before, or is not in the files.
    """
    stage = Stage(parts, example)
    set_the_council_up(stage)
    _play_day_by_day(stage)
    give_passwords(stage, hashes or {}, clock)
    return stage.reviews


def _play_day_by_day(stage: Stage) -> None:
    """Play the schemes' stories beside one another, so that nothing happens before its day."""
    plots: list[tuple[str, Iterator[date]]] = []
    for key, scheme in stage.example.schemes.items():
        plots.append((key, register.kept(stage, scheme)))
        told = filter(None, (STORIES[key], CASES.get(key)))
        plots.extend((key, map(stage.example.calendar.day, story(stage))) for story in told)
    ahead = [(date.min, number) for number in range(len(plots))]
    while ahead:
        day, number = heappop(ahead)
        key, plot = plots[number]
        if day > date.min:
            stage.turn_to(day, key)
        try:
            following = next(plot, None)
        except Exception as error:
            error.add_note(f"In the story of {key}, on {long_date(day)}.")
            raise
        if following and following < day:
            raise ValueError(f"The story of {key} goes back to {long_date(following)}.")
        if following:
            heappush(ahead, (following, number))
