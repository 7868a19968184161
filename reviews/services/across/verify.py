"""Proof, on demand, that nothing recorded or issued has changed since."""

from dataclasses import dataclass

from reviews.files.disk import FileStore
from reviews.store.across import stored_files
from reviews.store.letters import letters
from reviews.store.record import chain
from reviews.store.record.session import Session


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, what differs, and what was lawfully erased."""

    events: int
    records: int
    files: int
    faults: tuple[str, ...]
    erased: tuple[str, ...]


def verify(session: Session, store: FileStore, head: str = "") -> Verified:
    """Check every chain, every stored file and every letter; with `head`, a printed hash too."""
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
    if head and chain.stream_of_hash(session, head) is None:
        faults.append(
            f"No event has the hash {head}. What it was printed on does not come from this "
            "record, or events have been removed."
        )
    return Verified(report.events, report.rows, checked, tuple(faults), report.erased)
