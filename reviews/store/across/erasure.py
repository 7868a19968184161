"""Erasing words for good: what remains is a tombstone that still chains."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, func, select, update
from sqlalchemy.orm import Session

from reviews.domain.cases.kinds import Inclusion
from reviews.domain.record.events import row_digest
from reviews.store.record.events import columns, cover_again, row_key
from reviews.store.record.jobs import forget_made
from reviews.store.record.overwritten import keeping_nothing
from reviews.store.record.rows import grouped
from reviews.store.register import resident_index
from reviews.store.tables import (
    Base,
    Bundle,
    BundlePaper,
    Case,
    CaseDocument,
    CaseItem,
    EarlierWording,
    ErasedRow,
    Event,
    EventPayload,
    EventRow,
    LetterDraft,
    LetterFile,
    LetterInstead,
    LetterPassage,
    LetterWent,
    Redaction,
    Residence,
    ResidentName,
    StoredFile,
)

from .left_groups import left_groups

_AT_ONCE = 400

ERASED = "[erased]"
"""What a column says that other rules read as said or not, once its words are erased."""

T = TypeVar("T")
Key = tuple[str, str]
"""A row by its table and its id, both as text."""


def tables() -> Mapping[str, type[Base]]:
    """The tables that events cover, by name."""
    every = (mapper.class_ for mapper in Base.registry.mappers)
    return {one.__tablename__: one for one in every if one.audited}


def key_of(row: Base) -> Key:
    """A row by its table and its id."""
    return row.__tablename__, row_key(row)


def personal(row: Base) -> tuple[str, ...]:
    """The columns of a row that hold people's words: of an earlier wording, as its row says."""
    if isinstance(row, EarlierWording):
        return row.personal if row.row_column in tables()[row.row_table].personal else ()
    return row.personal


def wordings_of(session: Session, rows: Iterable[Base]) -> list[Base]:
    """People's words that rows held before they were changed."""
    known = {key_of(row) for row in rows}
    found: list[EarlierWording] = []
    for part in _parts({key for _, key in known}):
        query = select(EarlierWording).where(EarlierWording.row_id.in_(map(UUID, part)))
        found += session.scalars(query.execution_options(populate_existing=True))
    return [one for one in found if source_of(one) in known and personal(one)]


def source_of(wording: EarlierWording) -> Key:
    """The row that an earlier wording is of."""
    return wording.row_table, str(wording.row_id)


def _parts(every: Iterable[T]) -> Iterator[list[T]]:
    """Values a few hundred at a time: a database takes only so many in one question."""
    left = iter(every)
    while part := list(islice(left, _AT_ONCE)):
        yield part


def event_with(session: Session, hash_: str) -> Event | None:
    """The event with that hash."""
    return session.scalar(select(Event).where(Event.hash == hash_))


def rows_of(session: Session, keys: Iterable[Key]) -> list[Base]:
    """Rows by table and id, read anew: those that are there, in the order of their tables."""
    found: list[Base] = []
    known = tables()
    for name, ids in sorted(grouped(dict.fromkeys(keys)).items()):
        (key,) = known[name].__table__.primary_key
        for part in _parts(ids):
            query = select(known[name]).where(key.in_([UUID(one) for one in part]))
            found += session.scalars(query.execution_options(populate_existing=True))
    return found


def written_by(session: Session, positions: Collection[int]) -> list[Key]:
    """The rows that some events wrote."""
    found: dict[Key, None] = {}
    for part in _parts(sorted(positions)):
        query = select(EventRow.row_table, EventRow.row_id).where(
            EventRow.event_position.in_(part), EventRow.row_table.in_(list(tables()))
        )
        found |= dict.fromkeys((table, key) for table, key in session.execute(query.distinct()))
    return list(found)


def writers(session: Session, keys: Iterable[Key]) -> set[int]:
    """The events that wrote some rows and whose words and salts are still there."""
    found: set[int] = set()
    for name, ids in grouped(keys).items():
        for part in _parts(ids):
            query = (
                select(EventRow.event_position)
                .join(EventPayload, EventPayload.event_position == EventRow.event_position)
                .where(EventRow.row_table == name, EventRow.row_id.in_(part))
                .where(EventPayload.salt.is_not(None))
            )
            found.update(session.scalars(query))
    return found


def not_erased(session: Session, hashes: Iterable[str]) -> set[int]:
    """The events with these hashes, of those that are there, whose words were not erased yet."""
    found: set[int] = set()
    for part in _parts(hashes):
        query = (
            select(Event.position)
            .join(EventPayload, EventPayload.event_position == Event.position)
            .where(Event.hash.in_(part), EventPayload.salt.is_not(None))
        )
        found.update(session.scalars(query))
    return found


