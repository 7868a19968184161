"""Who would need what if schemes closed, and where each need is from; without those who said no."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.dates import long_date
from reviews.domain.people.roles import Viewer
from reviews.domain.safeguarding.closure import Contingency, Need, NeedFrom, may_count
from reviews.domain.sources import Source
from reviews.store.accounts import accounts
from reviews.store.record.rows import grouped, read
from reviews.store.record.standing import stands
from reviews.store.register import residents, schemes
from reviews.store.tables import (
    Account,
    Consent,
    ContingencyNeed,
    NeedSource,
    Organisation,
    OrganisationPart,
    Residence,
    Resident,
    Scheme,
    StoredFile,
)

_PAPERS = ("support", "document")
"""Which stored files may be a source: papers that were given in."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A form or a file of a resident that a need can be from, as this officer may know of it."""

    account_id: UUID | None
    file_id: UUID | None
    source: Source
    words: str


@dataclass(frozen=True, slots=True)
class PlannedNeed:
    """One need, and where it is from: the words say so where that is not known."""

    need: Need
    words: str
    account_id: UUID | None = None
    file_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PlannedFor:
    """What one resident would need, as far as it may be counted."""

    resident_id: UUID
    reference: str
    name: str
    scheme_id: UUID
    scheme: str
    plan: Contingency
    needs: tuple[PlannedNeed, ...]


@dataclass(frozen=True, slots=True)
class TeamScheme:
    """An open scheme of a team: its area, and who plays a part there."""

    id: UUID
    name: str
    area: str
    organisations: dict[UUID, str]


def sources_of(session: Session, plan_ids: Iterable[UUID]) -> dict[UUID, dict[Need, NeedFrom]]:
    """Where the needs of some wordings of plans are from; one query."""
    query = select(NeedSource).where(NeedSource.contingency_id.in_(list(plan_ids)))
    pairs = ((row.contingency_id, row) for row in session.scalars(query))
    return {
        key: {row.need: read(NeedFrom, row) for row in rows} for key, rows in grouped(pairs).items()
    }


def offered_sources(session: Session, viewer: Viewer, resident_id: UUID) -> list[Offered]:
    """The forms about a resident that a viewer may open, and the papers on their support."""
    ids = list(session.scalars(select(Account.id).where(Account.resident_id == resident_id)))
    files = session.scalars(
        select(StoredFile)
        .where(
            StoredFile.resident_id == resident_id,
            StoredFile.purpose.in_(_PAPERS),
            StoredFile.quarantined_at.is_(None),
            stands(StoredFile.id),
        )
        .order_by(StoredFile.recorded_at, StoredFile.id)
    )
    return [
        *(
            Offered(one.id, None, one.source, _form(one))
            for one in accounts.heads(session, viewer, ids)
        ),
        *(Offered(None, one.id, Source.DOCUMENT, _paper(one.name, one.true_on)) for one in files),
    ]


def _form(head: accounts.AccountHead) -> str:
    return f"{head.whose}, {long_date(head.observed_on)}"


def _paper(name: str, true_on: date | None) -> str:
    return f"{name}, {long_date(true_on) if true_on else 'its day not known'}"


def closure_plan(
    session: Session, viewer: Viewer, scheme_ids: Collection[UUID], day: date
) -> list[PlannedFor]:
    """What those who live at some schemes would need, by scheme and reference.

    The needs that go against what someone said no to are left out, and so is whoever has none
    left; nothing tells them from those of whom nothing is recorded. Eight queries at most.
    """
    rows = _plans(session, scheme_ids, day)
    plans = {row.id: (row, reference, scheme) for row, reference, scheme in rows}
    ids = {row.resident_id for row, _, _ in plans.values()}
    said, names = _said(session, ids), residents.names(session, viewer, ids)
    sources = sources_of(session, plans)
    words = _words(session, viewer, [one for each in sources.values() for one in each.values()])
    found = []
    for key, (row, reference, scheme) in plans.items():
        whole = Contingency(
            tuple(Need(one) for one in row.needs.split()), row.how_soon, row.place, row.notes
        )
        known = sources.get(key, {})
        plan = may_count(whole, known, said.get(row.resident_id, {}))
        if plan is not None:
            needs = tuple(_planned(need, known.get(need), words) for need in plan.needs)
            name = names[row.resident_id].full_name if row.resident_id in names else ""
            found.append(
                PlannedFor(row.resident_id, reference, name, row.scheme_id, scheme, plan, needs)
            )
    return found


