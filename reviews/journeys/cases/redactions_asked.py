"""Words taken out of a long paper: asked for, seen on its way, and looked at before."""

from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from reviews.domain.people.roles import Permission
from reviews.domain.record.jobs import ENDS, JobKind, JobState, progress
from reviews.services.cases import redactions_asked as service
from reviews.services.cases.redactions import Wanted
from reviews.services.cases.redactions_asked import Paper
from reviews.services.job_kinds import KINDS
from reviews.store.cases.redactions_asked import Asked
from reviews.store.record import jobs
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import own_redaction
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import resources

from .bundles import Under
from .redaction_forms import RedactForm
from .routes import bp

_DOES = {
    JobKind.REDACTION_LOOK: "The paper is being looked through.",
    JobKind.REDACTION: "The paper is being drawn anew. Nothing is recorded before all of it is.",
}
_CANCELLED = "It was cancelled. Nothing is recorded, and what you typed is kept for some days."


def asked_for(
    form: RedactForm, kind: JobKind, case_id: UUID, paper: Paper, said: Wanted
) -> Page | None:
    """Ask for long work on a paper, and go back to its page; None after a refusal."""
    seen = form.seen.data or ""
    done = perform(form, service.ask, KINDS, kind, case_id, paper, said, seen=seen)
    if done is None:
        return None
    resources().queue.hand_over(done.value)
    flash("You have asked for it. It is made while you do other things.")
    return redirect(_page(case_id, paper.item.id))


def _page(case_id: UUID, evidence_id: UUID) -> str:
    return url_for("cases.redaction", case_id=case_id, evidence_id=evidence_id)


def under_way(asked: Asked) -> Under | None:
    """How the long work on what was asked stands, unless it is done."""
    job = jobs.last_about(reading(), asked.asked_by, asked.kind, asked.id)
    if job is None or job.state is JobState.DONE:
        return None
    if job.state is JobState.CANCELLED:
        return Under(_CANCELLED, "", "")
    if job.state in ENDS:
        return Under(f"Nothing is recorded. {job.failure or ''}".strip(), "", "")
    far = progress(job.done, job.of, KINDS[job.kind].counted)
    here = _page(asked.case_id, asked.evidence_id)
    return Under("", f"{_DOES[asked.kind]} {far}".strip(), here)


@bp.get("/cases/redactions/asked/<uuid:asked_id>")
@allow(Permission.DISCLOSURE, to=own_redaction)
def asked_redaction(asked: Asked) -> Page:
    """From long work to the page of the paper it is about."""
    return redirect(_page(asked.case_id, asked.evidence_id))


@bp.get("/cases/redactions/asked/<uuid:asked_id>/<int:page>.png")
@allow(Permission.DISCLOSURE, to=own_redaction)
def asked_preview(asked: Asked, page: int) -> Response:
    """A page of a long paper as it would be, for whoever asked to see it."""
    return Response(service.seen(resources().files, asked, page), mimetype="image/png")
