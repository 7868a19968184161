"""Protecting residents (paras 140-142): what they were told, and what they would need."""

import io
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from reviews.documents.letters.files import ENDINGS, MEDIA_TYPES
from reviews.domain.errors import NotThere
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.people.roles import Permission
from reviews.domain.register.closed_words import Tenure
from reviews.domain.visits.visits import VisitPurpose
from reviews.services.safeguarding import protection as service
from reviews.services.safeguarding.good_support_sheet import make_good_support_sheet
from reviews.services.safeguarding.rights_sheet import SHEET_FORMATS, make_sheet
from reviews.store.people import officers
from reviews.store.register import residents, schemes
from reviews.store.register.schemes import SchemeHead
from reviews.store.safeguarding import closure, feedback, protection
from reviews.store.visits import visits
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import resident_at_scheme, team_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import today

from .forms import RightsForm

bp = Blueprint("protection", __name__)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"


@bp.get("/schemes/<uuid:scheme_id>/protection")
@allow(Permission.REVIEW, to=team_scheme)
def show(scheme: SchemeHead) -> Page:
    """What is done to protect the residents of a scheme."""
    session, officer = reading(), viewer()
    living = residents.residents_at(session, officer, scheme.id, today())
    every = visits.visits_of(session, scheme_id=scheme.id)
    return render_template(
        "journeys/protection/show.html",
        viewer=officer,
        scheme=scheme,
        tenure=_tenure(scheme),
        formats=SHEET_FORMATS,
        living=living,
        given=protection.rights_given(session, [one.id for one in living]),
        presence=[one for one in every if one.purpose is VisitPurpose.PRESENCE],
        told=feedback.told_of_scheme(session, officer, scheme.id),
        may_open_moved=closure.may_open(session, officer, scheme.team_id),
    )


def _tenure(scheme: SchemeHead) -> Tenure:
    facts = schemes.facts(reading(), scheme.id, today())
    return facts.tenure if facts else Tenure.NOT_KNOWN


@bp.get("/rights-sheet/<tenure>/<format_>")
@allow(Permission.REVIEW)
def sheet(tenure: str, format_: str) -> Response:
    """The sheet on rights for one kind of agreement, to print or send."""
    if tenure not in set(Tenure) or format_ not in SHEET_FORMATS:
        raise NotThere
    wanted = LetterFormat(format_)
    made = make_sheet(reading(), Tenure(tenure), wanted, today())
    return _sent(made, f"your-rights-{tenure}", wanted)


@bp.get("/good-support-sheet/<format_>")
@allow(Permission.REVIEW)
def good_support(format_: str) -> Response:
    """The sheet on what good support looks like, to print or send."""
    if format_ not in SHEET_FORMATS:
        raise NotThere
    wanted = LetterFormat(format_)
    made = make_good_support_sheet(reading(), wanted, today())
    return _sent(made, "what-good-support-looks-like", wanted)


def _sent(made: bytes, name: str, format_: LetterFormat) -> Response:
    """A sheet as it is downloaded; on a page of its own it runs nothing and loads nothing."""
    response = send_file(
        io.BytesIO(made),
        mimetype=MEDIA_TYPES[format_],
        download_name=f"{name}{ENDINGS[format_]}",
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response


@bp.route("/schemes/<uuid:scheme_id>/residents/<uuid:resident_id>/rights", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=resident_at_scheme)
def rights(scheme: SchemeHead, resident_id: UUID, reference: str) -> Page:
    """Record that one resident was told of their rights; what they were told before.

    Nothing is chosen beforehand: what is known of them stands beside the question.
    """
    session = reading()
    contact = residents.contact(session, resident_id)
    form = RightsForm()
    form.tenure.hint = f"The scheme is recorded as: {_tenure(scheme).words.lower()}."
    if contact:
        form.format.hint = f"They asked for: {contact.format.words}."
    form.given_by.offer(
        [(str(one.id), one.name) for one in officers.team_officers(session, scheme.team_id)]
    )
    if form.validate_on_submit() and perform(
        form, service.record_rights_given, scheme.id, resident_id, filled(form, service.Telling)
    ):
        flash("What they were told is recorded.")
        return redirect(url_for("protection.show", scheme_id=scheme.id))
    return render_template(
        "journeys/protection/rights.html",
        form=form,
        scheme=scheme,
        reference=reference,
        given=protection.rights_given(reading(), [resident_id]).get(resident_id, []),
    )
