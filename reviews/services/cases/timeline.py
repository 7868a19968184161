"""What was and what is due in a case, for its page and for an officer's own calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from reviews.documents.calendar import CalendarEvent, calendar_file
from reviews.domain.cases.as_of import NOW, AsOf, Mark
from reviews.domain.cases.clock import USUAL_DAYS, Clock, clock
from reviews.domain.cases.kinds import DueFrom
from reviews.domain.cases.steps import ASKS, SENT, Step
from reviews.domain.cases.timeline import Due, Was, due_of, in_order
from reviews.domain.programme.calendar import clock_times
from reviews.store.cases import standing
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS, AUTHORITIES, DISPUTES, STEPS, StepView
from reviews.store.people import council_settings
from reviews.store.record.rows import read
from reviews.store.record.session import Session

YARDSTICK = "The response (the Ombudsman’s yardstick, no time limit)"


_Of = tuple[str, UUID, tuple[Mark, ...], tuple[UUID | None, ...]]
"""From what a line of the timeline comes: its part and key, its marks, and what shows it."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is due in a case, overdue first, and what was, the newest first."""

    due: list[Due]
    was: list[Was]


def response_days(session: Session) -> int:
    """After how many days without a response the council wants to be warned."""
    row = council_settings.council_row(session)
    return (row.response_days if row else None) or USUAL_DAYS


def clocks(session: Session, case_id: UUID, now: date, as_of: AsOf = NOW) -> list[Clock]:
    """The clock of each appeal of a case that has no response yet, the oldest first.

    As of a day, the days that had gone by then, of what was known by then.
    """
    then, today = as_of.then, as_of.day(now)
    steps = standing.steps(session, [case_id], then).get(case_id, [])
    days = response_days(session)
    every = standing.came(APPEALS.of(session, [case_id], then))
    return [one for came in every if (one := clock(came, steps, today, days))]


def due(session: Session, case_id: UUID, now: date, as_of: AsOf = NOW) -> list[Due]:
    """What is due in a case and from whom: overdue first, then by day; or was due then."""
    then, today, ids = as_of.then, as_of.day(now), [case_id]
    appeals = standing.came(APPEALS.of(session, ids, then))
    disputes = DISPUTES.of(session, ids, then)
    steps = [(one.fact_id, read(Step, one)) for one in STEPS.of(session, ids, then)]
    found = due_of(steps, [*appeals, *standing.came(disputes)], today)
    days, taken = response_days(session), standing.steps(session, ids, then).get(case_id, [])
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


def timeline(session: Session, case: CaseHead, today: date, as_of: AsOf = NOW) -> Timeline:
    """The timeline of a case; as of a day, what was recorded later is marked or hidden."""
    was = sorted(_was(session, case, as_of), key=lambda one: one.on, reverse=True)
    found = [one for one in was if one.on <= today]
    return Timeline(due(session, case.id, today, as_of), found)


def _was(session: Session, case: CaseHead, as_of: AsOf) -> Iterator[Was]:
    ids = [case.id]
    yield Was(case.opened_on, "The case was opened")
    for made in standing.decisions(session, ids, as_of):
        words = f"A decision was made: {made.kind.words.lower()}"
        yield Was(made.made_on, words, made.what, marks=made.marks)
    for sent in standing.notices(session, case.id, as_of):
        words = f"The notice was sent to: {sent.person.words.lower()}"
        yield Was(sent.sent_on, words, marks=sent.marks, evidence=(sent.id, sent.file_id))
    for step in STEPS.of(session, ids, as_of):
        asks, of = ASKS[step.kind], ("step", step.fact_id, step.marks, (step.file_id,))
        yield Was(step.on, asks.was or step.kind.words, step.words, *of)
        if step.done_on is not None:
            yield Was(step.done_on, asks.met, "", *of)
    for gone in standing.sent_sets(session, ids, as_of):
        yield Was(gone.sent_on, SENT[gone.kind], marks=gone.marks)
    yield from _came(session, ids, as_of)


def _came(session: Session, ids: list[UUID], as_of: AsOf) -> Iterator[Was]:
    for appeal in APPEALS.of(session, ids, as_of):
        of: _Of = "appeal", appeal.fact_id, appeal.marks, (appeal.id, appeal.file_id)
        yield Was(appeal.received_on, "An appeal came", appeal.appellant, *of)
    for dispute in DISPUTES.of(session, ids, as_of):
        of = "dispute", dispute.fact_id, dispute.marks, (dispute.file_id,)
        yield Was(dispute.received_on, f"{dispute.organisation} disputed the review", "", *of)
        if dispute.answered_on is not None:
            said = dispute.outcome.words if dispute.outcome else ""
            yield Was(dispute.answered_on, "The provider was answered", said, *of)
    for who in AUTHORITIES.of(session, ids, as_of):
        days = (
            (who.asked_on, "Authority to act was asked for"),
            (who.seen_on, "Authority to act was seen"),
            (who.doubt_told_on, "The tribunal was told of a doubt"),
        )
        of = "authority", who.fact_id, who.marks, (who.file_id,)
        yield from (Was(on, what, who.name, *of) for on, what in days if on)


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
