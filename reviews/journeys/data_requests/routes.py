"""Requests to erase, restrict or put right what is held, for the data protection officer.

Whoever hears of one records it, from a resident's page or a record's; who decides opens it from
their own work, and reads there what holds the person's words.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from reviews.domain.across.data_requests import Ground, Outcome
from reviews.domain.across.places import PLACES, Found
from reviews.domain.people.roles import Permission
from reviews.services.across import data_requests as service
from reviews.services.across.data_requests import Decision, Listed, NewRequest
from reviews.services.across.erasure_list import finish
from reviews.store.across import data_requests as store
from reviews.store.across.data_requests import Decided, RequestLine
from reviews.store.across.erasure import Key
from reviews.store.across.evidence import Opened
from reviews.store.across.places import Place
from reviews.store.cases.holds import held
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import Stays, any_request, known_resident, team_evidence
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.forms.filled import filled
from reviews.web.pages import plural
from reviews.web.resources import resources, today

from .forms import AnyRequestForm, DecideForm, RequestForm

bp = Blueprint("data_requests", __name__)
_RECORDED = "The request is recorded. The data protection officer finds it in their work."


@dataclass(frozen=True, slots=True)
class KindOfPlace:
    """The places of one kind on a page: how many, what was decided, and how many are left."""

    table: str
    words: str
    apart: bool
    count: int
    left: int
    decided: str


@bp.get("/data-requests")
@allow(Permission.DECIDE_REQUESTS)
def every() -> Page:
    """Every request, those that wait first, with the day by which each is answered."""
    found = store.requests(reading())
    return render_template(
        "journeys/data_requests/every.html",
        waiting=[one for one in found if one.answered_at is None],
        answered=[one for one in reversed(found) if one.answered_at is not None],
    )


@bp.route("/data-requests/add", methods=["GET", "POST"])
@allow(Permission.DECIDE_REQUESTS)
def add() -> Page:
    """Record a request about a resident by reference, or about someone who is named."""
    form = AnyRequestForm(data={"asked_on": today()})
    if form.validate_on_submit():
        reference, new = form.reference.data, filled(form, NewRequest)
        if done := perform(form, service.record_request_about, reference, new):
            flash("The request is recorded.")
            return redirect(url_for("data_requests.show", request_id=done.value))
    return _asking(form, "Someone", url_for("data_requests.every"))


@bp.route("/residents/<uuid:resident_id>/data-request", methods=["GET", "POST"])
@allow(Permission.READ_NAMES, to=known_resident)
def of_resident(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """Record what is asked about a resident."""
    del stays
    here = url_for("residents.show", resident_id=resident_id)
    form = RequestForm(data={"asked_on": today()})
    if form.validate_on_submit():
        new = filled(form, NewRequest, resident_id=resident_id)
        if perform(form, service.record_request, new):
            flash(_RECORDED)
            return redirect(here)
    return _asking(form, f"Resident {reference}", here)


@bp.route("/evidence/<uuid:evidence_id>/data-request", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_evidence)
def of_record(opened: Opened) -> Page:
    """Record what is asked about one record."""
    here = url_for("evidence.show", evidence_id=opened.view.id)
    form = RequestForm(data={"asked_on": today()})
    if form.validate_on_submit():
        new = filled(form, NewRequest, evidence_id=opened.view.id)
        if perform(form, service.record_request, new):
            flash(_RECORDED)
            return redirect(here)
    return _asking(form, opened.view.kind.words, here)


def _asking(form: Form, about: str, back: str) -> Page:
    return render_template("journeys/data_requests/add.html", form=form, about=about, back_to=back)


@bp.get("/data-requests/<uuid:request_id>")
@allow(Permission.DECIDE_REQUESTS, to=any_request)
def show(asked: RequestLine) -> Page:
    """A request, every kind of place that holds it, and what was decided so far."""
    return _show(asked, Form())


def _show(asked: RequestLine, form: Form) -> Page:
    session = reading()
    found = service.listed(session, asked)
    kinds = _kinds(found)
    return render_template(
        "journeys/data_requests/show.html",
        form=form,
        asked=asked,
        kinds=[one for one in kinds if not one.apart],
        apart=[one for one in kinds if one.apart],
        left=len(found.left),
        answer=asked.answer or _answer_so_far(asked, found),
        restricted=len(store.restricted_by(session, asked.id)),
    )


def _answer_so_far(asked: RequestLine, found: Listed) -> str:
    if found.left and not found.decided:
        return "Nothing is decided yet, so there is no answer yet."
    return service.answer_of(reading(), asked, found)


def _kinds(found: Listed) -> list[KindOfPlace]:
    """The kinds of place, in the order of the list of all; kept apart by itself."""
    known = {one.key: one for one in found.places}
    keys: dict[tuple[str, bool], list[Key]] = {}
    for key in dict.fromkeys([*known, *found.decided]):
        apart = key in known and known[key].apart
        keys.setdefault((key[0], apart), []).append(key)
    return [
        KindOfPlace(
            table,
            words,
            apart,
            len(of),
            sum(key not in found.decided for key in of),
            _said([found.decided[key] for key in of if key in found.decided]),
        )
        for table, words in PLACES.items()
        for apart in (False, True)
        if (of := keys.get((table, apart)))
    ]


def _said(decided: Sequence[Decided]) -> str:
    """What was decided, in a few words: Erase it: 3; Refuse: 1."""
    counts = {one: sum(each.outcome is one for each in decided) for one in Outcome}
    return "; ".join(f"{one.words}: {count}" for one, count in counts.items() if count)


@bp.route("/data-requests/<uuid:request_id>/places", methods=["GET", "POST"])
@allow(Permission.DECIDE_REQUESTS, to=any_request)
def decide(asked: RequestLine) -> Page:
    """Decide alike on the places of one kind, or on all that are left, less those taken off."""
    if asked.answered_at is not None:
        abort(404)
    found = service.listed(reading(), asked)
    kind, apart = request.args.get("kind", ""), "apart" in request.args
    shown = _chosen(found, kind, apart=apart)
    if not shown:
        return redirect(url_for("data_requests.show", request_id=asked.id))
    form = DecideForm(data={"places": [_typed(one) for one in shown if one in found.left]})
    form.places.offer([(_typed(one), _says(one, found.decided)) for one in shown])
    claimed = held(reading(), [one.key for one in shown])
    form.places.params = {"hints": {_typed(one): _found(one, claimed) for one in shown}}
    if form.validate_on_submit():
        keys = [one.key for one in shown if _typed(one) in form.places.data]
        ground = Ground(form.ground.data) if form.ground.data else None
        decision = Decision(Outcome(form.outcome.data), ground, form.reason.data)
        if perform(form, service.decide, asked.id, keys, decision):
            flash(f"It is decided on {plural(len(keys), 'place')}.")
            return redirect(url_for("data_requests.show", request_id=asked.id))
    return render_template(
        "journeys/data_requests/decide.html",
        form=form,
        asked=asked,
        kind=PLACES.get(kind, "Everything not decided yet"),
        apart=apart,
    )


def _chosen(found: Listed, kind: str, *, apart: bool) -> list[Place]:
    """The places of one kind, or all that are left without one; those recorded of them first."""
    every = [one for one in found.places if one.table == kind] if kind else found.left
    order = list(Found)
    return sorted(
        (one for one in every if one.apart is apart), key=lambda one: order.index(one.found)
    )


def _typed(place: Place) -> str:
    return ":".join(place.key)


def _found(place: Place, claimed: Collection[Key]) -> str:
    """How a place was found, and whether it may be erased now."""
    also = ". Held for a legal claim: it cannot be erased now" if place.key in claimed else ""
    return f"{place.found.words}{also}"


def _says(place: Place, decided: Mapping[Key, Decided]) -> str:
    before = decided.get(place.key)
    said = place.words or f"{PLACES[place.table]}: kept apart"
    return f"{said} (decided: {before.outcome.words})" if before else said


@bp.post("/data-requests/<uuid:request_id>/answer")
@allow(Permission.DECIDE_REQUESTS, to=any_request)
def answer(asked: RequestLine) -> Page:
    """Do all that was decided, and keep the answer to give to the person."""
    form = Form()
    if form.validate_on_submit() and perform(form, service.carry_out, asked.id):
        finish(reading(), resources().files)
        flash("All that was decided is done. Give the person the answer below.")
        return redirect(url_for("data_requests.show", request_id=asked.id))
    return _show(asked, form)


@bp.post("/data-requests/<uuid:request_id>/lift")
@allow(Permission.DECIDE_REQUESTS, to=any_request)
def lift(asked: RequestLine) -> Page:
    """Let what was restricted be used again, once the person was told."""
    form = Form()
    if form.validate_on_submit() and (done := perform(form, service.lift, asked.id)):
        flash(f"{plural(done.value, 'record')} can be used again.")
        return redirect(url_for("data_requests.show", request_id=asked.id))
    return _show(asked, form)
