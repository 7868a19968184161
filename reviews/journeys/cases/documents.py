"""The council's own papers in a case: drafted, read, changed in Word, taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.documents.bundles.cited import with_pages
from reviews.documents.letters.edited import lines_of
from reviews.documents.letters.files import ENDINGS, make_format
from reviews.documents.letters.html import letter_html
from reviews.domain.cases.access import works
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.own_paper_kinds import OWN_PAPERS
from reviews.domain.cases.response import Choices, places_left
from reviews.domain.dates import long_date
from reviews.domain.errors import NotThere, Refused
from reviews.domain.letters.edited import Change
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.people.roles import Permission
from reviews.reference.cases.appeals import appeal_law
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.services.cases import beside_response, citations
from reviews.services.cases import documents as service
from reviews.services.cases.own_papers import Asked
from reviews.services.cases.response import left_out
from reviews.store.cases import documents as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.documents import DocumentLine
from reviews.store.people.officers import names
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import open_claim, worked_claim
from reviews.web.database import reading
from reviews.web.forms.saving import save
from reviews.web.giving_out import given_as
from reviews.web.resources import resources, today
from reviews.web.review_plan import all_sets
from reviews.web.sizes import takes_files

from .document_forms import FORMS, DraftForm, EditedForm
from .routes import bp


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done to a paper next: its words and its address."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper of a kind: its versions, the newest first, and what is to be told of the newest.

    `lost` says why the newest cannot be read; `changed` what the record has otherwise by now, and
    `left` how many places of it are still to be filled in or looked up; `stops` says why it may not
    go; `acts` are for those who work the case.
    """

    kind: DocumentKind
    versions: tuple[DocumentLine, ...] = ()
    changed: tuple[str, ...] = ()
    left: int = 0
    lost: str = ""
    stops: str = ""
    acts: tuple[Act, ...] = ()

    @property
    def newest(self) -> DocumentLine | None:
        """The version that counts; None before one is drafted."""
        return self.versions[0] if self.versions else None


def _asked(choices: Choices | None = None, officer_id: UUID | None = None) -> Asked:
    return Asked(viewer(), today(), all_sets(), officer_id, choices or Choices())


@bp.get("/cases/<uuid:case_id>/documents")
@allow(Permission.CASES, to=open_claim)
def documents(case: CaseHead) -> Page:
    """The council's own papers, kind by kind, with every version."""
    return render_template("journeys/cases/documents.html", case=case, papers=list(_papers(case)))


def _papers(case: CaseHead) -> list[Kept]:
    every, asked = store.versions(reading(), case.id), _asked()
    stopped = citations.stopped(reading(), resources().files, case, BundleKind.PARTIES, asked)
    found = []
    for kind in OWN_PAPERS:
        of_kind = [one for one in every if one.kind is kind]
        groups = dict.fromkeys(one.officer_id for one in of_kind) or {None: None}
        for whose in groups:
            own = [one for one in of_kind if one.officer_id == whose]
            stops = stopped.get(own[0].id, "") if own else ""
            found.append(_kept(case, kind, own, asked, stops))
    return found


def _kept(
    case: CaseHead, kind: DocumentKind, versions: list[DocumentLine], asked: Asked, stops: str
) -> Kept:
    acts = tuple(_acts(case, kind, versions))
    if not versions:
        return Kept(kind, acts=acts)
    newest = versions[0]
    try:
        body = service.blocks(resources().files, newest).body
    except Refused as fault:
        return Kept(kind, tuple(versions), lost=fault.sentence, acts=acts)
    reads = works(viewer(), case.kind)
    changed = service.out_of_date(reading(), case, newest, asked) if reads else []
    left = places_left(lines_of(body))
    return Kept(kind, tuple(versions), tuple(changed), left, stops=stops, acts=acts)


