"""What a letter holds, and what the gate knows of it and of the people at the scheme."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from uuid import UUID

from reviews.domain.consent.consents import Withheld
from reviews.domain.dates import long_date
from reviews.domain.letters import kinds
from reviews.domain.letters.clearance import ReadAs
from reviews.domain.letters.gate import Known
from reviews.domain.letters.kinds import Letter
from reviews.domain.letters.record_number import in_fours
from reviews.domain.people.council_settings import LATER
from reviews.domain.people.roles import Act
from reviews.reference.judgement_words import known_labels
from reviews.reference.tells_apart import traits
from reviews.store.letters.people_known import people_known
from reviews.store.people import council_settings
from reviews.store.record.session import Session
from reviews.store.register import residents

from .letter_plan import Desk
from .recipients import Holder, Referrer


@dataclass(frozen=True, slots=True)
class Gathered:
    """A letter's content to nobody yet, what the gate must know, and what was left out and why.

    `rights` is the council's wording by tenure, for letters that tell each person of theirs.
    """

    letter: Letter
    known: Known
    findings: tuple[UUID, ...] = ()
    recommendations: tuple[UUID, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    rights: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> tuple[tuple[UUID, ...], tuple[UUID, ...], tuple[Withheld, ...]]:
        """The findings and recommendations that it tells, and what was left out."""
        return self.findings, self.recommendations, self.withheld

    def to(self, recipient: kinds.Recipient, reference: str, number: str) -> tuple[Letter, Known]:
        """The letter addressed to someone, with its record number, and what the gate must know."""
        letter = replace(
            self.letter,
            recipient=recipient,
            letter=replace(self.letter.letter, reference=reference, record=in_fours(number)),
        )
        if isinstance(recipient, Referrer) and isinstance(letter, kinds.ReferrerLetter):
            letter = replace(letter, recipient=recipient.plain, about=recipient.about)
        if isinstance(recipient, Holder):
            letter = replace(letter, recipient=recipient.plain)
            if isinstance(letter, kinds.ResidentLetter):
                letter = replace(letter, rights=self.rights.get(recipient.tenure, ""))
        return letter, _addressed(self.known, letter)


def _addressed(known: Known, letter: Letter) -> Known:
    """What is known once the letter has its recipient and reference, which belong in it.

    In a letter to a provider, a resident's name counts even where their contact shares it.
    """
    to = letter.recipient
    own = {to.organisation, *to.address, letter.letter.reference, letter.letter.record}
    to_resident = isinstance(letter, kinds.ResidentLetter | kinds.ResidentInvitation)
    if to_resident or to.name not in known.named:
        own |= {to.name, to.dear}
    if isinstance(letter, kinds.ReferrerLetter):
        own |= {letter.about.name, letter.about.referred_on}
    if isinstance(letter, kinds.ResidentLetter):
        own.add(letter.rights)
    return replace(known, safe=known.safe | own)


def known_of(desk: Desk, letter: Letter, written: Iterable[str] = ()) -> Known:
    """What the gate needs to know of the people at the scheme and of a letter to nobody yet.

    `written` is what officers wrote in it, in their own words.
    """
    council = council_settings.council(desk.session)
    own_words = {council.complaints, council.formats, council.help_offered}
    own_words |= {council.kept_for, council.privacy_notice, council.name, council.team_name}
    own_words |= {getattr(council, one) for one in LATER}
    safe = frozenset(own_words | _safe(desk, letter))
    read = ReadAs((), safe, frozenset((*written, letter.letter.covering)), printed=frozenset())
    return known_of_people(desk.session, desk.act, desk.review.scheme_id, read)


def known_of_people(session: Session, act: Act, scheme_id: UUID, read: ReadAs) -> Known:
    """What is known now of the people at a scheme, and of one draft as it was read."""
    living = residents.residents_at(session, act.by, scheme_id, act.today)
    return Known(
        held=people_known(session, act.by, scheme_id),
        traits=traits(),
        safe=read.safe,
        findings=read.findings,
        printed=read.printed,
        residents=len({one.id for one in living}),
        threshold=council_settings.council(session).small_scheme_threshold,
        labels=known_labels(),
    )


def _safe(desk: Desk, letter: Letter) -> set[str]:
    """What belongs in this letter: its dates, its officers, its scheme."""
    council, contact, _, heading = desk.common
    safe = {heading.scheme, heading.scheme_address, ", ".join(council.address)}
    for one in (*astuple(council), *astuple(contact)):
        safe |= {one} if isinstance(one, str) else set(one)
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
    if isinstance(letter, kinds.ProviderRecommendations | kinds.ResidentLetter):
        safe.add(letter.visited)
    return safe | {long_date(day) for day in days}