def named(session: Session, positions: Collection[int]) -> list[tuple[str, str]]:
    """The stream and hash of some events, in order."""
    found: list[tuple[str, str]] = []
    for part in _parts(sorted(positions)):
        query = select(Event.stream, Event.hash).where(Event.position.in_(part))
        found += [(one.stream, one.hash) for one in session.execute(query.order_by(Event.position))]
    return found


def not_as_recorded(session: Session, rows: Sequence[Base]) -> list[Key]:
    """The rows, of some, that do not hold what the last event that wrote them recorded."""
    last = _last_digests(session, [key_of(row) for row in rows])
    return [key for row in rows if not _matches(row, last.get(key := key_of(row)))]


def _matches(row: Base, last: tuple[str | None, str] | None) -> bool:
    if last is None or last[0] is None:
        return False
    return row_digest(last[0], row.__tablename__, columns(row)) == last[1]


def _last_digests(session: Session, keys: Iterable[Key]) -> dict[Key, tuple[str | None, str]]:
    found: dict[Key, tuple[str | None, str]] = {}
    for name, ids in grouped(keys).items():
        for part in _parts(ids):
            last = (
                select(EventRow.row_id, func.max(EventRow.event_position).label("position"))
                .where(EventRow.row_table == name, EventRow.row_id.in_(part))
                .group_by(EventRow.row_id)
                .subquery()
            )
            query = (
                select(EventRow.row_id, EventPayload.salt, EventRow.digest)
                .join(last, EventRow.row_id == last.c.row_id)
                .join(EventPayload, EventPayload.event_position == EventRow.event_position)
                .where(EventRow.event_position == last.c.position, EventRow.row_table == name)
            )
            for key, salt, digest in session.execute(query):
                found[name, key] = (salt, digest)
    return found


def empty_rows(session: Session, rows: Sequence[Base], beside: Sequence[Base], at: datetime) -> int:
    """Empty people's own words in some rows; how many had such words, or bytes.

    The next event covers these rows and those `beside` them as they now are: the salts go of the
    events that wrote them. What was erased is kept by table and id; what long work made before may
    hold it, and is not given out any more.
    """
    with keeping_nothing(session):
        kept = dict.fromkeys(key_of(row) for row in rows if _empty(row, at))
        session.flush()
    forget_made(session)
    cover_again(session, {key_of(row): row for row in (*rows, *beside)}.values())
    known = _known(session, list(kept))
    session.add_all(
        ErasedRow(row_table=table, row_id=key, erased_at=at)
        for table, key in kept
        if (table, key) not in known
    )
    found = {one.resident_id for one in rows if isinstance(one, ResidentName | Residence)}
    resident_index.refresh(session, list(found))
    return len(kept)


def _known(session: Session, keys: Sequence[Key]) -> set[Key]:
    """Which rows are kept as erased already."""
    found: set[Key] = set()
    for part in _parts((key for _, key in keys)):
        query = select(ErasedRow.row_table, ErasedRow.row_id).where(ErasedRow.row_id.in_(part))
        found.update((table, key) for table, key in session.execute(query))
    return found


def erase_payloads(session: Session, positions: Collection[int], erased_by: int) -> None:
    """Empty the words and salts of events; `erased_by` is the event that records the erasure."""
    gone = {"salt": None, "words": None, "erased_by_event": erased_by}
    for part in _parts(sorted(positions)):
        which = EventPayload.event_position.in_(part)
        session.execute(update(EventPayload).where(which).values(gone))


def _empty(row: Base, at: datetime) -> bool:
    """Empty the personal columns of one row, and say of a file that its bytes go."""
    for name in personal(row):
        held = getattr(row, name)
        setattr(row, name, _instead(row, name, held))
    if isinstance(row, StoredFile | LetterFile | Bundle | CaseDocument) and row.erased_at is None:
        row.erased_at = at
    return bool(personal(row)) or isinstance(row, LetterFile | Bundle | CaseDocument)


def _instead(row: Base, name: str, held: str | None) -> str | None:
    """What a column says once its words are erased."""
    if held and name in _UNIQUE_WITH[row.__tablename__]:
        return f"{ERASED} {row_key(row)}"
    if held and name in row.stays_said:
        return ERASED
    return None if row.__table__.c[name].nullable else ""