def _acts(case: CaseHead, kind: DocumentKind, versions: list[DocumentLine]) -> Iterator[Act]:
    """What those who work an open case do with a paper."""
    if not works(viewer(), case.kind) or case.closed_on is not None:
        return
    of: dict[str, Any] = {"case_id": case.id}
    named = kind.named
    if versions:
        edit = url_for("cases.edit_document", document_id=versions[0].id, **of)
        yield Act(f"Change {named} in Word, and take it back", edit)
    again = f"Draft {named} anew from the record" if versions else f"Draft {named} from the record"
    whose = versions[0].officer_id if versions else None
    yield Act(again, url_for("cases.draft_document", kind=kind, officer=whose, **of))
    if whose is not None:
        yield Act("Draft the statement of another officer", url_for("cases.witnesses", **of))


def _kind(name: str) -> DocumentKind:
    if name not in set(OWN_PAPERS):
        raise NotThere
    return DocumentKind(name)


def _version(case: CaseHead, document_id: UUID) -> DocumentLine:
    found = next((one for one in store.versions(reading(), case.id) if one.id == document_id), None)
    if found is None:
        raise NotThere
    return found


@bp.route("/cases/<uuid:case_id>/documents/<kind>/draft", methods=["GET", "POST"])
@allow(Permission.APPEALS, to=worked_claim)
def draft_document(case: CaseHead, kind: str) -> Page:
    """Draft a paper from the record, as it is now; every earlier version stays."""
    of, whose = _kind(kind), None
    if of is DocumentKind.STATEMENT:
        whose = request.args.get("officer", type=UUID)
        if whose is None:
            return redirect(url_for("cases.witnesses", case_id=case.id))
    last = store.last_number(reading(), case.id, of, whose)
    form = FORMS.get(of, DraftForm)(data={"seen": last})
    if form.validate_on_submit() and (told := _drafted(case, of, form, whose)):
        flash(told)
        return redirect(url_for("cases.documents", case_id=case.id))
    if form.is_submitted():
        form.seen.process_data(last)
    return render_template(
        "journeys/cases/draft_document.html",
        case=case,
        kind=of,
        form=form,
        last=last,
        whose=names(reading())[whose] if whose else "",
        holds=_holds(of),
        **_not_printed(case, of),
    )


_IN = "It holds what is in the papers, and nothing else."
_HOLDS = {
    DocumentKind.RESPONSE: "It cites papers that are in, and no others. What is left for you "
    "stands in square brackets. So does what is kept of the law: tests of {tests}, grounds of "
    "{grounds}. Look each up before use, then keep it or take it out.",
    DocumentKind.CHRONOLOGY: "It holds the steps of the case and what is in the papers, no more.",
    DocumentKind.STATEMENT: f"{_IN} What is left for the witness stands in square brackets: it is "
    "theirs to put in their own words and to sign.",
    DocumentKind.SUPPORT: _IN,
    DocumentKind.SCHEME: "It holds what the council’s register says of the scheme, and what is in "
    "the papers, and no more. It prints no address.",
}
"""What a draft of each kind is made from, as an officer is told before it is drafted."""


def _holds(kind: DocumentKind) -> str:
    """What is told of a kind, with the days on which what is kept of the law was checked."""
    return _HOLDS[kind].format(
        tests=long_date(benefit_tests().checked_on), grounds=long_date(appeal_law().checked_on)
    )


def _not_printed(case: CaseHead, kind: DocumentKind) -> dict[str, Any]:
    """What a draft will not print, under what it is told, and where a chronology lacks a day."""
    if kind is DocumentKind.RESPONSE:
        left, told = left_out(reading(), case, _asked()), "Weighed in this case, and not in"
        return {"left_out": left, "left_told": told, "without_day": ()}
    dated, asked = kind is DocumentKind.CHRONOLOGY, _asked()
    return {
        "left_out": beside_response.left_out(reading(), case, asked),
        "left_told": "Read in this case, and not in",
        "without_day": beside_response.without_day(reading(), case, asked) if dated else (),
    }


@bp.get("/cases/<uuid:case_id>/documents/witnesses")
@allow(Permission.APPEALS, to=worked_claim)
def witnesses(case: CaseHead) -> Page:
    """Choose whose statement is to be drafted."""
    found = beside_response.witnesses(reading(), case, _asked())
    return render_template("journeys/cases/witnesses.html", case=case, witnesses=found)


