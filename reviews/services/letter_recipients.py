"""Whom a letter goes to: the provider, or each resident who can be reached safely."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain import letters as content
from reviews.domain.errors import Refused
from reviews.domain.letters import TO_RESIDENT, LetterKind
from reviews.domain.people import Act, Viewer
from reviews.domain.safe_contact import Reach, why_not_written_to
from reviews.store import consents, register
from reviews.store.letter_recipients import Living, living_at
from reviews.store.reviews import ReviewHead

from .letter_desk import LetterPlan

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

_NO_PROVIDER = "Record who provides the support at this scheme before you write to them."


@dataclass(frozen=True, slots=True)
class Addressee:
    """Someone who lives at a scheme, and why no letter goes to them; nothing where one does."""

    living: Living
    why_not: str


def addressees(
    session: "Session", viewer: Viewer, review: ReviewHead, kind: LetterKind, day: "date"
) -> list[Addressee]:
    """Everyone who lives at a review's scheme, and whether a letter of this kind goes to them."""
    agreed = consents.standings(session, review.id)
    return [
        Addressee(one, why_not_written_to(kind, _reach(one), agreed.get(one.id, {})))
        for one in living_at(session, viewer, review.scheme_id, day)
    ]


def _reach(living: Living) -> Reach:
    contact = living.contact
    if contact is None:
        return Reach(asked=False)
    return Reach(
        asked=True,
        safe_to_write=contact.safe_to_write,
        by_hand=contact.by_hand,
        has_address=bool(contact.write_to.strip() or living.home),
    )


def recipients(
    session: "Session", act: Act, review: ReviewHead, plans: Sequence[LetterPlan]
) -> list[content.Recipient]:
    """The recipients of planned letters of one kind, in order.

    Raises:
        Refused: nobody is recorded to write to, or a resident cannot be reached safely.
    """
    if plans[0].kind not in TO_RESIDENT:
        return [_organisation(session, plan.organisation_id) for plan in plans]
    known = {
        one.living.id: one for one in addressees(session, act.by, review, plans[0].kind, act.today)
    }
    return [_resident(known.get(plan.resident_id)) for plan in plans]  # type: ignore[arg-type]  # None finds nobody


def _organisation(session: "Session", organisation_id: UUID | None) -> content.Recipient:
    found = register.organisation(session, organisation_id) if organisation_id else None
    if found is None:
        raise Refused(_NO_PROVIDER)
    lines = (*found.address.splitlines(), found.postcode)
    return content.Recipient(
        found.contact_name, found.name, tuple(line.strip(" ,") for line in lines if line.strip())
    )


def _resident(addressee: Addressee | None) -> content.Recipient:
    if addressee is None:
        raise Refused("Choose residents who live at this scheme now.", "residents")
    living = addressee.living
    if addressee.why_not or living.contact is None:
        raise Refused(f"{living.reference}: {addressee.why_not}", "residents")
    if living.contact.by_hand:
        address: tuple[str, ...] = ("By hand",)
    else:
        address = tuple(living.contact.write_to.strip().splitlines()) or living.home
    return content.Recipient(living.called, "", address)
