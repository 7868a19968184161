"""Bundles of a case: made as long work, kept, given out with what checks them, and sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from tempfile import TemporaryFile
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from reviews.documents.bundles.digests import LIST_NAME, PROGRAM
from reviews.domain.cases.bundle_plan import NOTHING, TAKEN_OUT, Entry, label
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.errors import NotThere
from reviews.domain.letters.record_number import in_fours
from reviews.domain.people.roles import Permission
from reviews.domain.record.jobs import ENDS, JobKind, JobState, progress
from reviews.services.cases import bundle_files, citations
from reviews.services.cases import bundles as service
from reviews.services.cases.own_papers import Asked
from reviews.services.job_kinds import KINDS
from reviews.store.cases import bundles as store
from reviews.store.cases import sets
from reviews.store.cases.bundles import BundleLine, PaperLine
from reviews.store.cases.bundles_read import taken_out
from reviews.store.cases.cases import CaseHead
from reviews.store.record import jobs
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import disclosure_case, open_claim, worked_claim
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.giving_out import given_out
from reviews.web.resources import resources, today
from reviews.web.review_plan import all_sets

from .bundle_forms import SentForm
from .bundle_state import old, state_of
from .routes import bp

_PDF, _ZIP = "application/pdf", "application/zip"
_PARTIES = (
    "A bundle is the council’s own documents and the papers that are in, as one PDF with numbered "
    "pages, an index and links. What was sent stays as it went: a bundle that follows begins with "
    "the same pages, but for those that a direction has had words taken out of since."
)
_FULL = (
    "This goes to the tribunal alone. It holds what every party gets, and behind that what you ask "
    "the tribunal to withhold. Nobody who works the case sees it, or that it was made."
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A bundle as its list shows it: whether it holds what goes now, and where it opens."""

    one: BundleLine
    state: str
    colour: str
    href: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """A paper as the index of a bundle has it."""

    label: str
    paper: PaperLine

    @property
    def told(self) -> str:
        """What its copy leaves out, and why its file stays, a line each."""
        return "\n".join(filter(None, (self.paper.told, bundle_files.why_it_stays(self.paper))))

    @property
    def as_it_came(self) -> bool:
        """Whether its file goes beside though no page shows all of it."""
        return bundle_files.as_it_came(self.paper)


@bp.get("/cases/<uuid:case_id>/bundles")
@allow(Permission.CASES, to=open_claim)
def bundles(case: CaseHead) -> Page:
    """The parties' sets of a case: what one would hold now, and those that were made."""
    return _page(case, BundleKind.PARTIES, Form())


@bp.get("/cases/<uuid:case_id>/bundles/full")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def full_bundles(case: CaseHead) -> Page:
    """The full sets of a case, for the tribunal alone."""
    return _page(case, BundleKind.FULL, Form())


@bp.post("/cases/<uuid:case_id>/bundles/make")
@allow(Permission.APPEALS, to=worked_claim)
def make_bundle(case: CaseHead) -> Page:
    """Have the papers of a case made into a bundle."""
    return _make(case, BundleKind.PARTIES)


@bp.post("/cases/<uuid:case_id>/bundles/full/make")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def make_full_bundle(case: CaseHead) -> Page:
    """Have the full set made, for the tribunal alone."""
    return _make(case, BundleKind.FULL)


def _make(case: CaseHead, kind: BundleKind) -> Page:
    form = Form()
    if form.validate_on_submit() and (done := perform(form, service.ask, KINDS, kind, case.id)):
        resources().queue.hand_over(done.value)
        flash("You have asked for it. It is made while you do other things.")
        return redirect(_home(case, kind))
    return _page(case, kind, form)


def _page(case: CaseHead, kind: BundleKind, form: Form) -> Page:
    now = service.plan(reading(), case, kind, all_sets())
    full = kind is BundleKind.FULL
    line = store.neutral(reading(), case.id) if full else None
    make = _makes(case, kind) if now.entries else ""
    return render_template(
        "journeys/cases/bundles.html",
        case=case,
        form=form,
        kind=kind,
        full=full,
        lead=_FULL if full else _PARTIES,
        neutral=line.words if line else "",
        beside=_beside(case) if full else [],
        warnings=before_it_goes(case, kind),
        documents=[one for one in now.entries if not one.place],
        papers=_groups(now.entries),
        nothing="" if now.entries else NOTHING,
        made=list(_listed(case, kind, now.mark)),
        job=under_way(service.JOBS[kind], case.id),
        shared=[words for name, words in now.lines if name == service.SHARED],
        make=[make] if make else [],
        look="cases.look_full" if full else "cases.look",
        looks="Look at its pages" if full or viewer().may(Permission.APPEALS) else "",
    )


