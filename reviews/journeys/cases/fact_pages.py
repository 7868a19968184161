"""One page for whatever is recorded of a case: typed, put right beside what it said before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.cases.access import works
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.cases.facts import Recorded
from reviews.services.cases.facts import take_back as take_back_service
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS, AUTHORITIES, DISPUTES, STEPS, Facts, FactView
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import worked_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form

from .appeal_forms import TakeBackForm
from .as_it_stood import read_as
from .routes import bp
from .told import Pairs

V = TypeVar("V", bound=FactView)
_BACK: Mapping[Recorded, tuple[Facts[Any], str, str]] = {
    Recorded.APPEAL: (APPEALS, "cases.appeal", "Take back an appeal"),
    Recorded.STEP: (STEPS, "cases.timeline", "Take back a step"),
    Recorded.AUTHORITY: (AUTHORITIES, "cases.authority", "Take back who acts for them"),
    Recorded.DISPUTE: (DISPUTES, "cases.dispute", "Take back a dispute"),
}


@dataclass(frozen=True, slots=True)
class Wording(Generic[V]):
    """The wording of a fact that stands, and those before it, the newest first."""

    now: V
    before: Sequence[V]


def wording(facts: Facts[V], case: CaseHead, fact_id: UUID) -> Wording[V]:
    """A fact of a case, to be put right.

    What was typed while someone took it back stays on its form, which the service refuses.

    Raises:
        NotThere: the case has none such, or it was taken back before the page was opened.
    """
    every = facts.wordings(reading(), case.id, fact_id)
    gone = every and every[-1].taken_back is not None and request.method == "GET"
    if not every or gone:
        raise NotThere
    return Wording(every[-1], every[-2::-1])


def changes(case: CaseHead) -> bool:
    """Whether this officer may change what is recorded of a case now: never as of a day."""
    return read_as().now and case.closed_on is None and works(viewer(), case.kind)


def fact_page(
    case: CaseHead,
    form: Form,
    title: str,
    back: str,
    *,
    told: Callable[[V], Pairs] | None = None,
    of: Wording[V] | None = None,
    lead: str = "",
    files: bool = True,
) -> Page:
    """The page of one fact: its form, as someone else saved it meanwhile, and what it said before.

    A form that was refused because of that stands on what is there now: saved again, it takes its
    place.
    """
    clash: Pairs = []
    if of and told and form.is_submitted() and form["seen"].data != str(of.now.id):
        clash = told(of.now)
        form["seen"].data = str(of.now.id)
    if of and of.now.file_id and "file" in form:
        form[
            "file"
        ].hint = f"{of.now.file_name} is on the record. Choose a file only to replace it."
    before = [(one, told(one)) for one in of.before] if of and told else []
    return render_template(
        "journeys/cases/fact.html",
        case=case,
        form=form,
        title=title,
        back_to=url_for(back, case_id=case.id),
        clash=clash,
        before=before,
        lead=lead,
        files=files,
    )


@bp.route(
    "/cases/<uuid:case_id>/<what>/<uuid:fact_id>/take-back",
    methods=["GET", "POST"],
)
@allow(Permission.CASES, to=worked_case)
def take_back(case: CaseHead, what: str, fact_id: UUID) -> Page:
    """Take back what was recorded of a case by mistake."""
    if what not in _BACK:
        raise NotThere
    facts, back, title = _BACK[Recorded(what)]
    now: FactView = wording(facts, case, fact_id).now
    form = TakeBackForm(data={"seen": now.id})
    if form.validate_on_submit() and perform(
        form,
        take_back_service,
        case.id,
        Recorded(what),
        fact_id,
        form.reason.data,
        seen=form.seen.data,
    ):
        flash("It is taken back. What it said stays on the record.")
        return redirect(url_for(back, case_id=case.id))
    form.seen.data = str(now.id)
    return fact_page(case, form, title, back, files=False)