def _unique_with(table: type[Base]) -> Iterator[str]:
    """The columns of a table that no two rows may have the same in."""
    within = [*table.__table__.constraints, *table.__table__.indexes]  # type: ignore[attr-defined]
    for one in within:
        if isinstance(one, UniqueConstraint) or (isinstance(one, Index) and one.unique):
            yield from one.columns.keys()


_UNIQUE_WITH = {name: frozenset(_unique_with(table)) for name, table in tables().items()}


def events_erased(session: Session) -> list[str]:
    """The hashes of all events whose words were erased, in order."""
    query = select(Event.hash).join(EventPayload, EventPayload.event_position == Event.position)
    return list(session.scalars(query.where(EventPayload.salt.is_(None)).order_by(Event.hash)))


def every_erased(session: Session) -> list[Key]:
    """All rows whose words were erased."""
    query = select(ErasedRow.row_table, ErasedRow.row_id)
    return sorted((table, key) for table, key in session.execute(query))


def parts_of_letters(session: Session, letter_ids: Collection[UUID]) -> list[Base]:
    """All that a letter is made of besides its own row: it is erased as a whole."""
    found: list[Base] = []
    for table in (LetterDraft, LetterFile, LetterPassage, LetterWent, LetterInstead):
        found += session.scalars(select(table).where(table.letter_id.in_(letter_ids)))
    return found


def made_of(session: Session, rows: Collection[Base]) -> list[Base]:
    """The bundles, and the council's own papers, that were made of what some rows hold.

    A bundle has the pages of all its papers; what is drafted in a case can quote any paper in it,
    and so can the bundle in which the draft went; a copy without some words still has the others.
    """
    ids = {one for row in rows for one in _papers_of(row)}
    copies = _copies(session, ids)
    bundles = {row.bundle_id for row in rows if isinstance(row, BundlePaper)}
    bundles |= _bundles_with(session, BundlePaper.evidence_id, ids | copies)
    cases = _cases_with(session, ids | copies)
    cases |= {one.case_id for one in _by_id(session, Bundle, bundles) if one.case_id is not None}
    drafts = list[CaseDocument]()
    for part in _parts(cases):
        drafts += session.scalars(select(CaseDocument).where(CaseDocument.case_id.in_(part)))
    bundles |= _bundles_with(session, BundlePaper.document_id, {one.id for one in drafts})
    found = [*_by_id(session, StoredFile, copies), *_by_id(session, Bundle, bundles), *drafts]
    return [one for one in found if one.erased_at is None]


def _by_id(session: Session, table: Any, ids: Collection[UUID]) -> list[Any]:
    found = list[Any]()
    for part in _parts(ids):
        found += session.scalars(select(table).where(table.id.in_(part)))
    return found


def _copies(session: Session, evidence: Collection[UUID]) -> set[UUID]:
    """The papers that are others with words taken out, as someone recorded at any time."""
    found = set[UUID]()
    for part in _parts(evidence):
        made = select(Redaction.copy_id).where(Redaction.evidence_id.in_(part))
        found.update(one for one in session.scalars(made) if one is not None)
    return found


def _bundles_with(session: Session, column: Any, papers: Collection[UUID]) -> set[UUID]:
    """The bundles that hold some papers: evidence, or the council's own, by its column."""
    found = set[UUID]()
    for part in _parts(papers):
        found.update(session.scalars(select(BundlePaper.bundle_id).where(column.in_(part))))
    return found


def _cases_with(session: Session, evidence: Collection[UUID]) -> set[UUID]:
    """The cases whose papers some pieces of evidence are, or were; by themselves or in a group."""
    found, groups = set[UUID](), dict[UUID, datetime]()
    of = CaseItem.case_id, CaseItem.group_id, CaseItem.recorded_at
    for part in _parts(evidence):
        was_in = CaseItem.evidence_id.in_(part), CaseItem.inclusion == Inclusion.IN
        for case_id, group_id, at in session.execute(select(*of).where(*was_in)):
            if case_id is not None:
                found.add(case_id)
            elif group_id is not None:
                groups[group_id] = min(at, groups.get(group_id, at))
    for some in _parts(groups):
        found.update(session.scalars(select(Case.id).where(Case.group_id.in_(some))))
    left = [one for one in left_groups(session) if one.group_id in groups]
    return found | {one.case_id for one in left if groups[one.group_id] <= one.at}


def _papers_of(row: Any) -> Iterator[UUID]:
    """The pieces of evidence that a row is, or is a part of."""
    for name in ("id", "account_id", "evidence_id", "answer_id", "file_id", "letter_id"):
        one = getattr(row, name, None)
        if one is not None:
            yield one
