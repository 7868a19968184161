"""What residents said of how to reach them: it holds their letters until someone decides on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from uuid import UUID

from reviews.domain.people.roles import Act
from reviews.domain.register.contact_said import (
    ContactFact,
    Heard,
    changes,
    holds_letters,
)
from reviews.domain.register.facts import ContactNeeds
from reviews.reference.contact_questions import contact_questions
from reviews.store.accounts import contact_said
from reviews.store.record.rows import grouped
from reviews.store.record.session import Session
from reviews.store.register import residents
from reviews.store.register.residents import Contact
from reviews.store.tables import ContactDecision


def needs_of(contact: Contact | None) -> ContactNeeds:
    """What a record says of reaching someone, without when and by whom; as unknown as none is."""
    if contact is None:
        return ContactNeeds()
    return ContactNeeds(**{one.name: getattr(contact, one.name) for one in fields(ContactNeeds)})


def whose_letters_wait(
    session: Session, contacts: Mapping[UUID, Contact | None]
) -> dict[UUID, list[UUID]]:
    """The residents whose letters wait, each with the accounts in which they said what they said.

    `contacts` are the residents, each with how to reach them as it is recorded.
    """
    said = grouped(
        (one.resident_id, one)
        for one in contact_said.of_residents(session, contact_questions(), contacts)
    )
    return {
        key: list(dict.fromkeys(one.account_id for one in some))
        for key, some in said.items()
        if holds_letters(needs_of(contacts[key]), some)
    }


def to_confirm(session: Session, said: Iterable[Heard]) -> list[Heard]:
    """Of what was said, what the records of how to reach those who said it do not say already."""
    every = grouped((one.resident_id, one) for one in said)
    known = residents.contacts(session, every)
    return [one for key, some in every.items() for one in changes(needs_of(known.get(key)), some)]


def settle_as_recorded(session: Session, act: Act, account_id: UUID) -> None:
    """Decide on what an account says as the record does already; the caller records the event.

    So that an old answer holds no letter once the record has gone on.
    """
    said = contact_said.of_account(session, contact_questions(), account_id)
    waits = to_confirm(session, said)
    write_decisions(session, act, [one for one in said if one not in waits], {})


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone makes of one fact: taken up into the record, or left with the reason."""

    taken_up: bool
    reason: str = ""


def write_decisions(
    session: Session,
    act: Act,
    said: Iterable[Heard],
    decided: Mapping[ContactFact, Decision],
) -> None:
    """Rows for what is decided; what the record says already stands. The caller records the event.

    An answer once decided on holds no letter, whatever the record says later.
    """
    as_recorded = Decision(taken_up=True)
    session.add_all(
        ContactDecision(
            answer_id=one.answer_id,
            account_id=one.account_id,
            fact=one.fact,
            taken_up=made.taken_up,
            reason=made.reason.strip(),
            recorded_at=act.at,
            recorded_by=act.by.id,
        )
        for one in said
        for made in [decided.get(one.fact, as_recorded)]
    )
