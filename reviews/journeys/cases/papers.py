"""The papers of a case: what is in, for those who work it; what goes and what went, with lists.

Nothing here tells how much is not in, or why: that is for the disclosure officer and a tribunal.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from reviews.domain.cases.as_of import AsOf, Mark
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.kinds import SetKind
from reviews.domain.cases.papers import (
    BOTH,
    FINISHED,
    NOT_FINISHED,
    Heading,
    certified_words,
    list_mark,
)
from reviews.domain.dates import LONDON, long_date
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.cases import bundles, paper_files
from reviews.services.cases import sending as service
from reviews.services.cases.numbers import numbers_of
from reviews.services.cases.paper_words import lines
from reviews.services.cases.redactions import unnamed
from reviews.services.cases.sending import Line, NewSet
from reviews.services.cases.sending_with import send_with
from reviews.store.cases import bundles as bundles_store
from reviews.store.cases import item_words as words_store
from reviews.store.cases import items, sets
from reviews.store.cases.bundles import BundleLine
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.store.cases.readable_then import in_words_then
from reviews.store.cases.sets import SentPapers
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import open_claim, worked_claim
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import resources, today
from reviews.web.review_plan import all_sets

from . import item_words
from .as_it_stood import read_as
from .bundles import before_it_goes
from .disclosure import WORKBOOK, file_of
from .disclosure_forms import SendForm
from .in_bundle import in_bundle
from .routes import bp

AT_ONCE = 100
_OLD = "the newest bundle, which is out of date"


@dataclass(frozen=True, slots=True)
class Placed:
    """A paper in its place on a list: its number, as it is cited."""

    place: int | str
    line: Line
    marks: tuple[Mark, ...] = ()


def _state(case: CaseHead) -> dict[str, object]:
    """How far the disclosure officer is, in the only words that are told, and who they are.

    As of a day, as far as they were then.
    """
    certified = sets.certificate(reading(), case.id, read_as())
    both = certified.both if certified else False
    return {
        "state": FINISHED if certified else NOT_FINISHED,
        "certified": certified_words(certified.recorded_at.astimezone(LONDON).date())
        if certified
        else "",
        "both": BOTH if both or sets.decided_by_both(reading(), case) else "",
    }


@bp.get("/cases/<uuid:case_id>/papers")
@allow(Permission.CASES, to=open_claim)
def papers(case: CaseHead) -> Page:
    """What is in, in the order of a response's papers."""
    as_of = read_as()
    every = _in_order(case, as_of)
    page = max(request.args.get("page", 1, int), 1)
    start = (page - 1) * AT_ONCE
    more = len(every) > start + AT_ONCE
    here = url_for("cases.papers", case_id=case.id)
    return render_template(
        "journeys/cases/papers.html",
        case=case,
        groups=headed(_placed(every[start : start + AT_ONCE])),
        sets=[one for one in sets.sets(reading(), case.id) if as_of.knows(one.recorded_at)],
        older=url_for("cases.papers", case_id=case.id, page=page + 1) if more else "",
        newer=here if page > 1 else "",
        bundled=in_bundle(case),
        **_state(case),
    )


def _in_order(case: CaseHead, as_of: AsOf) -> list[tuple[int, Item]]:
    """The papers that are in, each with its number, in the order of their numbers."""
    every = {one.id: one for one in items.put_in(reading(), case, as_of)}
    places = numbers_of(reading(), case, every.values())
    return [(place, every[key]) for key, place in places.items()]


def _placed(every: Iterable[tuple[int, Item]]) -> list[Placed]:
    listed = list(every)
    told = lines(reading(), [item for _, item in listed], all_sets(), read_as())
    pairs = zip(listed, told, strict=True)
    return [Placed(place, line, item.marks) for (place, item), line in pairs]


def headed(every: Iterable[Placed]) -> list[tuple[Heading, list[Placed]]]:
    """Papers in their places, each run of them under its heading."""
    found: dict[Heading, list[Placed]] = {}
    for one in every:
        found.setdefault(one.line.heading, []).append(one)
    return list(found.items())


def _paper(case: CaseHead, evidence_id: UUID) -> tuple[Item, list[Item]]:
    """A paper that is in or was sent, and all of these: what went to every party stays readable."""
    went = sets.gone(reading(), case.id)
    every = [one for one in items.items(reading(), case) if one.is_in or one.id in went]
    found = next((one for one in every if one.id == evidence_id), None)
    if found is None:
        raise NotThere
    return found, every


@bp.get("/cases/<uuid:case_id>/papers/<uuid:evidence_id>")
@allow(Permission.CASES, to=open_claim)
def paper(case: CaseHead, evidence_id: UUID) -> Page:
    """One paper that is in: its words, and its file."""
    item, every = _paper(case, evidence_id)
    session, as_of = reading(), read_as()
    rows = in_words_then(session, words_store.rows_of(session, [item]), as_of)
    return render_template(
        "journeys/cases/paper.html",
        case=case,
        item=item,
        line=lines(session, [item], all_sets(), as_of)[0],
        bundled=in_bundle(case),
        content=item_words.content(session, item, rows, whole=False, as_of=as_of),
        belonging=item_words.belonging(session, item, rows, every),
        later=[] if as_of.knows(item.recorded_at) else [Mark.LATER],
    )


