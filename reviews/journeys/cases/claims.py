"""Claims: a claimant's page, and the claims of a scheme, for benefits officers."""

import io
from uuid import UUID

from flask import render_template, send_file
from werkzeug.wrappers import Response

from reviews.domain.people.roles import Permission
from reviews.services.cases import claims as service
from reviews.store.cases import claims
from reviews.store.register import residents
from reviews.store.register.schemes import SchemeHead
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import Stays, any_scheme, known_resident
from reviews.web.database import reading
from reviews.web.resources import today
from reviews.web.review_plan import all_sets

from .routes import bp

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/residents/<uuid:resident_id>/claim")
@allow(Permission.APPEALS, to=known_resident)
def claimant(resident_id: UUID, reference: str, stays: Stays) -> Page:
    """A claimant: their claims, and what is read for benefits of the time of each."""
    session, officer = reading(), viewer()
    return render_template(
        "journeys/cases/claimant.html",
        resident_id=resident_id,
        reference=reference,
        name=residents.name(session, officer, resident_id),
        stays=stays,
        bearing=claims.bearing(session, officer, resident_id, [stay for stay, _, _ in stays]),
        cases=claims.cases_about(session, officer, resident_id),
        titles={place: one.title for place, one in all_sets().items()},
    )


@bp.get("/schemes/<uuid:scheme_id>/claims")
@allow(Permission.APPEALS, to=any_scheme)
def of_scheme(scheme: SchemeHead) -> Page:
    """The claims of a scheme, from and to when."""
    return render_template(
        "journeys/cases/claims.html",
        scheme=scheme,
        claims=claims.claims_at(reading(), viewer(), scheme.id),
    )


@bp.get("/schemes/<uuid:scheme_id>/claims.xlsx")
@allow(Permission.APPEALS, to=any_scheme)
def workbook(scheme: SchemeHead) -> Response:
    """The claims of a scheme as a workbook."""
    made = io.BytesIO()
    service.write_workbook(reading(), made, viewer(), scheme)
    made.seek(0)
    return send_file(
        made,
        mimetype=_WORKBOOK,
        as_attachment=True,
        download_name=f"claims-{scheme.reference}-{today().isoformat()}.xlsx",
    )
