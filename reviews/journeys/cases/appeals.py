"""Appeals of a case: as they came, whether in time, and what the response waits for."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.cases.appeals import EITHER_WAY, Timed, not_against, timed
from reviews.domain.cases.clock import STOPS_NOTHING, Waits, waiting
from reviews.domain.people.roles import Permission
from reviews.reference.cases.appeals import appeal_law
from reviews.services.cases import appeals as service
from reviews.services.cases.timeline import clocks
from reviews.store.cases import standing
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS, AppealView
from reviews.store.cases.standing import DecisionLine, NoticeLine
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import open_case, worked_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import resources, today
from reviews.web.sizes import takes_files

from .appeal_forms import AppealForm
from .as_it_stood import read_as
from .fact_pages import changes, fact_page, wording
from .routes import bp
from .told import Pairs, appeal_pairs, decision_words

_LEAD = "Record it on the day it comes, with what is known. What is missing can be added later."


@bp.get("/cases/<uuid:case_id>/appeal")
@allow(Permission.CASES, to=open_case)
def appeal(case: CaseHead) -> Page:
    """The appeals of a case, and what a response waits for."""
    session, as_of = reading(), read_as()
    every = APPEALS.of(session, [case.id], as_of)
    known = standing.decisions(session, [case.id], as_of.then)
    decisions = {one.fact_id: one for one in known}
    notices = standing.notices(session, case.id, as_of.then)
    open_clocks = clocks(session, case.id, today(), as_of)
    return render_template(
        "journeys/cases/appeal.html",
        case=case,
        appeals=[(one, _told(one, decisions, notices)) for one in every],
        taken_back=APPEALS.taken_back(session, case.id, as_of),
        clocks=open_clocks,
        waits=waiting(standing.standing(session, case.id, appeal_law().changing, as_of.then))
        if open_clocks
        else [],
        stops_nothing=STOPS_NOTHING,
        either_way=EITHER_WAY,
        changes=changes(case),
    )


def _waits(case: CaseHead) -> list[Waits]:
    return waiting(standing.standing(reading(), case.id, appeal_law().changing))


def _told(
    one: AppealView, decisions: Mapping[UUID, DecisionLine], notices: Sequence[NoticeLine]
) -> Pairs:
    """An appeal, with whether it came in time after the day it came."""
    found = _in_time(one, decisions, notices)
    pairs = appeal_pairs(decisions)(one)
    in_time = ("In time or late", f"{found.timing.words}. {found.worked_out}")
    decision = decisions.get(one.decision_fact_id) if one.decision_fact_id else None
    return [pairs[0], in_time, *_may_appeal(decision), *pairs[1:]]


def _in_time(
    one: AppealView, decisions: Mapping[UUID, DecisionLine], notices: Sequence[NoticeLine]
) -> Timed:
    if one.decision_fact_id is None:
        return not_against(one.received_on, (each.made_on for each in decisions.values()))
    sent_on = standing.notice_sent_on(notices, one.decision_fact_id, one.person)
    return timed(
        one.received_on,
        sent_on,
        one.reasons_asked_on,
        one.reasons_given_on,
        holidays=resources().bank_holidays,
        limits=appeal_law().limits,
    )


def _may_appeal(decision: DecisionLine | None) -> Pairs:
    """Who may appeal against a decision, from the dated list: it is told, and stops nothing."""
    if decision is None:
        return []
    found = appeal_law().who_may_appeal(decision.kind)
    who = "; ".join(one.told for one in found.people) or "Nobody: it cannot be appealed"
    anybody = "An appeal from anybody else is sent on all the same: the tribunal decides."
    return [("Who may appeal it", f"{who}. {found.checked} {anybody}")]


def _offer(form: AppealForm, case: CaseHead) -> None:
    every = standing.decisions(reading(), [case.id])
    known = [(str(one.fact_id), decision_words(one)) for one in every]
    form.decision_fact_id.offer(known)


@bp.route("/cases/<uuid:case_id>/appeal/add", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def add_appeal(case: CaseHead) -> Page:
    """Record an appeal that came."""
    form = AppealForm(data={"received_on": today(), "objects": "later"})
    _offer(form, case)
    if form.validate_on_submit() and perform(
        form, service.record_appeal, case.id, form.appeal(), form.file.upload
    ):
        flash("The appeal is recorded. Send it to the tribunal, whoever signed it.")
        return redirect(url_for("cases.appeal", case_id=case.id))
    return fact_page(case, form, "Record an appeal", "cases.appeal", lead=_LEAD)


@bp.route("/cases/<uuid:case_id>/appeal/<uuid:fact_id>/change", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def change_appeal(case: CaseHead, fact_id: UUID) -> Page:
    """Put right what is recorded of an appeal."""
    form = AppealForm.shown(wording(APPEALS, case, fact_id).now)
    _offer(form, case)
    if form.validate_on_submit() and perform(
        form,
        service.correct_appeal,
        case.id,
        fact_id,
        form.appeal(),
        form.file.upload,
        seen=form.seen.data,
    ):
        flash("The appeal is changed. What it said before is kept.")
        return redirect(url_for("cases.appeal", case_id=case.id))
    decisions = {one.fact_id: one for one in standing.decisions(reading(), [case.id])}
    of = wording(APPEALS, case, fact_id)
    told = appeal_pairs(decisions)
    return fact_page(case, form, "Change an appeal", "cases.appeal", told=told, of=of)
