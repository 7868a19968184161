"""Handing a safeguarding concern over, and holding letters or visits without saying why."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people import Act
from reviews.domain.safeguarding import ConcernAbout, Told, check_concern
from reviews.store import reviews
from reviews.store.events import lock, record
from reviews.store.tables import Hold, SafeguardingConcern

from .register import open_scheme
from .reviews import row_of, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


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
    review_id: UUID | None = None
    visit_id: UUID | None = None
    resident_id: UUID | None = None


def _stream(concern_id: UUID) -> str:
    """Each concern has a stream of its own, so that a review's history says nothing of it."""
    return f"concern:{concern_id}"


def raise_concern(session: "Session", act: Act, new: NewConcern) -> UUID:
    """Write a concern down; it stays a prompt until the referral is recorded.

    A paused or stopped review takes concerns too.

    Raises:
        Refused: it says nothing, or would be shared without a reason.
        NotThere: the scheme belongs to another team.
    """
    scheme = open_scheme(session, new.scheme_id)
    if not act.by.works_on(scheme.team_id):
        raise NotThere
    check_concern(new.words, new.wishes, new.told, new.reasons_to_share)
    row = SafeguardingConcern(
        id=uuid4(),
        scheme_id=new.scheme_id,
        team_id=scheme.team_id,
        review_id=new.review_id,
        visit_id=new.visit_id,
        resident_id=new.resident_id,
        about=new.about,
        immediate_danger=new.immediate_danger,
        words=new.words.strip(),
        wishes=new.wishes.strip(),
        told=new.told,
        reasons_to_share=new.reasons_to_share.strip(),
        raised_by=act.by.id,
        raised_at=act.at,
        referred_to="",
        referral_reference="",
        outcome="",
    )
    session.add(row)
    record(session, act, _stream(row.id), "concern_raised", about={"concern": row.id})
    return row.id


def record_referral(
    session: "Session",
    act: Act,
    concern_id: UUID,
    *,
    referred_to: str,
    referred_on: date,
    reference: str,
    outcome: str,
) -> None:
    """Record to whom a concern was referred and when, and later its outcome.

    Raises:
        Refused: nobody is named, or the day is to come.
        NotThere: this officer neither raised it nor leads the team.
    """
    lock(session, _stream(concern_id))
    row = session.get(SafeguardingConcern, concern_id)
    if row is None or not (row.raised_by == act.by.id or act.by.leads(row.team_id)):
        raise NotThere
    if not referred_to.strip():
        raise Refused("Say who it was referred to.", "referred_to")
    if referred_on > act.today:
        raise Refused("The date must be today or in the past.", "referred_on")
    row.referred_to, row.referred_on = referred_to.strip(), referred_on
    row.referral_reference, row.outcome = reference.strip(), outcome.strip()
    record(session, act, _stream(concern_id), "concern_referred", about={"concern": concern_id})


def place_hold(
    session: "Session", act: Act, review_id: UUID, *, letters: bool, visits: bool
) -> None:
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
    session.add(
        Hold(
            review_id=review_id,
            letters=letters,
            visits=visits,
            placed_by=act.by.id,
            placed_at=act.at,
        )
    )
    record(
        session,
        act,
        stream_of(review_id),
        "hold_placed",
        about={"review": review_id},
        words={"letters": letters, "visits": visits},
    )


def release_holds(session: "Session", act: Act, review_id: UUID) -> None:
    """Release every hold of a review.

    Raises:
        NotAllowed: only a lead reviewer of the team may.
    """
    review = row_of(session, act, review_id, must_be_open=False)
    if not act.by.leads(review.team_id):
        raise NotAllowed("A lead reviewer of the team decides this.")
    rows = reviews.hold_rows(session, review_id)
    if not rows:
        raise Refused("Nothing is on hold.")
    for row in rows:
        row.released_by, row.released_at = act.by.id, act.at
    record(session, act, stream_of(review_id), "hold_released", about={"review": review_id})
