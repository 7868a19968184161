"""What the register and the accounts hold of the people at a scheme, for the gate of a letter."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from reviews.domain.errors import NotAllowed
from reviews.domain.letters.fields_of_people import LOOKED_FOR, answered_as, names_someone
from reviews.domain.letters.recorded import Held, Sought
from reviews.domain.people.roles import Permission, Viewer
from reviews.store.tables import (
    Account,
    AccountReopening,
    AnswerVersion,
    Base,
    Capacity,
    Comparison,
    Consent,
    ContactDecision,
    ContingencyNeed,
    Organisation,
    OrganisationPart,
    Outcome,
    OutcomePause,
    OutcomeRecord,
    ReadBack,
    Referrer,
    Residence,
    Resident,
    ResidentContact,
    ResidentName,
    ResidentNotAwaited,
    Review,
    RightsGiven,
    StaffSpoken,
    StaffTime,
    StayTenure,
    SupportRecord,
    Task,
    UrgentHelp,
    Visit,
)

_OF_A_RESIDENT: tuple[Any, ...] = (
    ResidentName,
    ResidentContact,
    Referrer,
    Capacity,
    Consent,
    ContingencyNeed,
    Outcome,
    ResidentNotAwaited,
    RightsGiven,
    SupportRecord,
)
_OF_THE_REVIEW: tuple[Any, ...] = (Comparison, StaffTime)
"""Of a resident, or of the whole scheme in one of its reviews."""

_OF_AN_ACCOUNT: tuple[Any, ...] = (AccountReopening, ContactDecision, ReadBack, Task)
_OF_AN_OUTCOME: tuple[Any, ...] = (OutcomeRecord, OutcomePause)


def people_known(session: Session, viewer: Viewer, scheme_id: UUID) -> frozenset[Held]:
    """All that leads to someone who lives, or ever lived, at a scheme or works or speaks there.

    Earlier names, stays and answers too. It is for the gate alone, which looks for it in a letter
    and shows nobody what it holds.

    Raises:
        NotAllowed: the viewer may not read names.
    """
    if not viewer.may(Permission.READ_NAMES):
        raise NotAllowed
    here = select(Residence.resident_id).where(Residence.scheme_id == scheme_id)
    reviews = select(Review.id).where(Review.scheme_id == scheme_id)
    return frozenset(_all_held(session, scheme_id, here, reviews))


def _all_held(
    session: Session, scheme_id: UUID, here: Select[Any], reviews: Select[Any]
) -> Iterator[Held]:
    of = Residence.scheme_id == scheme_id
    yield from _held(session, Resident, Resident.id, Resident.id.in_(here))
    yield from _held(session, Residence, Residence.resident_id, of)
    for table in _OF_A_RESIDENT:
        yield from _held(session, table, table.resident_id, table.resident_id.in_(here))
    for table in _OF_THE_REVIEW:
        where = or_(table.resident_id.in_(here), table.review_id.in_(reviews))
        yield from _held(session, table, table.resident_id, where)
    outcomes = select(Outcome.id).where(Outcome.resident_id.in_(here))
    for table in _OF_AN_OUTCOME:
        whose = select(Outcome.resident_id).where(Outcome.id == table.outcome_fact_id)
        where = table.outcome_fact_id.in_(outcomes)
        yield from _held(session, table, whose.scalar_subquery(), where)
    accounts = select(Account.id).where(Account.resident_id.in_(here))
    for table in _OF_AN_ACCOUNT:
        of_whom = select(Account.resident_id).where(Account.id == table.account_id)
        yield from _held(session, table, of_whom.scalar_subquery(), table.account_id.in_(accounts))
    yield from _held(session, Task, Task.resident_id, Task.resident_id.in_(here))
    stay = select(Residence.resident_id).where(Residence.id == StayTenure.residence_fact_id)
    held_here = StayTenure.scheme_id == scheme_id
    yield from _held(session, StayTenure, stay.scalar_subquery(), held_here)
    visits = select(Visit.id).where(Visit.scheme_id == scheme_id)
    yield from _held(session, StaffSpoken, StaffSpoken.id, StaffSpoken.visit_id.in_(visits))
    helped = or_(UrgentHelp.resident_id.in_(here), UrgentHelp.visit_id.in_(visits))
    yield from _held(session, UrgentHelp, UrgentHelp.resident_id, helped)
    parts = select(OrganisationPart.organisation_id).where(OrganisationPart.scheme_id == scheme_id)
    yield from _held(session, Organisation, Organisation.id, Organisation.id.in_(parts))
    yield from _told(session, here, reviews)


def _columns(table: type[Base]) -> list[str]:
    """The columns of a table that are looked for, dates being found by their shape."""
    name = f"{table.__tablename__}."
    return [one.removeprefix(name) for one in LOOKED_FOR if one.startswith(name)]


def _held(
    session: Session, table: type[Base], whose: Any, where: ColumnElement[bool]
) -> Iterator[Held]:
    columns = _columns(table)
    kinds = [LOOKED_FOR[f"{table.__tablename__}.{one}"] for one in columns]
    query = select(whose, *(getattr(table, one) for one in columns)).where(where).distinct()
    for key, *values in session.execute(query):
        for sought, value in zip(kinds, values, strict=True):
            if value:
                yield Held(str(key or ""), sought, str(value))


def _told(session: Session, here: Select[Any], reviews: Select[Any]) -> Iterator[Held]:
    """What accounts hold: who told them, who was there, and each version of each answer."""
    of = or_(Account.resident_id.in_(here), Account.review_id.in_(reviews))
    for account in session.execute(
        select(
            Account.id,
            Account.resident_id,
            Account.source,
            Account.respondent,
            Account.present,
            Account.pause_note,
        ).where(of)
    ):
        yield from _of_account(account)
    answers = session.execute(
        select(
            Account.id,
            Account.resident_id,
            Account.source,
            AnswerVersion.value,
            AnswerVersion.reason,
        )
        .join(Account, Account.id == AnswerVersion.account_id)
        .where(of)
    )
    for key, resident, source, value, reason in answers:
        said = answered_as(source, of_one=resident is not None)
        noted = Sought.NOTED if resident is not None else None
        for sought, text in ((said, _text(value)), (noted, reason)):
            if sought and text:
                yield Held(str(resident or key), sought, text)


def _of_account(account: Any) -> Iterator[Held]:
    key = str(account.resident_id or account.id)
    if names_someone(account.source):
        yield Held(key, LOOKED_FOR["account.respondent"], account.respondent)
    yield Held(key, LOOKED_FOR["account.present"], account.present)
    yield Held(key, LOOKED_FOR["account.pause_note"], account.pause_note)


def _text(value: str | None) -> str:
    """The words of a stored answer; several choices are a list."""
    if value is None:
        return ""
    told = json.loads(value)
    return "\n".join(map(str, told)) if isinstance(told, list) else str(told)
