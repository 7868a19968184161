"""How papers go into a bundle: looked at page by page, ruled on, and the line that is directed."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.documents.bundles.page_pictures import page_picture
from reviews.documents.bundles.parts import Paged
from reviews.domain.cases.bundle_plan import Entry
from reviews.domain.cases.bundles import BundleKind, PaperRuling
from reviews.domain.cases.redacting import IN_PLACE
from reviews.domain.dates import long_date
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Permission
from reviews.services.cases import bundles as service
from reviews.services.cases.bundle_pieces import Bindery
from reviews.services.cases.bundles import Ruled
from reviews.services.cases.paper_looks import Looks
from reviews.store.cases import bundles as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import disclosure_case, worked_claim
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets

from .bundle_forms import NeutralForm, RuleForm
from .routes import bp

_AT_ONCE = 10
_LOOKS = Looks()


@bp.route("/cases/<uuid:case_id>/bundles/look/<uuid:evidence_id>", methods=["GET", "POST"])
@allow(Permission.APPEALS, to=worked_claim)
def look(case: CaseHead, evidence_id: UUID) -> Page:
    """The pages of a paper as they go into the parties' set, and how it goes in if damaged."""
    return _look(case, BundleKind.PARTIES, evidence_id)


@bp.route("/cases/<uuid:case_id>/bundles/full/look/<uuid:evidence_id>", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def look_full(case: CaseHead, evidence_id: UUID) -> Page:
    """The same of the full set."""
    return _look(case, BundleKind.FULL, evidence_id)


@bp.get("/cases/<uuid:case_id>/bundles/look/<uuid:evidence_id>.png")
@allow(Permission.APPEALS, to=worked_claim)
def look_page(case: CaseHead, evidence_id: UUID) -> Response:
    """One page of such a paper as a picture."""
    return _picture(case, BundleKind.PARTIES, evidence_id)


@bp.get("/cases/<uuid:case_id>/bundles/full/look/<uuid:evidence_id>.png")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def look_full_page(case: CaseHead, evidence_id: UUID) -> Response:
    """The same of the full set."""
    return _picture(case, BundleKind.FULL, evidence_id)


def _paper(case: CaseHead, kind: BundleKind, evidence_id: UUID) -> tuple[Item, Entry]:
    item = service.going(reading(), case, kind, evidence_id)
    if item is None:
        raise NotThere
    entries = service.plan(reading(), case, kind, all_sets()).entries
    found = next((one for one in entries if one.id == evidence_id), None)
    if found is None:
        raise NotThere
    return item, found


def _opened(item: Item, entry: Entry) -> Paged:
    tools = resources().tools
    return _LOOKS.at(reading(), Bindery.with_tools(resources().files, tools), item, entry)


def _look(case: CaseHead, kind: BundleKind, evidence_id: UUID) -> Page:
    item, entry = _paper(case, kind, evidence_id)
    full = kind is BundleKind.FULL
    home = url_for("cases.full_bundles" if full else "cases.bundles", case_id=case.id)
    try:
        paged, held_out = _opened(item, entry), ""
    except Refused as fault:
        paged, held_out = None, fault.sentence
    form = RuleForm(data=_ruled(case, evidence_id))
    damaged = paged is not None and bool(paged.repaired)
    if damaged and form.validate_on_submit():
        ruling, seen = PaperRuling(form.ruling.data), form.seen.data or ""
        said = Ruled(entry.sha256, ruling, form.words.data, seen)
        if perform(form, service.rule, case.id, kind, evidence_id, said):
            flash("It is recorded how this paper goes in.")
            return redirect(home)
    form.seen.process_data(_ruled(case, evidence_id).get("seen", ""))
    return render_template(
        "journeys/cases/look.html",
        case=case,
        entry=entry,
        paged=paged,
        held_out=held_out,
        form=form if damaged and case.closed_on is None else None,
        home=home,
        **_pictures(case, item, paged.pages if paged else 0, full=full),
    )


def _pictures(case: CaseHead, item: Item, pages: int, *, full: bool) -> dict[str, Any]:
    """Some pages of a paper, each as a picture, and where the others are."""
    first = max(request.args.get("from", 1, int), 1)
    last = min(first + _AT_ONCE - 1, pages)
    of: dict[str, Any] = {"case_id": case.id, "evidence_id": item.id}
    page, picture = (f"cases.look{'_full' if full else ''}{end}" for end in ("", "_page"))
    return {
        "pictures": [(at, url_for(picture, page=at, **of)) for at in range(first, last + 1)],
        "older": url_for(page, **(of | {"from": last + 1})) if last < pages else "",
        "newer": url_for(page, **of) if first > 1 else "",
    }


def _ruled(case: CaseHead, evidence_id: UUID) -> dict[str, str]:
    row = store.ruled(reading(), case.id).get(evidence_id)
    return {"ruling": row.ruling, "words": row.words, "seen": str(row.id)} if row else {}


def _picture(case: CaseHead, kind: BundleKind, evidence_id: UUID) -> Response:
    page = request.args.get("page", 1, int)
    item, entry = _paper(case, kind, evidence_id)
    paged = _opened(item, entry)
    if not 1 <= page <= paged.pages:
        raise NotThere
    return Response(page_picture(paged.path, page), mimetype="image/png")


_LEAD = (
    "Nothing in the parties’ set shows that a paper is withheld whole, unless a direction of the "
    "tribunal asks for it. Record the direction on the timeline first. A paper that goes in with "
    f"words taken out says so: in the index, and by “{IN_PLACE}” where they stood."
)


@bp.route("/cases/<uuid:case_id>/bundles/full/neutral-line", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def neutral_line(case: CaseHead) -> Page:
    """Set the line that a direction asks for where something is withheld, or take it out."""
    line = store.neutral(reading(), case.id)
    stands = {"step_id": str(line.step_id), "words": line.words} if line else {}
    form = NeutralForm(data={**stands, "seen": str(line.id) if line else ""})
    directions = store.directions(reading(), case.id)
    form.step_id.offer([(str(one.id), f"Of {long_date(one.on)}") for one in directions])
    if form.validate_on_submit():
        said = UUID(form.step_id.data), form.words.data
        if perform(form, service.set_neutral, case.id, *said, seen=form.seen.data or ""):
            flash("The line is set.")
            return redirect(url_for("cases.full_bundles", case_id=case.id))
    return render_template(
        "journeys/cases/form.html",
        case=case,
        form=form,
        title="A line where something is withheld",
        lead=_LEAD,
        submit="Save",
        back_to=url_for("cases.full_bundles", case_id=case.id),
        back_words="The full set",
    )
