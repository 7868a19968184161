"""Groups: claimants' cases of one scheme put together, and taken out again."""

from collections.abc import Collection
from uuid import UUID, uuid4

from reviews.domain.cases.kinds import CaseKind
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first
from reviews.services.register.schemes import COUNCIL
from reviews.store.cases import groups as store
from reviews.store.cases.cases import case as find
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.tables import CaseGroup

from .cases import record
from .facts import worked
from .numbers import fix_new


def start_group(
    session: Session, act: Act, case_id: UUID, name: str, others: Collection[UUID]
) -> UUID:
    """Put a claimant's case together with others of its scheme, in a new group. Gives the group.

    Raises:
        NotThere, NotAllowed: the officer does not work one of the cases.
        Refused: the group has no name, nobody else is in it, or a case is in a group already, is
            closed, or belongs to another scheme.
    """
    lock(session, COUNCIL)
    case = worked(session, act, case_id)
    check_said(name, "Name the group, such as Canal House, March decisions.", "name")
    if not set(others) - {case_id}:
        raise Refused("Choose at least one other case.", "cases")
    key = uuid4()
    first(
        session,
        act,
        CaseGroup,
        id=key,
        scheme_id=case.scheme_id,
        reference=store.next_reference(session, act.today.year),
        name=name.strip(),
    )
    session.flush()
    _join(session, act, key, case.scheme_id, {case_id, *others})
    return key


def add_cases(session: Session, act: Act, group_id: UUID, cases: Collection[UUID]) -> None:
    """Put more cases of its scheme into a group.

    Raises:
        NotThere, NotAllowed: the group, or a case, does not open to this officer.
        Refused: none is chosen, or one cannot be put into it, as `start_group` says.
    """
    lock(session, COUNCIL)
    group = store.opened_group(session, act.by, group_id)
    if group is None:
        raise NotThere
    if not cases:
        raise Refused("Choose at least one case.", "cases")
    _join(session, act, group_id, group.head.scheme_id, cases)


def _join(
    session: Session, act: Act, group_id: UUID, scheme_id: UUID, cases: Collection[UUID]
) -> None:
    """Locks one case after another in the order of their ids, so that two officers never wait."""
    for key in sorted(cases):
        row = worked(session, act, key)
        if row.kind is not CaseKind.CLAIM or row.scheme_id != scheme_id:
            raise Refused("Choose claimants’ cases of this scheme.", "cases")
        if row.group_id is not None:
            raise Refused(f"{row.reference} is in a group already. Take it out first.", "cases")
        row.group_id = group_id
        session.flush()
        if case := find(session, key):
            fix_new(session, act, case)
        _record(session, act, key, group_id)


def take_out(session: Session, act: Act, case_id: UUID) -> UUID:
    """Take a case out of its group. Gives the group.

    Raises:
        NotThere, NotAllowed: the officer does not work this case.
        Refused: it is closed, or in no group.
    """
    row = worked(session, act, case_id)
    group_id = row.group_id
    if group_id is None:
        raise Refused("This case is in no group any more.")
    row.group_id = None
    _record(session, act, case_id, group_id)
    return group_id


def _record(session: Session, act: Act, case_id: UUID, group_id: UUID) -> None:
    record(session, act, case_id, EventKind.CASE_GROUPED, group=group_id)
