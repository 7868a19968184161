"""Organisations, and the parts they play at schemes."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.domain.register.closed_words import Part
from reviews.domain.register.facts import KnownOrganisation, OrganisationFacts
from reviews.services.register import parts_played as parts_service
from reviews.services.register import schemes as service
from reviews.store.register import organisations as store
from reviews.store.register import schemes
from reviews.store.register.organisation_search import FEW, organisations_like
from reviews.store.register.scheme_search import Key
from reviews.store.register.schemes import SchemeHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.register_loaders import any_organisation, kept_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.said_before import said_before

from .forms import EndPartForm, OrganisationForm, PartForm
from .routes import bp


@bp.get("/organisations")
@allow(Permission.READ_REGISTER)
def organisations() -> Page:
    """Organisations by name."""
    start = request.args.get("start", "").strip()
    after = Key.read(request.args.get("after", ""))
    lines, following = store.organisation_page(reading(), start, after)
    return render_template(
        "journeys/register/organisations.html",
        lines=lines,
        start=start,
        older=url_for("register.organisations", start=start, after=str(following))
        if following
        else "",
        newer=url_for("register.organisations", start=start) if after else "",
    )


@bp.route("/organisations/add", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER)
def add_organisation() -> Page:
    """Add an organisation; for a scheme, go on to the part that it plays there."""
    form = OrganisationForm(data={"name": request.args.get("name", "")})
    scheme = request.args.get("scheme", type=UUID)
    if form.validate_on_submit() and (
        done := perform(form, service.add_organisation, filled(form, OrganisationFacts))
    ):
        flash("The organisation is in the register.")
        if scheme:
            return redirect(url_for("register.add_part", scheme_id=scheme, find=form.name.data))
        return redirect(url_for("register.organisation", organisation_id=done.value))
    return render_template("journeys/register/organisation_form.html", form=form, organisation=None)


@bp.get("/organisations/<uuid:organisation_id>")
@allow(Permission.READ_REGISTER, to=any_organisation)
def organisation(organisation: KnownOrganisation) -> Page:
    """One organisation, and the schemes where it plays a part."""
    played = schemes.parts_played(reading(), organisation_id=organisation.id)
    return render_template(
        "journeys/register/organisation.html",
        organisation=organisation,
        parts=played,
        schemes=schemes.scheme_names(reading(), [one.scheme_id for one in played]),
        before=said_before(organisation=[organisation.id]),
    )


@bp.route("/organisations/<uuid:organisation_id>/change", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=any_organisation)
def change_organisation(organisation: KnownOrganisation) -> Page:
    """Change what is recorded of an organisation."""
    form = OrganisationForm(obj=organisation)
    if form.validate_on_submit():
        facts = filled(form, OrganisationFacts)
        if perform(form, service.change_organisation, organisation.id, facts):
            flash("The organisation’s record is changed.")
            return redirect(url_for("register.organisation", organisation_id=organisation.id))
    return render_template(
        "journeys/register/organisation_form.html", form=form, organisation=organisation
    )


@bp.route("/schemes/<uuid:scheme_id>/organisations/add", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=kept_scheme)
def add_part(scheme: SchemeHead) -> Page:
    """Record the part that an organisation plays at a scheme: look for it, then choose it."""
    find = request.args.get("find", "").strip()
    found = organisations_like(reading(), find) if find else []
    form = PartForm()
    form.organisation.offer([(str(one.id), _known_by(one)) for one in found[:FEW]])
    if form.validate_on_submit() and perform(
        form,
        parts_service.set_part,
        scheme.id,
        organisation_id=UUID(form.organisation.data),
        part=Part(form.part.data),
        responsibilities=form.responsibilities.data,
        from_on=form.from_on.data,
    ):
        flash("The organisation’s part is recorded.")
        return redirect(url_for("register.scheme", scheme_id=scheme.id))
    return render_template(
        "journeys/register/add_part.html",
        form=form,
        scheme=scheme,
        find=find,
        found=found[:FEW],
        more=len(found) > FEW,
    )


def _known_by(one: KnownOrganisation) -> str:
    """An organisation as a list tells it from others: its name, kind and place."""
    return ", ".join(filter(None, (one.name, one.kind.words.lower(), one.postcode)))


@bp.route("/schemes/<uuid:scheme_id>/organisations/<uuid:part_id>/end", methods=["GET", "POST"])
@allow(Permission.EDIT_REGISTER, to=kept_scheme)
def end_part(scheme: SchemeHead, part_id: UUID) -> Page:
    """Record the date that a part ended."""
    played = schemes.parts_played(reading(), scheme_id=scheme.id)
    part = next((one for one in played if one.id == part_id), None)
    if part is None:
        raise NotThere
    form = EndPartForm()
    if form.validate_on_submit() and perform(
        form, parts_service.end_part, part.id, form.to_on.data
    ):
        flash("The end of the part is recorded.")
        return redirect(url_for("register.scheme", scheme_id=scheme.id))
    return render_template("journeys/register/end_part.html", form=form, scheme=scheme, part=part)
