"""Which way each piece of evidence in a case points: said by those who work it."""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.domain.cases.benefit_tests import LimbAsked
from reviews.domain.cases.kinds import Side
from reviews.domain.cases.matrix import Bearing, speaks_to
from reviews.domain.cases.pieces import Piece
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.reference.limbs import limbs
from reviews.services.cases import bearings as service
from reviews.services.cases.bearings import Points
from reviews.store.cases.bearings import bearings_of
from reviews.store.cases.cases import CaseHead
from reviews.store.record.rows import grouped
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import worked_claim
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form

from .as_it_stood import read_as
from .in_bundle import in_bundle
from .matrix_forms import PointsForm
from .reading_places import reads_at
from .routes import bp

PAGE = 50
_LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece on the list: what was said of it, each with the question, and where to say it.

    As of a day, that is nowhere.
    """

    piece: Piece
    said: tuple[tuple[str, Bearing], ...]
    href: str


@bp.get("/cases/<uuid:case_id>/bearing")
@allow(Permission.CASES, to=worked_claim)
def bearing(case: CaseHead) -> Page:
    """The evidence that may be read in the case; of one question, where one is chosen."""
    found = benefit_tests().limb(request.args.get("limb", ""))
    as_of = read_as()
    said = grouped((one.evidence_id, one) for one in bearings_of(reading(), case.id, as_of))
    every = [
        one
        for one in service.pieces(reading(), viewer(), case, as_of)
        if found is None or _is_of(one, found[1], said.get(one.id, []))
    ]
    page = min(max(1, request.args.get("page", 1, type=int)), _LAST_PAGE)
    key = found[1].key if found else None
    rest = every[(page - 1) * PAGE :]
    return render_template(
        "journeys/cases/bearing.html",
        case=case,
        reads_at=reads_at,
        bundled=in_bundle(case),
        limb=found[1] if found else None,
        choices=[("", "Any question"), *_choices()],
        pieces=[_listed(case, one, said.get(one.id, []), key) for one in rest[:PAGE]],
        older=url_for("cases.bearing", case_id=case.id, limb=key, page=page + 1)
        if len(rest) > PAGE
        else "",
        newer=url_for("cases.bearing", case_id=case.id, limb=key) if page > 1 else "",
    )


def _is_of(piece: Piece, limb: LimbAsked, said: list[Bearing]) -> bool:
    speaks = limb.limb is not None and speaks_to(piece, limbs()) is limb.limb
    return speaks or any(one.limb == limb.key for one in said)


def _listed(case: CaseHead, piece: Piece, said: list[Bearing], limb: str | None) -> Listed:
    asked = dict(_choices())
    return Listed(
        piece,
        tuple((asked.get(one.limb, ""), one) for one in said),
        url_for("cases.say_points", case_id=case.id, evidence_id=piece.id, limb=limb)
        if read_as().now
        else "",
    )


def _choices() -> list[tuple[str, str]]:
    """Every question, under its test."""
    return [(one.key, f"{test.name}: {one.ask}") for test, one in benefit_tests().limbs()]


@bp.route("/cases/<uuid:case_id>/bearing/<uuid:evidence_id>", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_claim)
def say_points(case: CaseHead, evidence_id: UUID) -> Page:
    """Say which way one piece points on one question, and why."""
    piece, said = _found(case, evidence_id)
    asked = request.args.get("limb", "")
    before = next((one for one in said if one.limb == asked), None)
    form = PointsForm(
        data={
            "limb": asked,
            "side": before.side if before else None,
            "why": before.why if before else "",
            "seen": _seen(said),
        }
    )
    form.limb.offer(_choices())
    if form.validate_on_submit():
        points = Points(form.limb.data, Side(form.side.data), form.why.data)
        seen = (form.seen.data or "").split()
        if perform(form, service.say_points, case.id, evidence_id, points, seen):
            flash("It stands in the matrix now.")
            return redirect(matrix_at(case, points.limb))
        form.seen.data = _seen(_found(case, evidence_id)[1])
    return render_template(
        "journeys/cases/say_points.html",
        case=case,
        form=form,
        piece_read=piece,
        standing=before,
        seen=_seen(said),
        reads_at=reads_at,
        bundled=in_bundle(case),
    )


@bp.post("/cases/<uuid:case_id>/bearing/<uuid:evidence_id>/take-off")
@allow(Permission.CASES, to=worked_claim)
def take_off(case: CaseHead, evidence_id: UUID) -> Response:
    """Take a piece off one question, where it bears on it no more."""
    form, limb = Form(), request.form.get("limb", "")
    seen = request.form.get("seen", "").split()
    if form.validate_on_submit():
        done = perform(form, service.take_off, case.id, evidence_id, limb, seen)
        flash("It is off that question." if done else " ".join(map(str, form.form_errors)))
    return redirect(matrix_at(case, limb))


def _found(case: CaseHead, evidence_id: UUID) -> tuple[Piece, list[Bearing]]:
    """A piece that may be read in the case, and what was said of it."""
    every = service.pieces(reading(), viewer(), case)
    piece = next((one for one in every if one.id == evidence_id), None)
    if piece is None:
        raise NotThere
    said = bearings_of(reading(), case.id)
    return piece, [one for one in said if one.evidence_id == evidence_id]


def _seen(said: list[Bearing]) -> str:
    return " ".join(str(one.id) for one in said)


def matrix_at(case: CaseHead, limb: str) -> str:
    """The address of a question in the matrix of a case."""
    found = benefit_tests().limb(limb)
    if found is None:
        return url_for("cases.bearing", case_id=case.id)
    test, asked = found
    if test.apart:
        return url_for("cases.matrix_of_rent", case_id=case.id, _anchor=asked.key)
    return url_for("cases.matrix", case_id=case.id, test=test.key, _anchor=asked.key)
