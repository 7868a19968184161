"""The rows of an import, written a batch at a time; the caller records the one event."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

from reviews.domain.people.roles import Act
from reviews.domain.register.closed_words import Part
from reviews.domain.register.search import sort_name
from reviews.domain.register.workbook.changes import OrganisationChange, SchemeChange
from reviews.domain.register.workbook.known import (
    address_values,
    facts_values,
    organisation_values,
    parts_of,
)
from reviews.domain.register.workbook.plan import Plan
from reviews.domain.register.workbook.reading import same_name
from reviews.domain.register.workbook.rows import OrganisationRow, ResidentRow, SchemeRow
from reviews.domain.register.workbook.stays import StayChange
from reviews.services.record.facts import again, first
from reviews.store.people import officers
from reviews.store.record.events import add_all
from reviews.store.register import for_import as store
from reviews.store.register import scheme_index
from reviews.store.tables import (
    Organisation,
    OrganisationPart,
    Residence,
    Resident,
    ResidentContact,
    ResidentName,
    Scheme,
    SchemeAddress,
    SchemeFacts,
)

from .residents import ContactNeeds
from .schemes import open_scheme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BATCH = 400
T = TypeVar("T")


def batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Rows a few hundred at a time: few enough for one query."""
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


@dataclass(frozen=True, slots=True)
class Written:
    """What an import wrote.

    Attributes:
        schemes: those to index anew.
        residents: those to index anew.
        given: schemes given to another team, with the names of the team before and now.
        before: what overwritten columns said before.
    """

    schemes: list[UUID] = field(default_factory=list)
    residents: list[UUID] = field(default_factory=list)
    given: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    before: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Writer:
    """One import: who and when, and the ids behind the names and references of its rows."""

    session: "Session"
    act: Act
    teams: dict[str, UUID]
    named: dict[UUID, str]
    organisations: dict[str, UUID]
    schemes: dict[str, UUID]
    written: Written = field(default_factory=Written)


def write_plan(session: "Session", act: Act, plan: Plan) -> Written:
    """Write everything a plan says."""
    teams = officers.teams(session)
    writer = _Writer(
        session,
        act,
        teams={same_name(team.name): team.id for team in teams},
        named={team.id: team.name for team in teams},
        organisations=store.organisation_ids(session),
        schemes=store.scheme_ids(session),
    )
    for organisations in batches(plan.new_organisations):
        _add_organisations(writer, organisations)
    for corrections in batches(plan.organisations):
        _correct_organisations(writer, corrections)
    for schemes in batches(plan.new_schemes):
        _add_schemes(writer, schemes)
    for scheme in plan.schemes:
        _change_scheme(writer, scheme)
    for residents in batches(plan.new_residents):
        _add_residents(writer, residents)
    for stay in plan.stays:
        _change_stays(writer, stay)
    return writer.written


def _add_organisations(writer: _Writer, rows: Sequence[OrganisationRow]) -> None:
    keys = {row.name: uuid4() for row in rows}
    writer.organisations.update({same_name(name): key for name, key in keys.items()})
    made = [
        {
            "id": keys[row.name],
            "sort_name": sort_name(row.name),
            "created_at": writer.act.at,
            **organisation_values(row),
        }
        for row in rows
    ]
    add_all(writer.session, Organisation, made)


def _correct_organisations(writer: _Writer, changes: Sequence[OrganisationChange]) -> None:
    rows = store.organisation_rows(writer.session, [one.id for one in changes])
    held = {row.id: row for row in rows}
    for change in changes:
        writer.organisations[same_name(change.row.name)] = change.id
        _overwrite(writer, held[change.id], change.values)


def _overwrite(writer: _Writer, row: Organisation | Scheme, values: Mapping[str, object]) -> None:
    """Change columns that keep no history of their own: the event tells what they said before."""
    before = writer.written.before.setdefault(str(row.id), {})
    for name, value in values.items():
        before[name] = str(getattr(row, name))
        setattr(row, name, value)


def _add_schemes(writer: _Writer, rows: Sequence[SchemeRow]) -> None:
    session, act = writer.session, writer.act
    keys = [uuid4() for _ in rows]
    writer.schemes.update(
        {same_name(row.reference): key for key, row in zip(keys, rows, strict=True)}
    )
    made = [
        {
            "id": key,
            "reference": row.reference,
            "name": row.name,
            "sort_name": sort_name(row.name),
            "team_id": writer.teams[same_name(row.team)],
            "created_at": act.at,
        }
        for key, row in zip(keys, rows, strict=True)
    ]
    facts, addresses, parts = [], [], []
    for key, row in zip(keys, rows, strict=True):
        about = {"scheme_id": key, "true_from_on": row.known_from_on}
        facts.append(_fact(act, **about, **facts_values(row), description=""))
        addresses.append(_fact(act, **about, **address_values(row)))
        for part, name in parts_of(row):
            parts.append(_fact(act, **about, **_played(writer, part, name)))
    for table, new in (
        (Scheme, made),
        (SchemeFacts, facts),
        (SchemeAddress, addresses),
        (OrganisationPart, parts),
    ):
        add_all(session, table, new)
    writer.written.schemes.extend(keys)


