"""Proof, on demand, that nothing recorded or issued has changed since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviews.domain.dates import long_date
from reviews.domain.letters.kinds import LetterState
from reviews.domain.letters.record_number import as_typed
from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.files.disk import FileStore
from reviews.files.looking import shelves, wrong_with
from reviews.reference.cases.appeals import appeal_law
from reviews.services.record.against import Compared, against
from reviews.store.across.evidence_index_checked import evidence_index_faults
from reviews.store.across.named_files import every_file, named_on
from reviews.store.across.shape import shape_faults
from reviews.store.cases import bundle_numbers
from reviews.store.cases.bundle_numbers import NumberedBundle
from reviews.store.cases.lines_checked import case_line_faults
from reviews.store.letters import record_numbers
from reviews.store.letters.record_numbers import Numbered
from reviews.store.record import chain
from reviews.store.record.beside import LEFT_OUT, sign_in_faults
from reviews.store.record.kept_rows import guarded
from reviews.store.record.raw import NotRead, guarding, reading_raw
from reviews.store.record.session import Connection, Session
from reviews.store.register.found_by_checked import found_by_faults

from . import witnessed

PROVES = (
    "A check that finds nothing wrong shows that nothing in the database or its files was changed, "
    "taken out or put in past the service, unless whoever did it also made every hash after it "
    "anew. Only a checkpoint that is kept elsewhere, or a number on a letter, shows that."
)
"""What a check without faults proves, and what it does not."""

NOT_LOOKED_AT = (
    f"Not looked at: {'; '.join(LEFT_OUT.values())}; the small pictures on pages, which are made "
    "of the files."
)


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, what differs, what was lawfully erased, and whose a number is.

    `notes` are worth knowing and no faults. `fits` is what a file that was kept elsewhere shows,
    and `witnessed` how far somebody outside watches the record.
    """

    events: int
    records: int
    files: int
    faults: tuple[Fault, ...]
    erased: tuple[str, ...]
    belongs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    witnessed: tuple[str, ...] = ()


def verify(
    session: Session, store: FileStore, head: str = "", kept: bytes | None = None
) -> Verified:
    """Check every chain, record, file and letter, and the database itself; reads, writes nothing.

    Each check stands by itself, so that what one finds, or cannot read, hides nothing from another.
    `head` is the record number of a letter, or the hash of an event, as typed from paper; `kept` a
    checkpoint or a proof that was kept elsewhere.
    """
    report = chain.check_chains(session)
    files = _Files(store)
    with reading_raw(session) as connection:
        checks = {
            "stored_file": files.faults(every_file(connection)),
            "letter_file": files.left_over(connection),
            "scheme_token": found_by_faults(connection),
            "evidence_token": evidence_index_faults(connection),
            "case_line": case_line_faults(session, appeal_law().changing),
            "sign_in": sign_in_faults(connection),
            "alembic_version": shape_faults(connection),
        }
        faults = [
            fault for table, found in checks.items() for fault in guarded(connection, table, found)
        ]
    belongs, wrong = _whose(session, head) if head else ((), ())
    compared = against(session, kept) if kept is not None else Compared()
    apart = (Fault(FaultMeaning.CHANGED, "event", "", one) for one in compared.faults)
    marks = witnessed.faults(session)
    return Verified(
        report.events,
        report.rows,
        files.count,
        (*apart, *wrong, *marks, *report.faults, *faults),
        (*report.erased, *files.erased),
        belongs,
        (*report.notes, *files.notes),
        compared.told,
        witnessed.told(session, marks),
    )


