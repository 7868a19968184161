"""Tables that the chain does not cover: what is looked at of them, and which are left out."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from reviews.domain.record.faults import Fault, FaultMeaning
from reviews.store.tables.people import Officer, SignIn

from .raw import id_text, rows, selected

LEFT_OUT: Mapping[str, str] = {
    "sign_in": "who is signed in, but for whether there is such an officer",
    "sign_in_failure": "failed sign-ins",
    "sent_form": "which forms were sent already",
    "job_progress": "how far long work is, which changes with each piece of it",
    "job_piece": "what pieces of long work made, until its result is made of them",
    "redaction_asked": "what is typed to be taken out of long papers, until it is recorded",
    "job_worker": "when a worker was last seen",
    "health_check": "when the service last looked whether it can write",
}
"""Tables that hold nothing a record rests on, in words that follow “Not looked at:”."""


def sign_in_faults(connection: Connection) -> Iterator[Fault]:
    """Sign-ins of somebody who is no officer."""
    query = select(selected(connection, SignIn.id)).outerjoin(
        Officer, Officer.id == SignIn.officer_id
    )
    for (key,) in rows(connection, query.where(Officer.id.is_(None))):
        told = f"The sign_in record {id_text(key)} is of somebody who is no officer."
        yield Fault(FaultMeaning.PUT_IN, "sign_in", id_text(key), told, "officer_id")
