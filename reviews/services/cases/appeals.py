"""Appeals as they come: recorded, put right, taken back. Nothing here stops one."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from reviews.domain.cases.appeals import Appeal, check_appeal
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.steps import first_after_an_appeal
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first, stripped
from reviews.services.record.files import Upload
from reviews.store.cases import standing as store
from reviews.store.cases.facts import APPEALS
from reviews.store.record.session import Session
from reviews.store.tables import CaseAppeal

from . import facts
from .cases import record

_FILED = "The notice of appeal itself"


def record_appeal(
    session: Session, act: Act, case_id: UUID, appeal: Appeal, upload: Upload | None = None
) -> UUID:
    """Record an appeal on the day it comes, whoever signed it and however late it is.

    Raises:
        NotThere, NotAllowed: the officer does not work this case.
        Refused: a day cannot be, or the decision is not one of the case.
    """
    _check(session, act, case_id, appeal)
    file = {"file_id": None} | facts.filed(session, act, upload, _FILED, appeal.received_on)
    told = stripped(**asdict(appeal))
    row = first(session, act, CaseAppeal, case_id=case_id, taken_back=None, **told, **file)
    record(session, act, case_id, EventKind.APPEAL_RECORDED)
    return row.id


def correct_appeal(
    session: Session,
    act: Act,
    case_id: UUID,
    fact_id: UUID,
    appeal: Appeal,
    upload: Upload | None = None,
    *,
    seen: str,
) -> None:
    """Put an appeal right; what was said of it before is kept.

    Raises:
        NotThere, NotAllowed, Refused: as `record_appeal`, or someone changed it meanwhile.
    """
    facts.worked(session, act, case_id)
    row = facts.standing(session, CaseAppeal, case_id, fact_id, seen)
    _check(session, act, case_id, appeal, fact_id)
    file = facts.filed(session, act, upload, _FILED, appeal.received_on)
    again(session, act, row, **stripped(**asdict(appeal)), **file)
    record(session, act, case_id, EventKind.APPEAL_RECORDED)


def _check(
    session: Session, act: Act, case_id: UUID, appeal: Appeal, fact_id: UUID | None = None
) -> None:
    if facts.worked(session, act, case_id).kind is not CaseKind.CLAIM:
        raise NotThere
    made_on = _made_on(session, case_id, appeal.decision_fact_id)
    others = [one for one in APPEALS.of(session, [case_id]) if one.fact_id != fact_id]
    steps = [] if others else store.steps(session, [case_id]).get(case_id, [])
    check_appeal(appeal, act.today, made_on, first_after_an_appeal(steps))


def _made_on(session: Session, case_id: UUID, decision_fact_id: UUID | None) -> date | None:
    if decision_fact_id is None:
        return None
    made = {one.fact_id: one.made_on for one in store.decisions(session, [case_id])}
    if decision_fact_id not in made:
        raise Refused(
            "Choose a decision of this case, or that it is not known.", "decision_fact_id"
        )
    return made[decision_fact_id]
