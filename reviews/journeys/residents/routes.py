"""Residents in the register: added, shown, renamed, moved, and asked how to reach them."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission, Role
from reviews.domain.register.facts import ContactNeeds
from reviews.services.register import residents as service
from reviews.services.register.contact_said import whose_letters_wait
from reviews.services.register.residents import NewResident
from reviews.store.accounts import accounts
from reviews.store.people import officers
from reviews.store.register import residents, schemes, tenures
from reviews.store.register.schemes import SchemeHead
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import Stays, known_resident, team_scheme
from reviews.web.acting import perform
from reviews.web.actions import actions
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import today

from .forms import ChangeStayForm, ContactForm, HomeForm, NameForm, NewResidentForm, NewStayForm

bp = Blueprint("residents", __name__)
_ASKS = "Record that they ask to have something erased, restricted or put right"
IN_REVIEW = "/reviews/<uuid:review_id>/residents/<uuid:resident_id>"


def page_of(review: ReviewHead, resident: PlannedResident) -> str:
    """The address of a resident in a review."""
    return url_for("residents.in_review", review_id=review.id, resident_id=resident.resident_id)


@bp.route("/schemes/<uuid:scheme_id>/residents/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def add(scheme: SchemeHead) -> Page:
    """Add a resident who lives at a scheme."""
    form = NewResidentForm()
    _offer_addresses(form, scheme.id)
    if form.validate_on_submit():
        new = filled(form, NewResident, stay=form.stay(scheme.id))
        if done := perform(form, service.add_resident, new):
            flash("The resident is in the register. Record how to reach them next.")
            return redirect(url_for("residents.show", resident_id=done.value))
    return render_template("journeys/residents/add.html", form=form, scheme=scheme)


def _offer_addresses(form: HomeForm, scheme_id: UUID) -> None:
    known = schemes.addresses(reading(), scheme_id, today())
    form.address.offer([(str(one.fact_id), one.line) for one in known])
    if len(known) == 1 and form.address.data is None:
        form.address.process_data(known[0].fact_id)


@bp.get("/residents/<uuid:resident_id>")
@allow(Permission.READ_NAMES, to=known_resident)
def show(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """A resident: where they live and, for those who may write to them, how to reach them."""
    session, officer = reading(), viewer()
    mine = _mine(stays)
    in_reviews = residents.reviews_of_resident(session, officer, resident_id)
    reaches = bool(mine or in_reviews) or Role.LETTER_OFFICER in officer.roles
    contact = residents.contact(session, resident_id) if reaches else None
    offers = (
        ("name", mine, "Change the name", "residents.change_name"),
        ("reach", mine and not contact, "Record how to reach them", "residents.contact"),
        ("change_reach", mine, "Change how to reach them", "residents.contact"),
        ("stays", mine, "Add another stay", "residents.add_stay"),
        ("evidence", officer.may(Permission.REVIEW), "Evidence register", "evidence.of_resident"),
        ("request", mine, _ASKS, "data_requests.of_resident"),
        ("claim", officer.may(Permission.APPEALS), "Their claims, and cases", "cases.claimant"),
    )
    return render_template(
        "journeys/residents/show.html",
        can=actions(offers, resident_id=resident_id),
        reaches=reaches,
        resident_id=resident_id,
        reference=reference,
        name=residents.name(session, officer, resident_id),
        stays=stays,
        addresses=_addresses(stays),
        **what_waits(resident_id, contact),
        tenures=tenures.tenures_of(session, [stay.fact_id for stay, _, _ in stays]),
        reviews=in_reviews,
        mine={stay.id for stay, _, _ in mine},
        home=mine[0][0].scheme_id if mine else None,
        earlier_stays=residents.stays(session, resident_id, superseded=True) if mine else [],
        earlier_names=residents.earlier_names(session, officer, resident_id) if mine else [],
        officers=officers.names(session),
    )


def what_waits(resident_id: UUID, contact: residents.Contact | None) -> dict[str, object]:
    """How to reach someone; whether letters wait for what they said, and where that is read."""
    waiting = whose_letters_wait(reading(), {resident_id: contact}).get(resident_id, [])
    told_in = accounts.heads(reading(), viewer(), waiting)
    return {"contact": contact, "waits": bool(waiting), "told_in": told_in}


def _mine(stays: Stays) -> Stays:
    """The stays where one of the viewer's own teams reviews: what they may change."""
    return [one for one in stays if viewer().works_on(one[2])]


