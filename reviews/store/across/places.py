"""Every place that holds what is known of a person, or of one record: by links, and by words."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import Sensitivity, read_copy
from reviews.domain.across.places import APART, EVENTS, OF_LETTERS, Found
from reviews.domain.letters.clues import bare
from reviews.domain.letters.fields_of_people import OWN_WORDS
from reviews.domain.letters.recorded import Held, Recorded, Sought
from reviews.domain.people.restricted import STREAMS, kept_apart
from reviews.domain.record.wordings import called
from reviews.domain.register.search import words
from reviews.store.record.folding import holds_word
from reviews.store.record.registering import table_of
from reviews.store.record.rows import grouped
from reviews.store.tables import (
    Account,
    AccountCopy,
    AnswerVersion,
    Base,
    Conclusion,
    ConclusionGround,
    DataRequest,
    DataRequestDecision,
    EarlierWording,
    Event,
    EventPayload,
    Evidence,
    Finding,
    FindingEvidence,
    FindingPlainWords,
    Letter,
    LetterFile,
    LetterFinding,
    LetterRecommendation,
    NoRecommendation,
    OwnConclusion,
    OwnConclusionGround,
    ReasonPointer,
    Recommendation,
    Residence,
    Resident,
    ResidentContact,
    ResidentName,
    Review,
    StoredFile,
)

from .erasure import (
    ERASED,
    Key,
    key_of,
    named,
    personal,
    rows_of,
    source_of,
    tables,
    wordings_of,
    writers,
    written_by,
)
from .evidence import with_it

_COUNCIL = "council"
_SHOWN = 600
_SHORTEST = 3
"""The letters of the shortest name, and the words of the shortest quote, that are looked for."""
_RUN = 6
"""So many words of a longer text, one after the other, are a quote: as in the gate of letters."""
_SKIPPED = frozenset({DataRequest.__tablename__, DataRequestDecision.__tablename__})
_NOT_FOLLOWED = frozenset({"review", "scheme", "visit", "resident", "officer", "organisation"})
"""What belongs to these belongs to no one person."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom or what a request is about: a resident, a name, one record, or several of these."""

    resident_id: UUID | None
    evidence_id: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place: a row by its table and id, how it was found, and what it says.

    A place kept apart says nothing. `cited` tells whether it is a record that can be cited.
    """

    table: str
    id: str
    found: Found
    words: str
    apart: bool
    cited: bool

    @property
    def key(self) -> Key:
        """Its table and id."""
        return self.table, self.id


@dataclass(slots=True)
class _Gathered:
    """The rows found so far by table and id, each with how."""

    rows: dict[Key, tuple[Base, Found]] = field(default_factory=dict)

    def add(self, rows: Iterable[Base], found: Found) -> list[Base]:
        """Take in rows; those that are new."""
        new = [row for row in rows if key_of(row) not in self.rows]
        self.rows |= {key_of(row): (row, found) for row in new}
        return new

    def ids(self, *names: str) -> set[UUID]:
        """The ids of the rows of some tables."""
        return {UUID(key) for table, key in self.rows if table in names}


def places(session: Session, about: About) -> list[Place]:
    """Every place that holds what a request is about, by kind and in the order of its words.

    Reads the streams of events in which the person stands, and looks for names in every text.
    """
    gathered = _Gathered()
    _by_links(session, about, gathered)
    linked = list(gathered.rows.values())
    _resting(session, gathered)
    looked_for = _looked_for(session, about, [row for row, _ in linked])
    streams = _streams(session, about, gathered)
    events: list[Place] = []
    if looked_for is not None:
        rows = [*_in_streams(session, streams), *_named(session, about)]
        gathered.add((row for row in rows if _holds(looked_for, row)), Found.WORDS)
        events = list(_events(session, streams, looked_for))
    return [*_placed(session, gathered), *events]


def _by_links(session: Session, about: About, gathered: _Gathered) -> None:
    """What is recorded of the resident or in the record, and all that belongs to it in turn."""
    new: list[Base] = []
    for table in tables().values() if about.resident_id else ():
        column = table.__table__.columns.get("resident_id")
        if column is not None and table.__tablename__ not in _SKIPPED:
            of = select(table).where(column == about.resident_id)
            new += gathered.add(session.scalars(of), Found.LINKED)
    if about.evidence_id is not None:
        new += gathered.add(_record(session, about.evidence_id), Found.LINKED)
    while new:
        new = gathered.add(_belonging(session, new), Found.LINKED)


def _record(session: Session, evidence_id: UUID) -> Iterator[Base]:
    """One record, its identity, and what goes with it."""
    own = session.get_one(Evidence, evidence_id)
    row = session.get(table_of(own.kind), evidence_id)
    for key in [evidence_id, *with_it(session, own, row)]:
        one = session.get_one(Evidence, key)
        yield one
        found = session.get(table_of(one.kind), key)
        if found is not None:
            yield found


def _belonging(session: Session, rows: Collection[Base]) -> Iterator[Base]:
    """The rows that point to some rows: answers to their account, and what they said before."""
    followed = [row for row in rows if row.__tablename__ not in _NOT_FOLLOWED]
    ids = grouped((row.__tablename__, UUID(key_of(row)[1])) for row in followed)
    yield from wordings_of(session, followed)
    for table in tables().values():
        if table.__tablename__ in _SKIPPED:
            continue
        for column in table.__table__.columns:
            for other in {key.column.table.name for key in column.foreign_keys} & set(ids):
                yield from session.scalars(select(table).where(column.in_(ids[other])))


def _resting(session: Session, gathered: _Gathered) -> None:
    """Findings on what is recorded of them, what rests on or answers those, and their letters."""
    cited = [row for row, _ in gathered.rows.values() if isinstance(row, FindingEvidence)]
    facts = {row.finding_fact_id for row in cited}
    for table in (Finding, FindingPlainWords, Recommendation, NoRecommendation):
        column = Finding.fact_id if table is Finding else table.__table__.c.finding_fact_id
        gathered.add(session.scalars(select(table).where(column.in_(facts))), Found.RESTS)
    findings = gathered.ids("finding")
    for made, ground, column in (
        (Conclusion, ConclusionGround, ConclusionGround.conclusion_id),
        (Conclusion, ReasonPointer, ReasonPointer.conclusion_id),
        (OwnConclusion, OwnConclusionGround, OwnConclusionGround.own_conclusion_id),
    ):
        rests = select(column).where(ground.finding_id.in_(findings))
        gathered.add(session.scalars(select(made).where(made.id.in_(rests))), Found.RESTS)
    told = select(LetterFinding.letter_id).where(LetterFinding.finding_id.in_(findings))
    asked = select(LetterRecommendation.letter_id).where(
        LetterRecommendation.recommendation_id.in_(gathered.ids("recommendation"))
    )
    letters = select(Letter).where(or_(Letter.id.in_(told), Letter.id.in_(asked)))
    gathered.add(session.scalars(letters), Found.RESTS)


def _looked_for(session: Session, about: About, rows: Collection[Base]) -> Recorded | None:
    """The person's names and numbers, and their own words: what to look for in other texts."""
    held = {Held("", Sought.NAME, name) for name in _names(session, about)}
    for row in rows:
        if isinstance(row, Residence):
            held.add(Held("", Sought.REFERENCE, row.claim_reference))
    accounts = {row.id for row in rows if isinstance(row, Account) and row.source in OWN_WORDS}
    one = about.resident_id is None and about.evidence_id is not None
    for row in rows:
        if one or (isinstance(row, AnswerVersion) and row.account_id in accounts):
            held.update(_quotes(row))
    held = {one for one in held if one.text.strip()}
    return Recorded(held) if held else None


