"""The mail with which a witness is asked to cosign a checkpoint."""

from reviews.documents.witness_mail import PROGRAM, draft
from reviews.store.people.council_settings import council
from reviews.store.record.checkpoints import CheckpointLine, WitnessLine
from reviews.store.record.session import Session

from .checkpoints import request_for


def mail_to(session: Session, sent: CheckpointLine, witness: WitnessLine, program: bytes) -> bytes:
    """A draft to one witness, with what they need and how it is done, as an .eml file.

    Raises:
        Refused: they cosigned a later one, or the record does not begin with an earlier one.
    """
    ours = council(session)
    request = request_for(session, sent, witness)
    return draft(
        to=witness.email,
        council=ours.name,
        size=sent.size,
        telephone=ours.telephone,
        files={f"for-witness-{sent.size}.txt": request.encode(), PROGRAM: program},
    )
