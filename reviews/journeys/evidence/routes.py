"""One piece of evidence of any kind: what it is, what rests on it, and what can be done with it."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from reviews.domain.across.corrections import (
    CORRECTED_ELSEWHERE,
    CORRECTED_HERE,
    TAKEN_BACK_ELSEWHERE,
    Part,
    Typed,
)
from reviews.domain.consent.consents import Use
from reviews.domain.dates import long_date
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.people.roles import Permission
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.services.across import evidence as service
from reviews.store.across import evidence as store
from reviews.store.across.evidence import Opened
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.citable import Sought, citable
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_evidence, team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.pages import plural
from reviews.web.resources import today
from reviews.web.sizes import takes_files

from .forms import AttachForm, CorrectForm, DisputeForm, SpeaksForm, TakeBackForm
from .told import said, stands_on, title

bp = Blueprint("evidence", __name__)


@bp.get("/evidence/<uuid:evidence_id>")
@allow(Permission.REVIEW, to=team_evidence)
def show(opened: Opened) -> Page:
    """One piece of evidence, what was said of it since, and what rests on it."""
    session, key, kind = reading(), opened.view.id, opened.view.kind
    return render_template(
        "journeys/evidence/show.html",
        one=opened,
        title=title(opened),
        parts=[] if opened.withheld else said(opened),
        stands_on=stands_on(opened),
        corrections=[]
        if opened.withheld
        else [_was(one, kind) for one in store.corrections(session, key)],
        disputes=[] if opened.withheld else store.disputes(session, key),
        files=[] if opened.withheld else store.files_by(session, [key]).get(key, []),
        **_resting([key]),
        citable=_citable(opened),
        corrected_here=kind in CORRECTED_HERE,
        corrected_elsewhere=CORRECTED_ELSEWHERE.get(kind, ""),
        taken_back_elsewhere=TAKEN_BACK_ELSEWHERE.get(kind, ""),
    )


def _resting(ids: Collection[UUID]) -> dict[str, Any]:
    """What rests on some evidence: the findings that may be shown, how many not, the letters."""
    session = reading()
    every = store.findings_on(session, ids)
    shown = {
        one.fact_id
        for review_id in {one.review_id for one in every}
        for one in overall_assessment.findings(session, Use.NOTES, review_id).items
    }
    left = sum(one.fact_id not in shown for one in every)
    are = "is not shown here rests" if left == 1 else "are not shown here rest"
    return {
        "resting": [one for one in every if one.fact_id in shown],
        "hidden": f"{plural(left, 'finding')} that {are} on it." if left else "",
        "letters": store.letters_on(session, [one.fact_id for one in every]),
    }


def _citable(opened: Opened) -> bool:
    """Whether this officer may cite it in a finding of its review."""
    view, session = opened.view, reading()
    review = None if view.review_id is None else reviews.review(session, view.review_id)
    if review is None or not opened.stands:
        return False
    return bool(citable(session, viewer(), Use.NOTES, review, Sought(), only=[view.id])[0])


def _was(one: store.Beside, kind: EvidenceKind) -> tuple[store.Beside, list[tuple[str, str]]]:
    """A correction, and each part of before by the question that it answered."""
    parts = {part.column: part for part in CORRECTED_HERE[kind]}
    before = json.loads(one.was).items()
    return one, [(parts[name].label, _worded(parts[name], value)) for name, value in before]


def _worded(part: Part, value: str | None) -> str:
    if not value:
        return "nothing"
    if part.typed is Typed.PROGRESS:
        return Progress(value).words
    return long_date(date.fromisoformat(value)) if part.typed is Typed.DAY else value


def _here(opened: Opened) -> Page:
    return redirect(url_for("evidence.show", evidence_id=opened.view.id))


def _form_page(form: object, opened: Opened, heading: str, button: str, **more: object) -> Page:
    return render_template(
        "journeys/evidence/change.html",
        form=form,
        one=opened,
        title=title(opened),
        heading=heading,
        button=button,
        **more,
    )


def _standing(opened: Opened) -> Opened:
    """A piece of evidence that stands and whose words may be read, to be changed."""
    if not opened.stands:
        abort(404)
    return opened


@bp.route("/evidence/<uuid:evidence_id>/correct", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_evidence)
def correct(opened: Opened) -> Page:
    """Put a record right; what it said before is kept."""
    parts: tuple[Part, ...] = CORRECTED_HERE.get(_standing(opened).view.kind) or abort(404)
    before = {one.column: getattr(opened.row, one.column) for one in parts}
    form = CorrectForm.of(parts, data={**before, "seen": service.mark(before)})
    clash = False
    if form.validate_on_submit():
        values = {one.column: form[one.column].data for one in parts}
        sent = form.seen.data
        key, why = opened.view.id, form.reason.data
        if perform(form, service.correct, key, values, why, sent):
            flash("It is corrected. What it said before is kept.")
            return _here(opened)
        now = store.evidence(reading(), viewer(), key)
        current = {one.column: getattr(now.row, one.column) for one in parts} if now else before
        form.seen.process_data(service.mark(current))
        clash = service.mark(current) != sent
        opened = now or opened
    return _form_page(
        form, opened, "Correct this record", "Save", now=said(opened) if clash else ()
    )


@bp.route("/evidence/<uuid:evidence_id>/take-back", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_evidence)
def take_back(opened: Opened) -> Page:
    """Take a record back, with the reason; what rests on it is said first."""
    if _standing(opened).view.kind in TAKEN_BACK_ELSEWHERE:
        abort(404)
    form = TakeBackForm()
    key = opened.view.id
    if form.validate_on_submit() and perform(form, service.take_back, key, form.reason.data):
        flash("It is taken back. It stays on the record, and is no longer used.")
        return _here(opened)
    going = store.with_it(reading(), opened.view, opened.row)
    return _form_page(
        form,
        opened,
        "Take this record back",
        "Take it back",
        **_resting(going),
    )


@bp.route("/evidence/<uuid:evidence_id>/dispute", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_evidence)
def dispute(opened: Opened) -> Page:
    """Record that the person or the provider says a record is wrong."""
    form = DisputeForm(data={"said_on": today()})
    key = _standing(opened).view.id
    if form.validate_on_submit() and perform(
        form, service.dispute, key, filled(form, service.Said)
    ):
        flash("Their note stands beside the record.")
        return _here(opened)
    return _form_page(form, opened, "Someone says that this is wrong", "Save")


@bp.route("/evidence/<uuid:evidence_id>/attach", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_evidence)
@takes_files
def attach(opened: Opened) -> Page:
    """Attach a file to a record."""
    form = AttachForm()
    key = _standing(opened).view.id
    if (
        form.validate_on_submit()
        and (chosen := form.file.upload)
        and perform(form, service.attach, key, chosen, form.about.data)
    ):
        flash("The file is attached.")
        return _here(opened)
    return _form_page(form, opened, "Attach a file", "Attach", files=True)


@bp.route("/evidence/<uuid:evidence_id>/speaks-to", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_evidence)
def speaks_to(opened: Opened) -> Page:
    """Say which limb of the Housing Benefit test a record speaks to."""
    view = _standing(opened).view
    form = SpeaksForm(data={"limb": view.limb.value if view.limb else ""})
    if form.validate_on_submit():
        limb = Limb(form.limb.data) if form.limb.data else None
        if perform(form, service.speaks_to, view.id, limb):
            flash("It is recorded.")
            return _here(opened)
    return _form_page(form, opened, "What this record speaks to", "Save")


@bp.get("/reviews/<uuid:review_id>/taken-back")
@allow(Permission.REVIEW, to=team_review)
def taken_back(review: ReviewHead) -> Page:
    """What was taken back in a review, each with the reason."""
    return render_template(
        "journeys/evidence/taken_back.html",
        review=review,
        every=store.taken_back_in(reading(), viewer(), review.id),
    )
