"""A lead lets benefits officers read that someone needs or takes no support, or takes that back."""

from uuid import UUID

from reviews.domain.consent.consents import Use, needed, standing
from reviews.domain.consent.sharing_acts import ToldFirst, check_told_first
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.consent import consents, sharing_acts
from reviews.store.consent.sharing_acts import SaysNoSupport
from reviews.store.record.session import Session
from reviews.store.tables import SharingAct


def let_read(
    session: Session, act: Act, review_id: UUID, evidence_id: UUID, told: ToldFirst
) -> None:
    """Let benefits officers read one thing that says someone needs or takes no support.

    Raises:
        NotThere: it is of no review of this officer's team, or does not say so.
        NotAllowed: this officer does not lead the team.
        Refused: it is let go already, the person has not agreed, or something is not said.
    """
    found = _led(session, act, review_id, evidence_id)
    row = sharing_acts.act_row(session, evidence_id)
    if row is not None and row.withdrawn is None:
        raise Refused("Someone has recorded this already. Go back and look at it.")
    known = consents.standings(session, review_id).get(found.resident_id, {})
    agreed = standing(known, needed(found.source, Use.SHARE_BENEFITS)).ruling
    check_told_first(told, act.today, agreed)
    first_or_again(
        session,
        act,
        SharingAct,
        row,
        review_id=review_id,
        resident_id=found.resident_id,
        evidence_id=evidence_id,
        told_on=told.told_on,
        told_how=told.told_how.strip(),
        adviser=told.adviser,
        adviser_reply=told.reply.strip(),
        reason=told.reason.strip(),
        withdrawn=None,
    )
    record(session, act, review_id, EventKind.NO_SUPPORT_SHARED, resident=found.resident_id)


def take_back(session: Session, act: Act, review_id: UUID, evidence_id: UUID, reason: str) -> None:
    """Let benefits officers read it no more, with the reason; what was recorded stays.

    Raises:
        NotThere: it is of no review of this officer's team, or was not let go.
        NotAllowed: this officer does not lead the team.
        Refused: no reason is given.
    """
    found = _led(session, act, review_id, evidence_id)
    row = sharing_acts.act_row(session, evidence_id)
    if row is None or row.withdrawn is not None:
        raise NotThere
    check_said(reason, "Say why it is not to be read any more.", "reason")
    again(session, act, row, withdrawn=reason.strip())
    record(session, act, review_id, EventKind.NO_SUPPORT_UNSHARED, resident=found.resident_id)


def _led(session: Session, act: Act, review_id: UUID, evidence_id: UUID) -> SaysNoSupport:
    """What says so now in a review that this officer leads, whatever state the review is in."""
    review = row_of(session, act, review_id, must_be_open=False)
    every = sharing_acts.say_it_now(session, review_id)
    found = next((one for one in every if one.id == evidence_id), None)
    if found is None:
        raise NotThere
    if not act.by.leads(review.team_id):
        raise NotAllowed
    return found
