"""One letter as one officer is shown it: the whole page, each piece read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.consent.consents import Withheld
from reviews.domain.errors import NotThere
from reviews.domain.letters.kinds import (
    ONE_RESIDENT,
    TO_RESIDENT,
    LetterFormat,
    LetterState,
    benefits_only,
)
from reviews.domain.letters.next_step import Waiting, next_step
from reviews.domain.letters.reach import MADE_AS, to_arrange, wanted
from reviews.domain.people.roles import Act, Permission
from reviews.store.across import history
from reviews.store.across.agreed_to_share import withheld_in_letter
from reviews.store.across.history import EventLine
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import passage_elsewhere
from reviews.store.letters.letters import LetterLine, PassageView, RenderedFile, Undrawn
from reviews.store.people import officers
from reviews.store.record.session import Session
from reviews.store.register import residents
from reviews.store.register.residents import Contact
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead

from .content import TELLS_OUTCOME, left_out
from .out_of_date import why_out_of_date
from .tellable import tellable

_DRAFTED = (LetterState.DRAFT, LetterState.APPROVED)


@dataclass(frozen=True, slots=True)
class Going:
    """How a letter to a resident has to go: the format asked for, and what to arrange."""

    wants: str
    made_as: LetterFormat | None
    arrange: list[str]
    contact: Contact


@dataclass(frozen=True, slots=True)
class DoneBy:
    """The names of those who took the steps after drafting; nothing where one is not taken."""

    approved: str
    issued: str
    sent: str


@dataclass(frozen=True, slots=True)
class Checking:
    """How many passages of a draft could point to one person, and who checked them, by name."""

    passages: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter, and what one officer may see of it and do with it now.

    It waits for nothing where it is sent or put aside. Of its `passages` stand those that the
    officer reads; of what is `withheld` none of its words are shown. `left_out` is what it
    would leave out if it were drafted now; `undrawn` are the formats it lacks. `going` stands
    where it goes to a resident and the officer writes letters. `with_others` can be issued in one
    go with it, and `next` is of its kind and at the same step. The `events` are the newest first.
    """

    letter: LetterLine
    review: ReviewHead
    writes: bool
    drafted: bool
    drafted_by_me: bool
    waits: str
    done_by: DoneBy
    checking: Checking
    passages: tuple[PassageView, ...]
    withheld: tuple[Withheld, ...]
    out_of_date: str
    left_out: tuple[Withheld, ...]
    files: tuple[RenderedFile, ...]
    undrawn: tuple[Undrawn, ...]
    going: Going | None
    with_others: tuple[LetterLine, ...]
    next: LetterLine | None
    events: tuple[EventLine, ...]


def letter_page(session: Session, act: Act, letter: LetterLine) -> LetterPage:
    """The page of one letter; a fixed number of queries."""
    review = reviews.review(session, letter.review_id)
    if review is None:
        raise NotThere
    reads = not benefits_only(act.by, letter.team_id)
    passages = letters.passages_of(session, letter.id, letter.draft)
    others = _others(session, letter)
    out_of_date, unsaid = _against_the_record(session, act, review, letter, reads=reads)
    writes = act.by.may(Permission.WRITE_LETTERS)
    return LetterPage(
        letter=letter,
        review=review,
        writes=writes,
        drafted=letter.state in _DRAFTED,
        drafted_by_me=letter.drafted_by == act.by.id,
        waits=waits_for(letter, act.today),
        done_by=_done_by(session, letter),
        checking=Checking(len(passages), tuple(sorted({one.cleared_by_name for one in passages}))),
        passages=tuple(passages) if reads else (),
        withheld=tuple(withheld_in_letter(session, act.by, letter)),
        out_of_date=out_of_date,
        left_out=unsaid,
        files=tuple(letters.files_of(session, letter.id, letter.draft)),
        undrawn=tuple(letters.undrawn_of(session, [letter.id])),
        going=_going(session, letter) if writes else None,
        with_others=_issued_together(letter, others, act.today),
        next=_next(letter, others, act.today),
        events=tuple(reversed(history.history_of_row(session, "letter", letter.id))),
    )


