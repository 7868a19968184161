"""A bundle on screen: its pages by their numbers, and its papers with theirs.

A page is shown as a picture, with its words beneath for who does not see it, beside the paper that
it is of; from there one step leads to that paper as it is recorded.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.record_number import in_fours
from reviews.domain.people.roles import Permission
from reviews.services.cases import bundle_pages as service
from reviews.store.cases import bundles_read as store
from reviews.store.cases.bundles_read import BundleLine, PaperRead
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import is_in
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import open_bundle, open_claim
from reviews.web.access.security import asked_again
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.resources import resources

from .bundle_state import old_on_screen
from .in_bundle import Way
from .routes import bp

AT_ONCE = 200
_NONE_SENT = (
    "No bundle of this case was sent yet, so there is no page that others know by its number."
)


_AS_RECORDED = "This paper as it is recorded"
_OUT_AGAIN = "This paper is no longer among what goes. Have the bundle made anew."
_HOMES = {BundleKind.PARTIES: "cases.bundle", BundleKind.FULL: "cases.full_bundle"}


def go_to(pages: int) -> Any:
    """The box for a page number, with what was typed in it."""

    class GoToForm(Form):
        number = fields.NumberField(
            "Go to page", least=1, most=pages, missing="Type the number of a page"
        )

    typed = request.args if "number" in request.args else None
    return GoToForm(typed, meta={"csrf": False})


def _at(bundle: BundleLine, number: int, endpoint: str = "cases.bundle_page") -> str:
    return url_for(endpoint, case_id=bundle.case_id, bundle_id=bundle.id, position=number)


def check_there(bundle: service.AnyLine, number: int) -> None:
    """Check that a bundle has a page; NotThere where not."""
    if not 1 <= number <= bundle.pages:
        raise NotThere(f"There is no page {number}: this bundle has {bundle.pages} pages.")


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>/pages/<int:position>")
@allow(Permission.CASES, to=open_bundle)
def bundle_page(case: CaseHead, bundle: BundleLine, position: int) -> Page:
    """One page of a bundle, and the paper that it is of."""
    check_there(bundle, position)
    form = go_to(bundle.pages)
    if "number" in request.args and form.validate():
        return redirect(_at(bundle, form.number.data))
    shown = service.page_shown(resources().files, bundle, position)
    paper = store.paper_on(reading(), bundle.id, position)
    return render_template(
        "journeys/cases/bundle_page.html",
        case=case,
        bundle=bundle,
        old=old_on_screen(case, bundle),
        form=form,
        number=position,
        wrong=shown.wrong,
        sheets=[shown.read] if shown.read else [],
        picture=_at(bundle, position, "cases.bundle_picture"),
        told=told(paper, paper.label if paper else "", position),
        papers=[paper] if paper else [],
        recorded=_recorded(case, bundle, paper),
        pages=pages(bundle.pages, position, partial(_at, bundle)),
        of=[case.reference, case.resident, bundle.name],
        contents=url_for("cases.bundle_contents", case_id=case.id, bundle_id=bundle.id),
        label=paper.label if paper else "",
        leads=_leads(bundle, shown.read.leads if shown.read else ()),
    )


def told(paper: PaperRead | None, label: str, number: int) -> str:
    """Which paper a page is of, in a line."""
    if paper is None:
        return "The cover, or an index: it is of no paper."
    what = f"Paper {label}: {paper.what}" if label else paper.what
    return f"{what}, page {number - paper.first_page + 1} of {paper.pages}"


def _leads(bundle: BundleLine, pages: Sequence[int]) -> list[Way]:
    """Where the links of a page lead, which a picture of it does not: statement to evidence."""
    papers = {one.first_page: one for one in store.papers_from(reading(), bundle.id, pages)}
    return [Way(f"Page {one}{_begins(papers.get(one))}", _at(bundle, one)) for one in pages]


def _begins(paper: PaperRead | None) -> str:
    if paper is None:
        return ""
    return f": paper {paper.label}, {paper.what}" if paper.label else f": {paper.what}"


def _recorded(case: CaseHead, bundle: BundleLine, paper: PaperRead | None) -> Way:
    """The way to a paper as it is recorded; no way to one that has no evidence, or is out again."""
    if paper is None or paper.evidence_id is None:
        return Way()
    here: dict[str, Any] = {"case_id": case.id, "evidence_id": paper.evidence_id}
    if paper.heading is Heading.WITHHELD:
        return Way(_AS_RECORDED, url_for("cases.disclosure_item", **here))
    went = bundle.sent_on is not None or paper.first_page < bundle.new_from
    if not went and not is_in(reading(), case, paper.evidence_id):
        return Way(_OUT_AGAIN)
    return Way(_AS_RECORDED, url_for("cases.paper", **here))


def pages(last: int, number: int, at: Callable[[int], str]) -> dict[str, object]:
    """The first page, the one before, the one after and the last, as GOV.UK pages through."""
    near = (1, number - 1, number, number + 1, last)
    shown = sorted({one for one in near if 1 <= one <= last})
    items: list[dict[str, object]] = []
    for before, one in zip([0, *shown], shown, strict=False):
        items += [{"ellipsis": True}] if one > before + 1 else []
        items.append({"number": one, "href": at(one), "current": one == number})
    found: dict[str, object] = {"items": items, "landmarkLabel": "Pages of the bundle"}
    if number > 1:
        found["previous"] = {"href": at(number - 1)}
    if number < last:
        found["next"] = {"href": at(number + 1)}
    return found


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>/pages/<int:position>.png")
@asked_again
@allow(Permission.CASES, to=open_bundle)
def bundle_picture(_case: CaseHead, bundle: BundleLine, position: int) -> Response:
    """One page of a bundle as a picture; not drawn again for a browser that has it."""
    return as_picture(bundle, position)


def as_picture(bundle: service.AnyLine, position: int) -> Response:
    """One page of a bundle of a case or a group as a picture, or that the browser has it.

    Raises:
        NotThere: there is no such page, or it is not shown.
    """
    check_there(bundle, position)
    files = resources().files
    response = current_app.response_class(mimetype="image/png")
    response.set_etag(f"{bundle.sha256}-{position}")
    try:
        service.check_bytes(files, bundle)
        if not request.if_none_match.contains(response.get_etag()[0] or ""):
            response.set_data(service.picture(files, bundle, position))
    except Refused as error:
        raise NotThere(error.sentence) from error
    return response.make_conditional(request)


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>/contents")
@allow(Permission.CASES, to=open_bundle)
def bundle_contents(case: CaseHead, bundle: BundleLine) -> Page:
    """The papers of a bundle with their pages."""
    every = store.papers(reading(), bundle.id)
    page = max(request.args.get("page", 1, int), 1)
    start = (page - 1) * AT_ONCE
    here: dict[str, Any] = {"case_id": case.id, "bundle_id": bundle.id}
    more = len(every) > start + AT_ONCE
    return render_template(
        "journeys/cases/bundle_contents.html",
        case=case,
        bundle=bundle,
        old=old_on_screen(case, bundle),
        form=go_to(bundle.pages),
        at=_at,
        home=url_for(_HOMES[bundle.kind], **here),
        number=in_fours(bundle.record_number),
        papers=every[start : start + AT_ONCE],
        older=url_for("cases.bundle_contents", **here, page=page + 1) if more else "",
        newer=url_for("cases.bundle_contents", **here) if page > 1 else "",
    )


@bp.get("/cases/<uuid:case_id>/page")
@allow(Permission.CASES, to=open_claim)
def find_page(case: CaseHead) -> Page:
    """A page by its number alone, as it is called at a hearing: of the newest bundle sent."""
    bundle = store.newest(reading(), case.id, sent=True)
    form = go_to(bundle.pages) if bundle else None
    if bundle and form and "number" in request.args and form.validate():
        return redirect(_at(bundle, form.number.data))
    return render_template(
        "journeys/cases/find_page.html",
        case=case,
        form=form,
        bundles=[bundle] if bundle else [],
        not_yet="" if bundle else _NONE_SENT,
    )