def before_it_goes(case: CaseHead, kind: BundleKind) -> list[str]:
    """What is told of the council's own papers that a bundle of a kind would add, a line each."""
    asked = Asked(viewer(), today(), all_sets())
    return list(citations.before_it_goes(reading(), resources().files, case, kind, asked))


def _beside(case: CaseHead) -> list[tuple[str, str]]:
    """What belongs to a full set: the schedule that goes with it, and a line that is directed."""
    line = url_for("cases.neutral_line", case_id=case.id)
    schedule = url_for("cases.schedule", case_id=case.id)
    return [
        ("The schedule for the tribunal, which goes with it", schedule),
        ("Set a line that a direction asks for in the parties’ set", line),
    ]


def _groups(entries: tuple[Entry, ...]) -> list[tuple[str, list[Entry]]]:
    """The papers that go, each run of them under its heading."""
    placed = (one for one in entries if one.place)
    return [(under.words, list(run)) for under, run in groupby(placed, lambda one: one.heading)]


def _listed(case: CaseHead, kind: BundleKind, mark: str) -> Iterator[Listed]:
    for one in store.bundles(reading(), case.id, kind):
        state, colour = state_of(one, mark)
        yield Listed(one, state, colour, _address(case, one))


def _makes(case: CaseHead, kind: BundleKind) -> str:
    """Where this officer has one made; empty where they may not, or the case is closed."""
    if case.closed_on is not None:
        return ""
    if kind is BundleKind.FULL:
        return url_for("cases.make_full_bundle", case_id=case.id)
    may = viewer().may(Permission.APPEALS)
    return url_for("cases.make_bundle", case_id=case.id) if may else ""


@dataclass(frozen=True, slots=True)
class Under:
    """The officer's own long work on a bundle: how far it is, or why it failed."""

    failed: str
    goes_on: str
    where: str


def under_way(kind: JobKind, about: UUID) -> list[Under]:
    """The last long work of this officer that makes such a bundle, unless it made one."""
    found = jobs.last_about(reading(), viewer().id, kind, about)
    if found is None or found.state in (JobState.DONE, JobState.CANCELLED):
        return []
    if found.state in ENDS:
        failed = f"The bundle could not be made. {found.failure or ''}".strip()
        return [Under(failed, "", "Start it again under Long work")]
    far = progress(found.done, found.of, KINDS[found.kind].counted)
    where = "See how far it is, or cancel it, under Long work"
    return [Under("", f"It is being made. {far}", where)]


def _home(case: CaseHead, kind: BundleKind) -> str:
    page = "cases.full_bundles" if kind is BundleKind.FULL else "cases.bundles"
    return url_for(page, case_id=case.id)


def _address(case: CaseHead, one: BundleLine) -> str:
    page = "cases.full_bundle" if one.kind is BundleKind.FULL else "cases.bundle"
    return url_for(page, case_id=case.id, bundle_id=one.id)


def _found(case: CaseHead, kind: BundleKind, bundle_id: UUID) -> BundleLine:
    found = store.bundle(reading(), case.id, kind, bundle_id)
    if found is None:
        raise NotThere
    if taken_out(reading(), case, found):
        raise NotThere(TAKEN_OUT)
    return found


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>")
@allow(Permission.CASES, to=open_claim)
def bundle(case: CaseHead, bundle_id: UUID) -> Page:
    """One bundle: its pages, its marks, the papers in it, and the files for the other side."""
    return _shown(case, _found(case, BundleKind.PARTIES, bundle_id), None)


@bp.route("/cases/<uuid:case_id>/bundles/full/<uuid:bundle_id>", methods=["GET", "POST"])
@allow(Permission.DISCLOSURE, to=disclosure_case)
def full_bundle(case: CaseHead, bundle_id: UUID) -> Page:
    """One full set, and that it was sent to the tribunal."""
    found = _found(case, BundleKind.FULL, bundle_id)
    form = SentForm()
    if form.validate_on_submit() and perform(
        form, service.record_sent, case.id, found.id, form.sent_on.data
    ):
        flash("It is recorded that this bundle was sent to the tribunal.")
        return redirect(_address(case, found))
    return _shown(case, _found(case, BundleKind.FULL, bundle_id), form)