def _quotes(row: Base) -> Iterator[Held]:
    """Each text of a row as it could be quoted: a short one whole, a longer one in part."""
    for one in _said(row).splitlines():
        count = len(words(one))
        if count >= _RUN:
            yield Held("", Sought.WORD_FOR_WORD, one)
        elif count >= _SHORTEST:
            yield Held("", Sought.REFERENCE, one)


def holding_the_same(session: Session, rows: Collection[Base]) -> list[str]:
    """The tables of other rows, in the streams of these, that hold the same words; one for each."""
    held = {one for row in rows for one in _quotes(row)}
    if not held:
        return []
    own, looked_for = {key_of(row) for row in rows}, Recorded(held)
    told = named(session, writers(session, own))
    every = _in_streams(session, {stream for stream, _ in told})
    return [
        "letter" if row.__tablename__ in OF_LETTERS else row.__tablename__
        for row in every
        if key_of(row) not in own and _holds(looked_for, row)
    ]


def _names(session: Session, about: About) -> set[str]:
    found = {about.name}
    if about.resident_id is not None:
        of = ResidentName.resident_id == about.resident_id
        for pair in session.execute(
            select(ResidentName.full_name, ResidentName.known_as).where(of)
        ):
            found |= {*pair}
        reached = ResidentContact.resident_id == about.resident_id
        found |= {
            name or ""
            for name in session.scalars(select(ResidentContact.envelope_name).where(reached))
        }
    return {one for one in found if one.strip() and ERASED not in one}


