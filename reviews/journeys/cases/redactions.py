"""What is taken out of papers, for the disclosure officer: as directed, or with an application."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.documents.bundles.drawn_pages import page_count
from reviews.documents.bundles.redacting import ruled_page
from reviews.domain.cases.bundles import RedactedFor
from reviews.domain.cases.redacting import UNEDITED
from reviews.domain.dates import long_date
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Permission
from reviews.domain.record.jobs import KEPT_FOR, JobKind
from reviews.services.cases import redactions as service
from reviews.services.cases.bundle_pieces import Bindery, stands_as_slip
from reviews.services.cases.bundles import entry_of
from reviews.services.cases.paper_looks import Looks
from reviews.services.cases.paper_words import lines
from reviews.services.cases.redaction_looks import Look, Previews
from reviews.services.cases.redactions import Wanted
from reviews.services.cases.redactions_asked import MOST_AT_ONCE, Paper, look_found
from reviews.services.cases.sending import Line
from reviews.store.cases import items, redactions_asked, sets
from reviews.store.cases import redactions as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.store.cases.redactions import RedactionView
from reviews.store.cases.redactions_asked import Asked
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import disclosure_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.saving import save
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets

from .redaction_forms import EndForm, RedactForm
from .redactions_asked import asked_for, under_way
from .routes import bp

_LOOKS, _PREVIEWS = Looks(), Previews()
_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Redacted:
    """A paper that is redacted: what it is, what is recorded, and why that does not hold."""

    line: Line
    found: RedactionView
    fault: str


@bp.get("/cases/<uuid:case_id>/redactions")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def redactions(case: CaseHead) -> Page:
    """The papers that are redacted, and those that can be."""
    session = reading()
    every = items.items(session, case)
    found = store.standing(session, case.id)
    directed = {one.fact_id for one in service.directions(session, case.id)}
    named = {one.id: one for one in lines(session, every, all_sets())}
    copies = {one.copy_id for one in found.values()}
    return render_template(
        "journeys/cases/redactions.html",
        case=case,
        redacted=[
            Redacted(
                named[one.id],
                found[one.id],
                service.does_not_fit(one, found[one.id], directed),
            )
            for one in every
            if one.id in found
        ],
        could=[
            named[one.id]
            for one in every
            if one.id not in found
            and one.id not in copies
            and service.could(one, directed=bool(directed))
        ],
        unedited=UNEDITED,
    )


_WENT = (
    "This paper went to the parties as it is. If the tribunal so directs, ask those who have it to "
    "destroy it or to give it back: this service takes nothing back."
)
_NEXT = (
    "What is taken out of it on a direction is gone from the next bundle: its pages, and those of "
    "the index and of the council’s own papers that name the words, are drawn anew under the same "
    "numbers. What went stays here as it went, for those who may read it."
)

_LONG = (
    f"It has more than {MOST_AT_ONCE} pages, so this is made while you do other things. What you "
    f"type is kept for you alone until then, and for {KEPT_FOR.days} days at most."
)


def _item(case: CaseHead, evidence_id: UUID) -> Item:
    found = next((one for one in items.items(reading(), case) if one.id == evidence_id), None)
    if found is None:
        raise NotThere
    return found


def _source(case: CaseHead, item: Item) -> tuple[Path, Paper]:
    """The paper's own pages as a PDF; Refused where its file is not to be had."""
    bindery = Bindery.with_tools(resources().files, resources().tools)
    entry = entry_of(reading(), item, "0", all_sets())
    found = _LOOKS.at(reading(), bindery, item, entry)
    slip = stands_as_slip(reading(), case.id, entry, found)
    return found.path, Paper(item, page_count(found.path), entry.sha256, slip)


