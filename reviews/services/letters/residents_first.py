"""A provider letter waits until the letters to residents are ready, or someone says why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.letters.kinds import FROZEN, LetterKind, LetterState
from reviews.domain.letters.reach import WAITS
from reviews.domain.letters.residents_first import (
    OwnLetter,
    check_residents_first,
    ready,
    told_by,
    told_otherwise,
)
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.tenures import NOT_RECORDED
from reviews.services.record.facts import first
from reviews.services.review.reviews import record
from reviews.store.letters.letters import WAITING, LetterLine, letters_of
from reviews.store.letters.residents_told import asked_in, not_awaited
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import Letter, ResidentNotAwaited

from .draft import open_review
from .out_of_date import left_behind
from .recipients import Addressee, addressees
from .tellable import Tellable, tellable

_AWAITED = ("", NOT_RECORDED, WAITS)
"""They can be written to, or could once the council has recorded or confirmed what it must."""
_READY = frozenset({LetterState.APPROVED, *FROZEN})


@dataclass(frozen=True, slots=True)
class Awaited:
    """A resident whom a letter waits for; `otherwise` is whether they were told another date."""

    id: UUID
    reference: str
    otherwise: bool


def waits_for_residents(session: Session, act: Act, letter: LetterLine | Letter) -> list[Awaited]:
    """The residents whom a letter waits for: they can be written to, and theirs is not ready."""
    if letter.kind is not LetterKind.PROVIDER_RECOMMENDATIONS or letter.state not in WAITING:
        return []
    review = reviews.review(session, letter.review_id)
    if review is None:
        raise NotThere
    excused = not_awaited(session, letter.id).keys()
    known = tellable(session, review.id)
    kind = LetterKind.RESIDENT_LETTER
    living = addressees(session, act.by, review, kind, act.today, known.agreed)
    told = told_by(_own_letters(session, act, review, living, known))
    this = (letter.id, letter.draft)
    asked = asked_in(session, [this])[this]
    done, otherwise = ready(told, asked) | excused, told_otherwise(told, asked)
    return [
        Awaited(one.living.id, one.living.reference, one.living.id in otherwise)
        for one in living
        if one.why_not in _AWAITED and one.living.id not in done
    ]


def _own_letters(
    session: Session, act: Act, review: ReviewHead, living: Sequence[Addressee], known: Tellable
) -> list[OwnLetter]:
    """The letters to residents that are approved or gone, in the order they were drafted."""
    mine = [
        one
        for one in letters_of(session, review.id)
        if one.kind is LetterKind.RESIDENT_LETTER and one.state in _READY
    ]
    mine.sort(key=lambda one: one.drafted_at)
    told = asked_in(session, [(one.id, one.draft) for one in mine])
    return [
        OwnLetter(
            one.resident_id,
            one.state,
            one.state is not LetterState.SENT
            and bool(left_behind(session, act, review, one, known, living)),
            told[one.id, one.draft],
        )
        for one in mine
        if one.resident_id is not None
    ]


def check_residents_ready(session: Session, act: Act, letter: Letter) -> None:
    """Check that a letter waits for no resident.

    Raises:
        Refused: one who can be written to has no letter approved that tells what this one asks.
    """
    waiting = waits_for_residents(session, act, letter)
    otherwise = [one.reference for one in waiting if one.otherwise]
    check_residents_first([one.reference for one in waiting], otherwise)


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
