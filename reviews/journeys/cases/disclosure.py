"""What goes in, for the disclosure officer: the whole list, each item whole, the certificate."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import Heading
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.cases import disclosure as service
from reviews.services.cases import paper_files
from reviews.services.cases.disclosure import Seen
from reviews.services.cases.paper_words import schedule as schedule_rows
from reviews.store.assessment.pieces import said_since
from reviews.store.cases import cases, items, sets
from reviews.store.cases import item_words as words_store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import disclosure_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.giving_out import given_out
from reviews.web.pages import plural
from reviews.web.resources import today
from reviews.web.review_plan import all_sets

from . import item_words
from .disclosure_forms import CertificateForm, WeighForm, WeighManyForm
from .in_bundle import in_bundle
from .routes import bp

AT_ONCE = 50
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LEFT = "left"


@dataclass(frozen=True, slots=True)
class Under:
    """One heading of the list: how many items stand under it, and how many are not decided."""

    heading: Heading
    count: int
    left: int


_CERTIFIES = (
    "You say that every relevant document that the council holds today is before the tribunal: in "
    "the papers, or with it alone under an application. It bears today’s date."
)
_MISSED = (
    "Nothing that was recorded in {} is in your list: nobody named it as bearing on this case. "
    "Have it named first, unless nothing in it is relevant."
)


@bp.get("/cases/<uuid:case_id>/disclosure")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def disclosure(case: CaseHead) -> Page:
    """What can bear on the case, heading by heading, and how far it is decided."""
    session = reading()
    every = items.items(session, case)
    certified = sets.certificate(session, case.id)
    left = sum(one.decided is None for one in every)
    return render_template(
        "journeys/cases/disclosure.html",
        case=case,
        not_named=[name for _, name in cases.not_named(session, case)],
        every=_headings(every),
        count=len(every),
        left=left,
        decided=[
            (one, sum(item.decided is not None and item.decided.inclusion is one for item in every))
            for one in Inclusion
        ],
        certified=certified,
        since=left if certified else 0,
        ask=cases.who_to_ask(session, case),
    )


def _headings(every: Sequence[Item]) -> list[Under]:
    found = []
    for heading in Heading:
        under = [one for one in every if one.heading is heading]
        left = sum(one.decided is None for one in under)
        found += [Under(heading, len(under), left)] if under else []
    return found


@bp.route("/cases/<uuid:case_id>/disclosure/items", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def disclosure_items(case: CaseHead) -> Page:
    """The items under one heading, or all that are not decided; decided on many alike."""
    form = WeighManyForm()
    page = max(request.args.get("page", 1, int), 1)
    asked, part = _part(case, page)
    form.items.offer([(str(one.id), "") for one in part])
    if form.is_submitted():
        if form.validate():
            ids = [UUID(one) for one in form.items.data]
            seen = _read_seen(form.seen.data)
            if perform(form, service.decide, case.id, ids, form.weighed, seen=seen):
                flash(f"It is decided on {plural(len(ids), 'item')}.")
                return redirect(_more(case))
        asked, part = _part(case, page)
    form.seen.process_data(_write_seen(part))
    heading = request.args.get("heading", "", str)
    more = len(asked) > page * AT_ONCE
    return render_template(
        "journeys/cases/disclosure_items.html",
        case=case,
        form=form,
        heading=Heading(heading) if heading in set(Heading) else None,
        shown=item_words.shown(reading(), part),
        older=_address(case, page=page + 1) if more else "",
        newer=_address(case) if page > 1 else "",
    )


def _asked(case: CaseHead) -> list[Item]:
    """The items that the address asks for: of a heading, all of them or those not decided.

    Those that were chosen stay, though others decided on them meanwhile.
    """
    heading, left = request.args.get("heading", ""), _LEFT in request.args
    chosen = set(request.form.getlist("items"))
    return [
        one
        for one in items.items(reading(), case)
        if heading in ("", one.heading)
        and (not left or one.decided is None or str(one.id) in chosen)
    ]


def _part(case: CaseHead, page: int) -> tuple[list[Item], list[Item]]:
    """All that the address asks for, and one page of it."""
    asked = _asked(case)
    return asked, asked[(page - 1) * AT_ONCE : page * AT_ONCE]


def _address(case: CaseHead, page: int | None = None) -> str:
    kept: dict[str, Any] = {key: request.args.get(key) for key in ("heading", _LEFT)}
    return url_for("cases.disclosure_items", case_id=case.id, page=page, **kept)


def _more(case: CaseHead) -> str:
    """Where to go on once some are decided: the same list, while it has any left."""
    heading = request.args.get("heading", "")
    every = items.items(reading(), case)
    if any(one.decided is None and heading in ("", one.heading) for one in every):
        return _address(case)
    return url_for("cases.disclosure", case_id=case.id)


def _write_seen(part: Iterable[Item]) -> str:
    """The decision that a page shows on each item, to be sent back with it."""
    return " ".join(f"{one.id}:{one.decided.id if one.decided else ''}" for one in part)


def _read_seen(text: str) -> Seen:
    pairs = (one.partition(":") for one in text.split())
    return {UUID(key): UUID(of) if of else None for key, _, of in pairs}


def _item(case: CaseHead, evidence_id: UUID) -> tuple[Item, list[Item]]:
    every = items.items(reading(), case)
    found = next((one for one in every if one.id == evidence_id), None)
    if found is None:
        raise NotThere
    return found, every


@bp.route("/cases/<uuid:case_id>/disclosure/<uuid:evidence_id>", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def disclosure_item(case: CaseHead, evidence_id: UUID) -> Page:
    """One item whole, what was said of it since, and what is decided on it."""
    item, every = _item(case, evidence_id)
    form = WeighForm(data=_decided(item))
    if form.is_submitted():
        if form.validate():
            seen = _read_seen(form.seen.data)
            if perform(form, service.decide, case.id, [item.id], form.weighed, seen=seen):
                flash("It is decided.")
                return redirect(_under(case, item))
        item, every = _item(case, evidence_id)
    form.seen.process_data(_write_seen([item]))
    session = reading()
    rows = words_store.rows_of(session, [item])
    return render_template(
        "journeys/cases/disclosure_item.html",
        case=case,
        form=form,
        one=item_words.shown(session, [item])[0],
        content=item_words.content(session, item, rows, whole=True),
        belonging=item_words.belonging(session, item, rows, every),
        since=said_since(session, [item.id]).get(item.id, []),
        before=items.decided_before(session, case, item.id),
        bundled=in_bundle(case),
        back_to=_under(case, item),
    )


def _decided(item: Item) -> dict[str, str]:
    """What stands of the form: the decision that was taken, for who changes it."""
    if item.decided is None:
        return {}
    return {"inclusion": item.decided.inclusion, **item.decided.weighed.reasons}


def _under(case: CaseHead, item: Item) -> str:
    return url_for("cases.disclosure_items", case_id=case.id, heading=item.heading.value)


@bp.get("/cases/<uuid:case_id>/disclosure/<uuid:evidence_id>/files/<uuid:file_id>")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def disclosure_file(case: CaseHead, evidence_id: UUID, file_id: UUID) -> Response:
    """A file that is an item, as it came."""
    item, _ = _item(case, evidence_id)
    return file_of(item, file_id)


def file_of(item: Item, file_id: UUID) -> Response:
    """One of the files that an item is, to be saved.

    Raises:
        NotThere: it is none of them, or was erased.
    """
    rows = words_store.rows_of(reading(), [item])
    files = item_words.content(reading(), item, rows, whole=False).files
    found = next((one for one in files if one.id == file_id), None)
    if found is None:
        raise NotThere
    return given_out(found.bytes_id, found.media_type, found.name)


@bp.route("/cases/<uuid:case_id>/disclosure/certificate", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def certificate(case: CaseHead) -> Page:
    """Give one's dated word that every relevant document is in."""
    form = CertificateForm()
    if form.validate_on_submit() and perform(form, service.certify, case.id, form.words.data):
        flash("The certificate is given. Those who work the case see that you have finished.")
        return redirect(url_for("cases.disclosure", case_id=case.id))
    missed = ", ".join(name for _, name in cases.not_named(reading(), case))
    return render_template(
        "journeys/cases/form.html",
        case=case,
        form=form,
        title="Give the certificate",
        lead=f"{_CERTIFIES} {_MISSED.format(missed) if missed else ''}".strip(),
        submit="Give the certificate",
        back_to=url_for("cases.disclosure", case_id=case.id),
    )


@bp.get("/cases/<uuid:case_id>/disclosure/schedule")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def schedule(case: CaseHead) -> Page:
    """The schedule of the application under rule 14, for the tribunal alone."""
    return render_template(
        "journeys/cases/schedule.html", case=case, rows=schedule_rows(reading(), case, all_sets())
    )


@bp.get("/cases/<uuid:case_id>/disclosure/schedule.pdf")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def schedule_pdf(case: CaseHead) -> Response:
    """The schedule as PDF."""
    made = paper_files.schedule_pdf(reading(), case, all_sets(), today())
    return send_file(
        io.BytesIO(made),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{case.reference}-schedule-for-the-tribunal.pdf",
    )


@bp.get("/cases/<uuid:case_id>/disclosure/schedule.xlsx")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def schedule_file(case: CaseHead) -> Response:
    """The schedule as a workbook."""
    made = paper_files.schedule_file(reading(), case, all_sets(), today())
    return send_file(
        io.BytesIO(made),
        mimetype=WORKBOOK,
        as_attachment=True,
        download_name=f"{case.reference}-schedule-for-the-tribunal.xlsx",
    )
