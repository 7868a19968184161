"""Notes of a case, what the tribunal should know of a claimant, its files and its history."""

from flask import flash, redirect, render_template, url_for

from reviews.domain.cases.access import kinds_told
from reviews.domain.cases.kinds import NoteKind
from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.cases import notes as service
from reviews.services.cases.bundles import apart_stream
from reviews.services.cases.cases import stream_of
from reviews.store.cases import notes as store
from reviews.store.cases.cases import CaseHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import open_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.history_sentences import history_page

from .as_it_stood import read_as
from .fact_pages import changes
from .routes import bp
from .step_forms import CircumstancesForm, NoteForm
from .told import circumstances_pairs


@bp.route("/cases/<uuid:case_id>/notes", methods=["GET", "POST"])
@allow(Permission.CASES, to=open_case)
def notes(case: CaseHead) -> Page:
    """The notes of a case, and a new one; advice only for those who read it."""
    form = NoteForm()
    kinds = store.kinds_read(viewer())
    form.offer([(one.value, one.words) for one in kinds])
    if form.validate_on_submit():
        kind = NoteKind(form.kind.data) if "kind" in form else NoteKind.FILE
        if perform(form, service.write_note, case.id, kind, form.words.data):
            flash("The note is written.")
            return redirect(url_for("cases.notes", case_id=case.id))
    return render_template(
        "journeys/cases/notes.html",
        case=case,
        form=form,
        notes=store.notes(reading(), viewer(), case.id, read_as()),
    )


@bp.route("/cases/<uuid:case_id>/person", methods=["GET", "POST"])
@allow(Permission.CASES, to=open_case)
def person(case: CaseHead) -> Page:
    """What the tribunal should know of the claimant, and Universal Credit beside the appeal."""
    if case.resident_id is None:
        raise NotThere
    every = store.circumstances(reading(), case.id, read_as())
    now = every[0] if every else None
    form = CircumstancesForm(obj=now, seen=now.id if now else "")
    clash = []
    if changes(case) and form.validate_on_submit():
        told = filled(form, service.Circumstances)
        if perform(form, service.record_circumstances, case.id, told, seen=form.seen.data):
            flash("It is recorded.")
            return redirect(url_for("cases.show", case_id=case.id))
        every = store.circumstances(reading(), case.id)
        if every and str(every[0].id) != form.seen.data:
            clash, form.seen.data = circumstances_pairs(every[0]), str(every[0].id)
    return render_template(
        "journeys/cases/person.html",
        case=case,
        form=form,
        clash=clash,
        before=[(one, circumstances_pairs(one)) for one in every[1:]],
        changes=changes(case),
        now=circumstances_pairs(now) if now else [],
        marked=every[:1],
    )


@bp.get("/cases/<uuid:case_id>/history")
@allow(Permission.CASES, to=open_case)
def history(case: CaseHead) -> Page:
    """What happened in a case, for those on it alone."""
    streams = [stream_of(case.id)]
    if viewer().may(Permission.DISCLOSURE):
        streams.append(apart_stream(case.id))
    page = history_page(streams, team=True, kinds=kinds_told(viewer()))
    return render_template("journeys/cases/history.html", case=case, **page)
