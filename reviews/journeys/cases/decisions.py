"""The decisions of a case: listed, recorded, corrected, taken back."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.cases.kinds import DecisionKind
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.reference.cases.appeals import appeal_law
from reviews.services.cases import decisions as service
from reviews.store.cases.cases import CaseHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import open_claim, worked_claim
from reviews.web.acting import perform
from reviews.web.forms.base import Form

from .as_it_stood import read_as
from .decision_forms import TakeBackForm, form_of
from .decisions_shown import DecisionShown, decisions_in, suspensions_in
from .routes import bp


def changeable(case: CaseHead) -> bool:
    """Whether this officer may change what the case holds of decisions: never as of a day."""
    return read_as().now and case.closed_on is None and viewer().may(Permission.APPEALS)


def shown(case: CaseHead, decision_id: UUID) -> DecisionShown:
    """A decision of a case, taken back or not; NotThere where it is none."""
    for one in decisions_in(case):
        if one.now.fact_id == decision_id:
            return one
    raise NotThere


@bp.get("/cases/<uuid:case_id>/decisions")
@allow(Permission.CASES, to=open_claim)
def decisions(case: CaseHead) -> Page:
    """The decisions of a case, and the suspensions beside them."""
    every, suspended = decisions_in(case), suspensions_in(case)
    return render_template(
        "journeys/cases/decisions.html",
        case=case,
        decisions=[one for one in every if one.now.taken_back is None],
        suspensions=[one for one in suspended if one.now.taken_back is None],
        gone=[one.now for one in every if one.now.taken_back is not None],
        suspensions_gone=[one.now for one in suspended if one.now.taken_back is not None],
        law=appeal_law(),
        changeable=changeable(case),
    )


@bp.get("/cases/<uuid:case_id>/decisions/add")
@allow(Permission.CASES, to=worked_claim)
def choose_decision(case: CaseHead) -> Page:
    """What kind of decision is to be recorded."""
    return render_template(
        "journeys/cases/decision_kinds.html", case=case, kinds=list(DecisionKind), law=appeal_law()
    )


@bp.route("/cases/<uuid:case_id>/decisions/add/<kind>", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_claim)
def add_decision(case: CaseHead, kind: str) -> Page:
    """Record a decision of a kind."""
    if kind not in list(DecisionKind):
        raise NotThere
    of = DecisionKind(kind)
    form = form_of(of, appeal_law())
    if form.validate_on_submit():
        done = perform(form, service.record_decision, case.id, form.told(of))
        if done:
            flash("The decision is recorded. Record each notice of it here.")
            return redirect(url_for("cases.decision", case_id=case.id, decision_id=done.value))
    back_to = url_for("cases.choose_decision", case_id=case.id)
    return of_case(case, form, of.words, "Record the decision", back_to)


@bp.get("/cases/<uuid:case_id>/decisions/<uuid:decision_id>")
@allow(Permission.CASES, to=open_claim)
def decision(case: CaseHead, decision_id: UUID) -> Page:
    """One decision: its ground, its day, its notices, who may appeal it."""
    one = shown(case, decision_id)
    stands = one.now.taken_back is None
    return render_template(
        "journeys/cases/decision.html",
        case=case,
        one=one,
        law=appeal_law(),
        changeable=changeable(case) and stands,
        stands=stands,
    )


@bp.route("/cases/<uuid:case_id>/decisions/<uuid:decision_id>/correct", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_claim)
def correct_decision(case: CaseHead, decision_id: UUID) -> Page:
    """Put a decision right; what it said before stays."""
    one = shown(case, decision_id)
    form = form_of(one.now.kind, appeal_law(), one.now)
    if form.validate_on_submit():
        told, seen = form.told(one.now.kind), form.seen.data or ""
        if perform(form, service.correct_decision, case.id, decision_id, told, seen=seen):
            flash("The decision is corrected. What it said before stays on the record.")
            return redirect(one.href)
        form.seen.data = str(shown(case, decision_id).now.id)
    title = f"Correct: {one.now.kind.words.lower()}"
    lead = "Recorded as the wrong kind? Take it back, and record it again."
    return of_case(case, form, title, "Save", one.href, lead=lead)


@bp.route("/cases/<uuid:case_id>/decisions/<uuid:decision_id>/take-back", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_claim)
def take_back_decision(case: CaseHead, decision_id: UUID) -> Page:
    """Say that a decision was recorded by mistake."""
    one, form = shown(case, decision_id), TakeBackForm()
    if form.validate_on_submit() and perform(
        form, service.take_back_decision, case.id, decision_id, form.reason.data
    ):
        flash("The decision is taken back.")
        return redirect(url_for("cases.decisions", case_id=case.id))
    title = f"Take back: {one.now.kind.words.lower()}"
    return of_case(case, form, title, "Take it back", one.href)


def of_case(
    case: CaseHead,
    form: Form,
    title: str,
    submit: str,
    back_to: str,
    *,
    lead: str = "",
    files: bool = False,
) -> Page:
    """A page of a case that is one form."""
    return render_template(
        "journeys/cases/form.html",
        case=case,
        form=form,
        title=title,
        submit=submit,
        back_to=back_to,
        back_words="Back",
        lead=lead,
        files=files,
    )
