"""The steps of a case: recorded, put right, taken back."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from reviews.domain.cases.steps import Step, check_step, kinds_for
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first, stripped
from reviews.services.record.files import Upload
from reviews.store.cases.facts import APPEALS, DISPUTES
from reviews.store.record.session import Session
from reviews.store.tables import CaseStep

from . import facts
from .cases import record


def record_step(
    session: Session, act: Act, case_id: UUID, step: Step, upload: Upload | None = None
) -> UUID:
    """Record a step of a case.

    Raises:
        NotThere, NotAllowed: the officer does not work this case, or it takes no such step.
        Refused: a day is out of order, or the appeal is not one of the case.
    """
    _check(session, act, case_id, step)
    file = {"file_id": None} | facts.filed(session, act, upload, step.kind.words, step.on)
    told = stripped(**asdict(step))
    row = first(session, act, CaseStep, case_id=case_id, taken_back=None, **told, **file)
    record(session, act, case_id, EventKind.CASE_STEP_RECORDED)
    return row.id


def correct_step(
    session: Session,
    act: Act,
    case_id: UUID,
    fact_id: UUID,
    step: Step,
    upload: Upload | None = None,
    *,
    seen: str,
) -> None:
    """Put a step right; what was said of it before is kept.

    Raises:
        NotThere, NotAllowed, Refused: as `record_step`, or someone changed it meanwhile.
    """
    facts.worked(session, act, case_id)
    row = facts.standing(session, CaseStep, case_id, fact_id, seen)
    _check(session, act, case_id, step)
    file = facts.filed(session, act, upload, step.kind.words, step.on)
    again(session, act, row, **stripped(**asdict(step)), **file)
    record(session, act, case_id, EventKind.CASE_STEP_RECORDED)


def _check(session: Session, act: Act, case_id: UUID, step: Step) -> None:
    if step.kind not in kinds_for(facts.worked(session, act, case_id).kind):
        raise NotThere
    appeals = {one.fact_id: one.received_on for one in APPEALS.of(session, [case_id])}
    check_step(step, act.today, _came_on(session, case_id, appeals, step))


def _came_on(session: Session, case_id: UUID, appeals: dict[UUID, date], step: Step) -> date | None:
    if step.appeal_fact_id is not None:
        if step.appeal_fact_id not in appeals:
            raise Refused("Choose an appeal of this case.", "appeal_fact_id")
        return appeals[step.appeal_fact_id]
    disputes = [one.received_on for one in DISPUTES.of(session, [case_id])]
    return min([*appeals.values(), *disputes], default=None)
