"""What the evidence of a scope is known to lack, counted over all that somebody may know of."""

from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from reviews.domain.across.evidence_register import Lacks, Reads, Scope, Standing
from reviews.domain.people.roles import Viewer
from reviews.domain.record.evidence import Limb
from reviews.domain.sources import Source
from reviews.store.tables import Evidence

from .evidence_register import Marks, lacks, listed, readable_in, speaks_to, standing_as


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands of a scope: how many pieces, what they lack, to what they speak, by whom."""

    pieces: int
    lacking: dict[Lacks, int]
    limbs: frozenset[Limb]
    spoke: frozenset[Source]


def counted(session: Session, viewer: Viewer, scope: Scope, reads: Reads, marks: Marks) -> Counted:
    """What stands of a scope, of what somebody may know of; three queries."""
    where = (
        *listed(viewer, scope, reads, readable_in(session, reads)),
        standing_as(Standing.STANDS),
    )
    lacking = {one: lacks(one, marks, scope.review_id) for one in Lacks}
    spoken = {one: speaks_to(one, marks, scope.review_id) for one in Limb}
    either = [func.sum(case((one, 1), else_=0)) for one in (*lacking.values(), *spoken.values())]
    pieces, *sums = session.execute(select(func.count(Evidence.id), *either).where(*where)).one()
    counts = [one or 0 for one in sums]
    spoke = session.scalars(select(Evidence.source).where(*where).distinct())
    return Counted(
        pieces,
        dict(zip(lacking, counts, strict=False)),
        frozenset(
            limb for limb, count in zip(spoken, counts[len(lacking) :], strict=True) if count
        ),
        frozenset(one for one in spoke if one is not None),
    )