def _streams(session: Session, about: About, gathered: _Gathered) -> set[str]:
    """The streams of events in which the person stands: of their reviews and their schemes."""
    reviews = {getattr(row, "review_id", None) for row, _ in gathered.rows.values()} - {None}
    schemes = set(session.scalars(select(Review.scheme_id).where(Review.id.in_(reviews))))
    if about.resident_id is not None:
        of = Residence.resident_id == about.resident_id
        schemes |= set(session.scalars(select(Residence.scheme_id).where(of)))
    return {f"review:{one}" for one in reviews} | {f"scheme:{one}" for one in schemes}


def _in_streams(session: Session, streams: Collection[str]) -> list[Base]:
    """Every row with words in it that an event of some streams wrote."""
    events = session.scalars(select(Event.position).where(Event.stream.in_(streams)))
    keys = written_by(session, list(events))
    known = tables()
    return rows_of(session, [one for one in keys if known[one[0]].personal])


def _named(session: Session, about: About) -> Iterator[Base]:
    """Every row, wherever it stands, that holds the longest word of a name of the person."""
    longest = {max(words(one), key=len, default="") for one in _names(session, about)}
    for table in tables().values():
        columns = tuple(func.coalesce(table.__table__.c[name], "") for name in table.personal)
        for word in longest:
            if columns and len(word) >= _SHORTEST and table.__tablename__ not in _SKIPPED:
                yield from session.scalars(select(table).where(holds_word(columns, word)))


def _holds(looked_for: Recorded, row: Base) -> bool:
    return row.__tablename__ not in _SKIPPED and _found_in(looked_for, _said(row))


def _found_in(looked_for: Recorded, text: str) -> bool:
    return any(True for _ in looked_for.finds(bare(text)))


def _events(session: Session, streams: Collection[str], looked_for: Recorded) -> Iterator[Place]:
    """Events whose words hold what is looked for: of some streams, and of those of no one review.

    These are the council's own, and those kept apart, which are counted and never shown.
    """
    apart = [Event.stream.startswith(one) for one in STREAMS]
    rows = session.execute(
        select(Event.position, Event.stream, EventPayload.words)
        .join(EventPayload, EventPayload.event_position == Event.position)
        .where(or_(Event.stream.in_({*streams, _COUNCIL}), *apart))
        .where(EventPayload.words.is_not(None))
        .order_by(Event.position)
    )
    for position, stream, said in rows:
        text = "\n".join(str(one) for one in json.loads(said or "{}").values())
        if _found_in(looked_for, text):
            shut = kept_apart(stream)
            shown = "" if shut else text[:_SHOWN]
            yield Place(EVENTS, str(position), Found.WORDS, shown, shut, cited=False)


