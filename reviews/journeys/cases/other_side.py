"""The other side's case: each point they can make, to be answered, or the decision revised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.cases.kinds import Answering
from reviews.domain.cases.other_side import Point, PointKind
from reviews.domain.people.roles import Permission
from reviews.domain.record.events import sha256
from reviews.services.cases import other_side as service
from reviews.services.cases.other_side import Weighing
from reviews.services.cases.other_side_page import gather
from reviews.store.cases import other_side as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.other_side import Said
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import advised_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.hidden_fields import CarriedField
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets

from .routes import bp

_MARK = 16


class WeighForm(Form):
    """What is done about one point."""

    choice = fields.ChoiceField(
        "What is done about it?",
        choices=Answering.choices(),
        missing="Select whether it is answered, or the decision is revised",
    )
    words = fields.LongTextField(
        "How is it answered, or what is revised?",
        missing="Say how it is answered, or what is revised",
        params={"rows": 4},
    )
    seen = CarriedField()


@dataclass(frozen=True, slots=True)
class Shown:
    """A point on the page: its mark in addresses, and what is said about it."""

    point: Point
    mark: str
    said: Said | None


def mark_of(key: str) -> str:
    """What names a point in an address."""
    return sha256(key)[:_MARK]


def _shown(found: Sequence[Point], said: Mapping[str, Said]) -> list[Shown]:
    return [Shown(one, mark_of(one.key), said.get(one.key)) for one in found]


def _points(case: CaseHead) -> tuple[Point, ...]:
    items = resources().question_sets.latest(SCHEME_SET).requests
    asks = {one.key: one.ask for one in items}
    return gather(reading(), viewer(), case, all_sets(), asks)


@bp.get("/cases/<uuid:case_id>/other-side")
@allow(Permission.CASES, to=advised_case)
def other_side(case: CaseHead) -> Page:
    """Every point that the other side can make from our own record."""
    found, said = _points(case), store.said_of(reading(), case.id)
    arises = {one.key for one in found}
    shown = _shown(found, said)
    return render_template(
        "journeys/cases/other_side.html",
        case=case,
        kinds=[(kind, [one for one in shown if one.point.kind is kind]) for kind in PointKind],
        left=[one for one in shown if one.said is None],
        gone=[one for key, one in said.items() if key not in arises],
    )


@bp.route("/cases/<uuid:case_id>/other-side/<mark>", methods=["GET", "POST"])
@allow(Permission.CASES, to=advised_case)
def weigh_point(case: CaseHead, mark: str) -> Page:
    """Answer one point, or have the decision revised."""
    point = next((one for one in _points(case) if mark_of(one.key) == mark), None)
    if point is None:
        abort(404)
    said = store.said_of(reading(), case.id).get(point.key)
    form = WeighForm(
        data={
            "choice": said.choice if said else None,
            "words": said.words if said else "",
            "seen": str(said.id) if said else "",
        }
    )
    if form.validate_on_submit():
        weighing = Weighing(Answering(form.choice.data), form.words.data)
        seen = UUID(form.seen.data) if form.seen.data else None
        if perform(form, service.weigh, case.id, point.key, weighing, seen):
            flash("It is recorded.")
            return redirect(url_for("cases.other_side", case_id=case.id))
        said = store.said_of(reading(), case.id).get(point.key)
        form.seen.data = str(said.id) if said else ""
    return render_template(
        "journeys/cases/weigh_point.html", case=case, form=form, point=point, said=said
    )
