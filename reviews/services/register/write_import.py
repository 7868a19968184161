"""The rows of an import, written a batch at a time; the caller records the one event."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import TypeVar
from uuid import UUID, uuid4

from reviews.domain.people.roles import Act
from reviews.domain.register.search import sort_name
from reviews.domain.register.workbook.changes import OrganisationChange, SchemeChange
from reviews.domain.register.workbook.plan import Plan
from reviews.domain.register.workbook.reading import same_name
from reviews.domain.register.workbook.rows import OrganisationRow, ResidentRow, SchemeRow
from reviews.domain.register.workbook.stays import StayChange
from reviews.services.record.facts import again, first
from reviews.store.people import officers
from reviews.store.record.session import Session
from reviews.store.register import for_import as store
from reviews.store.tables import OrganisationPart, SchemeAddress

from .residents import NewResident, write_residents, write_stay
from .schemes import (
    NewScheme,
    open_scheme,
    overwrite,
    write_details,
    write_organisations,
    write_schemes,
)

BATCH = 400
T = TypeVar("T")


def batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Rows a few hundred at a time: few enough for one query."""
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


@dataclass(frozen=True, slots=True)
class Written:
    """What an import wrote.

    The schemes and residents to index anew; schemes given to another team, with the names of
    the team before and now; and what overwritten columns said before.
    """

    schemes: list[UUID] = field(default_factory=list)
    residents: list[UUID] = field(default_factory=list)
    given: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    before: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Writer:
    """One import: who and when, and the ids behind the names and references of its rows."""

    session: Session
    act: Act
    teams: dict[str, UUID]
    named: dict[UUID, str]
    organisations: dict[str, UUID]
    schemes: dict[str, UUID]
    written: Written = field(default_factory=Written)


def write_plan(session: Session, act: Act, plan: Plan) -> Written:
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
    new = {uuid4(): row.facts for row in rows}
    write_organisations(writer.session, writer.act, new)
    writer.organisations.update({same_name(facts.name): key for key, facts in new.items()})


def _correct_organisations(writer: _Writer, changes: Sequence[OrganisationChange]) -> None:
    rows = store.organisation_rows(writer.session, [one.id for one in changes])
    held = {row.id: row for row in rows}
    for change in changes:
        writer.organisations[same_name(change.row.facts.name)] = change.id
        writer.written.before[str(change.id)] = overwrite(held[change.id], change.values)


def _add_schemes(writer: _Writer, rows: Sequence[SchemeRow]) -> None:
    new = [
        NewScheme(
            reference=row.reference,
            name=row.name,
            team_id=writer.teams[same_name(row.team)],
            details=row.details,
            addresses=(row.address,),
            known_from_on=row.known_from_on,
            parts=tuple((part, writer.organisations[same_name(name)]) for part, name in row.parts),
        )
        for row in rows
    ]
    write_schemes(writer.session, writer.act, new)
    writer.schemes.update({same_name(one.reference): one.id for one in new})
    writer.written.schemes.extend(one.id for one in new)


def _change_scheme(writer: _Writer, change: SchemeChange) -> None:
    if not change.told:
        return
    session, act, since = writer.session, writer.act, change.row.known_from_on
    row = open_scheme(session, change.id)
    head: dict[str, object] = {}
    if "name" in change.head:
        head |= {"name": change.head["name"], "sort_name": sort_name(change.head["name"])}
    if "team" in change.head:
        head["team_id"] = to = writer.teams[same_name(change.head["team"])]
        writer.written.given[change.id] = (writer.named[row.team_id], writer.named[to])
    writer.written.before[str(change.id)] = overwrite(row, head)
    if change.details:
        dates = {"changed_on": change.changed_on, "known_from_on": since}
        write_details(session, act, change.id, change.details, **dates)
    about = {"scheme_id": change.id, "true_from_on": since}
    if change.address_id and change.address:
        held = store.address_row(session, change.address_id)
        again(session, act, held, **asdict(change.address))
    elif change.address:
        first(session, act, SchemeAddress, **about, **asdict(change.address))
    for part, name in change.parts:
        played = {"part": part, "organisation_id": writer.organisations[same_name(name)]}
        first(session, act, OrganisationPart, **about, **played, responsibilities="")
    writer.written.schemes.append(change.id)


def _add_residents(writer: _Writer, rows: Sequence[ResidentRow]) -> None:
    new = [
        NewResident(
            reference=row.reference,
            full_name=row.full_name,
            known_as=row.known_as,
            stay=row.stay(writer.schemes[same_name(row.scheme_reference)]),
            contact=row.contact,
        )
        for row in rows
    ]
    write_residents(writer.session, writer.act, new)
    writer.written.residents.extend(one.id for one in new)


def _change_stays(writer: _Writer, change: StayChange) -> None:
    for stay_id, last in change.ends.items():
        row = store.stay_row(writer.session, stay_id)
        again(writer.session, writer.act, row, true_to_on=last)
    if change.adds:
        stay = change.row.stay(writer.schemes[same_name(change.row.scheme_reference)])
        write_stay(writer.session, writer.act, change.resident_id, stay)
    writer.written.residents.append(change.resident_id)