def _plans(session: Session, scheme_ids: Collection[UUID], day: date) -> Sequence[Any]:
    """The plans that stand of those who live at some schemes on a day, by scheme and reference."""
    return session.execute(
        select(ContingencyNeed, Resident.reference, Scheme.name)
        .join(Resident, Resident.id == ContingencyNeed.resident_id)
        .join(Scheme, Scheme.id == ContingencyNeed.scheme_id)
        .join(
            Residence,
            (Residence.resident_id == ContingencyNeed.resident_id)
            & (Residence.scheme_id == ContingencyNeed.scheme_id),
        )
        .where(
            ContingencyNeed.scheme_id.in_(scheme_ids),
            ContingencyNeed.superseded_at.is_(None),
            Residence.superseded_at.is_(None),
            or_(Residence.true_from_on.is_(None), Residence.true_from_on <= day),
            or_(Residence.true_to_on.is_(None), Residence.true_to_on >= day),
        )
        .order_by(Scheme.sort_name, Scheme.id, Resident.reference)
    ).all()


def _said(session: Session, ids: Collection[UUID]) -> dict[UUID, dict[Use, ConsentState]]:
    """What each resident last said to each use, in whichever review."""
    query = (
        select(Consent.resident_id, Consent.use, Consent.state)
        .where(Consent.resident_id.in_(ids), Consent.superseded_at.is_(None))
        .order_by(Consent.recorded_at, Consent.id)
    )
    found: dict[UUID, dict[Use, ConsentState]] = {}
    for resident_id, use, state in session.execute(query):
        found.setdefault(resident_id, {})[use] = state
    return found


def _words(session: Session, viewer: Viewer, sources: Collection[NeedFrom]) -> dict[UUID, str]:
    """How the forms and files that needs are from are called, of those that a viewer may open."""
    forms = {one.account_id for one in sources if one.account_id}
    files = {one.file_id for one in sources if one.file_id}
    query = select(StoredFile.id, StoredFile.name, StoredFile.true_on)
    papers = session.execute(query.where(StoredFile.id.in_(files))).all()
    return {one.id: _form(one) for one in accounts.heads(session, viewer, forms)} | {
        key: _paper(name, true_on) for key, name, true_on in papers
    }


def _planned(need: Need, source: NeedFrom | None, words: dict[UUID, str]) -> PlannedNeed:
    if source is None:
        return PlannedNeed(need, "Its source is not recorded")
    key = source.account_id or source.file_id
    if key is None:
        on = long_date(source.told_on) if source.told_on else "day not known"
        return PlannedNeed(need, f"{source.source.words}, told us, {on}")
    if key not in words:
        return PlannedNeed(need, "A form that you may not open")
    return PlannedNeed(need, words[key], source.account_id, source.file_id)


def team_schemes(session: Session, teams: Collection[UUID], day: date) -> list[TeamScheme]:
    """The schemes of some teams that are open on a day, by name; three queries."""
    rows = session.execute(
        select(Scheme.id, Scheme.name)
        .where(Scheme.team_id.in_(teams), or_(Scheme.closed_on.is_(None), Scheme.closed_on > day))
        .order_by(Scheme.sort_name, Scheme.id)
    ).all()
    ids = [key for key, _ in rows]
    facts = schemes.facts_rows(session, ids, day)
    parts = session.execute(
        select(OrganisationPart.scheme_id, Organisation.id, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationPart.organisation_id)
        .where(OrganisationPart.scheme_id.in_(ids), *schemes.holds_on(OrganisationPart, day))
        .order_by(Organisation.sort_name, Organisation.id)
    )
    played = grouped((key, (who, name)) for key, who, name in parts)
    return [
        TeamScheme(key, name, facts[key].area if key in facts else "", dict(played.get(key, ())))
        for key, name in rows
    ]
