"""Whom a letter goes to: the provider, or each resident who can be reached safely."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.letters import kinds
from reviews.domain.letters.kinds import ONE_RESIDENT, TELLS_RIGHTS, LetterKind
from reviews.domain.letters.reach import NOT_KNOWN, Reach, why_not_asked_about, why_not_written_to
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.register.closed_words import Tenure
from reviews.domain.register.tenures import NOT_RECORDED, wording_for
from reviews.services.register.contact_said import whose_letters_wait
from reviews.store.consent import consents
from reviews.store.consent.consents import Agreed
from reviews.store.consent.referrers import ReferrerView, referrers
from reviews.store.letters.recipients import Living, living_at
from reviews.store.record.session import Session
from reviews.store.register import organisations
from reviews.store.register.tenures import KnownTenure, tenures_at
from reviews.store.review.reviews import ReviewHead

from .letter_plan import LetterPlan

if TYPE_CHECKING:
    from datetime import date, datetime


_NO_PROVIDER = "Record who provides the support at this scheme before you write to them."


@dataclass(frozen=True, slots=True)
class Addressee:
    """Someone who lives at a scheme, and why no letter goes out; nothing where one does.

    `referrer` is whom a letter about them goes to, where it does not go to them; `told_in` the
    accounts in which they said what holds their letters.
    """

    living: Living
    why_not: str
    referrer: ReferrerView | None = None
    tenure: KnownTenure | None = None
    told_in: Sequence[UUID] = ()

    @property
    def recorded_at(self) -> "datetime":
        """When what the letter is addressed by was last recorded."""
        return self.referrer.recorded_at if self.referrer else self.living.recorded_at


@dataclass(frozen=True, slots=True)
class Referrer(kinds.Recipient):
    """Whoever referred a resident, with whom the letter is about."""

    about: kinds.Referred = field(default_factory=kinds.Referred)

    @property
    def plain(self) -> kinds.Recipient:
        """The recipient, as every letter has one."""
        return kinds.Recipient(self.name, self.organisation, self.address, self.dear)


@dataclass(frozen=True, slots=True)
class Holder(kinds.Recipient):
    """A resident who is told of the rights that go with their own agreement."""

    tenure: Tenure = Tenure.NOT_KNOWN

    @property
    def plain(self) -> kinds.Recipient:
        """The recipient, as every letter has one."""
        return kinds.Recipient(self.name, self.organisation, self.address, self.dear)


def addressees(
    session: Session,
    viewer: Viewer,
    review: ReviewHead,
    kind: LetterKind,
    day: "date",
    agreed: Agreed | None = None,
) -> list[Addressee]:
    """Everyone who lives at a review's scheme, and whether a letter of this kind goes to them.

    `agreed` is what residents agreed to, where it is read already.
    """
    if agreed is None:
        agreed = consents.standings(session, review.id)
    living = living_at(session, viewer, review.scheme_id, day)
    if kind is LetterKind.REFERRER:
        known = referrers(session, [one.id for one in living])
        return [
            Addressee(
                one,
                why_not_asked_about(agreed.get(one.id, {}), _lines(known.get(one.id))),
                known.get(one.id),
            )
            for one in living
        ]
    held = tenures_at(session, review.scheme_id, day) if kind in TELLS_RIGHTS else {}
    waiting = whose_letters_wait(session, {one.id: one.contact for one in living})
    return [
        _to_resident(kind, one, agreed, held.get(one.stay.fact_id), waiting.get(one.id, ()))
        for one in living
    ]


def _to_resident(
    kind: LetterKind,
    living: Living,
    agreed: Agreed,
    tenure: KnownTenure | None,
    told_in: Sequence[UUID],
) -> Addressee:
    """One of those who live there; `told_in` are accounts that wait to be confirmed."""
    reach = _reach(living, waits=bool(told_in))
    why = why_not_written_to(kind, reach, agreed.get(living.id, {}))
    if kind in TELLS_RIGHTS and wording_for(tenure) is None:
        why = why or NOT_RECORDED
    return Addressee(living, why, tenure=tenure, told_in=told_in)


def _lines(referrer: ReferrerView | None) -> tuple[str, ...] | None:
    """Where a letter to a referrer goes; None where nobody is recorded."""
    if referrer is None:
        return None
    return referrer.lines or tuple(filter(None, (referrer.email,)))


def _reach(living: Living, *, waits: bool) -> Reach:
    contact = living.contact
    if contact is None:
        return Reach(asked=False)
    return Reach(
        asked=True,
        safe_to_write=contact.safe_to_write,
        by_hand=contact.by_hand,
        has_address=bool(contact.write_to.strip() or living.home),
        waits=waits,
    )


def recipients(
    session: Session, act: Act, review: ReviewHead, plans: Sequence[LetterPlan]
) -> list[kinds.Recipient]:
    """The recipients of planned letters of one kind, in order.

    Raises:
        Refused: nobody is recorded to write to, or a resident cannot be reached safely.
    """
    if plans[0].kind not in ONE_RESIDENT:
        return [_organisation(session, plan.organisation_id) for plan in plans]
    known = {
        one.living.id: one for one in addressees(session, act.by, review, plans[0].kind, act.today)
    }
    return [_resident(known.get(plan.resident_id)) for plan in plans]  # type: ignore[arg-type]  # None finds nobody


def _organisation(session: Session, organisation_id: UUID | None) -> kinds.Recipient:
    found = organisations.organisation(session, organisation_id) if organisation_id else None
    if found is None:
        raise Refused(_NO_PROVIDER)
    lines = (*found.address.splitlines(), found.postcode)
    address = tuple(line.strip(" ,") for line in lines if line.strip())
    return kinds.Recipient(found.contact_name, found.name, address, found.contact_name)


def _resident(addressee: Addressee | None) -> kinds.Recipient:
    if addressee is None:
        raise Refused("Choose residents who live at this scheme now.", "residents")
    living = addressee.living
    if addressee.why_not:
        raise Refused(f"{living.reference}: {addressee.why_not}", "residents")
    if addressee.referrer is not None:
        return _referrer(living, addressee.referrer)
    if living.contact is None:
        raise Refused(f"{living.reference}: {NOT_KNOWN}", "residents")
    if living.contact.by_hand:
        address: tuple[str, ...] = ("By hand",)
    else:
        address = tuple(living.contact.write_to.strip().splitlines()) or living.home
    tenure = wording_for(addressee.tenure) or Tenure.NOT_KNOWN
    return Holder(living.on_envelope, "", address, living.called, tenure)


def _referrer(living: Living, referrer: ReferrerView) -> Referrer:
    on = long_date(referrer.referred_on) if referrer.referred_on else ""
    about = kinds.Referred(living.name.full_name, on)
    return Referrer(
        referrer.name, referrer.organisation, _lines(referrer) or (), referrer.name, about
    )
