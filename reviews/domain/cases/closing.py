"""Whether a case can be closed: what is still to be done is named, each by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused

from .steps import Came, Step, ended, responded
from .timeline import due_of

_ANY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Open:
    """What a case holds that may still be open: its appeals, and disputes without an answer."""

    appeals: Sequence[Came] = ()
    disputes: Sequence[Came] = ()
    steps: Sequence[Step] = ()


def still_open(case: Open, today: date) -> list[str]:
    """What is still to be done in a case, a sentence for each; empty where it can be closed.

    An appeal that was withdrawn, struck out, or lapsed needs nothing more.
    """
    found = [
        f"No response was sent to the appeal that came on {long_date(one.on)}."
        for one in case.appeals
        if not ended(case.steps, one) and not responded(case.steps, one)
    ]
    found += [
        f"The dispute that came on {long_date(one.on)} is not answered."
        for one in case.disputes
        if not ended(case.steps, one)
    ]
    for one in due_of(
        [(_ANY, step) for step in case.steps], [*case.appeals, *case.disputes], today
    ):
        says = "A hearing is to come on" if one.hearing else f"{one.what}: still due by"
        found.append(f"{says} {long_date(one.on)}.")
    return found


def check_closing(case: Open, today: date) -> None:
    """Check that nothing is still to be done in a case.

    Raises:
        Refused: something is; names each.
    """
    if left := still_open(case, today):
        raise Refused(
            f"This case cannot be closed yet. {' '.join(left)} If the appeal was withdrawn, struck "
            "out or lapsed, record that step first."
        )
