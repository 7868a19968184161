"""Handing a safeguarding concern over, and holding letters or visits without saying why."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID, uuid4

from reviews.domain.dates import LONDON
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.restricted import opens_every_concern
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.safeguarding.concerns import (
    Agreed,
    ConcernAbout,
    Person,
    Referral,
    Told,
    check_concern,
    check_person,
    check_referral,
)
from reviews.domain.safeguarding.liberty import LibertySign, check_signs
from reviews.services.record.facts import stripped
from reviews.services.register.schemes import open_scheme
from reviews.services.review.reviews import record, row_of, stream_of
from reviews.store.record import events
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.safeguarding import concerns
from reviews.store.safeguarding.holds import held_to_safeguard, review_referenced
from reviews.store.tables import Hold, SafeguardingConcern


@dataclass(frozen=True, slots=True)
class NewConcern:
    """A concern as it is first written down."""

    scheme_id: UUID
    about: ConcernAbout
    words: str
    wishes: str
    told: Told
    immediate_danger: bool = False
    reasons_to_share: str = ""
    agreed: Agreed = Agreed.NOT_ASKED
    review_id: UUID | None = None
    visit_id: UUID | None = None
    resident_id: UUID | None = None
    signs: tuple[LibertySign, ...] = ()


def concern_stream(concern_id: UUID) -> str:
    """Each concern has a stream of its own, so that a review's history says nothing of it."""
    return f"concern:{concern_id}"


def raise_concern(
    session: Session, act: Act, new: NewConcern, concern_id: UUID | None = None
) -> UUID:
    """Write a concern down; it stays a prompt until the referral is recorded.

    A paused or stopped review takes concerns too. A page sent twice under one `concern_id` is
    recorded once; other words under it are a concern of their own, so that none is dropped.

    Raises:
        Refused: it says nothing, or would be shared without a reason.
        NotThere: the scheme belongs to another team, or the review, visit or resident to another
            scheme.
    """
    scheme = open_scheme(session, new.scheme_id)
    if not (act.by.works_on(scheme.team_id) and _belongs(session, new)):
        raise NotThere
    check_concern(new.words, Person(new.wishes, new.told, new.agreed, new.reasons_to_share))
    check_signs(new.signs)
    key = concern_id or uuid4()
    lock(session, concern_stream(key))
    told = stripped(**asdict(new), team_id=scheme.team_id, raised_by=act.by.id)
    told["signs"] = " ".join(new.signs) or None
    known = session.get(SafeguardingConcern, key)
    if known is not None:
        if all(getattr(known, name) == value for name, value in told.items()):
            return key
        key = uuid4()
    row = SafeguardingConcern(
        id=key, raised_at=act.at, referred_to="", referral_reference="", outcome="", **told
    )
    session.add(row)
    about = {"concern": key}
    events.record(session, act, concern_stream(key), EventKind.CONCERN_RAISED, about=about)
    return key


def _belongs(session: Session, new: NewConcern) -> bool:
    of = {"review_id": new.review_id, "visit_id": new.visit_id, "resident_id": new.resident_id}
    return concerns.belong(session, new.scheme_id, **of)


def _row_to_change(session: Session, act: Act, concern_id: UUID, seen: int) -> SafeguardingConcern:
    """A concern, locked, as long as it stands where the page was opened."""
    if concerns.concern(session, act.by, concern_id) is None:
        raise NotThere
    head = lock(session, concern_stream(concern_id))
    row = session.get_one(SafeguardingConcern, concern_id, populate_existing=True)
    if head.sequence != seen:
        raise Refused(
            "Someone else recorded something on this concern while you had it open. What they "
            "saved is shown above, and what you typed is still in the form. Save again to put "
            "yours in its place."
        )
    return row


def record_person(session: Session, act: Act, concern_id: UUID, person: Person, seen: int) -> None:
    """Record what the person wants, knows and agrees to, once that is known or changes."""
    row = _row_to_change(session, act, concern_id, seen)
    check_person(person)
    row.wishes, row.told, row.agreed = person.wishes.strip(), person.told, person.agreed
    row.reasons_to_share = person.reasons_to_share.strip()
    words = {"wishes": row.wishes, "told": row.told, "agreed": row.agreed}
    words["reasons"] = row.reasons_to_share
    about = {"concern": concern_id}
    kind = EventKind.CONCERN_PERSON_RECORDED
    events.record(session, act, concern_stream(concern_id), kind, about=about, words=words)


def record_signs(
    session: Session, act: Act, concern_id: UUID, signs: tuple[LibertySign, ...], seen: int
) -> None:
    """Record which signs of a deprivation of liberty were seen or told, once that is asked.

    Raises:
        Refused: none is chosen, they exclude each other, or someone recorded something meanwhile.
        NotThere: this officer may not open the concern.
    """
    row = _row_to_change(session, act, concern_id, seen)
    if not signs:
        raise Refused("Choose what was seen or told, “None of these” or “Not known”.", "signs")
    check_signs(signs)
    row.signs = " ".join(signs)
    kind = EventKind.CONCERN_SIGNS_RECORDED
    about = {"concern": concern_id}
    words = {"signs": row.signs}
    events.record(session, act, concern_stream(concern_id), kind, about=about, words=words)


