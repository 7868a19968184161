"""Proof, on demand, that nothing recorded or issued has changed since."""

from dataclasses import dataclass

from reviews.domain.dates import long_date
from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.record_number import as_typed
from reviews.files.disk import FileStore
from reviews.store.across import stored_files
from reviews.store.letters import letters, record_numbers
from reviews.store.letters.record_numbers import Numbered
from reviews.store.record import chain
from reviews.store.record.session import Session


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, what differs, what was lawfully erased, and whose a number is."""

    events: int
    records: int
    files: int
    faults: tuple[str, ...]
    erased: tuple[str, ...]
    belongs: tuple[str, ...] = ()


def verify(session: Session, store: FileStore, head: str = "") -> Verified:
    """Check every chain, every stored file and every letter; with `head`, a printed number too.

    `head` is the record number of a letter, or the hash of an event, as typed from paper.
    """
    report = chain.check_chains(session)
    faults = list(report.faults)
    checked = 0
    for what, bytes_id, digest in (
        *stored_files.every_file(session),
        *letters.every_letter_file(session),
    ):
        checked += 1
        found = store.digest(bytes_id)
        if found is None:
            faults.append(f"The file of {what} is missing.")
        elif found != digest:
            faults.append(f"The file of {what} has been changed since it was recorded.")
    erased, left = _erased_files(session, store)
    belongs, wrong = _whose(session, head) if head else ((), ())
    return Verified(
        report.events,
        report.rows,
        checked,
        (*faults, *left, *wrong),
        (*report.erased, *erased),
        belongs,
    )


def _erased_files(session: Session, store: FileStore) -> tuple[list[str], list[str]]:
    """The files whose bytes were erased, and those whose bytes are still there."""
    gone: list[str] = []
    left: list[str] = []
    for what, bytes_id, _ in (
        *stored_files.every_file(session, erased=True),
        *letters.every_letter_file(session, erased=True),
    ):
        if store.digest(bytes_id) is None:
            gone.append(f"The file of {what} was erased.")
        else:
            left.append(f"The file of {what} was erased, and its bytes are still there.")
    return gone, left


def _whose(session: Session, typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a number belongs to, and what is wrong with it."""
    number = as_typed(typed)
    found = record_numbers.bearing(session, number)
    wrong = tuple(
        f"Letter {one.reference} bears this number, but its number does not come from the events "
        "of its review: one of them has been changed or removed."
        for one in found
        if not one.agrees
    )
    if found or chain.stream_of_hash(session, number) is not None:
        return tuple(_told(one) for one in found) or (_AN_EVENT,), wrong
    unknown = (
        f"No letter and no event has the number {typed.strip()}. What it was printed on does not "
        "come from this record, or events have been removed."
    )
    return (), (unknown,)


_AN_EVENT = "The number is the mark of an event of this record, and of no letter."


def _told(letter: Numbered) -> str:
    """The letter, its day, and how far it went: a draft was never sent by the council."""
    how_far = "issued" if letter.issued else "which was never issued"
    if letter.state is LetterState.DESTROYED:
        how_far = "issued, and recorded as destroyed"
    return (
        f"The number belongs to letter {letter.reference}, dated "
        f"{long_date(letter.planned_issue_on)}, {how_far}."
    )