class _Files:
    """One look at every file; how many rows name one, and what is noted, stands in it then."""

    def __init__(self, store: FileStore) -> None:
        self.count = 0
        self.notes: list[str] = []
        self.erased: list[str] = []
        self._folder = store.folder

    def faults(
        self, named: Iterable[tuple[str, str, object, object, object, object]]
    ) -> Iterator[Fault]:
        """Each file that is missing or not as it was recorded, or there though it was erased."""
        for table, key, erased_at, *recorded in named:
            self.count += 1
            wrong, missing = wrong_with(self._folder, *recorded)
            if erased_at is not None and missing:
                self.erased.append(f"The file of the {table} record {key} was erased.")
            elif erased_at is not None:
                told = f"The file {recorded[0]} of the {table} record {key} is still there."
                yield Fault(FaultMeaning.PUT_IN, table, key, told)
            elif wrong:
                meaning = FaultMeaning.MISSING if missing else FaultMeaning.CHANGED
                told = f"The file {recorded[0]} of the {table} record {key} {wrong}."
                yield Fault(meaning, table, key, told)

    def left_over(self, connection: Connection) -> Iterator[Fault]:
        """No fault, but a note of each file that no row names a day after it was written."""
        for shelf, names in shelves(self._folder):
            named = named_on(connection, shelf)
            self.notes += [
                f"No record names the file {shelf}/{one}, which is older than a day: left over "
                "from an upload that was given up, or put there."
                for one in names
                if one.partition(".")[0] not in named
            ]
        yield from ()


def _whose(session: Session, typed: str) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    """What a number belongs to, and what is wrong with it."""
    number = as_typed(typed)
    try:
        with guarding(session):
            found = record_numbers.bearing(session, number)
            bundles = bundle_numbers.bearing(session, number)
    except NotRead:
        return (), (Fault(FaultMeaning.UNREADABLE, "letter", "", _NOT_READ),)
    wrong = tuple(
        Fault(
            FaultMeaning.CHANGED,
            "letter_number",
            one.reference,
            f"Letter {one.reference} bears this number, but its number does not come from the "
            "events of its review: one of them has been changed or removed.",
        )
        for one in found
        if not one.agrees
    )
    wrong += tuple(
        Fault(FaultMeaning.CHANGED, "bundle", one.case, _BUNDLE_CHANGED)
        for one in bundles
        if not one.agrees
    )
    if bundles:
        return (*(_told(one) for one in found), *(_told_bundle(one) for one in bundles)), wrong
    if found or chain.stream_of_hash(session, number) is not None:
        return tuple(_told(one) for one in found) or (_AN_EVENT,), wrong
    unknown = (
        f"No letter, no bundle and no event has the number {typed.strip()}. What it was printed on "
        "does not come from this record, or events have been removed."
    )
    return (), (Fault(FaultMeaning.MISSING, "letter_number", "", unknown),)


_NOT_READ = (
    "A letter that may bear this number cannot be read. What is wrong with it is told above."
)
_BUNDLE_CHANGED = (
    "A bundle bears this number, but its number does not come from the events of this record: one "
    "of them has been changed or removed."
)
_AN_EVENT = "The number is the mark of an event of this record, and of no letter."


def _told(letter: Numbered) -> str:
    """The letter, its day, and how far it went: a draft was never sent by the council."""
    how_far = "issued" if letter.issued else "which was never issued"
    if letter.state is LetterState.DESTROYED:
        how_far = "issued, and recorded as destroyed"
    vouches = ""
    if letter.size is not None and letter.agrees:
        vouches = f" It vouches for the first {letter.size:,} events of this record."
    return (
        f"The number belongs to letter {letter.reference}, dated "
        f"{long_date(letter.planned_issue_on)}, {how_far}.{vouches}"
    )


def _told_bundle(one: NumberedBundle) -> str:
    """The bundle, how long it is, and whether it was sent."""
    sent = f"sent on {long_date(one.sent_on)}" if one.sent_on else "which is not recorded as sent"
    vouches = f" It vouches for the first {one.size:,} events of this record." if one.agrees else ""
    whose, what = f"case {one.case}", one.kind.words.lower()
    if one.common:
        whose, what = f"group {one.case}", "the papers that its cases share"
    return (
        f"The number belongs to bundle {one.number} of {whose} ({what}), "
        f"of {one.pages:,} pages, {sent}.{vouches}"
    )
