"""The names of those who live or lived where a claimant does: none of them stands in our papers."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.store.tables import Residence, Resident, ResidentName

from .cases import CaseHead


def other_names(session: Session, case: CaseHead) -> dict[str, str]:
    """The reference of each other resident of a case's scheme, by every full name of theirs.

    A name that is the claimant's too is not among them. It is read to take names out, never to
    show one.
    """
    there = select(Residence.resident_id).where(Residence.scheme_id == case.scheme_id)
    rows = session.execute(
        select(ResidentName.resident_id, ResidentName.full_name, Resident.reference)
        .join(Resident, Resident.id == ResidentName.resident_id)
        .where(ResidentName.resident_id.in_(there))
        .order_by(Resident.reference)
    ).all()
    own = {one.full_name.casefold() for one in rows if one.resident_id == case.resident_id}
    return {one.full_name: one.reference for one in rows if one.full_name.casefold() not in own}
