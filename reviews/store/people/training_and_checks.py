"""What officers hold: skills, training and security checks, as they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.people.training_and_checks import Ending, Held, RecordKind, endings
from reviews.store.tables import Officer, OfficerRecord, TeamMember


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One thing an officer holds, and the record of it."""

    id: UUID
    held: Held


def records_of(session: Session, officers: Iterable[UUID]) -> dict[UUID, list[HeldLine]]:
    """What each of these officers holds: checks first, the newest in front; one query."""
    ids = list(officers)
    found: dict[UUID, list[HeldLine]] = {key: [] for key in ids}
    order = list(RecordKind)
    rows = session.scalars(
        select(OfficerRecord)
        .where(OfficerRecord.officer_id.in_(ids), OfficerRecord.superseded_at.is_(None))
        .order_by(OfficerRecord.done_on.desc(), OfficerRecord.id)
    )
    for row in sorted(rows, key=lambda one: order.index(one.kind)):
        held = Held(row.kind, row.what, row.done_on, row.expires_on)
        found[row.officer_id].append(HeldLine(row.id, held))
    return found


def held_by(session: Session, officers: Iterable[UUID]) -> dict[UUID, list[Held]]:
    """What each of these officers holds, as the rules take it."""
    return {
        key: [line.held for line in lines] for key, lines in records_of(session, officers).items()
    }


def running_out(
    session: Session, today: date, *, teams: Iterable[UUID] | None = None
) -> list[Ending]:
    """What members of teams, or of all, have to renew, the most pressing first; two queries."""
    members = select(TeamMember.officer_id).where(TeamMember.left_at.is_(None))
    if teams is not None:
        members = members.where(TeamMember.team_id.in_(list(teams)))
    names = dict(
        session.execute(
            select(Officer.id, Officer.name)
            .where(Officer.id.in_(members), Officer.closed_at.is_(None))
            .order_by(Officer.name, Officer.id)
        ).all()
    )
    held = held_by(session, names)
    found = [one for key, name in names.items() for one in endings(key, name, held[key], today)]
    return sorted(found, key=lambda one: one.expires_on or date.min)
