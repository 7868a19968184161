"""What every letter starts from: who writes, to whom, about which scheme, on what date."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain import letters as content
from reviews.domain.errors import Refused
from reviews.domain.letters import TO_RESIDENT, LetterKind
from reviews.domain.people import Act
from reviews.store import people, register, residents
from reviews.store.events import head_hash
from reviews.store.reviews import ReviewHead

from .reviews import stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SHOWN_HASH = 16
"""How many characters of the record's hash a letter prints."""

Common = tuple[content.Council, content.Contact, content.Recipient, content.Heading]


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """A letter to be drafted: to whom, on what date, with whom to talk to about it."""

    kind: LetterKind
    planned_issue_on: date
    contact_id: UUID
    organisation_id: UUID | None = None
    resident_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every kind of letter needs at hand."""

    session: "Session"
    act: Act
    review: ReviewHead
    plan: LetterPlan
    common: Common


def open_desk(
    session: "Session", act: Act, review: ReviewHead, plan: LetterPlan, reference: str
) -> Desk:
    """Everything that every kind of letter needs.

    Raises:
        Refused: the date has passed, or nobody to write to or to contact is recorded.
    """
    if plan.planned_issue_on < act.today:
        raise Refused("The date of the letter must be today or later.", "planned_issue_on")
    common = (
        _council(session),
        _contact(session, plan.contact_id),
        _recipient(session, act, review, plan),
        _heading(session, review, plan, reference),
    )
    return Desk(session, act, review, plan, common)


def _council(session: "Session") -> content.Council:
    own = people.council(session)
    return content.Council(
        name=own.name,
        team=own.team_name,
        address=tuple(own.address.splitlines()),
        telephone=own.telephone,
        email=own.email,
        website=own.website,
        complaints=own.complaints,
    )


def _contact(session: "Session", officer_id: UUID) -> content.Contact:
    officer = people.officer(session, officer_id)
    if officer is None or officer.closed_at is not None:
        raise Refused("Choose whom to contact about this letter.", "contact")
    if not (officer.telephone or officer.email):
        raise Refused(
            f"{officer.name} has no telephone number or email address yet. An administrator can "
            "add one; a letter must say how to reach someone.",
            "contact",
        )
    return content.Contact(officer.name, officer.job_title, officer.telephone, officer.email)


def _recipient(
    session: "Session", act: Act, review: ReviewHead, plan: LetterPlan
) -> content.Recipient:
    if plan.kind in TO_RESIDENT:
        return _resident_recipient(session, act, review, plan)
    found = register.organisation(session, plan.organisation_id) if plan.organisation_id else None
    if found is None:
        raise Refused("Record who provides the support at this scheme before you write to them.")
    lines = (*found.address.splitlines(), found.postcode)
    return content.Recipient(
        found.contact_name, found.name, tuple(line.strip(" ,") for line in lines if line.strip())
    )


def _resident_recipient(
    session: "Session", act: Act, review: ReviewHead, plan: LetterPlan
) -> content.Recipient:
    if plan.resident_id is None:
        raise Refused("Choose the resident to write to.")
    name = residents.name(session, act.by, plan.resident_id)
    contact = residents.contact(session, plan.resident_id)
    if contact is not None and contact.write_to:
        address = tuple(contact.write_to.splitlines())
    elif contact is not None and contact.by_hand:
        address = ("By hand",)
    else:
        address = _home(session, act, review, plan.resident_id)
    return content.Recipient(name.known_as or name.full_name, "", address)


def _home(session: "Session", act: Act, review: ReviewHead, resident_id: UUID) -> tuple[str, ...]:
    stays = [
        stay
        for stay, _, _ in residents.stays(session, resident_id)
        if stay.scheme_id == review.scheme_id
    ]
    found = register.addresses(session, review.scheme_id, act.today)
    home = found[0] if found else None
    unit = stays[0].unit if stays else ""
    parts = (unit, home.line_1, home.line_2, home.town, home.postcode) if home else (unit,)
    return tuple(part for part in parts if part)


def _heading(
    session: "Session", review: ReviewHead, plan: LetterPlan, reference: str
) -> content.Heading:
    found = register.addresses(session, review.scheme_id, plan.planned_issue_on)
    return content.Heading(
        date=plan.planned_issue_on,
        reference=reference,
        scheme=review.scheme,
        scheme_address=found[0].line if found else "",
        record=head_hash(session, stream_of(review.id))[:SHOWN_HASH],
    )