def letter_page_now(session: Session, act: Act, letter: LetterLine) -> LetterPage:
    """The page of a letter as it stands now, whatever happened since it was read."""
    return letter_page(session, act, letters.letter(session, letter.id) or letter)


def waits_for(letter: LetterLine, today: date) -> str:
    """What a letter waits for; nothing where it is sent or put aside."""
    standing = Waiting(letter.state, letter.planned_issue_on, letter.uncleared, letter.held)
    return next_step(standing, today)


def issued_together(session: Session, letter: LetterLine, today: date) -> tuple[LetterLine, ...]:
    """The other letters to residents that can be issued in one go with this one today."""
    return _issued_together(letter, _others(session, letter), today)


def sent_together(session: Session, letter: LetterLine) -> tuple[LetterLine, ...]:
    """The other letters to residents that are issued, and may have gone with this one."""
    return _at(LetterState.ISSUED, _others(session, letter))


@dataclass(frozen=True, slots=True)
class PassageToCheck:
    """A passage that could point to one person, and how many other drafts hold it unchecked."""

    passage: PassageView
    elsewhere: int


def passage_to_check(session: Session, letter: LetterLine, passage_id: UUID) -> PassageToCheck:
    """One passage of a letter's draft.

    Raises:
        NotThere: it is of another draft.
    """
    known = letters.passages_of(session, letter.id, letter.draft)
    found = next((one for one in known if one.id == passage_id), None)
    if found is None:
        raise NotThere("There is a newer draft of this letter. Go back and look at it.")
    same = passage_elsewhere(session, letter.id, found.words, found.clues)
    return PassageToCheck(found, len(same))


def _others(session: Session, letter: LetterLine) -> list[LetterLine]:
    """The other letters to residents of the same kind and review."""
    if letter.kind not in ONE_RESIDENT:
        return []
    every = letters.letters_of(session, letter.review_id)
    return [one for one in every if one.kind is letter.kind and one.id != letter.id]


def _at(state: LetterState, some: Iterable[LetterLine]) -> tuple[LetterLine, ...]:
    return tuple(one for one in some if one.state is state)


def _issued_together(
    letter: LetterLine, others: Iterable[LetterLine], today: date
) -> tuple[LetterLine, ...]:
    if letter.state is not LetterState.APPROVED:
        return ()
    approved = _at(LetterState.APPROVED, others)
    return tuple(one for one in approved if one.planned_issue_on == today)


def _next(letter: LetterLine, others: Iterable[LetterLine], today: date) -> LetterLine | None:
    return next((one for one in _at(letter.state, others) if waits_for(one, today)), None)


def _against_the_record(
    session: Session, act: Act, review: ReviewHead, letter: LetterLine, *, reads: bool
) -> tuple[str, tuple[Withheld, ...]]:
    """Why a draft no longer stands, for those who write; what it leaves out, for who `reads` it."""
    writes = act.by.may(Permission.WRITE_LETTERS)
    unsaid = reads and letter.kind in TELLS_OUTCOME
    if letter.state not in _DRAFTED or not (writes or unsaid):
        return "", ()
    known = tellable(session, review.id)
    return (
        why_out_of_date(session, act, review, letter, known) if writes else "",
        left_out(session, review.id, letter.kind, act.today, known) if unsaid else (),
    )


def _done_by(session: Session, letter: LetterLine) -> DoneBy:
    names = officers.names(session)
    steps = (letter.approved_by, letter.issued_by, letter.sent_by)
    return DoneBy(*(names[key] if key else "" for key in steps))


def _going(session: Session, letter: LetterLine) -> Going | None:
    """How a letter to a resident has to go, as they asked for it last."""
    to_them = letter.resident_id if letter.kind in TO_RESIDENT else None
    found = residents.contact(session, to_them) if to_them else None
    if found is None:
        return None
    return Going(
        wants=wanted(found.format),
        made_as=MADE_AS.get(found.format),
        arrange=to_arrange(found.format, found.language),
        contact=found,
    )
