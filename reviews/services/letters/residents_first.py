"""A provider letter waits until the letters to residents are ready, or someone says why not."""

from uuid import UUID

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.letters.reach import WAITS
from reviews.domain.letters.residents_first import check_residents_first, ready
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.tenures import NOT_RECORDED
from reviews.services.record.facts import first
from reviews.services.review.reviews import record
from reviews.store.letters.letters import LetterLine
from reviews.store.letters.recipients import Living
from reviews.store.letters.residents_told import asked_in, not_awaited, own_letters
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.tables import Letter, ResidentNotAwaited

from .draft import open_review
from .recipients import addressees

_AWAITED = ("", NOT_RECORDED, WAITS)
"""They can be written to, or could once the council has recorded or confirmed what it must."""
_TO_LEAVE = frozenset({LetterState.DRAFT, LetterState.APPROVED})


def waits_for_residents(session: Session, act: Act, letter: LetterLine | Letter) -> list[Living]:
    """The residents whom a letter waits for: they can be written to, and theirs is not ready."""
    if letter.kind is not LetterKind.PROVIDER_RECOMMENDATIONS or letter.state not in _TO_LEAVE:
        return []
    review = reviews.review(session, letter.review_id)
    if review is None:
        raise NotThere
    asked = asked_in(session, letter.id, letter.draft)
    told = ready(own_letters(session, review.id), asked)
    excused = not_awaited(session, letter.id).keys()
    living = addressees(session, act.by, review, LetterKind.RESIDENT_LETTER, act.today)
    return [
        one.living
        for one in living
        if one.why_not in _AWAITED and one.living.id not in told and one.living.id not in excused
    ]


def check_residents_ready(session: Session, act: Act, letter: Letter) -> None:
    """Check that a letter waits for no resident.

    Raises:
        Refused: one who can be written to has no letter approved that tells what this one asks.
    """
    check_residents_first([one.reference for one in waits_for_residents(session, act, letter)])


def do_not_await(session: Session, act: Act, letter_id: UUID, reason: str) -> None:
    """Record why a letter does not wait for the residents whose letters are not ready now.

    Someone who moves in afterwards is waited for.

    Raises:
        Refused: no reason is given, or it waits for nobody.
    """
    row = session.get(Letter, letter_id)
    if row is None:
        raise NotThere
    open_review(session, act, row.review_id)
    session.refresh(row)
    check_said(reason, "Say why this letter does not wait.", "reason")
    waiting = waits_for_residents(session, act, row)
    if not waiting:
        raise Refused("This letter waits for nobody any more. Look at it again.")
    for one in waiting:
        of = {"letter_id": letter_id, "resident_id": one.id}
        first(session, act, ResidentNotAwaited, **of, reason=reason.strip())
    words = {"reference": row.reference, "reason": reason.strip()}
    record(session, act, row.review_id, EventKind.RESIDENTS_NOT_AWAITED, words, letter=letter_id)
