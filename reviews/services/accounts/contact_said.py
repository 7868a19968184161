"""What an account changes in the record of how to reach a person: confirmed, or left with a reason.

No answer changes the record by itself; a person decides on each fact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.consent.consents import Use
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.contact_said import (
    ContactFact,
    Heard,
    Typed,
    after,
    basis,
    changes,
)
from reviews.domain.register.facts import ContactNeeds
from reviews.reference.contact_questions import contact_questions
from reviews.services.register.contact_said import (
    Decision,
    needs_of,
    to_confirm,
    write_decisions,
)
from reviews.services.register.residents import set_contact
from reviews.services.review.reviews import record
from reviews.store.accounts import accounts, contact_said
from reviews.store.accounts.accounts import AccountHead
from reviews.store.record.session import Session
from reviews.store.register import residents

from .accounts import open_account


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an account says of how to reach someone and nobody has decided on; but for worries.

    `changes` is what the record does not say already, `seen` what a page of it rests on.
    """

    recorded: ContactNeeds
    contact_id: UUID | None
    said: tuple[Heard, ...]
    changes: tuple[Heard, ...]
    seen: str


def proposed(session: Session, account_id: UUID, resident_id: UUID) -> Proposal:
    """What an account would change in the record of how to reach a resident."""
    every = contact_said.of_account(session, contact_questions(), account_id)
    said = tuple(one for one in every if one.fact is not ContactFact.FOLLOW_UP)
    known = residents.contact(session, resident_id)
    contact_id, recorded = known.id if known else None, needs_of(known)
    changed = tuple(changes(recorded, said))
    return Proposal(recorded, contact_id, said, changed, basis(contact_id, said))


def waits_in(session: Session, head: AccountHead) -> bool:
    """Whether an account says anything about being reached that is still to be decided on."""
    return bool(head.resident_id and proposed(session, head.id, head.resident_id).changes)


def worries(session: Session, account_id: UUID) -> list[Heard]:
    """What was said in an account to need someone, and is in nobody's hands."""
    every = contact_said.of_account(session, contact_questions(), account_id)
    return [one for one in every if one.fact is ContactFact.FOLLOW_UP]


def to_decide(session: Session, viewer: Viewer) -> list[AccountHead]:
    """The accounts heard by a viewer, or a team they lead, with answers nobody has decided on."""
    said = contact_said.heard_by(session, contact_questions(), viewer)
    keys = dict.fromkeys(one.account_id for one in to_confirm(session, said))
    return accounts.heads(session, viewer, keys)


def decide(
    session: Session,
    act: Act,
    account_id: UUID,
    decided: Mapping[ContactFact, Decision],
    seen: str,
    typed: Typed | None = None,
) -> None:
    """Take up what was said of how to reach someone, or leave the record, fact by fact.

    It can be done in a review of any state. `seen` is the `basis` of what the officer had on the
    page, `typed` an address, an email address or a language that the answers call for.

    Raises:
        NotThere: this officer may not open the account, or it is about nobody.
        Refused: it has changed since, a fact is not decided on or left without a reason, or it is
            to be taken up although the resident no longer agrees to the account.
    """
    row, review = open_account(session, act, account_id, must_be_open=False)
    if row.resident_id is None:
        raise NotThere
    found = proposed(session, account_id, row.resident_id)
    if found.seen != seen:
        raise Refused(
            "What they said, or the record, has changed since you opened this page. Look at it "
            "as it is now."
        )
    _check_agreed(session, act, account_id, decided)
    needs = _as_decided(found.recorded, found.changes, decided, typed)
    if needs != found.recorded:
        at = {found.contact_id} if found.contact_id else set[UUID]()
        set_contact(session, act, review.scheme_id, row.resident_id, needs, seen=at)
    write_decisions(session, act, found.said, decided)
    about = {"account": account_id, "resident": row.resident_id}
    record(session, act, review.id, EventKind.CONTACT_ANSWERS_DECIDED, None, **about)


def _check_agreed(
    session: Session, act: Act, account_id: UUID, decided: Mapping[ContactFact, Decision]
) -> None:
    """Words that may not be used change no record; that it stays as it is can be said."""
    if not any(one.taken_up for one in decided.values()):
        return
    head = accounts.account(session, act.by, account_id)
    why = accounts.withheld_from(session, act.by, Use.NOTES, head) if head else ""
    if why:
        raise Refused(why)


def _as_decided(
    recorded: ContactNeeds,
    said: Iterable[Heard],
    decided: Mapping[ContactFact, Decision],
    typed: Typed | None,
) -> ContactNeeds:
    """The record with what is taken up; each fact that would change it must be decided on."""
    needs = recorded
    for one in said:
        made = decided.get(one.fact)
        if made is None:
            raise Refused("Decide on each thing that they said.", f"take-{one.fact}")
        if made.taken_up:
            needs = after(needs, one, typed)
        else:
            check_said(made.reason, "Say why the record stays as it is.", f"why-{one.fact}")
    return needs
