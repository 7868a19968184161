"""The file that shows to anybody that a letter was issued as the record says."""

import io

from flask import send_file
from werkzeug.wrappers import Response

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.services.record.proofs import proof_of
from reviews.store.letters.letters import LetterLine
from reviews.store.letters.record_numbers import issue_of
from reviews.web.access.allow import allow
from reviews.web.access.loaders import seen_letter
from reviews.web.database import reading

from .routes import bp


@bp.get("/letters/<uuid:letter_id>/proof")
@allow(Permission.READ_FINDINGS, to=seen_letter)
def issue_proof(letter: LetterLine) -> Response:
    """The proof of the event by which this letter was issued: ids and digests, no words."""
    position = issue_of(reading(), letter.id)
    if position is None:
        raise NotThere
    proof = proof_of(reading(), position)
    return send_file(
        io.BytesIO(proof.text.encode()),
        mimetype="text/plain",
        as_attachment=True,
        download_name=f"event-{proof.index + 1}.tlog-proof",
    )