@bp.get("/cases/<uuid:case_id>/papers/<uuid:evidence_id>/files/<uuid:file_id>")
@allow(Permission.CASES, to=open_claim)
def paper_file(case: CaseHead, evidence_id: UUID, file_id: UUID) -> Response:
    """The file of a paper that is in, as it came."""
    item, _ = _paper(case, evidence_id)
    return file_of(item, file_id)


@bp.get("/cases/<uuid:case_id>/papers.xlsx")
@allow(Permission.CASES, to=open_claim)
def papers_file(case: CaseHead) -> Response:
    """The list of what is in, as a workbook."""
    as_of = read_as()
    placed = _in_order(case, as_of)
    told = lines(reading(), [item for _, item in placed], all_sets(), as_of)
    every = zip((place for place, _ in placed), unnamed(reading(), case, told), strict=True)
    state = _state(case)
    about = [
        ("Case", case.reference),
        ("Tribunal’s reference", case.tribunal_reference),
        ("As of", long_date(today())),
        ("Read as of a day", as_of.words),
        ("Disclosure", str(state["certified"] or state["state"])),
        ("Who decided", str(state["both"])),
    ]
    made = paper_files.list_file(reading(), every, about)
    return _given(made, f"{case.reference}-list-of-papers.xlsx")


def _given(made: bytes, name: str) -> Response:
    return send_file(io.BytesIO(made), mimetype=WORKBOOK, as_attachment=True, download_name=name)


@bp.route("/cases/<uuid:case_id>/send", methods=["GET", "POST"])
@allow(Permission.APPEALS, to=worked_claim)
def send(case: CaseHead) -> Page:
    """See what goes and in which order, and record that it was sent."""
    offered = _offered(case)
    state = _state(case)
    form = SendForm(
        data={
            "sent_on": today(),
            "bundle": str(offered.id) if offered else "",
            **({"to_follow": ""} if state["certified"] else {}),
        }
    )
    choices = _bundles(case, offered)
    form.bundle.offer(choices)
    if len(choices) == 1:
        del form.bundle
    going = _going(case)
    if form.validate_on_submit():
        new = _new(form, going)
        chosen = UUID(form.bundle.data) if form.bundle and form.bundle.data else None
        if done := perform(form, send_with, case.id, new, chosen, all_sets(), resources().files):
            flash("It is recorded that the papers were sent. They stay as they went.")
            return redirect(url_for("cases.sent", case_id=case.id, set_id=done.value))
        going, offered = _going(case), _offered(case)
        if form.bundle:
            form.bundle.offer(_bundles(case, offered))
    form.seen.process_data(list_mark(one.line.id for one in going))
    number = sets.last_number(reading(), case.id)
    return render_template(
        "journeys/cases/send.html",
        case=case,
        form=form,
        kind=SetKind.APPENDED if number else SetKind.RESPONSE,
        number=number + 1,
        bundled=in_bundle(case) if offered else replace(in_bundle(case), named=_OLD),
        groups=headed(going),
        warnings=before_it_goes(case, BundleKind.PARTIES) if going or not number else [],
        offered=offered,
        **state,
    )


def _new(form: SendForm, going: Iterable[Placed]) -> NewSet:
    what, by = form.to_follow.data, form.follows_by_on.data
    return NewSet(form.sent_on.data, what, by, [one.line for one in going], form.seen.data)


def _offered(case: CaseHead) -> BundleLine | None:
    """The bundle that holds what goes now and was not sent."""
    return bundles.offered(reading(), case, all_sets())


def _bundles(case: CaseHead, offered: BundleLine | None) -> list[tuple[str, str]]:
    """What can be said to go with the papers; one chosen before that holds others now is named."""
    chosen = request.form.get("bundle", "")
    every = bundles_store.bundles(reading(), case.id, BundleKind.PARTIES) if chosen else []
    stale = [one for one in every if str(one.id) == chosen and one != offered]
    return [
        *([(str(offered.id), offered.name)] if offered else []),
        *((str(one.id), f"Bundle {one.number}, which holds other papers") for one in stale),
        ("", "They go without a bundle"),
    ]


def _going(case: CaseHead) -> list[Placed]:
    session = reading()
    every = service.to_go(session, case)
    told = unnamed(session, case, lines(session, every.values(), all_sets()))
    return [Placed(place, line) for place, line in zip(every, told, strict=True)]


def _set(case: CaseHead, set_id: UUID) -> SentPapers:
    every = sets.sets(reading(), case.id)
    found = next((one for one in every if one.id == set_id), None)
    if found is None:
        raise NotThere
    return found


@bp.get("/cases/<uuid:case_id>/sets/<uuid:set_id>")
@allow(Permission.CASES, to=open_claim)
def sent(case: CaseHead, set_id: UUID) -> Page:
    """A set as it was sent, and the bundle that went with it."""
    found = _set(case, set_id)
    bundle = bundles_store.sent_with(reading(), set_id)
    return render_template(
        "journeys/cases/sent.html",
        case=case,
        one=found,
        certified=paper_files.sent_certified(found),
        bundled=in_bundle(case),
        went=[bundle] if bundle else [],
        both=BOTH if found.both else "",
    )


@bp.get("/cases/<uuid:case_id>/sets/<uuid:set_id>.xlsx")
@allow(Permission.CASES, to=open_claim)
def sent_file(case: CaseHead, set_id: UUID) -> Response:
    """The list of a set as it was sent, as a workbook."""
    found = _set(case, set_id)
    made = paper_files.sent_file(reading(), case, found)
    return _given(made, f"{case.reference}-set-{found.number}.xlsx")
