"""Who acts for an appellant, and what is to be done about a doubt, which stops nothing."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.cases.authority import STOPS_NOTHING, Authority, to_do
from reviews.domain.cases.kinds import SignedBy, StepKind
from reviews.domain.people.roles import Permission
from reviews.services.cases import authority as service
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS, AUTHORITIES, STEPS
from reviews.store.record.rows import read
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import open_case, worked_case
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.sizes import takes_files

from .appeal_forms import AuthorityForm
from .as_it_stood import read_as
from .fact_pages import changes, fact_page, wording
from .routes import bp
from .told import authority_pairs

_TITLE = "Who acts for them"
_UNSIGNED = frozenset({SignedBy.NOBODY, SignedBy.LANDLORD, SignedBy.REPRESENTATIVE})


@bp.get("/cases/<uuid:case_id>/authority")
@allow(Permission.CASES, to=open_case)
def authority(case: CaseHead) -> Page:
    """Who acts for the appellant, and what to do about it."""
    session, as_of, ids = reading(), read_as(), [case.id]
    every = AUTHORITIES.of(session, ids, as_of)
    known = AUTHORITIES.of(session, ids, as_of.then)
    sent = any(one.kind is StepKind.SENT_ON for one in STEPS.of(session, ids, as_of.then))
    signed = {one.signed_by for one in APPEALS.of(session, ids, as_of.then)} & _UNSIGNED
    said = [line for one in known for line in to_do(read(Authority, one), sent_on=sent)]
    if signed and not known:
        said.append(
            "An appeal was signed by somebody other than the appellant, or by nobody. Record who "
            "acts for them, and ask for their authority."
        )
    return render_template(
        "journeys/cases/authority.html",
        case=case,
        every=[(one, authority_pairs(one)) for one in every],
        taken_back=AUTHORITIES.taken_back(session, case.id, as_of),
        to_do=list(dict.fromkeys(said)),
        stops_nothing=STOPS_NOTHING,
        changes=changes(case),
        sent=sent,
    )


@bp.route("/cases/<uuid:case_id>/authority/add", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def add_authority(case: CaseHead) -> Page:
    """Record who acts for the appellant."""
    form = AuthorityForm()
    if form.validate_on_submit() and perform(
        form, service.record_authority, case.id, filled(form, Authority), form.file.upload
    ):
        flash("It is recorded who acts for them.")
        return redirect(url_for("cases.authority", case_id=case.id))
    return fact_page(case, form, _TITLE, "cases.authority", lead=STOPS_NOTHING)


@bp.route("/cases/<uuid:case_id>/authority/<uuid:fact_id>/change", methods=["GET", "POST"])
@allow(Permission.CASES, to=worked_case)
@takes_files
def change_authority(case: CaseHead, fact_id: UUID) -> Page:
    """Put right who acts for the appellant, or record that their authority was seen."""
    now = wording(AUTHORITIES, case, fact_id).now
    form = AuthorityForm(obj=now, seen=now.id)
    if form.validate_on_submit() and perform(
        form,
        service.correct_authority,
        case.id,
        fact_id,
        filled(form, Authority),
        form.file.upload,
        seen=form.seen.data,
    ):
        flash("It is changed. What it said before is kept.")
        return redirect(url_for("cases.authority", case_id=case.id))
    of = wording(AUTHORITIES, case, fact_id)
    return fact_page(case, form, _TITLE, "cases.authority", told=authority_pairs, of=of)
