"""A revisit: every open recommendation of a scheme looked at in one go (para 119)."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.visits.visits import VisitPurpose, VisitState
from reviews.store.follow_up import recommendations
from reviews.store.record.session import Session
from reviews.store.tables import Visit

from .recommendations import Looked, record_progress


def record_revisit(
    session: Session, act: Act, visit_id: UUID, looked: Mapping[UUID, Looked]
) -> None:
    """Record how far each recommendation had come when a revisit looked at it: all or none.

    Those not looked at are left out of `looked`.

    Raises:
        NotThere: there is no such revisit of the officer's teams.
        Refused: nothing was looked at, the visit was called off, a recommendation was taken back
            meanwhile, or what was seen is missing. The field ends in the recommendation's id.
    """
    visit = session.get(Visit, visit_id)
    if visit is None or visit.purpose is not VisitPurpose.REVISIT:
        raise NotThere
    if not act.by.works_on(visit.team_id):
        raise NotThere
    if visit.state is VisitState.NOT_MADE:
        raise Refused("This visit was called off. Plan another one to record what you find.")
    if not looked:
        raise Refused("Record at least one recommendation, or go back.")
    for fact_id in _in_order(session, looked):
        try:
            record_progress(session, act, fact_id, replace(looked[fact_id], visit_id=visit_id))
        except NotThere:
            raise Refused(
                "A recommendation was taken back while you had this page open. Nothing is saved "
                "yet: look again, and save the others."
            ) from None
        except Refused as error:
            field = f"{error.field}-{fact_id}" if error.field == "words" else error.field
            raise Refused(error.sentence, field) from None


def _in_order(session: Session, fact_ids: Mapping[UUID, Looked]) -> list[UUID]:
    """Review by review, so that two revisits at once lock the same streams in the same order."""
    rows = {key: recommendations.recommendation_row(session, key) for key in fact_ids}
    return sorted(rows, key=lambda key: (str(row.review_id) if (row := rows[key]) else "", key))
