"""What every letter starts from: who writes, about which scheme, on what date."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.letters import kinds
from reviews.domain.letters.contacts import why_not_contact
from reviews.domain.letters.kinds import TO_RESIDENT, LetterKind
from reviews.domain.letters.rights import check_rights
from reviews.domain.people.roles import Act
from reviews.store.people import council_settings, officers
from reviews.store.people.officers import OfficerLine
from reviews.store.record.session import Session
from reviews.store.register import schemes
from reviews.store.review.reviews import ReviewHead

from .whole import check_settings

NOBODY = kinds.Recipient("", "", ())
"""Stands in a letter until it is addressed: one content can go to many."""

Common = tuple[kinds.Council, kinds.Contact, kinds.Recipient, kinds.Heading]


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """A letter to be drafted: to whom, on what date, with whom to talk to about it.

    `covering` is a paragraph of the officer's own, printed after the salutation; `copied` are the
    organisations that get a copy, named in each letter of the same go.
    """

    kind: LetterKind
    planned_issue_on: date
    contact_id: UUID
    organisation_id: UUID | None = None
    resident_id: UUID | None = None
    covering: str = ""
    copied: tuple[UUID, ...] = ()

    @property
    def recipient_id(self) -> UUID | None:
        """The resident or organisation that it goes to."""
        return self.resident_id or self.organisation_id


@dataclass(frozen=True, slots=True)
class Desk:
    """What every kind of letter needs at hand."""

    session: Session
    act: Act
    review: ReviewHead
    plan: LetterPlan
    common: Common


def open_desk(session: Session, act: Act, review: ReviewHead, plan: LetterPlan) -> Desk:
    """Everything that every kind of letter needs, but for whom it goes to.

    Raises:
        Refused: a setting that every letter of its kind says holds nothing, the date has passed,
            whom to contact cannot be named or reached, or the officer's own paragraph promises a
            resident that they can stay.
    """
    check_settings(session, plan.kind)
    if plan.kind in TO_RESIDENT:
        check_rights(plan.covering, "covering")
    if plan.planned_issue_on < act.today:
        raise Refused("The date of the letter must be today or later.", "planned_issue_on")
    contact = _contact(session, review.team_id, plan.contact_id)
    common = (council_written(session), contact, NOBODY, _heading(session, review, plan))
    return Desk(session, act, review, plan, common)


def contacts_for(session: Session, team_id: UUID) -> list[OfficerLine]:
    """The officers whom a letter of a team's review can name to talk to, by name."""
    team = _team(session, team_id)
    return [one for one in officers.officers(session) if not _why_not(one, team)]


def _team(session: Session, team_id: UUID) -> set[UUID]:
    return {one.id for one in officers.team_officers(session, team_id)}


def _why_not(officer: OfficerLine, team: Collection[UUID]) -> str:
    return why_not_contact(
        officer.name,
        officer.roles,
        of_the_team=officer.id in team,
        reachable=bool(officer.telephone or officer.email),
        closed=officer.closed_at is not None,
    )


def council_written(session: Session) -> kinds.Council:
    """The council as letters and its papers print it; refused before it is set up."""
    own = council_settings.council(session)
    return kinds.Council(
        name=own.name,
        team=own.team_name,
        address=tuple(own.address.splitlines()),
        telephone=own.telephone,
        email=own.email,
        website=own.website,
        complaints=own.complaints,
        complaints_address=own.complaints_address,
        answered=own.answered,
        out_of_hours=own.out_of_hours,
        out_of_hours_when=own.out_of_hours_when,
        housing_options=own.housing_options,
        advocacy=own.advocacy,
        data_protection=own.data_protection,
    )


def _contact(session: Session, team_id: UUID, officer_id: UUID) -> kinds.Contact:
    officer = officers.officer(session, officer_id)
    if officer is None:
        raise Refused("Choose whom to contact about this letter.", "contact")
    if why := _why_not(officer, _team(session, team_id)):
        raise Refused(why, "contact")
    return kinds.Contact(officer.name, officer.job_title, officer.telephone, officer.email)


def _heading(session: Session, review: ReviewHead, plan: LetterPlan) -> kinds.Heading:
    found = schemes.addresses(session, review.scheme_id, plan.planned_issue_on)
    return kinds.Heading(
        date=plan.planned_issue_on,
        reference="",
        scheme=review.scheme,
        scheme_address=found[0].line if found else "",
        covering=plan.covering.strip(),
    )
