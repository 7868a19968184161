"""One event on its own, and the file that shows it to somebody else."""

import io

from flask import render_template, send_file
from werkzeug.wrappers import Response

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Permission
from reviews.services.across import audit as service
from reviews.services.record.proofs import proof_of
from reviews.store.across import audit
from reviews.store.people import officers
from reviews.web.access.allow import Page, allow
from reviews.web.database import reading

from .routes import bp


@bp.get("/events/<int:position>")
@allow(Permission.READ_EVENTS)
def event(position: int) -> Page:
    """Who did what and when, and the proof of it; or why none leaves."""
    found = audit.one(reading(), position)
    if found is None:
        raise NotThere
    references = audit.references(reading(), {found.stream})
    (row,) = service.rows_of([found], references, officers.names(reading()))
    why, proof = "", None
    try:
        proof = proof_of(reading(), position)
    except Refused as error:
        why = error.sentence
    return render_template(
        "journeys/admin/one_event.html", event=found, row=row, proof=proof, why=why
    )


@bp.get("/events/<int:position>/proof")
@allow(Permission.READ_EVENTS)
def event_proof(position: int) -> Response:
    """The proof as a file."""
    proof = proof_of(reading(), position)
    return send_file(
        io.BytesIO(proof.text.encode()),
        mimetype="text/plain",
        as_attachment=True,
        download_name=f"event-{proof.index + 1}.tlog-proof",
    )
