"""Suspensions of payment, beside a case's decisions."""

from uuid import UUID

from flask import flash, redirect, url_for

from reviews.domain.cases.decisions import SuspensionTold
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.reference.cases.appeals import appeal_law
from reviews.services.cases import suspensions as service
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.decisions import SuspensionLine
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import worked_claim
from reviews.web.acting import perform
from reviews.web.forms.filled import filled

from .decision_forms import SuspensionForm, TakeBackForm
from .decisions import of_case
from .decisions_shown import suspensions_in
from .routes import bp


@bp.route("/cases/<uuid:case_id>/suspensions/add", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_claim)
def add_suspension(case: CaseHead) -> Page:
    """Record that payment was suspended."""
    form, back_to = SuspensionForm(), _list(case)
    if form.validate_on_submit() and perform(
        form, service.record_suspension, case.id, filled(form, SuspensionTold)
    ):
        flash("The suspension is recorded.")
        return redirect(back_to)
    law = appeal_law()
    lead = f"{law.suspension} {law.suspension_regulation}: check before use."
    return of_case(case, form, "Record a suspension", "Record it", back_to, lead=lead)


def _list(case: CaseHead) -> str:
    return url_for("cases.decisions", case_id=case.id)


def _standing(case: CaseHead, suspension_id: UUID) -> SuspensionLine:
    for one in suspensions_in(case):
        if one.now.fact_id == suspension_id and one.now.taken_back is None:
            return one.now
    raise NotThere("This suspension was taken back. Go back and look again.")


@bp.route("/cases/<uuid:case_id>/suspensions/<uuid:suspension_id>/correct", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_claim)
def correct_suspension(case: CaseHead, suspension_id: UUID) -> Page:
    """Put a suspension right, or say when and why it was lifted."""
    now, back_to = _standing(case, suspension_id), _list(case)
    days = {"from_on": now.true_from_on, "lifted_on": now.true_to_on}
    form = SuspensionForm(obj=now, seen=str(now.id), **days)
    if form.validate_on_submit():
        told, seen = filled(form, SuspensionTold), form.seen.data or ""
        if perform(form, service.correct_suspension, case.id, suspension_id, told, seen=seen):
            flash("The suspension is saved. What it said before stays on the record.")
            return redirect(back_to)
        form.seen.data = str(_standing(case, suspension_id).id)
    return of_case(case, form, "Change a suspension", "Save", back_to)


@bp.route(
    "/cases/<uuid:case_id>/suspensions/<uuid:suspension_id>/take-back", methods=["GET", "POST"]
)
@allow(Permission.CASES, to=worked_claim)
def take_back_suspension(case: CaseHead, suspension_id: UUID) -> Page:
    """Say that a suspension was recorded by mistake."""
    _standing(case, suspension_id)
    form, back_to = TakeBackForm(), _list(case)
    if form.validate_on_submit() and perform(
        form, service.take_back_suspension, case.id, suspension_id, form.reason.data
    ):
        flash("The suspension is taken back.")
        return redirect(back_to)
    return of_case(case, form, "Take back a suspension", "Take it back", back_to)
