"""Groups: claimants of one scheme put together, with where each stands."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from reviews.domain.cases.bundle_plan import shared_label
from reviews.domain.cases.clock import where
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.cases import groups as service
from reviews.services.cases.group_bundles import numbered_papers
from reviews.services.cases.paper_words import lines
from reviews.services.cases.timeline import response_days
from reviews.store.cases import groups as store
from reviews.store.cases import items, standing
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS
from reviews.store.cases.groups import GroupOpened
from reviews.store.record.rows import grouped
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import open_group, worked_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.resources import today
from reviews.web.review_plan import all_sets

from .fact_pages import changes
from .group_bundles import of_group
from .in_bundle import in_bundle
from .papers import Placed, headed
from .routes import bp
from .step_forms import AddCasesForm, GroupForm


def _choices(scheme_id: UUID, but: UUID | None = None) -> list[tuple[str, str]]:
    every = store.could_group(reading(), viewer(), scheme_id)
    return [(str(one.id), f"{one.reference}  {one.resident}") for one in every if one.id != but]


@bp.route("/cases/<uuid:case_id>/group", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
def start_group(case: CaseHead) -> Page:
    """Put a case together with others of its scheme."""
    if case.resident_id is None:
        raise NotThere
    if case.group_id is not None:
        return redirect(url_for("cases.group", group_id=case.group_id))
    form = GroupForm()
    form.cases.offer(_choices(case.scheme_id, case.id))
    if form.validate_on_submit():
        others = [UUID(one) for one in form.cases.data]
        if done := perform(form, service.start_group, case.id, form.name.data, others):
            flash("The cases are together now.")
            return redirect(url_for("cases.group", group_id=done.value))
    return render_template("journeys/cases/start_group.html", case=case, form=form)


@bp.get("/case-groups/<uuid:group_id>")
@allow(Permission.CASES, to=open_group)
def group(group: GroupOpened) -> Page:
    """A group: the cases that this officer opens, where each stands, the common papers in it."""
    session, ids = reading(), [one.id for one in group.cases]
    appeals = grouped((one.case_id, one) for one in APPEALS.of(session, ids))
    steps = standing.steps(session, ids)
    days = response_days(session)
    first = group.cases[0]
    common = [one for one in items.put_in(session, first) if one.common]
    _, places = numbered_papers(session, group.head.id)
    told = [
        Placed(shared_label(places[one.id]) if one.id in places else "", one)
        for one in lines(session, common, all_sets())
    ]
    return render_template(
        "journeys/cases/group.html",
        group=group,
        case=first,
        bundled=in_bundle(first),
        **of_group(group),
        common=headed(told),
        cases=[
            (
                one,
                where(standing.came(appeals.get(one.id, [])), steps.get(one.id, []), today(), days),
                changes(one),
            )
            for one in group.cases
        ],
    )


@bp.route("/case-groups/<uuid:group_id>/add", methods=["GET", "POST"])
@allow(Permission.APPEALS, to=open_group)
def add_to_group(group: GroupOpened) -> Page:
    """Put more cases into a group."""
    form = AddCasesForm()
    form.cases.offer(_choices(group.head.scheme_id))
    if form.validate_on_submit():
        chosen = [UUID(one) for one in form.cases.data]
        if perform(form, service.add_cases, group.head.id, chosen):
            flash("The cases are in the group.")
            return redirect(url_for("cases.group", group_id=group.head.id))
    return render_template("journeys/cases/add_to_group.html", group=group, form=form)


@bp.post("/cases/<uuid:case_id>/group/take-out")
@allow(Permission.CASES, to=worked_case)
def take_out(case: CaseHead) -> Response:
    """Take a case out of its group."""
    form = Form()
    if form.validate_on_submit() and perform(form, service.take_out, case.id):
        flash(f"{case.reference} is in no group now.")
    else:
        flash(" ".join(map(str, form.form_errors)) or "Nothing was changed. Try again.")
    return redirect(url_for("cases.show", case_id=case.id))