def _drafted(case: CaseHead, kind: DocumentKind, form: DraftForm, whose: UUID | None) -> str:
    """What is told of a version that was drafted; nothing where it was refused."""
    try:
        prepared = service.prepare(
            reading(),
            case,
            kind,
            _asked(form.choices, whose),
            form.seen.data,
            resources().templates,
            resources().files,
        )
    except Refused as fault:
        form.refuse(fault)
        return ""
    done = save(form, lambda session: service.write(session, act(), prepared), [prepared.kept])
    said = f"It is drafted. Read it, and finish it in Word. {prepared.undrawn}".strip()
    return said if done else ""


def _name(case: CaseHead, version: DocumentLine, format_: LetterFormat) -> str:
    return f"{case.reference}-{version.kind}-{version.number}{ENDINGS[format_]}"


@bp.get("/cases/<uuid:case_id>/documents/<uuid:document_id>/<format_>")
@allow(Permission.CASES, to=open_claim)
def document(case: CaseHead, document_id: UUID, format_: str) -> Response:
    """One version: its Word document, or a page, PDF, large print or text of it.

    Whichever way a Word document leaves, it says what it is of, so that it is known as that when
    it comes back.
    """
    found, files = _version(case, document_id), resources().files
    match format_:
        case LetterFormat.DOCX:
            data = service.to_edit(files, case, found)
        case LetterFormat.PDF:
            # What a version that came back from Word says of pages is of a bundle, not of these.
            data = make_format(LetterFormat.PDF, with_pages(service.blocks(files, found), {}))
        case LetterFormat.HTML:
            data = letter_html(service.blocks(files, found))
        case LetterFormat.LARGE_PRINT | LetterFormat.TEXT:
            data = make_format(LetterFormat(format_), service.blocks(files, found))
        case _:
            raise NotThere
    of = LetterFormat(format_)
    return given_as(data, of, _name(case, found, of))


@bp.get("/cases/<uuid:case_id>/documents/<uuid:document_id>/edit/word")
@allow(Permission.APPEALS, to=worked_claim)
def document_to_edit(case: CaseHead, document_id: UUID) -> Response:
    """A version to be changed in Word, marked with what it is."""
    found = _version(case, document_id)
    data = service.to_edit(resources().files, case, found)
    return given_as(data, LetterFormat.DOCX, f"change-{_name(case, found, LetterFormat.DOCX)}")


@bp.route("/cases/<uuid:case_id>/documents/<uuid:document_id>/edit", methods=["GET", "POST"])
@allow(Permission.APPEALS, to=worked_claim)
@takes_files
def edit_document(case: CaseHead, document_id: UUID) -> Page:
    """Take a version back that was changed in Word, or say why not; both are shown if overtaken."""
    own = _version(case, document_id)
    version = next(one for one in store.standing(reading(), case.id) if one.of == own.of)
    form, both = EditedForm(), tuple[Change, ...]()
    if form.validate_on_submit():
        try:
            if told := _taken_back(case, version, form):
                flash(told)
                return redirect(url_for("cases.documents", case_id=case.id))
        except Refused as fault:
            form.refuse(fault)
            both = fault.both if isinstance(fault, service.Overtaken) else ()
    form.seen.data = form.seen.data or str(version.id)
    return render_template(
        "journeys/cases/edit_document.html", case=case, form=form, version=version, both=both
    )


def _taken_back(case: CaseHead, version: DocumentLine, form: EditedForm) -> str:
    """What is told of the version that a file became; nothing where it was refused on writing."""
    prepared = service.prepare_edited(
        reading(),
        case,
        version,
        request.files["file"].read(),
        _asked(officer_id=version.officer_id),
        form.seen.data,
        resources().files,
    )
    done = save(form, lambda session: service.write(session, act(), prepared), [prepared.kept])
    said = f"Your changes are version {version.number + 1}. {prepared.undrawn}".strip()
    return said if done else ""
