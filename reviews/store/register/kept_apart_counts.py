"""What of a scheme is kept apart, counted: what would go with it to another team."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.register.give_scheme import KeptApart
from reviews.store.tables import ContingencyNeed, MovedOn, Residence, ResidentContact


def kept_apart(session: Session, ids: Collection[UUID]) -> dict[UUID, KeptApart]:
    """What is kept apart of each of some schemes; three queries however many."""
    notes = (
        select(Residence.scheme_id, func.count(ResidentContact.resident_id.distinct()))
        .join(ResidentContact, ResidentContact.resident_id == Residence.resident_id)
        .where(
            Residence.scheme_id.in_(ids),
            Residence.superseded_at.is_(None),
            ResidentContact.superseded_at.is_(None),
            ResidentContact.safety_note != "",
        )
        .group_by(Residence.scheme_id)
    )
    safety = dict(session.execute(notes).all())
    needs, moved = (
        dict(
            session.execute(
                select(table.scheme_id, func.count())
                .where(table.scheme_id.in_(ids), table.superseded_at.is_(None))
                .group_by(table.scheme_id)
            ).all()
        )
        for table in (ContingencyNeed, MovedOn)
    )
    return {key: KeptApart(safety.get(key, 0), needs.get(key, 0), moved.get(key, 0)) for key in ids}
