"""The evidence register of a review with 20,000 pieces, beside one with 200."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

from bench.choosing import COMMON, FEW, MANY, ROUNDS, filled
from bench.job import Job, interleaved
from bench.served import page, served

PAGES = {
    "first page": "",
    "second page, by when it was true": "?order=true&page=2",
    "a kind and a source": "?kind=answer&source=staff",
    "a word that one in four holds": f"?q={COMMON}",
    "a word that nothing holds": "?q=xylophone",
}


def jobs() -> Iterator[Job]:
    with ExitStack() as stack:
        asks: dict[int, list[Callable[[int], bytes]]] = {}
        for count in (MANY, FEW):
            app, build, database = stack.enter_context(served())
            officer, review = filled(build, database, count)
            address = f"/reviews/{review}/evidence"
            asks[count] = [page(app, build, officer, address + one) for one in PAGES.values()]
        for name, ours, floor in zip(PAGES, asks[MANY], asks[FEW], strict=True):
            ours(0), floor(0)
            taken, least = interleaved(ours, floor, rounds=ROUNDS)
            note = f"{MANY:,} pieces, the whole request; floor: the same page among {FEW}"
            yield Job(f"Evidence register, {name}", taken, least, 1.5, note)
