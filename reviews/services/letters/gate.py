"""What a letter holds, and what the gate knows of it and of the people at the scheme."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from reviews.domain.consent.consents import Withheld
from reviews.domain.dates import long_date
from reviews.domain.letters import kinds
from reviews.domain.letters.gate import Known
from reviews.domain.letters.kinds import Letter
from reviews.reference.judgement_words import known_labels
from reviews.store.letters.recipients import everyone_known
from reviews.store.people import council_settings
from reviews.store.register import residents
from reviews.store.visits import visits

from .letter_plan import Desk
from .recipients import Referrer


@dataclass(frozen=True, slots=True)
class Gathered:
    """A letter's content to nobody yet, what the gate must know, and what was left out and why."""

    letter: Letter
    known: Known
    findings: tuple[UUID, ...] = ()
    recommendations: tuple[UUID, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    def to(self, recipient: kinds.Recipient, reference: str) -> tuple[Letter, Known]:
        """The letter addressed to someone, and what the gate must know of it."""
        letter = replace(
            self.letter,
            recipient=recipient,
            letter=replace(self.letter.letter, reference=reference),
        )
        if isinstance(recipient, Referrer) and isinstance(letter, kinds.ReferrerLetter):
            letter = replace(letter, recipient=recipient.plain, about=recipient.about)
        return letter, _addressed(self.known, letter)


def _addressed(known: Known, letter: Letter) -> Known:
    """What is known once the letter has its recipient and reference, which belong in it.

    In a letter to a provider, a resident's name counts even where their contact shares it.
    """
    to = letter.recipient
    own = {to.organisation, *to.address, letter.letter.reference}
    to_resident = isinstance(letter, kinds.ResidentLetter | kinds.ResidentInvitation)
    if to_resident or to.name not in known.names:
        own.add(to.name)
    if isinstance(letter, kinds.ReferrerLetter):
        own |= {letter.about.name, letter.about.referred_on}
    return replace(known, safe=known.safe | own)


def known_of(desk: Desk, letter: Letter, written: Iterable[str] = ()) -> Known:
    """What the gate needs to know of the people at the scheme and of a letter to nobody yet.

    `written` is what officers wrote in it, in their own words.
    """
    session, viewer, scheme_id = desk.session, desk.act.by, desk.review.scheme_id
    living = residents.residents_at(session, viewer, scheme_id, desk.act.today)
    names, units = everyone_known(session, viewer, scheme_id)
    council = council_settings.council(session)
    own_words = {council.complaints, council.formats_offered, council.help_offered}
    own_words |= {council.kept_for, council.privacy_notice, council.name, council.team_name}
    return Known(
        names=names | _staff(desk),
        units=units,
        safe=frozenset(own_words | _safe(desk, letter)),
        findings=frozenset(written),
        residents=len({one.id for one in living}),
        threshold=council.small_scheme_threshold,
        labels=known_labels(),
    )


def _staff(desk: Desk) -> frozenset[str]:
    spoken = (
        one.name
        for visit in visits.visits_of(desk.session, review_id=desk.review.id)
        for one in visits.staff_spoken(desk.session, visit.id)
    )
    return frozenset(spoken) - {""}


def _safe(desk: Desk, letter: Letter) -> set[str]:
    """What belongs in this letter: its dates, its officers, its scheme."""
    council, contact, _, heading = desk.common
    safe = {heading.scheme, heading.scheme_address, heading.record}
    safe |= {contact.name, contact.telephone, *council.address, council.telephone}
    safe |= {", ".join(council.address), contact.email, council.email, council.website}
    days = [heading.date]
    if isinstance(letter, kinds.VisitNotice | kinds.ResidentInvitation):
        days += [visit.on for visit in letter.visits]
        safe |= {text for visit in letter.visits for text in (visit.time, *visit.people)}
    if isinstance(letter, kinds.DocumentRequest):
        days.append(letter.send_by)
        safe |= {item.ask for item in letter.items}
    if isinstance(letter, kinds.ProviderRecommendations):
        days += letter.days
    if isinstance(letter, kinds.ResidentLetter):
        days += [one.complete_by for one in letter.asked]
        safe.add(letter.rights)
    if isinstance(letter, kinds.ProviderRecommendations | kinds.ResidentLetter):
        safe.add(letter.visited)
    return safe | {long_date(day) for day in days}