def _addresses(stays: Stays) -> dict[UUID, str]:
    """The addresses that the stays name, by id."""
    return {
        one.fact_id: one.line
        for scheme_id in {stay.scheme_id for stay, _, _ in stays if stay.address_fact_id}
        for one in schemes.addresses(reading(), scheme_id, today())
    }


def _home(stays: Stays) -> UUID:
    """The scheme whose history tells of a change; NotThere where the viewer reviews at none."""
    mine = _mine(stays)
    if not mine:
        raise NotThere
    return mine[0][0].scheme_id


@bp.route("/residents/<uuid:resident_id>/name", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def change_name(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """Change a resident's name."""
    home = _home(stays)
    form = NameForm(obj=residents.name(reading(), viewer(), resident_id))
    if form.validate_on_submit() and perform(
        form, service.change_name, home, resident_id, form.full_name.data, form.known_as.data
    ):
        flash("The name is changed.")
        return redirect(url_for("residents.show", resident_id=resident_id))
    return _form_page("change_name", form, resident_id, reference)


def _form_page(page: str, form: object, resident_id: UUID, reference: str, **more: object) -> str:
    return render_template(
        f"journeys/residents/{page}.html",
        form=form,
        resident_id=resident_id,
        reference=reference,
        **more,
    )


@bp.route("/residents/<uuid:resident_id>/stays/add", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def add_stay(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """Record that a resident also lives, or lived, at another scheme."""
    _home(stays)
    form = NewStayForm()
    if form.validate_on_submit():
        scheme_id = schemes.scheme_referenced(reading(), form.scheme.data)
        scheme = schemes.scheme(reading(), scheme_id) if scheme_id else None
        if scheme is None or not viewer().works_on(scheme.team_id):
            form.scheme.errors = ["None of your teams’ schemes has this reference. Check it."]
        elif perform(form, service.add_stay, resident_id, form.stay(scheme.id)):
            flash("The stay is recorded.")
            return redirect(url_for("residents.show", resident_id=resident_id))
    return _form_page("add_stay", form, resident_id, reference)


@bp.route("/residents/<uuid:resident_id>/stays/<uuid:stay_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def change_stay(resident_id: UUID, reference: str, stays: Stays, stay_id: UUID) -> Page:
    """Put a stay right, or end it."""
    found = next(((stay, scheme) for stay, scheme, _ in _mine(stays) if stay.id == stay_id), None)
    if found is None:
        raise NotThere("This stay has changed since you opened the page. Go back and look again.")
    stay, scheme = found
    form = ChangeStayForm(
        data={
            "address": stay.address_fact_id,
            "unit": stay.unit,
            "from_on": stay.true_from_on,
            "to_on": stay.true_to_on,
            "housing_benefit": stay.housing_benefit,
            "claim_reference": stay.claim_reference,
        }
    )
    _offer_addresses(form, stay.scheme_id)
    if form.validate_on_submit() and perform(
        form, service.change_stay, stay_id, form.stay(stay.scheme_id)
    ):
        flash("The stay is changed. What the record said before is kept.")
        return redirect(url_for("residents.show", resident_id=resident_id))
    return _form_page("change_stay", form, resident_id, reference, scheme=scheme)


@bp.route("/residents/<uuid:resident_id>/contact", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=known_resident)
def contact(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """Record how a resident wants to be told things, and what is safe."""
    home = _home(stays)
    known = residents.contact(reading(), resident_id)
    form = _contact_form(known)
    someone_elses = None
    if form.validate_on_submit():
        needs = filled(form, ContactNeeds)
        if perform(form, service.set_contact, home, resident_id, needs, seen=form.seen.ids):
            flash("How to reach them is recorded.")
            return redirect(url_for("residents.show", resident_id=resident_id))
        if known is not None and known.id not in form.seen.ids:
            someone_elses = known
            form.seen.show(known.id)
    return _form_page("contact", form, resident_id, reference, someone_elses=someone_elses)


def _contact_form(known: residents.Contact | None) -> ContactForm:
    if known is None:
        return ContactForm(data={"language": "English"})
    return ContactForm(obj=known, seen=str(known.id))
