"""One piece of evidence of any kind: what it is, what rests on it, and what can be done with it."""

import json

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from reviews.domain.across.corrections import (
    CORRECTED_ELSEWHERE,
    CORRECTED_HERE,
    TAKEN_BACK_ELSEWHERE,
    Part,
)
from reviews.domain.people.roles import Permission
from reviews.domain.record.evidence import Limb
from reviews.services.across import evidence as service
from reviews.store.across import evidence as store
from reviews.store.across.evidence import Opened
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_evidence, team_review
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.forms.saving import uploaded
from reviews.web.resources import today

from .forms import AttachForm, CorrectForm, DisputeForm, SpeaksForm, TakeBackForm
from .told import said, stands_on, title

bp = Blueprint("evidence", __name__)


@bp.get("/evidence/<uuid:evidence_id>")
@allow(Permission.REVIEW, to=team_evidence)
def show(opened: Opened) -> Page:
    """One piece of evidence, what was said of it since, and what rests on it."""
    session, key, kind = reading(), opened.view.id, opened.view.kind
    resting = store.findings_on(session, [key])
    return render_template(
        "journeys/evidence/show.html",
        one=opened,
        title=title(opened),
        parts=[] if opened.withheld else said(opened),
        stands_on=stands_on(opened),
        corrections=[]
        if opened.withheld
        else [_was(one) for one in store.corrections(session, key)],
        disputes=[] if opened.withheld else store.disputes(session, key),
        files=[] if opened.withheld else store.files_by(session, [key]).get(key, []),
        resting=resting,
        letters=store.letters_on(session, [one.fact_id for one in resting]),
        corrected_here=kind in CORRECTED_HERE,
        corrected_elsewhere=CORRECTED_ELSEWHERE.get(kind, ""),
        taken_back_elsewhere=TAKEN_BACK_ELSEWHERE.get(kind, ""),
    )


def _was(one: store.Beside) -> tuple[store.Beside, list[tuple[str, str]]]:
    """A correction, and each part of before by the question that it answered."""
    labels = {part.column: part.label for parts in CORRECTED_HERE.values() for part in parts}
    return one, [(labels[name], value or "nothing") for name, value in json.loads(one.was).items()]


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
    resting = store.findings_on(reading(), store.with_it(reading(), opened.view, opened.row))
    return _form_page(
        form,
        opened,
        "Take this record back",
        "Take it back",
        resting=resting,
        letters=store.letters_on(reading(), [one.fact_id for one in resting]),
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
def attach(opened: Opened) -> Page:
    """Attach a file to a record."""
    form = AttachForm()
    key = _standing(opened).view.id
    if (
        form.validate_on_submit()
        and (chosen := uploaded(form))
        and perform(form, service.attach, key, chosen.value, form.about.data)
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
