"""Measure every job beside its floor, in one run, and print the table."""

import sys

from bench import (
    alike,
    backing_up,
    bundles,
    case_as_of,
    cases_home,
    choosing,
    coverage,
    evidence_register,
    importing,
    letters,
    log_workbook,
    review_pages,
    saves,
    scheme_list,
    section_page,
    uploads,
    verifying,
    your_work,
)

MODULES = (
    importing,
    section_page,
    review_pages,
    coverage,
    your_work,
    cases_home,
    scheme_list,
    letters,
    log_workbook,
    alike,
    choosing,
    evidence_register,
    case_as_of,
    bundles,
    saves,
    uploads,
    backing_up,
    verifying,
)


def main() -> int:
    """Print the table; 1 where a job took more than it may."""
    over = 0
    print(f"{'job':56} {'ours ms':>9} {'floor ms':>9} {'ratio':>6} {'at most':>8}")
    for module in MODULES:
        for job in module.jobs():
            late = job.ratio > job.at_most
            over += late
            print(
                f"{job.name:56} {job.ours_seconds * 1000:9.2f} {job.floor_seconds * 1000:9.2f} "
                f"{job.ratio:6.2f} {job.at_most:8.2f}{'  OVER' if late else ''}\n    {job.note}",
                flush=True,
            )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
