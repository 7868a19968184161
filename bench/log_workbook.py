"""The scheme log as a workbook, beside openpyxl writing the same cells in the same looks."""

import io
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from bench.job import Job, most_held_mb
from reviews.documents.workbooks.cells import BOLD, DATE, HEADING, TEXT, dress
from reviews.documents.workbooks.scheme_log import LATER_VISITS, write_log
from reviews.domain.across.scheme_log import LogRow, OpenRecommendation
from reviews.domain.follow_up.recommendations import Clock

SCHEMES = 20_000
ROUNDS = 3
MADE_ON = date(2026, 12, 20)
MOST_MB = 100


def rows() -> Iterator[LogRow]:
    """Schemes like no other, with none, one or two open recommendations each."""
    clocks = (Clock.AWAITING_ACKNOWLEDGEMENT, Clock.COMPLETION_LATE, Clock.AWAITING_COMPLETION)
    for n in range(SCHEMES):
        opened = tuple(
            OpenRecommendation(
                number,
                f"Rewrite each support plan with the person, with goals they chose ({n}).",
                date(2026, 12, 17),
                date(2027, 3, 12),
                date(2026, 12, 10) if n % 2 else None,
                clocks[n % 3],
            )
            for number in range(1, n % 3 + 1)
        )
        yield LogRow(
            scheme_reference=f"SCH-{n:05}",
            scheme=f"Marigold & Łódź House {n}",
            area="North",
            provider=f"Harbour & Hearth Support CIC {n % 400}",
            cohort="People with a learning disability",
            models="Outcome-led support",
            units=n % 40,
            review_reference=f"SHR-2026-{n:05}",
            review_state="Assessment agreed",
            visited_on=date(2026, 11, 19),
            tailored="In part",
            accurate="Yes",
            respect="Yes",
            overall="In part",
            recommendations=opened,
            next_visit_on=date(2027, 4, 1),
            closed_on=None,
        )


def ours() -> None:
    write_log(rows(), io.BytesIO(), council="Westmere Borough Council", made_on=MADE_ON)


def floor() -> None:
    """The same cells by openpyxl alone, a styled cell made for each value as its manual shows."""
    book = Workbook(write_only=True)
    dress(book)
    log, more, opened = (book.create_sheet(name) for name in ("Scheme log", "More", "Open"))
    later = [TEXT, TEXT, TEXT] * LATER_VISITS

    def styled(sheet: Any, value: Any, look: str) -> Any:
        cell = WriteOnlyCell(sheet, value)
        cell.style = look
        return cell

    for sheet, width in ((log, 9), (more, 14 + len(later)), (opened, 11)):
        sheet.append([styled(sheet, f"Heading {n}", HEADING.name) for n in range(width)])
    for row in rows():
        words = "\n".join(
            f"{one.number}. {one.what} Acknowledge by {one.acknowledge_by_on:%d/%m/%Y}, complete "
            f"and evidence by {one.complete_by_on:%d/%m/%Y}. {one.clock.words}."
            for one in row.recommendations
        )
        log.append(
            [
                *(styled(log, value, BOLD.name) for value in (row.scheme_reference, row.scheme)),
                styled(log, row.provider, TEXT.name),
                styled(log, row.review_state, TEXT.name),
                styled(log, row.visited_on, DATE.name),
                styled(log, row.overall, TEXT.name),
                styled(log, len(row.recommendations), TEXT.name),
                styled(log, row.late, BOLD.name),
                styled(log, row.next_visit_on, DATE.name),
            ]
        )
        more.append(
            [
                *(styled(more, value, BOLD.name) for value in (row.scheme_reference, row.scheme)),
                *(
                    styled(more, value, TEXT.name)
                    for value in (
                        row.area, row.cohort, row.models, row.units, row.review_reference,
                        row.tailored, row.accurate, row.respect, words, row.presence_visits,
                    )
                ),
                styled(more, row.presence_on, DATE.name),
                styled(more, row.closed_on, DATE.name),
                *(styled(more, None, look.name) for look in later),
            ]
        )  # fmt: skip
        for one in row.recommendations:
            late = one.clock is Clock.COMPLETION_LATE
            opened.append(
                [
                    styled(opened, row.scheme_reference, BOLD.name),
                    styled(opened, row.scheme, BOLD.name),
                    styled(opened, row.provider, TEXT.name),
                    styled(opened, row.review_reference, TEXT.name),
                    styled(opened, one.number, TEXT.name),
                    styled(opened, one.what, TEXT.name),
                    styled(opened, one.acknowledge_by_on, DATE.name),
                    styled(opened, one.acknowledged_on, DATE.name),
                    styled(opened, one.complete_by_on, DATE.name),
                    styled(opened, one.clock.words, BOLD.name),
                    styled(opened, (MADE_ON - one.complete_by_on).days if late else None,
                           TEXT.name),
                ]
            )  # fmt: skip
    book.save(io.BytesIO())


def peak_mb() -> float:
    """The most memory that a process which writes the log to a file ever holds, in megabytes."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.log_workbook"], capture_output=True, check=True, text=True
    )
    return float(told.stdout)


def jobs() -> list[Job]:
    taken: dict[str, list[float]] = {"ours": [], "floor": []}
    for _ in range(ROUNDS):
        for name, work in (("ours", ours), ("floor", floor)):
            start = perf_counter()
            work()
            taken[name].append(perf_counter() - start)
    peak = peak_mb()
    assert peak < MOST_MB, f"{peak:.0f} MB"
    return [
        Job(
            "Scheme log as workbook",
            median(taken["ours"]),
            median(taken["floor"]),
            1.3,
            f"{SCHEMES:,} schemes, peak {peak:.0f} MB; floor: openpyxl write-only, same cells",
        )
    ]


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryFile() as kept:
        write_log(rows(), kept, council="Westmere Borough Council", made_on=MADE_ON)
    print(most_held_mb())
