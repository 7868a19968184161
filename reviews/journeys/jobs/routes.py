"""Long work: asked for, seen on its way, cancelled, started again, and downloaded."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.domain.errors import NotThere
from reviews.domain.record.jobs import (
    ENDS,
    KEPT_FOR,
    STOPPED_AFTER,
    JobKind,
    JobState,
    WorkerState,
    is_kept,
    may_start_again,
    progress,
    worker_state,
)
from reviews.services.job_kinds import KINDS
from reviews.services.record import jobs as service
from reviews.services.record.jobs import Kind
from reviews.store.record import jobs
from reviews.store.record.jobs import JobLine
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import own_job
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.giving_out import given_out
from reviews.web.resources import now, resources

bp = Blueprint("jobs", __name__)
PAGE = 20
_COLOURS = {
    JobState.DONE: "green",
    JobState.FAILED: "red",
    JobState.RUNNING: "blue",
    JobState.WAITING: "yellow",
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A job as the page shows it: what is said of it, and where its buttons lead."""

    job: JobLine
    colour: str
    far: str
    still_since: datetime | None
    kept_until: datetime | None
    gone: bool
    download: str
    page: str
    cancel: str
    again: str


def _shown(job: JobLine) -> _Shown:
    at, state = now(), job.state
    kind = KINDS[job.kind]
    silent = state is JobState.RUNNING and job.heartbeat_at is not None
    still = silent and job.heartbeat_at is not None and at - job.heartbeat_at > STOPPED_AFTER
    done = state is JobState.DONE
    kept = done and job.bytes_id is not None and is_kept(job.ended_at, at)
    again = may_start_again(state, job.ended_at, at) and viewer().may(kind.permission)
    return _Shown(
        job=job,
        colour=_COLOURS.get(state, "grey"),
        far=progress(job.done, job.of, kind.counted),
        still_since=job.heartbeat_at if still else None,
        kept_until=job.ended_at + KEPT_FOR if kept and job.ended_at else None,
        gone=done and not kept and not kind.page,
        download=url_for("jobs.download", job_id=job.id) if kept else "",
        page=_page_of(kind, job) if done and kind.page else "",
        cancel="" if state in ENDS else url_for("jobs.cancel", job_id=job.id),
        again=url_for("jobs.start_again", job_id=job.id) if again else "",
    )


def _page_of(kind: Kind, job: JobLine) -> str:
    about: dict[str, Any] = {kind.page_of: job.about}
    return url_for(kind.page, **about)


@bp.get("/jobs")
@allow()
def show() -> Page:
    """The officer's own long work, newest first, and whether anything works on it."""
    return _page(Form())


def _page(form: Form) -> Page:
    skip = max(request.args.get("skip", 0, type=int), 0)
    found = jobs.own_jobs(reading(), viewer().id, skip, PAGE + 1)
    seen_at = jobs.last_seen(reading())
    return render_template(
        "journeys/jobs/show.html",
        form=form,
        shown=[_shown(one) for one in found[:PAGE]],
        going_on=any(one.state not in ENDS for one in found),
        silent=worker_state(seen_at, now()) is WorkerState.SILENT,
        seen_at=seen_at,
        days=KEPT_FOR.days,
        older=url_for("jobs.show", skip=skip + PAGE) if len(found) > PAGE else "",
        newer=url_for("jobs.show") if skip else "",
    )


@bp.post("/jobs/ask/<kind>")
@allow()
def ask(kind: str) -> Page:
    """Ask for long work of a kind; asked for twice, it is done once."""
    try:
        asked = JobKind(kind)
    except ValueError:
        raise NotThere from None
    form = Form()
    if form.validate_on_submit() and (done := perform(form, service.ask, KINDS, asked)):
        resources().queue.hand_over(done.value)
        flash("You have asked for it. It is made while you do other things.")
        return redirect(url_for("jobs.show"))
    return _page(form)


@bp.post("/jobs/<uuid:job_id>/cancel")
@allow(to=own_job)
def cancel(job: JobLine) -> Page:
    """Cancel a job."""
    form = Form()
    if form.validate_on_submit() and perform(form, service.cancel, job.id):
        flash("It is cancelled. What was done of it is kept, so that it can be started again.")
        return redirect(url_for("jobs.show"))
    return _page(form)


@bp.post("/jobs/<uuid:job_id>/start-again")
@allow(to=own_job)
def start_again(job: JobLine) -> Page:
    """Have a job go on where it stopped."""
    form = Form()
    if form.validate_on_submit() and perform(form, service.start_again, KINDS, job.id):
        resources().queue.hand_over(job.id)
        flash("It goes on where it stopped.")
        return redirect(url_for("jobs.show"))
    return _page(form)


@bp.get("/jobs/<uuid:job_id>/download")
@allow(to=own_job)
def download(job: JobLine) -> Response:
    """What a job made, for whoever asked for it while they may have it."""
    bytes_id, name = service.given_out(viewer(), job, KINDS, now())
    try:
        return given_out(bytes_id, KINDS[job.kind].media_type, name)
    except NotThere:
        raise NotThere("The file is not kept any more. Ask for it anew.") from None
