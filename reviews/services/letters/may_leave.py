"""The standing check of a letter, asked of the record at every act after drafting."""

from collections.abc import Collection

from reviews.domain.errors import NotThere
from reviews.domain.letters.may_leave import (
    HELD_TO_SAFEGUARD,
    NOT_HANDED_OVER,
    ON_HOLD,
    Lead,
    Leaving,
    MayNotLeave,
    Reason,
    Stop,
    concern_bears_on,
    leaving,
    may_know,
    review_stops,
    whom_to_ask,
    whom_to_ask_of_hold,
)
from reviews.domain.people.restricted import opens_every_concern
from reviews.domain.people.roles import Act, Role
from reviews.store.letters.letters import WAITING
from reviews.store.people.officers import team_officers
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.safeguarding.concerns import waiting_about
from reviews.store.safeguarding.holds import held_to_safeguard

from .out_of_date import Drafted, left_behind
from .tellable import Tellable


def standing_check(
    session: Session, act: Act, letter: Drafted, known: Tellable | None = None
) -> Leaving:
    """Whether a letter may leave now, as this officer is told; one sent or ended is not asked of.

    `known` is what may be told of the review, where it is read already.

    Raises:
        NotThere: its review is gone.
    """
    if letter.state not in WAITING:
        return Leaving()
    review = reviews.review(session, letter.review_id)
    if review is None:
        raise NotThere
    reasons = _reasons(session, act, review, letter, known)
    ask = _ask(session, act, review, reasons) if reasons else ""
    return leaving(reasons, act.by, review.team_id, letter.kind, letter.state, ask)


def check_may_leave(session: Session, act: Act, letter: Drafted) -> None:
    """Check that a letter may leave, before anything is written.

    Raises:
        MayNotLeave: it may not.
    """
    found = standing_check(session, act, letter)
    if found.stopped:
        raise MayNotLeave(found.sentence)


def _reasons(
    session: Session, act: Act, review: ReviewHead, letter: Drafted, known: Tellable | None
) -> list[Reason]:
    found = list[Reason | None]()
    holds = [one.id for one in reviews.hold_rows(session, review.id) if one.letters]
    if holds:
        to_safeguard = held_to_safeguard(session, review.id).keys()
        found += dict.fromkeys(
            HELD_TO_SAFEGUARD if one in to_safeguard else ON_HOLD for one in holds
        )
    about = waiting_about(session, review.scheme_id, letter.resident_id)
    if concern_bears_on(letter.kind, letter.resident_id, about):
        found.append(NOT_HANDED_OVER)
    found.append(review_stops(review.state, letter.state))
    found += left_behind(session, act, review, letter, known)
    return [one for one in found if one is not None]


def _ask(session: Session, act: Act, review: ReviewHead, reasons: Collection[Reason]) -> str:
    """Whom to ask: who leads the review first, then the team's other lead reviewers by name.

    Of a hold that a safeguarding lead placed, whoever may know of it asks them.
    """
    if HELD_TO_SAFEGUARD in reasons and may_know(act.by, review.team_id, Stop.HOLD):
        placed = dict.fromkeys(held_to_safeguard(session, review.id).values())
        by = [Lead(one.name, one.telephone, one.email) for one in placed]
        return whom_to_ask_of_hold(by, may_release=opens_every_concern(act.by))
    leads = [
        one
        for one in team_officers(session, review.team_id)
        if Role.LEAD_REVIEWER in one.roles and one.id != act.by.id
    ]
    leads.sort(key=lambda one: one.id != review.lead_id)
    named = [Lead(one.name, one.telephone, one.email) for one in leads]
    return whom_to_ask(named, review.team, leads_it=act.by.leads(review.team_id))
