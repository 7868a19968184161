"""The second reader's own conclusions, written before the first reader's are shown (para 110)."""

from collections.abc import Mapping
from uuid import UUID

from reviews.domain.assessment.overall_assessment import About
from reviews.domain.assessment.own_conclusions import check_may_write
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first
from reviews.services.review.reviews import record, row_of
from reviews.store.assessment import challenges as store
from reviews.store.assessment import overall_assessment
from reviews.store.record.session import Session
from reviews.store.tables import OwnConclusion, OwnConclusionGround

from .conclusions import Concluded, check_stands_apart
from .grounds import check_resting, write_grounds


def conclude_alone(
    session: Session, act: Act, review_id: UUID, made: Mapping[About, Concluded]
) -> None:
    """Write one's own conclusions as second reader: every one, once.

    Raises:
        Refused: a conclusion, its reasons or what it rests on are missing, the assessment does not
            wait for this officer, they wrote theirs already, or they did something in the review
            and its second reader is to have done nothing.
    """
    row_of(session, act, review_id)
    concluded_by = {one.recorded_by for one in overall_assessment.conclusions(session, review_id)}
    wrote = {one.recorded_by for one in store.own_views(session, review_id)}
    check_may_write(overall_assessment.steps(session, review_id), act.by.id, concluded_by, wrote)
    check_stands_apart(session, act, review_id)
    for about in About:
        if about not in made or not made[about].reasons.strip():
            raise Refused(f"Give the reasons for: {about.words}.", f"reasons-{about}")
        mine = made[about]
        field = f"grounds-{about}"
        check_resting(session, review_id, about, mine.judgement, mine.grounds, field, own=True)
        values = {"judgement": mine.judgement, "reasons": mine.reasons.strip()}
        row = first(session, act, OwnConclusion, review_id=review_id, about=about, **values)
        write_grounds(
            session, OwnConclusionGround, review_id, mine.grounds, own_conclusion_id=row.id
        )
    record(session, act, review_id, EventKind.CONCLUDED_ALONE)
