"""The bundle of what the cases of a group share: made, read by its pages, and given out."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.documents.bundles.digests import PROGRAM
from reviews.domain.cases.bundle_plan import shared_label
from reviews.domain.letters.record_number import in_fours
from reviews.domain.people.roles import Permission
from reviews.domain.record.jobs import JobKind
from reviews.services.cases import bundle_pages
from reviews.services.cases import group_bundles as service
from reviews.services.cases.bundle_files import code_of_list, label_of
from reviews.services.job_kinds import KINDS
from reviews.store.cases import bundles, bundles_read
from reviews.store.cases import group_bundles as store
from reviews.store.cases.groups import GroupOpened
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import open_group
from reviews.web.access.security import asked_again
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets

from .bundle_pages import as_picture, check_there, go_to, pages, told
from .bundle_state import old_of_group, state_of
from .bundles import Indexed, Listed, as_list, as_pdf, as_text, under_way, zipped
from .in_bundle import Way
from .routes import bp


def of_group(group: GroupOpened) -> dict[str, Any]:
    """What the page of a group shows of its bundles; the same number of queries for any group."""
    may = viewer().may(Permission.APPEALS)
    now = service.plan(reading(), group.head, all_sets())
    make = url_for("cases.make_group_bundle", group_id=group.head.id)
    still = any(one.closed_on is None for one in group.cases)
    return {
        "made": list(_listed(group, now.mark)),
        "job": under_way(JobKind.BUNDLE_GROUP, group.head.id),
        "make": [make] if may and still and now.entries else [],
    }


def _listed(group: GroupOpened, mark: str) -> Iterator[Listed]:
    for one in store.bundles(reading(), group.head.id):
        state, colour = state_of(one, mark)
        yield Listed(one, state, colour, _to("cases.group_bundle", group, one.id))


def _to(page: str, group: GroupOpened, bundle_id: UUID, **more: int) -> str:
    return url_for(page, group_id=group.head.id, bundle_id=bundle_id, **more)  # type: ignore[arg-type]


@bp.post("/case-groups/<uuid:group_id>/bundles/make")
@allow(Permission.APPEALS, to=open_group)
def make_group_bundle(group: GroupOpened) -> Response:
    """Have the common papers of a group made into a bundle."""
    form = Form()
    if form.validate_on_submit() and (done := perform(form, service.ask, KINDS, group.head.id)):
        resources().queue.hand_over(done.value)
        flash("You have asked for it. It is made while you do other things.")
    else:
        flash(" ".join(map(str, form.form_errors)) or "Nothing was changed. Try again.")
    return redirect(url_for("cases.group", group_id=group.head.id))


@bp.get("/case-groups/<uuid:group_id>/bundles/<uuid:bundle_id>")
@allow(Permission.CASES, to=open_group)
def group_bundle(group: GroupOpened, bundle_id: UUID) -> Page:
    """One bundle of common papers: its marks, its files, and the papers in it."""
    one = service.given(reading(), group.head.id, bundle_id)
    papers = bundles.papers(reading(), one.id)
    names = ("group_bundle_all", "group_bundle_pdf", "group_bundle_list", "group_bundle_program")
    to = [_to(f"cases.{name}", group, one.id) for name in names]
    said = (
        "All of it as one zip file: the bundle, what goes beside it, a list that checks them",
        "The bundle as PDF",
        "The list of SHA-256, which any tool checks",
        "check_bundle.py, for those who have no such tool",
    )
    return render_template(
        "journeys/cases/group_bundle.html",
        group=group,
        one=one,
        old=old_of_group(group.head, one),
        number=in_fours(one.record_number),
        list_code=code_of_list(reading(), resources().files, group.head, one),
        files=list(zip(said, to, strict=True)) if one.erased_at is None else [],
        papers=[Indexed(label_of(one, paper), paper) for paper in papers],
        at=partial(_page, group, one.id),
    )


def _page(group: GroupOpened, bundle_id: UUID, number: int) -> str:
    return _to("cases.group_bundle_page", group, bundle_id, position=number)


@bp.get("/case-groups/<uuid:group_id>/bundles/<uuid:bundle_id>/pages/<int:position>")
@allow(Permission.CASES, to=open_group)
def group_bundle_page(group: GroupOpened, bundle_id: UUID, position: int) -> Page:
    """One page of a bundle of common papers, and the paper that it is of."""
    one = service.given(reading(), group.head.id, bundle_id)
    check_there(one, position)
    at, form = partial(_page, group, one.id), go_to(one.pages)
    if "number" in request.args and form.validate():
        return redirect(at(form.number.data))
    shown = bundle_pages.page_shown(resources().files, one, position)
    paper = bundles_read.paper_on(reading(), one.id, position)
    label = shared_label(paper.place) if paper else ""
    leads = shown.read.leads if shown.read else ()
    return render_template(
        "journeys/cases/bundle_page.html",
        bundle=one,
        old=old_of_group(group.head, one),
        form=form,
        number=position,
        wrong=shown.wrong,
        sheets=[shown.read] if shown.read else [],
        picture=_to("cases.group_bundle_picture", group, one.id, position=position),
        told=told(paper, label, position),
        papers=[paper] if paper else [],
        recorded=Way(),
        pages=pages(one.pages, position, at),
        leads=[Way(f"Page {page}", at(page)) for page in leads],
        of=[group.head.reference, f"bundle {one.number} of common papers"],
        contents=_to("cases.group_bundle", group, one.id),
        label=label,
    )


@bp.get("/case-groups/<uuid:group_id>/bundles/<uuid:bundle_id>/pages/<int:position>.png")
@asked_again
@allow(Permission.CASES, to=open_group)
def group_bundle_picture(group: GroupOpened, bundle_id: UUID, position: int) -> Response:
    """One page of a bundle of common papers as a picture."""
    return as_picture(service.given(reading(), group.head.id, bundle_id), position)


@bp.get("/case-groups/<uuid:group_id>/bundles/<uuid:bundle_id>.pdf")
@allow(Permission.CASES, to=open_group)
def group_bundle_pdf(group: GroupOpened, bundle_id: UUID) -> Response:
    """A bundle of common papers, to be saved."""
    return as_pdf(group.head, service.given(reading(), group.head.id, bundle_id))


@bp.get("/case-groups/<uuid:group_id>/bundles/<uuid:bundle_id>.zip")
@allow(Permission.CASES, to=open_group)
def group_bundle_all(group: GroupOpened, bundle_id: UUID) -> Response:
    """A bundle of common papers with all that goes beside it."""
    return zipped(group.head, service.given(reading(), group.head.id, bundle_id))


@bp.get("/case-groups/<uuid:group_id>/bundles/<uuid:bundle_id>/sha256-list.txt")
@allow(Permission.CASES, to=open_group)
def group_bundle_list(group: GroupOpened, bundle_id: UUID) -> Response:
    """The list that checks a bundle of common papers and the files beside it."""
    return as_list(group.head, service.given(reading(), group.head.id, bundle_id))


@bp.get("/case-groups/<uuid:group_id>/bundles/<uuid:bundle_id>/check_bundle.py")
@allow(Permission.CASES, to=open_group)
def group_bundle_program(group: GroupOpened, bundle_id: UUID) -> Response:
    """The program that checks it by its list, for those without a tool."""
    service.given(reading(), group.head.id, bundle_id)
    return as_text(PROGRAM.read_bytes(), PROGRAM.name)
