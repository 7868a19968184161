"""The notices of a decision: one for each person it was sent to."""

from dataclasses import asdict
from uuid import UUID

from flask import flash, redirect, request, url_for

from reviews.domain.cases.decisions import NoticeTold
from reviews.domain.cases.kinds import DecisionKind, Person
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.cases import decisions as service
from reviews.store.cases.cases import CaseHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import worked_claim
from reviews.web.acting import perform
from reviews.web.forms.filled import filled

from .decision_forms import NoticeForm, TakeBackForm
from .decisions import of_case, shown
from .decisions_shown import DecisionShown, NoticeShown
from .routes import bp


@bp.route("/cases/<uuid:case_id>/decisions/<uuid:decision_id>/notices/add", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_claim)
def add_notice(case: CaseHead, decision_id: UUID) -> Page:
    """Record a notice of a decision; one whom a gap names is filled in already."""
    one = shown(case, decision_id)
    to = request.args.get("to", "")
    named = {"addressee": to, "person": Person.RECOVERED_FROM} if to in one.without_notice else {}
    form = NoticeForm(data=named)
    if form.validate_on_submit() and perform(
        form,
        service.record_notice,
        case.id,
        decision_id,
        filled(form, NoticeTold),
        form.file.upload,
    ):
        flash("The notice is recorded.")
        return redirect(one.href)
    return of_case(
        case, form, "Record a notice", "Record the notice", one.href, lead=_names(one), files=True
    )


def _names(one: DecisionShown) -> str:
    if one.now.kind is not DecisionKind.OVERPAYMENT or not one.now.people:
        return ""
    return f"Write a name as it stands in the decision: {'; '.join(one.now.people)}."


def _notice(one: DecisionShown, notice_id: UUID) -> NoticeShown:
    for notice in one.notices:
        if notice.now.fact_id == notice_id:
            return notice
    raise NotThere("This notice was taken back. Go back and look again.")


@bp.route(
    "/cases/<uuid:case_id>/decisions/<uuid:decision_id>/notices/<uuid:notice_id>/correct",
    methods=["GET", "POST"],
)
@allow(Permission.CASES, to=worked_claim)
def correct_notice(case: CaseHead, decision_id: UUID, notice_id: UUID) -> Page:
    """Put a notice right; what it said before stays."""
    one = shown(case, decision_id)
    now = _notice(one, notice_id).now
    form = NoticeForm(data=asdict(now) | {"rights": now.rights_said, "seen": str(now.id)})
    if form.validate_on_submit():
        told, seen = filled(form, NoticeTold), form.seen.data or ""
        upload = form.file.upload
        if perform(form, service.correct_notice, case.id, notice_id, told, upload, seen=seen):
            flash("The notice is corrected. What it said before stays on the record.")
            return redirect(one.href)
        form.seen.data = str(_notice(shown(case, decision_id), notice_id).now.id)
    kept = f"{now.file_name} stays, unless you choose another file." if now.file_name else ""
    return of_case(case, form, "Correct a notice", "Save", one.href, lead=kept, files=True)


@bp.route(
    "/cases/<uuid:case_id>/decisions/<uuid:decision_id>/notices/<uuid:notice_id>/take-back",
    methods=["GET", "POST"],
)
@allow(Permission.CASES, to=worked_claim)
def take_back_notice(case: CaseHead, decision_id: UUID, notice_id: UUID) -> Page:
    """Say that a notice was recorded by mistake."""
    one, form = shown(case, decision_id), TakeBackForm()
    now = _notice(one, notice_id).now
    if form.validate_on_submit() and perform(
        form, service.take_back_notice, case.id, notice_id, form.reason.data
    ):
        flash("The notice is taken back.")
        return redirect(url_for("cases.decision", case_id=case.id, decision_id=decision_id))
    return of_case(case, form, f"Take back: notice to {now.addressee}", "Take it back", one.href)
