"""The record held against the manifest of a back-up: what is newer, and what differs."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviews.domain.across.back_ups import Holdings, counted, read_manifest
from reviews.files.disk import FileStore
from reviews.files.looking import digest_at
from reviews.store.across import back_ups, named_files
from reviews.store.record import copies
from reviews.store.record.session import Session


@dataclass(frozen=True, slots=True)
class Against:
    """What holding the record against a manifest shows: what is told, and what differs."""

    told: tuple[str, ...]
    faults: tuple[str, ...]


def against_manifest(session: Session, store: FileStore, text: str) -> Against:
    """Hold the record and its files against the text of a back-up's manifest.

    Raises:
        Refused: the text is no manifest.
    """
    manifest = read_manifest(text)
    faults = list(lost_events(session, manifest.holdings))
    named = {bytes_id: what for what, bytes_id, _ in named_files.named(session)}
    told: list[str] = []
    for one in manifest.files:
        what = named.get(one.name)
        if what is None:
            told.append(f"The file {one.name} of the back-up is no longer named by the record.")
            continue
        digest, why = digest_at(store.whereabouts(one.name))
        if why:
            faults.append(f"The file of {what}, which the back-up holds, {why}.")
        elif digest != one.sha256:
            faults.append(f"The file of {what} differs from the one in the back-up.")
    newer = copies.holdings(session).events - manifest.holdings.events
    about = manifest.named_first
    if newer > 0:
        told.insert(0, f"{about} is {counted(newer, 'event')} older than the record.")
    elif newer == 0:
        told.insert(0, f"{about} has as many events as the record.")
    else:
        faults.insert(0, f"The record has {counted(-newer, 'event')} fewer than {manifest.named}.")
    return Against(tuple(told), tuple(faults))


def lost_events(session: Session, said: Holdings) -> Iterator[str]:
    """What the record no longer holds of the events of a back-up, though it is as old or older."""
    if back_ups.root_of_first(session, said.events) != said.root:
        yield (
            f"The first {counted(said.events, 'event')} of the record are not those of the "
            "back-up: one was changed, removed or put in, or the record is older than the back-up."
        )
    for stream, (sequence, hash_) in said.heads.items():
        if not back_ups.holds_event(session, stream, sequence, hash_):
            yield f"The record lacks event {sequence} of {stream}, the last in the back-up."
