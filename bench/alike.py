"""The same words in the papers of sixty residents, beside the index of runs of words alone."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID

from bench.job import Job, interleaved, most_held_mb
from reviews.domain.assessment.same_words import Paper, candidates, index, passages

RESIDENTS, PAPERS, WORDS = 60, 40, 500
COPIES = 15
ROUNDS = 3
MOST_MB = 100
DAY = date(2026, 11, 23)
FORM = "What would you like to be different in your life this time next year and who could help you"


def _vocabulary(random: Random) -> tuple[list[str], list[float]]:
    """Words as often as in writing: the second half as often as the first, and so on."""
    letters = "etaoinshrdlu"
    words = sorted({"".join(random.choices(letters, k=random.randint(2, 9))) for _ in range(6000)})
    random.shuffle(words)
    return words, list(accumulate(1 / place for place in range(1, len(words) + 1)))


def papers() -> Iterator[Paper]:
    """A plan on a printed form and thirty-nine notes for each resident.

    Every fourth plan is the plan of the resident before, with one word in twelve changed.
    """
    random = Random(2026)
    words, weights = _vocabulary(random)
    plan: list[str] = []
    for number in range(RESIDENTS * PAPERS):
        resident, kind = divmod(number, PAPERS)
        if kind == 0 and resident % (RESIDENTS // COPIES) == 1:
            text = [word if random.random() > 1 / 12 else f"X{resident}" for word in plan]
        else:
            text = random.choices(words, cum_weights=weights, k=WORDS)
        if kind == 0:
            plan = text
        printed = f"{FORM}?\n" if kind == 0 else ""
        yield Paper(
            UUID(int=number),
            UUID(int=resident),
            DAY + timedelta(days=kind),
            printed + " ".join(text) + ".",
        )


def compare(given: list[Paper]) -> int:
    """Every pair with its passages; how many pairs show a copied plan."""
    found = [passages(one.text, other.text) for one, other in candidates(given)]
    assert all(found)
    return sum(sum(passage.words for passage in each) > WORDS // 2 for each in found)


def peak_mb() -> float:
    """The most memory that a process which compares the papers ever holds, in megabytes."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.alike"], capture_output=True, check=True, text=True
    )
    return float(told.stdout)


def jobs() -> list[Job]:
    given = list(papers())
    assert compare(given) == COPIES
    ours, floor = interleaved(lambda _: compare(given), lambda _: index(given), rounds=ROUNDS)
    peak = peak_mb()
    assert peak < MOST_MB, f"{peak:.0f} MB"
    return [
        Job(
            "The same words in the papers of 60 residents",
            ours,
            floor,
            2.0,
            f"{RESIDENTS * PAPERS:,} papers of {WORDS} words, peak {peak:.0f} MB; floor: the "
            "index of runs of words alone",
        )
    ]


if __name__ == "__main__":
    compare(list(papers()))
    print(most_held_mb())
