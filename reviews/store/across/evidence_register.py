"""The evidence register: a page of whatever evidence a scope has, narrowed, searched and sorted.

Every page costs the same number of queries, however much there is and whatever is on it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, select, true
from sqlalchemy.orm import Session, aliased

from reviews.domain.across.evidence_register import (
    OWN_DOINGS,
    Cited,
    Lacks,
    Narrowed,
    Order,
    Reads,
    Scope,
    Standing,
)
from reviews.domain.dates import LONDON
from reviews.domain.people.roles import Viewer
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.store.assessment.citable import Word, agreed_to, holds, told_openly
from reviews.store.consent.consents import Agreed, standings_in, why_withheld
from reviews.store.record.evidence_index import marked
from reviews.store.record.registering import table_of
from reviews.store.record.rows import grouped, read
from reviews.store.record.standing import restricted
from reviews.store.tables import (
    Account,
    AnswerFile,
    AnswerVersion,
    Evidence,
    EvidenceFile,
    EvidenceTakenBack,
    Finding,
    FindingEvidence,
    Officer,
    Resident,
    Review,
    StoredFile,
    SupportRecord,
    UrgentHelp,
    Visit,
)

PAGE = 50
LAST_PAGE = 10_000
"""The furthest page: past it, what is skipped is no number that the database takes."""

NOT_ITS_OWN = "What it belongs to may not be read."
Marks = Mapping[Limb, frozenset[str]]
"""The marks of the questions that speak to each limb."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: narrowed, and by words. `marks` tell which answers speak to a limb."""

    narrowed: Narrowed
    words: tuple[Word, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One piece of evidence as the register lists it, but for its words.

    `why` says why its words may not be read; `cited` counts the findings that stand and rest on it.
    """

    id: UUID
    kind: EvidenceKind
    review_id: UUID | None
    review: str
    resident_id: UUID | None
    resident: str
    source: Source | None
    true_from_on: date | None
    true_to_on: date | None
    recorded_at: datetime
    recorded_by: str
    limb: Limb | None
    paragraph: str
    taken_back_at: datetime | None
    restricted: bool
    cited: int
    why: str


def reads_of(session: Session, viewer: Viewer, scope: Scope) -> Reads:
    """What of a scope opens to a member of the review team; one query.

    A case gives a rule of its own in place of this one.
    """
    query = select(Review.id, Review.team_id)
    if scope.review_id is not None:
        query = query.where(Review.id == scope.review_id)
    else:
        some = select(Evidence.review_id).where(_within(scope))
        query = query.where(Review.id.in_(some))
    teams = [(key, team) for key, team in session.execute(query)]
    return Reads(
        frozenset(key for key, team in teams if viewer.works_on(team)),
        frozenset(key for key, team in teams if viewer.leads(team)),
        frozenset(team for team in viewer.teams if viewer.works_on(team)),
    )


def register_page(
    session: Session, viewer: Viewer, scope: Scope, reads: Reads, sought: Sought, page: int
) -> tuple[list[RegisterLine], bool]:
    """One page of the register, and whether more follows; five queries."""
    ids = register_ids(
        session, viewer, scope, reads, sought, most=PAGE + 1, after=(page - 1) * PAGE
    )
    return register_lines(session, reads, ids[:PAGE]), len(ids) > PAGE


def register_ids(
    session: Session,
    viewer: Viewer,
    scope: Scope,
    reads: Reads,
    sought: Sought,
    *,
    most: int,
    after: int = 0,
) -> list[UUID]:
    """The ids of what is looked for in a scope, in order: so many at most, after so many."""
    readable = readable_in(session, reads)
    query = (
        select(Evidence.id)
        .where(
            *listed(viewer, scope, reads, readable),
            readable if sought.words else true(),
            *(holds(word, scope.review_id) for word in sought.words),
            *_narrowed(sought, scope.review_id),
        )
        .order_by(*_ordered(sought.narrowed.order))
        .offset(after)
        .limit(most)
    )
    return list(session.scalars(query))


def listed(
    viewer: Viewer, scope: Scope, reads: Reads, readable: ColumnElement[bool]
) -> Iterator[ColumnElement[bool]]:
    """What of a scope somebody may know of."""
    yield _within(scope)
    if reads.found:
        return
    in_reviews = Evidence.review_id.in_(reads.reviews)
    if scope.review_id is None and reads.teams:
        helped = select(UrgentHelp.id).join(Visit, Visit.id == UrgentHelp.visit_id)
        its_own = helped.where(UrgentHelp.id == Evidence.id, Visit.team_id.in_(reads.teams))
        yield or_(in_reviews, and_(Evidence.review_id.is_(None), exists(its_own)))
    else:
        yield in_reviews
    if not reads.reviews <= reads.led or scope.review_id is None:
        yield or_(Evidence.review_id.in_(reads.led), and_(*_open(viewer)))
    if not reads.withheld_is_said:
        yield readable
        yield standing_as(Standing.STANDS)


def _within(scope: Scope) -> ColumnElement[bool]:
    if scope.review_id is not None:
        return Evidence.review_id == scope.review_id
    if scope.resident_id is not None:
        return Evidence.resident_id == scope.resident_id
    return Evidence.id.in_(scope.ids or ())


def _open(viewer: Viewer) -> Iterator[ColumnElement[bool]]:
    """What is neither confidential, nor restricted, nor quarantined, itself or by its record."""
    yield told_openly(viewer)
    yield not_(restricted(Evidence.id))
    of = EvidenceFile.evidence_id
    yield ~exists().where(EvidenceFile.file_id == Evidence.id, restricted(of))
    yield ~exists().where(StoredFile.id == Evidence.id, StoredFile.quarantined_at.is_not(None))


def readable_in(session: Session, reads: Reads) -> ColumnElement[bool]:
    """Whether the words of a piece are agreed to: its own, and those of what it belongs to."""
    if reads.found:
        return true()
    every = standings_in(session, reads.reviews)
    parent = aliased(Evidence)

    def agreed(of: Any, review_id: Any) -> ColumnElement[bool]:
        either = (
            and_(review_id == key, agreed_to(every.get(key, {}), reads.use, of))
            for key in reads.reviews
        )
        return func.coalesce(or_(review_id.is_(None), *either), false())

    attached = exists().where(
        EvidenceFile.file_id == Evidence.id,
        parent.id == EvidenceFile.evidence_id,
        not_(agreed(parent, parent.review_id)),
    )
    answered = exists().where(
        AnswerFile.file_id == Evidence.id,
        Account.id == AnswerFile.account_id,
        not_(agreed(Account, Account.review_id)),
    )
    filed = exists().where(
        SupportRecord.file_id == Evidence.id,
        not_(agreed(SupportRecord, SupportRecord.review_id)),
    )
    belongs = and_(Evidence.kind == EvidenceKind.FILE, or_(attached, answered, filed))
    return and_(agreed(Evidence, Evidence.review_id), not_(belongs))


def _narrowed(sought: Sought, review_id: UUID | None) -> Iterator[ColumnElement[bool]]:
    asked = sought.narrowed
    if asked.kind is not None:
        yield Evidence.kind == asked.kind
    if asked.source is not None:
        yield Evidence.source == asked.source
    if asked.resident_id is not None:
        yield Evidence.resident_id == asked.resident_id
    if asked.limb is not None:
        yield speaks_to(asked.limb, sought.marks, review_id)
    if asked.standing is not None:
        yield standing_as(asked.standing)
    if asked.cited is not None:
        resting = exists().where(FindingEvidence.evidence_id == Evidence.id, *_rests())
        yield resting if asked.cited is Cited.CITED else not_(resting)
    if asked.lacks is not None:
        yield lacks(asked.lacks, sought.marks, review_id)
    yield from _days(asked)


def _days(asked: Narrowed) -> Iterator[ColumnElement[bool]]:
    begins, ends = Evidence.true_from_on, Evidence.true_to_on
    if asked.true_from_on or asked.true_to_on:
        yield or_(begins.is_not(None), ends.is_not(None))
    if asked.true_from_on:
        yield or_(ends.is_(None), ends >= asked.true_from_on)
    if asked.true_to_on:
        yield or_(begins.is_(None), begins <= asked.true_to_on)
    if asked.recorded_from_on:
        yield Evidence.recorded_at >= _midnight(asked.recorded_from_on)
    if asked.recorded_to_on:
        yield Evidence.recorded_at < _midnight(asked.recorded_to_on + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def standing_as(standing: Standing) -> ColumnElement[bool]:
    """Whether a piece was taken back, or was not."""
    back = exists().where(EvidenceTakenBack.evidence_id == Evidence.id)
    return back if standing is Standing.TAKEN_BACK else not_(back)


def _rests() -> tuple[ColumnElement[bool], ...]:
    """A finding that stands, and rests on it still."""
    return (
        FindingEvidence.ended_at.is_(None),
        Finding.fact_id == FindingEvidence.finding_fact_id,
        Finding.superseded_at.is_(None),
        Finding.withdrawn.is_(None),
    )


def speaks_to(limb: Limb, marks: Marks, review_id: UUID | None) -> ColumnElement[bool]:
    """Whether a piece speaks to a limb: as somebody said, or by its question."""
    by_question = and_(Evidence.limb.is_(None), marked(marks.get(limb, frozenset()), review_id))
    return or_(Evidence.limb == limb, by_question)


def lacks(what: Lacks, marks: Marks, review_id: UUID | None) -> ColumnElement[bool]:
    """Whether nobody has said something of a piece, where it is expected."""
    if what is Lacks.DAY:
        return and_(Evidence.true_from_on.is_(None), Evidence.true_to_on.is_(None))
    expected = Evidence.kind.not_in(OWN_DOINGS)
    if what is Lacks.SOURCE:
        return and_(Evidence.source.is_(None), expected)
    every = frozenset[str]().union(*marks.values())
    return and_(Evidence.limb.is_(None), expected, not_(marked(every, review_id)))


def _ordered(order: Order) -> tuple[Any, ...]:
    if order is Order.TRUE:
        return (Evidence.true_from_on.desc().nulls_last(), Evidence.id.desc())
    return (Evidence.recorded_at.desc(), Evidence.id.desc())


def register_lines(session: Session, reads: Reads, ids: Sequence[UUID]) -> list[RegisterLine]:
    """Some pieces as the register lists them, in the order given; three queries."""
    readable = readable_in(session, reads)
    found = session.execute(
        select(
            Evidence,
            Review.reference,
            Resident.reference,
            Officer.name,
            EvidenceTakenBack.recorded_at,
            restricted(Evidence.id),
            readable,
        )
        .join(Officer, Officer.id == Evidence.recorded_by)
        .outerjoin(Review, Review.id == Evidence.review_id)
        .outerjoin(Resident, Resident.id == Evidence.resident_id)
        .outerjoin(EvidenceTakenBack, EvidenceTakenBack.evidence_id == Evidence.id)
        .where(Evidence.id.in_(ids))
    )
    agreed = standings_in(session, reads.reviews)
    counts = _cited(session, ids)
    lines = {
        one.id: read(
            RegisterLine,
            one,
            review=review or "",
            resident=resident or "",
            recorded_by=by,
            paragraph=one.paragraph or "",
            taken_back_at=back,
            restricted=bool(kept),
            cited=counts.get(one.id, 0),
            why="" if opens else _why(agreed, one, reads),
        )
        for one, review, resident, by, back, kept, opens in found
    }
    return [lines[key] for key in ids]


def _why(agreed: Mapping[UUID, Agreed], one: Evidence, reads: Reads) -> str:
    of = agreed.get(one.review_id, {}) if one.review_id else {}
    return why_withheld(of, one.resident_id, one.source, reads.use) or NOT_ITS_OWN


def _cited(session: Session, ids: Collection[UUID]) -> dict[UUID, int]:
    """How many findings that stand rest on each piece."""
    query = (
        select(FindingEvidence.evidence_id, func.count(func.distinct(Finding.fact_id)))
        .where(FindingEvidence.evidence_id.in_(ids), *_rests())
        .group_by(FindingEvidence.evidence_id)
    )
    return dict(session.execute(query).all())


def register_rows(
    session: Session, lines: Sequence[RegisterLine]
) -> tuple[dict[UUID, Any], dict[UUID, Account]]:
    """The own row of each piece whose words may be read, and the accounts that answers are of.

    One query for each kind that is among them, and one.
    """
    rows: dict[UUID, Any] = {}
    for kind, ids in grouped((one.kind, one.id) for one in lines if not one.why).items():
        table: Any = table_of(kind)
        rows |= {row.id: row for row in session.scalars(select(table).where(table.id.in_(ids)))}
    of = {row.account_id for row in rows.values() if isinstance(row, AnswerVersion)}
    accounts = session.scalars(select(Account).where(Account.id.in_(of))) if of else ()
    return rows, {one.id: one for one in accounts}


def left_behind(session: Session, ids: Collection[UUID]) -> dict[UUID, datetime]:
    """The answers among some pieces of which a later version was given, and when the next was."""
    old, new = aliased(AnswerVersion), aliased(AnswerVersion)
    query = (
        select(old.id, func.min(new.recorded_at))
        .where(
            old.id.in_(ids),
            new.account_id == old.account_id,
            new.question == old.question,
            new.repeat == old.repeat,
            new.version > old.version,
        )
        .group_by(old.id)
    )
    return dict(session.execute(query).all())
