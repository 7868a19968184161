"""The matrix of a case, on screen and on paper: for one claimant and one span of time."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, send_file, url_for

from reviews.domain.cases.benefit_tests import BenefitTest
from reviews.domain.cases.matrix import EMPTY_SIDE
from reviews.domain.cases.weighed_for import DecisionWeighed, WeighedFor
from reviews.domain.dates import Span, check_span
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Permission
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.services.cases import matrix as service
from reviews.services.cases.matrix import MATRIX, Matrix
from reviews.store.cases import bearings as store
from reviews.store.cases.cases import CaseHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import worked_claim
from reviews.web.database import reading
from reviews.web.resources import today
from reviews.web.review_plan import all_sets

from .as_it_stood import head_as_read, read_as
from .in_bundle import in_bundle
from .matrix_forms import MatrixForm
from .reading_places import reads_at
from .routes import bp

RENT = "rent"
TITLES = {False: MATRIX, True: "Rent and charges"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a matrix is asked for: its form, the decision and the days; None where they are wrong.

    `period` is what keeps them in an address.
    """

    form: MatrixForm
    decision: DecisionWeighed | None
    span: Span | None
    period: dict[str, str]


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _asked(case: CaseHead) -> _Asked:
    """The decision and the days of this request; or else the newest, and its own days."""
    every = store.decisions_of(reading(), case.id, read_as())
    named = {str(one.fact_id): one for one in every}
    newest = every[0] if every else None
    decision = named.get(request.args.get("decision", ""), newest)
    own = decision.span if decision else Span()
    said = {"from", "to"} & set(request.args)
    given = {"from_on": _day("from"), "to_on": _day("to")} if said else None
    shown = given or {"from_on": own.from_on, "to_on": own.to_on}
    typed = request.args if "from_on-day" in request.args else None
    key = str(decision.fact_id) if decision else ""
    form = MatrixForm(typed, data={**shown, "decision": key or None}, meta={"csrf": False})
    form.decision.offer([(name, one.name) for name, one in named.items()])
    span = _span(form)
    days = (("from", span and span.from_on), ("to", span and span.to_on))
    period = {name: day.isoformat() if day else "" for name, day in days}
    return _Asked(form, decision, span, {**period, "decision": key})


def _span(form: MatrixForm) -> Span | None:
    """The days asked for; None where they make no sense, which the form then shows."""
    if not form.validate():
        return None
    try:
        return check_span(form.from_on.data, form.to_on.data, "to_on")
    except Refused as error:
        form.refuse(error)
        return None


def _made(case: CaseHead, tests: Sequence[BenefitTest], asked: _Asked) -> Matrix:
    """What is asked for; nothing, where the days make no sense."""
    if asked.span is None:
        return Matrix(WeighedFor((), ()), ())
    return service.matrix(
        reading(), viewer(), case, tests, asked.decision, asked.span, all_sets(), read_as()
    )


@bp.get("/cases/<uuid:case_id>/matrix")
@allow(Permission.CASES, to=worked_claim)
def matrix(case: CaseHead) -> Page:
    """Evidence for and against, one test at a time."""
    every = benefit_tests().of(apart=False)
    key = request.args.get("test", every[0].key)
    chosen = [one for one in every if one.key == key] or every[:1]
    return _page(case, chosen, apart=False)


@bp.get("/cases/<uuid:case_id>/matrix/rent")
@allow(Permission.CASES, to=worked_claim)
def matrix_of_rent(case: CaseHead) -> Page:
    """Rent and charges, which an appeal on the home and its support does not reach."""
    return _page(case, benefit_tests().of(apart=True), apart=True)


def _page(case: CaseHead, tests: Sequence[BenefitTest], *, apart: bool) -> Page:
    asked = _asked(case)
    places: dict[str, Any] = {"case_id": case.id, **asked.period}
    return render_template(
        "journeys/cases/matrix.html",
        case=head_as_read(case)[0],
        form=asked.form,
        title=TITLES[apart],
        shown=_made(case, tests, asked),
        chosen=tests[0].key,
        tests=[
            *(
                (one.key, one.name, url_for("cases.matrix", test=one.key, **places))
                for one in benefit_tests().of(apart=False)
            ),
            (RENT, TITLES[True], url_for("cases.matrix_of_rent", **places)),
        ],
        papers=_papers(tests, places, apart=apart),
        empty_side=EMPTY_SIDE,
        reads_at=reads_at,
        bundled=in_bundle(case),
        checked_on=benefit_tests().checked_on,
    )


def _papers(
    tests: Sequence[BenefitTest], places: dict[str, Any], *, apart: bool
) -> list[dict[str, str]]:
    """The papers that can be had from a page: of its own test, and of all that are not apart."""
    own = url_for("cases.matrix_on_paper", test=tests[0].key, **places)
    found = [{"words": f"Download this on paper: {tests[0].name} (PDF)", "href": own}]
    if not apart:
        every = url_for("cases.matrix_on_paper", **places)
        found.append({"words": "Download all four tests on paper (PDF)", "href": every})
    return found


@bp.get("/cases/<uuid:case_id>/matrix.pdf")
@allow(Permission.CASES, to=worked_claim)
def matrix_on_paper(case: CaseHead) -> Page:
    """The matrix as PDF: one test, or each of the home and its support."""
    every, key = benefit_tests(), request.args.get("test", "")
    tests = [one for one in every.tests if one.key == key] or every.of(apart=False)
    apart, asked = tests[0].apart, _asked(case)
    page = "cases.matrix_of_rent" if apart else "cases.matrix"
    back: dict[str, Any] = {"case_id": case.id, **asked.period}
    if asked.span is None:
        return redirect(url_for(page, **back))
    shown, title = _made(case, tests, asked), f"{TITLES[apart]}: {case.reference}"
    try:
        head = head_as_read(case)[0]
        made = service.paper(reading(), viewer(), head, shown, title, today(), read_as())
    except Refused as error:
        flash(error.sentence)
        return redirect(url_for(page, **back))
    return send_file(
        io.BytesIO(made),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{case.reference}-evidence-{today().isoformat()}.pdf",
    )