def record_referral(
    session: Session, act: Act, concern_id: UUID, referral: Referral, seen: int
) -> None:
    """Record to whom a concern was referred, later what was said back, its outcome and end.

    `referral` is the whole of it as it stands now; what it was before stays in the record.
    `seen` is how many events the concern had when the page was opened.

    Raises:
        Refused: as `check_referral`, or someone recorded something meanwhile.
        NotThere: this officer may not open the concern.
    """
    row = _row_to_change(session, act, concern_id, seen)
    check_referral(referral, act.today, row.raised_at.astimezone(LONDON).date())
    closes = referral.closed_on is not None and row.closed_on is None
    row.referred_to, row.referred_on = referral.referred_to.strip(), referral.referred_on
    row.referral_reference, row.referred_how = referral.reference.strip(), referral.how
    row.said_back, row.outcome = referral.said_back.strip(), referral.outcome.strip()
    row.closed_on = referral.closed_on
    kind = EventKind.CONCERN_CLOSED if closes else EventKind.CONCERN_REFERRED
    words = {
        "referred_to": row.referred_to,
        "on": referral.referred_on,
        "how": row.referred_how,
        "reference": row.referral_reference,
        "said_back": row.said_back,
        "outcome": row.outcome,
        "closed_on": row.closed_on,
    }
    about = {"concern": concern_id}
    events.record(session, act, concern_stream(concern_id), kind, about=about, words=words)


def place_hold(session: Session, act: Act, review_id: UUID, *, letters: bool, visits: bool) -> None:
    """Hold the letters or visits of a review. The hold never says why.

    Raises:
        NotAllowed: only a lead reviewer of the team may.
        Refused: nothing is chosen.
    """
    review = row_of(session, act, review_id, must_be_open=False)
    if not act.by.leads(review.team_id):
        raise NotAllowed("A lead reviewer of the team decides this.")
    if not (letters or visits):
        raise Refused("Choose what to hold: letters, visits or both.", "letters")
    _place(session, act, review_id, letters=letters, visits=visits)


def _place(session: Session, act: Act, review_id: UUID, *, letters: bool, visits: bool) -> None:
    held = {"letters": letters, "visits": visits}
    session.add(Hold(review_id=review_id, **held, placed_by=act.by.id, placed_at=act.at))
    record(session, act, review_id, EventKind.HOLD_PLACED, held)


def hold_letters_of(session: Session, act: Act, reference: str) -> None:
    """Hold the letters of a review of any team, by its reference, as safeguarding lead.

    Raises:
        NotAllowed: only the safeguarding lead may.
        Refused: there is no such review, or its letters are on hold already.
    """
    if not opens_every_concern(act.by):
        raise NotAllowed("The safeguarding lead decides this.")
    review_id = review_referenced(session, reference)
    if review_id is None:
        raise Refused("There is no review with this reference. Look at it again.", "reference")
    lock(session, stream_of(review_id))
    if reviews.held(session, review_id)[0]:
        raise Refused("The letters of this review are on hold already.", "reference")
    _place(session, act, review_id, letters=True, visits=False)


def release_letters(session: Session, act: Act, review_id: UUID) -> None:
    """Release the letters of a review of any team, as safeguarding lead.

    Raises:
        NotAllowed: only the safeguarding lead may.
        Refused: they are not on hold, or visits are held with them, which a lead reviewer releases.
    """
    if not opens_every_concern(act.by):
        raise NotAllowed("The safeguarding lead decides this.")
    lock(session, stream_of(review_id))
    rows = [row for row in reviews.hold_rows(session, review_id) if not row.visits]
    if not rows:
        raise Refused("Nothing is on hold that you can release. Look at the list again.")
    _release(session, act, review_id, rows)


def _release(session: Session, act: Act, review_id: UUID, rows: Iterable[Hold]) -> None:
    for row in rows:
        row.released_by, row.released_at = act.by.id, act.at
    record(session, act, review_id, EventKind.HOLD_RELEASED)


def release_holds(session: Session, act: Act, review_id: UUID) -> str:
    """Release the holds of a review; what a safeguarding lead holds, only a safeguarding lead does.

    Returns:
        What stays on hold, and whom to ask; nothing where nothing does.

    Raises:
        NotAllowed: only a lead reviewer of the team may.
        Refused: nothing is on hold, or nothing that this officer can release.
    """
    review = row_of(session, act, review_id, must_be_open=False)
    if not act.by.leads(review.team_id):
        raise NotAllowed("A lead reviewer of the team decides this.")
    rows = reviews.hold_rows(session, review_id)
    if not rows:
        raise Refused("Nothing is on hold.")
    kept = {} if opens_every_concern(act.by) else held_to_safeguard(session, review_id)
    stays = ""
    if kept:
        who = "; ".join(
            dict.fromkeys(f"{one.name}, {one.telephone or one.email}" for one in kept.values())
        )
        stays = f"The safeguarding lead holds the letters, and releases them. Ask {who}."
    mine = [row for row in rows if row.id not in kept]
    if not mine:
        raise Refused(stays)
    _release(session, act, review_id, mine)
    return stays