def _fact(act: Act, **values: object) -> dict[str, object]:
    """The columns of a fact with two times, recorded for the first time."""
    key = uuid4()
    own = {"id": key, "fact_id": key, "recorded_at": act.at, "recorded_by": act.by.id}
    return own | {"true_to_on": None} | values


def _played(writer: _Writer, part: Part, name: str) -> dict[str, object]:
    organisation_id = writer.organisations[same_name(name)]
    return {"part": part, "organisation_id": organisation_id, "responsibilities": ""}


def _change_scheme(writer: _Writer, change: SchemeChange) -> None:
    if not change.told:
        return
    session, act = writer.session, writer.act
    row = open_scheme(session, change.id)
    head: dict[str, object] = {}
    if "name" in change.head:
        head |= {"name": change.head["name"], "sort_name": sort_name(change.head["name"])}
    if "team" in change.head:
        head["team_id"] = to = writer.teams[same_name(change.head["team"])]
        writer.written.given[change.id] = (writer.named[row.team_id], writer.named[to])
    _overwrite(writer, row, head)
    if change.facts:
        _change_facts(writer, change, dict(change.facts))
    about: dict[str, Any] = {"scheme_id": change.id, "true_from_on": change.row.known_from_on}
    if change.address_id and change.address:
        again(session, act, store.address_row(session, change.address_id), **change.address)
    elif change.address:
        first(session, act, SchemeAddress, **about, **change.address)
    for part, name in change.parts:
        first(session, act, OrganisationPart, **about, **_played(writer, part, name))
    writer.written.schemes.append(change.id)


def _change_facts(writer: _Writer, change: SchemeChange, facts: dict[str, Any]) -> None:
    """A correction, a change from a date, or the first facts of a scheme that had none."""
    session, act, since = writer.session, writer.act, change.changed_on
    now = scheme_index.facts_row(session, change.id, act.today)
    if now is None:
        about = {"scheme_id": change.id, "true_from_on": change.row.known_from_on}
        first(session, act, SchemeFacts, description="", **about, **facts)
    elif since is None:
        again(session, act, now, **facts)
    else:
        kept = {name: getattr(now, name) for name in (*facts_values(change.row), "description")}
        again(session, act, now, true_to_on=since - timedelta(days=1))
        about = {"scheme_id": change.id, "true_from_on": since}
        first(session, act, SchemeFacts, **about, **(kept | facts))


def _add_residents(writer: _Writer, rows: Sequence[ResidentRow]) -> None:
    act = writer.act
    made, names, stays, contacts = [], [], [], []
    for row in rows:
        key = uuid4()
        writer.written.residents.append(key)
        made.append({"id": key, "reference": row.reference, "created_at": act.at})
        about = {"resident_id": key, "recorded_at": act.at, "recorded_by": act.by.id}
        name = {"full_name": row.full_name, "known_as": row.known_as}
        names.append({"id": uuid4(), **about, **name})
        stays.append(_fact(act, **_stay(writer, key, row)))
        needs = ContactNeeds(
            language=row.language or ContactNeeds().language,
            format=row.format,
            safe_to_write=row.safe_to_write,
            safe_to_ring=row.safe_to_ring,
            telephone=row.telephone,
        )
        contacts.append({"id": uuid4(), **about, **asdict(needs)})
    for table, new in (
        (Resident, made),
        (ResidentName, names),
        (Residence, stays),
        (ResidentContact, contacts),
    ):
        add_all(writer.session, table, new)


def _stay(writer: _Writer, resident_id: UUID, row: ResidentRow) -> dict[str, object]:
    return {
        "resident_id": resident_id,
        "scheme_id": writer.schemes[same_name(row.scheme_reference)],
        "address_fact_id": None,
        "unit": row.unit,
        "housing_benefit": row.housing_benefit,
        "claim_reference": row.claim_reference,
        "true_from_on": row.lived_from_on,
        "true_to_on": row.lived_to_on,
    }


def _change_stays(writer: _Writer, change: StayChange) -> None:
    for stay_id, last in change.ends.items():
        row = store.stay_row(writer.session, stay_id)
        again(writer.session, writer.act, row, true_to_on=last)
    if change.adds:
        values = _stay(writer, change.resident_id, change.row)
        first(writer.session, writer.act, Residence, **values)
    writer.written.residents.append(change.resident_id)
