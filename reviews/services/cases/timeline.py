"""What was and what is due in a case, for its page and for an officer's own calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from reviews.documents.calendar import CalendarEvent, calendar_file
from reviews.domain.cases.clock import USUAL_DAYS, Clock, clock
from reviews.domain.cases.kinds import DueFrom
from reviews.domain.cases.steps import ASKS, Step
from reviews.domain.cases.timeline import Due, Was, due_of, in_order
from reviews.domain.programme.calendar import clock_times
from reviews.store.cases import standing
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS, AUTHORITIES, DISPUTES, STEPS, StepView
from reviews.store.people import council_settings
from reviews.store.record.rows import read
from reviews.store.record.session import Session

YARDSTICK = "The response (the Ombudsman’s yardstick, no time limit)"


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is due in a case, overdue first, and what was, the newest first."""

    due: list[Due]
    was: list[Was]


def response_days(session: Session) -> int:
    """After how many days without a response the council wants to be warned."""
    row = council_settings.council_row(session)
    return (row.response_days if row else None) or USUAL_DAYS


def clocks(session: Session, case_id: UUID, today: date) -> list[Clock]:
    """The clock of each appeal of a case that has no response yet, the oldest first."""
    steps = standing.steps(session, [case_id]).get(case_id, [])
    days = response_days(session)
    every = standing.came(APPEALS.of(session, [case_id]))
    return [one for came in every if (one := clock(came, steps, today, days))]


def due(session: Session, case_id: UUID, today: date) -> list[Due]:
    """What is due in a case and from whom: overdue first, then by day."""
    appeals = standing.came(APPEALS.of(session, [case_id]))
    disputes = DISPUTES.of(session, [case_id])
    steps = [(one.fact_id, read(Step, one)) for one in STEPS.of(session, [case_id])]
    found = due_of(steps, [*appeals, *standing.came(disputes)], today)
    days, taken = response_days(session), standing.steps(session, [case_id]).get(case_id, [])
    found += [
        Due(one.on + timedelta(days), YARDSTICK, DueFrom.COUNCIL.words, one.key, today, limit=False)
        for one in appeals
        if clock(one, taken, today, days)
    ]
    found += [
        Due(
            one.answer_by_on,
            "The answer to the provider",
            DueFrom.COUNCIL.words,
            one.fact_id,
            today,
        )
        for one in disputes
        if one.answer_by_on is not None and one.answered_on is None
    ]
    return in_order(found)


def timeline(session: Session, case: CaseHead, today: date) -> Timeline:
    """The timeline of a case."""
    was = sorted(_was(session, case), key=lambda one: one.on, reverse=True)
    return Timeline(due(session, case.id, today), [one for one in was if one.on <= today])


def _was(session: Session, case: CaseHead) -> Iterator[Was]:
    ids = [case.id]
    yield Was(case.opened_on, "The case was opened")
    for made in standing.decisions(session, ids):
        yield Was(made.made_on, f"A decision was made: {made.kind.words.lower()}", made.what)
    for sent in standing.notices(session, case.id):
        yield Was(sent.sent_on, f"The notice was sent to: {sent.person.words.lower()}")
    for step in STEPS.of(session, ids):
        asks, of = ASKS[step.kind], ("step", step.fact_id)
        yield Was(step.on, asks.was or step.kind.words, step.words, *of)
        if step.done_on is not None:
            yield Was(step.done_on, asks.met, "", *of)
    for on in standing.responses(session, case.id):
        yield Was(on, "The response was sent, with its papers")
    yield from _came(session, ids)


def _came(session: Session, ids: list[UUID]) -> Iterator[Was]:
    for appeal in APPEALS.of(session, ids):
        yield Was(appeal.received_on, "An appeal came", appeal.appellant, "appeal", appeal.fact_id)
    for dispute in DISPUTES.of(session, ids):
        of = "dispute", dispute.fact_id
        yield Was(dispute.received_on, f"{dispute.organisation} disputed the review", "", *of)
        if dispute.answered_on is not None:
            said = dispute.outcome.words if dispute.outcome else ""
            yield Was(dispute.answered_on, "The provider was answered", said, *of)
    for who in AUTHORITIES.of(session, ids):
        days = (
            (who.asked_on, "Authority to act was asked for"),
            (who.seen_on, "Authority to act was seen"),
            (who.doubt_told_on, "The tribunal was told of a doubt"),
        )
        yield from (Was(on, what, who.name, "authority", who.fact_id) for on, what in days if on)


def due_file(session: Session, case: CaseHead, now: datetime, today: date) -> bytes:
    """What is due in a case as a calendar file.

    What officers wrote stays out, but for the time and the place of a hearing: a calendar is read
    over shoulders.
    """
    steps = {one.fact_id: one for one in STEPS.of(session, [case.id])}
    return calendar_file(
        *(_event(case, one, steps.get(one.key), now) for one in due(session, case.id, today))
    )


def _event(case: CaseHead, one: Due, step: StepView | None, now: datetime) -> CalendarEvent:
    hearing = step if one.hearing else None
    at, until = (clock_times(hearing.planned_time) if hearing else None) or (None, None)
    what = "Hearing" if hearing else one.what
    return CalendarEvent(
        id=one.key,
        version=int((step.recorded_at if step else now).timestamp()) // 60,
        summary=f"{case.reference}: {what}",
        place=hearing.place if hearing else "",
        about=case.kind.words if hearing else f"Due from: {one.whom}",
        on=one.on,
        at=at,
        until=until,
        called_off=False,
        stamp=now,
    )
