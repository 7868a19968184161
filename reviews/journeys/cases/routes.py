"""Cases: listed, opened, shown as a list of what is to be done, closed."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.domain.cases.access import works
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.people.roles import Permission
from reviews.services.cases import cases as service
from reviews.services.cases.cases import NewCase
from reviews.services.cases.timeline import clocks
from reviews.store.cases import cases as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.changed_since import changed_in
from reviews.store.cases.groups import opened_group
from reviews.store.cases.record_asked import asked_in
from reviews.store.register import residents
from reviews.store.register.schemes import SchemeHead
from reviews.store.review import reviews
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import any_scheme, open_case, takeable_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.resources import today

from .as_it_stood import head_as_read, keep_switches, on_pages, read_as
from .decisions_shown import lacking_in
from .forms import AddMemberForm, ChangeForm, CloseForm, OpenForm
from .parts import next_on_pages, parts_of

bp = Blueprint("cases", __name__)
bp.url_defaults(keep_switches)
bp.context_processor(on_pages)
bp.context_processor(next_on_pages)


@bp.route("/schemes/<uuid:scheme_id>/cases/open", methods=["GET", "POST"])
@allow(Permission.CASES, to=any_scheme)
def start(scheme: SchemeHead) -> Page:
    """Open a case about a scheme, or about the claim of one who lives or lived there."""
    form = OpenForm(
        data={"kind": request.args.get("kind"), "resident_id": request.args.get("claimant")}
    )
    known = residents.everyone_at(reading(), viewer(), scheme.id)
    form.kind.offer([(one.value, one.words) for one in CaseKind if works(viewer(), one)])
    form.resident_id.offer([("", "Nobody: it is about the scheme"), *known])
    form.reviews.offer(
        [(str(one.id), one.reference) for one in reviews.reviews_of(reading(), scheme.id)]
    )
    if not form.is_submitted():
        form.reviews.process_data([key for key, _ in form.reviews.options])
    if form.validate_on_submit():
        claimant = form.resident_id.data
        new = NewCase(
            kind=CaseKind(form.kind.data),
            scheme_id=scheme.id,
            about=form.about.data,
            resident_id=UUID(claimant) if claimant else None,
            reviews=[UUID(one) for one in form.reviews.data],
            tribunal_reference=form.tribunal_reference.data,
        )
        if done := perform(form, service.open_case, new):
            flash("The case is opened.")
            return redirect(url_for("cases.show", case_id=done.value))
    return render_template("journeys/cases/start.html", form=form, scheme=scheme)


@bp.get("/cases/<uuid:case_id>")
@allow(Permission.CASES, to=open_case)
def show(case: CaseHead) -> Page:
    """A case: what it is about, and each part of it; as of a day, what was known of that."""
    session, as_of = reading(), read_as()
    head, lost = head_as_read(case)
    return render_template(
        "journeys/cases/show.html",
        case=head,
        lost=lost,
        lacking=lacking_in(case),
        parts=parts_of(case, viewer()),
        changed=changed_in(session, viewer(), [case.id]) if as_of.now else [],
        asked=asked_in(session, case.id, as_of),
        reviews=store.reviews_of(session, case.id, as_of),
        members=store.members(session, case.id),
        together=head.group_id and opened_group(session, viewer(), head.group_id),
        clocks=clocks(session, case.id, today(), as_of),
        changes=as_of.now and case.closed_on is None and works(viewer(), case.kind),
        ends={"close": case.closed_on is None, "open_again": case.closed_on is not None}
        if as_of.now
        else {},
    )


@bp.post("/cases/<uuid:case_id>/take-up")
@allow(Permission.CASES, to=takeable_case)
def take_up(case: CaseHead) -> Response:
    """Put oneself on the team of a case."""
    form = Form()
    if form.validate_on_submit() and perform(form, service.take_up, case.id):
        flash("You are on this case now.")
        return redirect(url_for("cases.show", case_id=case.id))
    return redirect(url_for("cases.every"))


@bp.route("/cases/<uuid:case_id>/team/add", methods=["GET", "POST"])
@allow(Permission.CASES, to=open_case)
def add_member(case: CaseHead) -> Page:
    """Put another officer on the case."""
    form = AddMemberForm()
    could = store.could_join(reading(), case.id, service.roles_of(case.kind))
    form.officer_id.offer([(str(key), name) for key, name in could])
    if form.validate_on_submit():
        officer_id = UUID(form.officer_id.data)
        if perform(form, service.add_member, case.id, officer_id):
            flash("They are on this case now.")
            return redirect(url_for("cases.show", case_id=case.id))
    return _of_case(case, form, "Put someone on this case", "Put them on this case")


@bp.route("/cases/<uuid:case_id>/change", methods=["GET", "POST"])
@allow(Permission.CASES, to=open_case)
def change(case: CaseHead) -> Page:
    """Change what the case is about, or write down the tribunal's reference."""
    said = {"about": case.about, "tribunal_reference": case.tribunal_reference}
    form = ChangeForm(data={**said, "seen": service.words_of(case)})
    form.reviews.offer([(str(key), name) for key, name in store.not_named(reading(), case)])
    if not form.reviews.options:
        del form.reviews
    if form.validate_on_submit():
        words = form.about.data, form.tribunal_reference.data
        more = [UUID(one) for one in form.reviews.data] if "reviews" in form else []
        if perform(form, service.change_case, case.id, *words, more, seen=form.seen.data):
            flash("The case is changed.")
            return redirect(url_for("cases.show", case_id=case.id))
        now = store.case(reading(), case.id)
        form.seen.data = service.words_of(now) if now else ""
    return _of_case(case, form, "Change what this case is about", "Save")


@bp.route("/cases/<uuid:case_id>/close", methods=["GET", "POST"])
@allow(Permission.CASES, to=open_case)
def close(case: CaseHead) -> Page:
    """Close the case, with a reason."""
    form = CloseForm()
    if form.validate_on_submit() and perform(form, service.close_case, case.id, form.reason.data):
        flash("The case is closed.")
        return redirect(url_for("cases.show", case_id=case.id))
    return _of_case(case, form, "Close this case", "Close the case")


@bp.route("/cases/<uuid:case_id>/open-again", methods=["GET", "POST"])
@allow(Permission.CASES, to=open_case)
def open_again(case: CaseHead) -> Page:
    """Open a closed case again."""
    form = CloseForm()
    if form.validate_on_submit() and perform(form, service.open_again, case.id, form.reason.data):
        flash("The case is open again.")
        return redirect(url_for("cases.show", case_id=case.id))
    return _of_case(case, form, "Open this case again", "Open it again")


def _of_case(case: CaseHead, form: Form, title: str, submit: str) -> Page:
    return render_template(
        "journeys/cases/form.html", case=case, form=form, title=title, submit=submit, day=today()
    )