def _shown(case: CaseHead, one: BundleLine, form: SentForm | None) -> Page:
    papers = store.papers(reading(), one.id)
    parts = {
        "pdf": "bundle_pdf",
        "all": "bundle_all",
        "list": "bundle_list",
        "program": "bundle_program",
    }
    full = "full_" if one.kind is BundleKind.FULL else ""
    went = next((each for each in sets.sets(reading(), case.id) if each.id == one.set_id), None)
    return render_template(
        "journeys/cases/bundle.html",
        case=case,
        one=one,
        old=old(case, one),
        number=in_fours(one.record_number),
        list_code=bundle_files.code_of_list(reading(), resources().files, case, one),
        papers=[Indexed(label(paper.heading, paper.place), paper) for paper in papers],
        files={
            key: url_for(f"cases.{full}{name}", case_id=case.id, bundle_id=one.id)
            for key, name in parts.items()
        }
        if one.erased_at is None
        else {},
        form=form if one.sent_on is None and case.closed_on is None else None,
        home=_home(case, one.kind),
        went=[went] if went else [],
        whom=("For the tribunal" if one.kind is BundleKind.FULL else "For the other side"),
    )


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>.pdf")
@allow(Permission.CASES, to=open_claim)
def bundle_pdf(case: CaseHead, bundle_id: UUID) -> Response:
    """A bundle, to be saved."""
    return as_pdf(case, _found(case, BundleKind.PARTIES, bundle_id))


@bp.get("/cases/<uuid:case_id>/bundles/full/<uuid:bundle_id>.pdf")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def full_bundle_pdf(case: CaseHead, bundle_id: UUID) -> Response:
    """A full set, to be saved."""
    return as_pdf(case, _found(case, BundleKind.FULL, bundle_id))


def as_pdf(whose: bundle_files.Named, one: BundleLine) -> Response:
    """A bundle of a case or a group, to be saved, once its bytes are seen to be as they were."""
    bytes_id = bundle_files.whole(resources().files, one)
    return given_out(bytes_id, _PDF, bundle_files.name_of(whose, one, ".pdf"))


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>.zip")
@allow(Permission.CASES, to=open_claim)
def bundle_all(case: CaseHead, bundle_id: UUID) -> Response:
    """A bundle with all that goes beside it."""
    return zipped(case, _found(case, BundleKind.PARTIES, bundle_id))


@bp.get("/cases/<uuid:case_id>/bundles/full/<uuid:bundle_id>.zip")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def full_bundle_all(case: CaseHead, bundle_id: UUID) -> Response:
    """A full set with all that goes beside it."""
    return zipped(case, _found(case, BundleKind.FULL, bundle_id))


def zipped(whose: bundle_files.Named, one: BundleLine) -> Response:
    """A bundle of a case or a group with all that goes beside it."""
    made = TemporaryFile()  # noqa: SIM115 - it is read while it is given out, and closed with that
    try:
        bundle_files.write_all(reading(), resources().files, whose, one, made)
    except BaseException:
        made.close()
        raise
    made.seek(0)
    return send_file(
        made,
        mimetype=_ZIP,
        as_attachment=True,
        download_name=bundle_files.name_of(whose, one, ".zip"),
    )


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>/sha256-list.txt")
@allow(Permission.CASES, to=open_claim)
def bundle_list(case: CaseHead, bundle_id: UUID) -> Response:
    """The list that checks a bundle and the files beside it."""
    return as_list(case, _found(case, BundleKind.PARTIES, bundle_id))


@bp.get("/cases/<uuid:case_id>/bundles/full/<uuid:bundle_id>/sha256-list.txt")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def full_bundle_list(case: CaseHead, bundle_id: UUID) -> Response:
    """The list that checks a full set and the files beside it."""
    return as_list(case, _found(case, BundleKind.FULL, bundle_id))


def as_list(whose: bundle_files.Named, one: BundleLine) -> Response:
    """The list that checks a bundle of a case or a group."""
    beside = bundle_files.originals(reading(), resources().files, one)
    return as_text(bundle_files.listed_files(whose, one, beside), LIST_NAME)


@bp.get("/cases/<uuid:case_id>/bundles/<uuid:bundle_id>/check_bundle.py")
@allow(Permission.CASES, to=open_claim)
def bundle_program(case: CaseHead, bundle_id: UUID) -> Response:
    """The program that checks a bundle by its list, for those without a tool."""
    _found(case, BundleKind.PARTIES, bundle_id)
    return as_text(PROGRAM.read_bytes(), PROGRAM.name)


@bp.get("/cases/<uuid:case_id>/bundles/full/<uuid:bundle_id>/check_bundle.py")
@allow(Permission.DISCLOSURE, to=disclosure_case)
def full_bundle_program(case: CaseHead, bundle_id: UUID) -> Response:
    """The same program, beside a full set."""
    _found(case, BundleKind.FULL, bundle_id)
    return as_text(PROGRAM.read_bytes(), PROGRAM.name)


def as_text(data: bytes, name: str) -> Response:
    """A file of plain text, to be saved."""
    made = Response(data, mimetype="text/plain")
    made.headers.set("Content-Disposition", "attachment", filename=name)
    return made
