"""A filled-in register brought in: looked at first, then all of it in one transaction.

The workbook is read twice, once to look and once to import, and never kept: it names every
resident, and a copy on the server would outlive any use of it. What ties the two readings
together is the file's SHA-256 and the fingerprint of what would change.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from reviews.documents.workbooks.register import read_register
from reviews.domain.errors import NotAllowed, Refused
from reviews.domain.people.roles import Act, Permission
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.search import sort_name
from reviews.domain.register.workbook.changes import (
    OrganisationChange,
    SchemeChange,
    organisation_change,
    scheme_change,
)
from reviews.domain.register.workbook.plan import Counts, Plan
from reviews.domain.register.workbook.reading import Fault, same_name
from reviews.domain.register.workbook.rows import (
    OrganisationRow,
    Register,
    ResidentRow,
    SchemeRow,
    check_register,
)
from reviews.domain.register.workbook.stays import StayChange, stay_change
from reviews.services.people.officers import COUNCIL
from reviews.store.people import officers
from reviews.store.record import events
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.register import for_import as store
from reviews.store.register import resident_index, scheme_index

from .schemes import record
from .write_import import batches, write_plan


def read_workbook(session: Session, file: bytes, today: date) -> tuple[Register, list[Fault]]:
    """What a filled-in workbook says, and everything about it that its owner has to put right.

    Nothing of it may be imported while there is a fault.
    """
    return check_register(
        read_register(file),
        known_organisations=store.organisation_ids(session),
        known_schemes=store.scheme_ids(session),
        teams=[team.name for team in officers.teams(session)],
        today=today,
    )


def plan_import(session: Session, register: Register, today: date) -> Plan:
    """What an import would do; it reads only."""
    new_organisations, organisations = _organisations(session, register)
    schemes = store.scheme_ids(session)
    residents = store.resident_ids(session, {_key(row) for row in register.residents})
    return Plan(
        new_organisations=tuple(new_organisations),
        new_schemes=tuple(row for row in register.schemes if _key(row) not in schemes),
        new_residents=tuple(row for row in register.residents if _key(row) not in residents),
        organisations=tuple(organisations),
        schemes=tuple(_scheme_changes(session, register, schemes, today)),
        stays=tuple(_stay_changes(session, register, residents, schemes)),
    )


def _key(row: SchemeRow | ResidentRow) -> str:
    return same_name(row.reference)


def _scheme_changes(
    session: Session, register: Register, ids: Mapping[str, UUID], today: date
) -> Iterator[SchemeChange]:
    held = [row for row in register.schemes if _key(row) in ids]
    for part in batches(held):
        known = store.known_schemes(session, [ids[_key(row)] for row in part], today)
        for row in part:
            if change := scheme_change(row, known[ids[_key(row)]]):
                yield change


def _stay_changes(
    session: Session, register: Register, ids: Mapping[str, UUID], schemes: Mapping[str, UUID]
) -> Iterator[StayChange]:
    held = [row for row in register.residents if _key(row) in ids]
    for part in batches(held):
        stays = store.known_stays(session, [ids[_key(row)] for row in part])
        for row in part:
            who, where = ids[_key(row)], schemes.get(same_name(row.scheme_reference))
            if change := stay_change(row, who, where, stays.get(who, ())):
                yield change


def _organisations(
    session: Session, register: Register
) -> tuple[list[OrganisationRow], list[OrganisationChange]]:
    """The organisations that are new, and the corrections of those that are not."""
    new, changes = [], []
    for part in batches(register.organisations):
        held = store.organisations_sorted(session, [sort_name(row.facts.name) for row in part])
        for row in part:
            known = held.get(sort_name(row.facts.name))
            change = organisation_change(row, known) if known else None
            if known is None:
                new.append(row)
            elif change:
                changes.append(change)
    return new, changes


def import_register(session: Session, act: Act, register: Register, *, seen: str = "") -> Counts:
    """Bring in a register without faults: one transaction, one event.

    A scheme that it gives to another team has an event of its own as well.

    What is there already by name or reference and equal is left alone; what differs is corrected,
    and stays are added or ended. Nobody else can change the register meanwhile.

    `register` holds rows that `read_workbook` found no fault in; `seen` is the fingerprint of
    the plan that was looked at, where there was one.

    Raises:
        NotAllowed: this officer is no administrator.
        Refused: the register has changed since the plan was looked at.
    """
    if not act.by.may(Permission.MANAGE_PEOPLE):
        raise NotAllowed
    lock(session, COUNCIL)
    store.keep_to_oneself(session)
    plan = plan_import(session, register, act.today)
    if seen and plan.fingerprint != seen:
        raise Refused("The register has changed since you looked. See below what would change now.")
    if not plan.counts.total:
        return plan.counts
    written = write_plan(session, act, plan)
    words = {"count": plan.counts.total, "before": written.before}
    events.record(session, act, COUNCIL, EventKind.REGISTER_IMPORTED, words=words)
    _record_given(session, act, written.given)
    scheme_index.refresh(session, written.schemes, act.today)
    resident_index.refresh(session, written.residents)
    return plan.counts


def _record_given(session: Session, act: Act, given: Mapping[UUID, tuple[str, str]]) -> None:
    """An event of its own for each scheme given to another team, in the scheme's stream."""
    for scheme_id, (before, now) in given.items():
        record(session, act, scheme_id, EventKind.SCHEME_GIVEN_TO_TEAM, {"from": before, "to": now})