@bp.route("/cases/<uuid:case_id>/redactions/<uuid:evidence_id>", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def redaction(case: CaseHead, evidence_id: UUID) -> Page:
    """Take words out of a paper: look at its pages, and at what they would be, and record it."""
    item, session = _item(case, evidence_id), reading()
    last = store.last(session, case.id).get(evidence_id)
    by = service.ground(session, item, case.id)
    asked = redactions_asked.own(session, viewer().id, case.id, item.id)
    form = _form(case, asked or (last if last and last.stands else None), by)
    try:
        source, paper = _source(case, item)
    except Refused as fault:
        return _shown(case, item, last, held_out=fault.sentence)
    pages, look = paper.pages, look_found(asked) if asked and request.method == "GET" else None
    if by and form.validate_on_submit() and (said := _typed(form, by, paper)):
        if pages > MOST_AT_ONCE:
            kind = JobKind.REDACTION_LOOK if "look" in request.form else JobKind.REDACTION
            if page := asked_for(form, kind, case.id, paper, said):
                return page
        elif "look" in request.form:
            look = _PREVIEWS.make(source, said, viewer().id)
        elif _recorded(form, case, item, source, said):
            flash("It is recorded what is taken out of this paper.")
            return redirect(url_for("cases.redactions", case_id=case.id))
        last = store.last(reading(), case.id).get(evidence_id)
    form.seen.process_data(str(last.id) if last else "")
    first = service.NO_PAGES if by and paper.slip and request.method == "GET" else ""
    of: dict[str, Any] = {"by": by, "form": form, "look": look, "pages": pages, "asked": asked}
    return _shown(case, item, last, **of, held_out=first)


def _form(case: CaseHead, said: RedactionView | Asked | None, by: RedactedFor | None) -> RedactForm:
    data = {}
    if said is not None:
        data = {name: getattr(said, name) for name in ("secrets", "areas", "why")}
        data["step_id"] = str(said.step_id or "")
    form = RedactForm(data=data)
    if by is not RedactedFor.DIRECTION:
        del form.step_id
        return form
    directions = service.directions(reading(), case.id)
    named = [(str(one.fact_id), f"Of {long_date(one.on)}") for one in directions]
    form.step_id.offer(named)
    return form


def _typed(form: RedactForm, by: RedactedFor, paper: Paper) -> Wanted | None:
    """What is to be taken out; None where it cannot be, which the form then shows."""
    chosen = form.step_id.data if "step_id" in form else ""
    said = (form.secrets.data or "", form.areas.data or "", form.why.data or "")
    try:
        service.check_has_pages(slip=paper.slip)
        return service.wanted(by, UUID(chosen) if chosen else None, *said, paper.pages)
    except Refused as fault:
        form.refuse(fault)
        return None


def _recorded(form: RedactForm, case: CaseHead, item: Item, source: Path, said: Wanted) -> bool:
    try:
        with TemporaryDirectory(prefix="redact-") as folder:
            copy = service.copy_of(source, item, said, resources().files, Path(folder))
    except Refused as fault:
        form.refuse(fault)
        return False
    seen = form.seen.data or ""
    done = save(
        form,
        lambda session: service.set_redaction(
            session, act(), case.id, item.id, said, copy, seen=seen
        ),
        [copy.kept] if copy else [],
    )
    return done is not None


def _shown(
    case: CaseHead,
    item: Item,
    last: RedactionView | None,
    *,
    by: RedactedFor | None = None,
    form: RedactForm | None = None,
    look: Look | None = None,
    pages: int = 0,
    asked: Asked | None = None,
    held_out: str = "",
) -> Page:
    session = reading()
    under = under_way(asked) if asked else None
    waits = under is not None and under.goes_on and request.method == "GET"
    start = max(request.args.get("from", 1, int), 1)
    of: dict[str, Any] = {"case_id": case.id, "evidence_id": item.id}
    until = min(start + _AT_ONCE, pages + 1)
    return render_template(
        "journeys/cases/redaction.html",
        case=case,
        line=lines(session, [item], all_sets())[0],
        last=last if last and last.stands else None,
        before=store.before(session, case.id, item.id),
        by=by,
        job=under,
        form=form if by and not waits else None,
        look=look,
        unedited="" if by or held_out else UNEDITED,
        went=[(_WENT, _NEXT)] if item.id in sets.gone(session, case.id) else [],
        held_out=held_out,
        long=_LONG if pages > MOST_AT_ONCE else "",
        pages=pages,
        pictures=[
            (at, url_for("cases.redaction_page", page=at, **of)) for at in range(start, until)
        ],
        previews=[(at, _preview(look, at, asked, of)) for at in look.shown] if look else [],
        older=url_for("cases.redaction", **(of | {"from": until})) if until <= pages else "",
        newer=url_for("cases.redaction", **of) if start > 1 else "",
    )


def _preview(look: Look, page: int, asked: Asked | None, of: dict[str, Any]) -> str:
    """Where a page as it would be is shown: of what was asked, or of what was looked at now."""
    if asked is not None and look.token == str(asked.id):
        return url_for("cases.asked_preview", asked_id=asked.id, page=page)
    return url_for("cases.redaction_preview", token=look.token, page=page, **of)


@bp.get("/cases/<uuid:case_id>/redactions/<uuid:evidence_id>/<int:page>.png")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def redaction_page(case: CaseHead, evidence_id: UUID, page: int) -> Response:
    """A page of a paper as it is, with rulers in thousandths."""
    source, paper = _source(case, _item(case, evidence_id))
    if not 1 <= page <= paper.pages:
        raise NotThere
    return Response(ruled_page(source, page), mimetype="image/png")


@bp.get("/cases/<uuid:case_id>/redactions/<uuid:evidence_id>/preview/<token>/<int:page>.png")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def redaction_preview(case: CaseHead, evidence_id: UUID, token: str, page: int) -> Response:
    """A page of a paper as it would be, for whoever asked to see it."""
    _item(case, evidence_id)
    return Response(_PREVIEWS.page(token, viewer().id, page), mimetype="image/png")


@bp.route("/cases/<uuid:case_id>/redactions/<uuid:evidence_id>/end", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def end_redaction(case: CaseHead, evidence_id: UUID) -> Page:
    """Take nothing out of a paper any more."""
    found = store.standing(reading(), case.id).get(evidence_id)
    if found is None:
        raise NotThere
    form = EndForm(data={"seen": str(found.id)})
    if form.validate_on_submit() and perform(
        form, service.end, case.id, evidence_id, form.why.data, seen=form.seen.data or ""
    ):
        flash("Nothing is taken out of this paper any more.")
        return redirect(url_for("cases.redactions", case_id=case.id))
    return render_template(
        "journeys/cases/form.html",
        case=case,
        form=form,
        title="Take nothing out any more",
        lead="On a direction: the paper goes in whole again. With an application: its copy is left "
        "out from now on. What was sent stays as it was sent.",
        submit="End the redaction",
        back_to=url_for("cases.redactions", case_id=case.id),
        back_words="Redaction",
    )
