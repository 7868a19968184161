"""The steps of a case on its timeline: what is due and from whom, and what was."""

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.steps import kinds_for
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.cases import steps as service
from reviews.services.cases import timeline as timelines
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS, STEPS
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import open_case, worked_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.pages import on
from reviews.web.resources import now, today
from reviews.web.sizes import takes_files

from .as_it_stood import read_as
from .fact_pages import changes, fact_page, wording
from .in_bundle import in_bundle
from .routes import bp
from .step_forms import StepForm
from .told import step_pairs

_CHANGED_AT = {
    "appeal": "cases.change_appeal",
    "step": "cases.change_step",
    "authority": "cases.change_authority",
    "dispute": "cases.change_dispute",
}


@bp.get("/cases/<uuid:case_id>/timeline")
@allow(Permission.CASES, to=open_case)
def timeline(case: CaseHead) -> Page:
    """What is due in a case, overdue first, and what was."""
    session, as_of, may = reading(), read_as(), changes(case)
    found = timelines.timeline(session, case, today(), as_of)
    steps = STEPS.of(session, [case.id], as_of)
    return render_template(
        "journeys/cases/timeline.html",
        case=case,
        due=found.due,
        was=[(one, _href(case, one.part, one.key) if may else "") for one in found.was],
        clocks=timelines.clocks(session, case.id, today(), as_of),
        taken_back=STEPS.taken_back(session, case.id, as_of),
        files=[one for one in steps if one.file_id],
        steps={one.fact_id for one in steps} if may else set(),
        bundled=in_bundle(case),
        changes=may,
    )


def _href(case: CaseHead, part: str, key: UUID | None) -> str:
    return url_for(_CHANGED_AT[part], case_id=case.id, fact_id=key) if part else ""


@bp.get("/cases/<uuid:case_id>/due.ics")
@allow(Permission.CASES, to=open_case)
def due_file(case: CaseHead) -> Response:
    """What is due in a case as a file for one's own calendar."""
    return send_file(
        BytesIO(timelines.due_file(reading(), case, now(), today())),
        mimetype="text/calendar",
        as_attachment=True,
        download_name=f"{case.reference}.ics",
    )


@bp.get("/cases/<uuid:case_id>/step/add")
@allow(Permission.CASES, to=worked_case)
def choose_step(case: CaseHead) -> Page:
    """Choose which step a case took."""
    return render_template("journeys/cases/choose_step.html", case=case, kinds=kinds_for(case.kind))


def _form(case: CaseHead, kind: StepKind, data: dict[str, Any]) -> StepForm:
    every = APPEALS.of(reading(), [case.id])
    named = [(str(one.fact_id), f"{one.appellant}, {on(one.received_on)}") for one in every]
    return StepForm.of(kind, named, data)


@bp.route("/cases/<uuid:case_id>/step/add/<kind>", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def add_step(case: CaseHead, kind: str) -> Page:
    """Record a step of a case."""
    found = next((one for one in kinds_for(case.kind) if one.value == kind), None)
    if found is None:
        raise NotThere
    form = _form(case, found, {} if found is StepKind.HEARING else {"on": today()})
    if form.validate_on_submit() and perform(
        form, service.record_step, case.id, form.step(), form.file.upload
    ):
        flash("The step is recorded.")
        return redirect(url_for("cases.timeline", case_id=case.id))
    return fact_page(case, form, found.words, "cases.timeline")


@bp.route("/cases/<uuid:case_id>/step/<uuid:fact_id>/change", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def change_step(case: CaseHead, fact_id: UUID) -> Page:
    """Put right what is recorded of a step, or record that what was due is done."""
    step = wording(STEPS, case, fact_id).now
    names = (
        *("appeal_fact_id", "on", "due_on", "done_on", "due_from", "planned_time"),
        *("place", "who", "words"),
    )
    shown = {name: getattr(step, name) for name in names}
    form = _form(case, step.kind, shown | {"seen": step.id})
    if form.validate_on_submit() and perform(
        form,
        service.correct_step,
        case.id,
        fact_id,
        form.step(),
        form.file.upload,
        seen=form.seen.data,
    ):
        flash("The step is changed. What it said before is kept.")
        return redirect(url_for("cases.timeline", case_id=case.id))
    of = wording(STEPS, case, fact_id)
    return fact_page(case, form, step.kind.words, "cases.timeline", told=step_pairs, of=of)