def _placed(session: Session, gathered: _Gathered) -> Iterator[Place]:
    """Rows as places: those that hold words, and the parts of a letter as the letter."""
    sources = _sources(session, gathered)
    shut = _kept_apart(session, [*(row for row, _ in gathered.rows.values()), *sources.values()])
    parts = [one for one, _ in gathered.rows.values() if one.__tablename__ in OF_LETTERS]
    letters = {getattr(one, "letter_id", None) for one in parts}
    gathered.add(session.scalars(select(Letter).where(Letter.id.in_(letters))), Found.WORDS)
    known = set(session.scalars(select(Evidence.id).where(Evidence.id.in_(_ids(gathered)))))
    for (table, key), (row, found) in sorted(gathered.rows.items(), key=lambda one: one[0]):
        if table in OF_LETTERS or not personal(row) or not _holds_something(session, row):
            continue
        of, kind = row, table
        if isinstance(row, EarlierWording):
            of, kind = sources.get(source_of(row), row), row.row_table
        apart = kind in APART or not shut.isdisjoint(_pointed_to(of))
        said = "" if apart else _shown(row)
        yield Place(table, key, found, said, apart, UUID(key) in known)


def _sources(session: Session, gathered: _Gathered) -> dict[Key, Base]:
    """The rows that earlier wordings are of: who may open those may open these."""
    wordings = [row for row, _ in gathered.rows.values() if isinstance(row, EarlierWording)]
    return {key_of(row): row for row in rows_of(session, map(source_of, wordings))}


def _ids(gathered: _Gathered) -> set[UUID]:
    return {UUID(key) for _, key in gathered.rows}


def _holds_something(session: Session, row: Base) -> bool:
    if isinstance(row, StoredFile):
        return row.erased_at is None
    if isinstance(row, Letter):
        left = select(LetterFile.id).where(
            LetterFile.letter_id == row.id, LetterFile.erased_at.is_(None)
        )
        return session.scalar(left.limit(1)) is not None
    return bool(_said(row).replace(ERASED, "").strip())


def _kept_apart(session: Session, rows: Iterable[Base]) -> set[UUID]:
    """The records told in confidence or come unasked: what belongs to one is kept apart too."""
    pointed = {one for row in rows for one in _pointed_to(row)}
    shut: set[UUID] = set()
    for table, so in (
        (Account, Account.sensitivity == Sensitivity.CONFIDENTIAL),
        (StoredFile, StoredFile.quarantined_at.is_not(None)),
        (Evidence, Evidence.sensitivity == Sensitivity.CONFIDENTIAL),
    ):
        shut.update(session.scalars(select(table.id).where(so, table.id.in_(pointed))))
    return shut


def _pointed_to(row: Any) -> set[UUID]:
    columns = ("id", "account_id", "evidence_id", "answer_id", "file_id")
    return {one for name in columns if (one := getattr(row, name, None)) is not None}


def _said(row: Base) -> str:
    said = (getattr(row, name) for name in personal(row))
    return "\n".join(one for one in said if one)


def _shown(row: Base) -> str:
    """What a place says to who decides on it."""
    if isinstance(row, Letter):
        return f"{row.reference}, {row.kind.words}, {row.state.words}"
    if isinstance(row, AccountCopy):
        lines = (line for section in read_copy(row.text) for line in section.lines)
        return "\n".join(f"{one.asked} {one.answer}" for one in lines if one.answer)[:_SHOWN]
    asked = f"{row.question.replace('-', ' ')}: " if isinstance(row, AnswerVersion) else ""
    if isinstance(row, EarlierWording):
        asked = f"{called(row.row_table, row.row_column)}: "
    return f"{asked}{_said(row)}"[:_SHOWN]


def reference_of(session: Session, resident_id: UUID | None) -> str:
    """The reference of a resident, empty for none."""
    if resident_id is None:
        return ""
    return session.scalar(select(Resident.reference).where(Resident.id == resident_id)) or ""
