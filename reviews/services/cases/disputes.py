"""A provider's dispute of a review (para 144): opened, recorded, answered, put right."""

from dataclasses import asdict
from uuid import UUID

from reviews.domain.cases.disputes import Dispute, check_dispute
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first, stripped
from reviews.services.record.files import Upload
from reviews.store.cases import cases
from reviews.store.record.session import Session
from reviews.store.register import schemes
from reviews.store.review.reviews import review
from reviews.store.tables import CaseDispute

from . import facts
from .cases import NewCase, open_case, record

_FILED = "What the provider sent"


def open_dispute(
    session: Session, act: Act, review_id: UUID, dispute: Dispute, upload: Upload | None = None
) -> UUID:
    """Open the case of a provider who disputes a review, with what they say. Gives the case.

    Raises:
        NotThere: there is no such review.
        NotAllowed: the officer answers no disputes.
        Refused: a day cannot be, or nothing is said.
    """
    about = review(session, review_id)
    if about is None:
        raise NotThere
    check_said(dispute.words, "Say what the provider disputes.", "words")
    new = NewCase(CaseKind.DISPUTE, about.scheme_id, dispute.words, reviews=[review_id])
    case_id = open_case(session, act, new)
    record_dispute(session, act, case_id, dispute, upload)
    return case_id


def record_dispute(
    session: Session, act: Act, case_id: UUID, dispute: Dispute, upload: Upload | None = None
) -> UUID:
    """Record what a provider disputes, and by when they are answered.

    Raises:
        NotThere, NotAllowed: the officer does not work this case, or it is no dispute.
        Refused: a day cannot be, nothing is said, or the organisation has no part at the scheme.
    """
    _check(session, act, case_id, dispute)
    file = {"file_id": None} | facts.filed(session, act, upload, _FILED, dispute.received_on)
    told = stripped(**asdict(dispute))
    row = first(session, act, CaseDispute, case_id=case_id, taken_back=None, **told, **file)
    record(session, act, case_id, EventKind.DISPUTE_RECORDED)
    return row.id


def correct_dispute(
    session: Session,
    act: Act,
    case_id: UUID,
    fact_id: UUID,
    dispute: Dispute,
    upload: Upload | None = None,
    *,
    seen: str,
) -> None:
    """Record the answer to a dispute, or put right what is recorded; words of before are kept.

    Raises:
        NotThere, NotAllowed, Refused: as `record_dispute`, or someone changed it meanwhile.
    """
    facts.worked(session, act, case_id)
    row = facts.standing(session, CaseDispute, case_id, fact_id, seen)
    _check(session, act, case_id, dispute)
    file = facts.filed(session, act, upload, _FILED, dispute.received_on)
    again(session, act, row, **stripped(**asdict(dispute)), **file)
    record(session, act, case_id, EventKind.DISPUTE_RECORDED)


def _check(session: Session, act: Act, case_id: UUID, dispute: Dispute) -> None:
    case = facts.worked(session, act, case_id)
    if case.kind is not CaseKind.DISPUTE:
        raise NotThere
    played = schemes.parts_played(session, scheme_id=case.scheme_id)
    if all(one.organisation_id != dispute.organisation_id for one in played):
        raise Refused("Choose an organisation of this scheme.", "organisation_id")
    begun = [one.opened_on for one in cases.reviews_of(session, case_id)]
    check_dispute(dispute, act.today, review_on=min(begun, default=None))
