"""One measurement: our way of doing a job beside a named floor, taken in the same run."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Job:
    """What a job took us, what its floor took, and how many times the floor is allowed.

    "Five times faster than" is written as at most 0.2 times the floor.
    """

    name: str
    ours_seconds: float
    floor_seconds: float
    at_most: float
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor our way took."""
        return self.ours_seconds / self.floor_seconds


def interleaved(*ways: Callable[[int], object], rounds: int) -> tuple[float, ...]:
    """The median processor seconds of each way, taken in turns so that all meet the same machine.

    Each is given the number of its turn, so that no two turns do the same work; who goes first
    changes from turn to turn.
    """
    taken: list[list[float]] = [[] for _ in ways]
    for turn in range(rounds):
        for place in range(len(ways)):
            which = (turn + place) % len(ways)
            start = time.process_time()
            ways[which](turn)
            taken[which].append(time.process_time() - start)
    return tuple(median(some) for some in taken)


def most_held_mb() -> float:
    """The most memory that this program has held, in megabytes, as Linux tells it.

    getrusage would count what the program that started this one held too.
    """
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
