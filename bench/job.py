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


def interleaved(
    ours: Callable[[int], object], floor: Callable[[int], object], rounds: int
) -> tuple[float, float]:
    """The median seconds of each, taken in turns so that both meet the same machine.

    Each is given the number of its turn, so that no two turns do the same work; who goes first
    changes from turn to turn.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        for which in (0, 1) if turn % 2 else (1, 0):
            start = time.perf_counter()
            (ours, floor)[which](turn)
            taken[which].append(time.perf_counter() - start)
    return median(taken[0]), median(taken[1])


def most_held_mb() -> float:
    """The most memory that this program has held, in megabytes, as Linux tells it.

    getrusage would count what the program that started this one held too.
    """
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
