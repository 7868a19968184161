"""One letter as one officer is shown it: the whole page, each piece read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.consent.consents import Withheld
from reviews.domain.errors import NotThere
from reviews.domain.letters.clearance import Change, ReadAs, changes
from reviews.domain.letters.kinds import (
    ONE_RESIDENT,
    TO_RESIDENT,
    LetterFormat,
    LetterState,
)
from reviews.domain.letters.looked_for import LookedFor
from reviews.domain.letters.may_leave import Leaving
from reviews.domain.letters.next_step import Waiting, next_step
from reviews.domain.letters.reach import MADE_AS, to_arrange, wanted
from reviews.domain.letters.record_number import in_fours
from reviews.domain.letters.went import AskedFor
from reviews.domain.people.roles import Act, Permission
from reviews.store.across import history
from reviews.store.across.history import EventLine
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import Holes, draft_of, holes_in, passages_alike
from reviews.store.letters.letters import LetterLine, PassageView, RenderedFile, Undrawn
from reviews.store.letters.record_numbers import number_of
from reviews.store.letters.went import WentAs, instead_ids, went_as
from reviews.store.people import officers
from reviews.store.record.session import Session
from reviews.store.register import residents
from reviews.store.register.residents import Contact
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead

from .content import TELLS_OUTCOME, left_out
from .may_leave import standing_check
from .tellable import tellable
from .whole import why_none_yet

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
    """How many passages of a draft could point to one person, and who cleared them, by name."""

    passages: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """How a draft was read by the gate: what was looked for, and what changed since the last one.

    `looked_for` is None for a draft that was made before this was kept.
    """

    looked_for: LookedFor | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter, and what one officer may see of it and do with it now.

    It waits for nothing where it is sent or put aside. Of its `passages` stand those that the
    officer reads, and `read` says what was looked for; of what is `withheld` none of its words
    are shown. `left_out` is what it would leave out if it were drafted now, and `undrawn` are the
    formats it lacks; `going` stands where it goes to a resident and the officer writes letters.
    `leaving` is what the standing check says, and `went` how it went; `unset` is why no letter of
    its kind can leave yet, for want of the council's settings, for who writes letters, and
    `holes` what its draft prints empty, where it does. `with_others` can be issued in one go with
    it, and `next` is of its kind and at the same step. The `events` are the newest first.
    """

    letter: LetterLine
    review: ReviewHead
    writes: bool
    record_number: str
    drafted: bool
    drafted_by_me: bool
    waits: str
    done_by: DoneBy
    checking: Checking
    passages: tuple[PassageView, ...]
    read: ReadBefore
    leaving: Leaving
    unset: str
    holes: Holes | None
    left_out: tuple[Withheld, ...]
    files: tuple[RenderedFile, ...]
    undrawn: tuple[Undrawn, ...]
    going: Going | None
    went: WentAs | None
    with_others: tuple[LetterLine, ...]
    next: LetterLine | None
    events: tuple[EventLine, ...]


def letter_page(session: Session, act: Act, letter: LetterLine) -> LetterPage:
    """The page of one letter; a fixed number of queries."""
    review = reviews.review(session, letter.review_id)
    if review is None:
        raise NotThere
    passages = letters.passages_of(session, letter.id, letter.draft)
    others = _others(session, letter)
    leaving, unsaid = _against_the_record(session, act, review, letter)
    writes, drafted = act.by.may(Permission.WRITE_LETTERS), letter.state in _DRAFTED
    done = (("letter_instead", key) for key in instead_ids(session, letter.id))
    rows = (("letter", letter.id), *done)
    return LetterPage(
        letter=letter,
        review=review,
        writes=writes,
        record_number=in_fours(number_of(session, letter.id)),
        drafted=drafted,
        drafted_by_me=letter.drafted_by == act.by.id,
        waits=waits_for(letter, act.today, stopped=leaving.stopped),
        done_by=_done_by(session, letter),
        checking=Checking(len(passages), tuple(sorted({one.cleared_by_name for one in passages}))),
        passages=tuple(passages),
        read=read_before(session, letter),
        leaving=leaving,
        unset=why_none_yet(session, letter.kind) if drafted and writes else "",
        holes=holes_in(session, letter.id, letter.draft) if drafted and letter.holes else None,
        left_out=unsaid,
        files=tuple(letters.files_of(session, letter.id, letter.draft)),
        undrawn=tuple(letters.undrawn_of(session, [letter.id])),
        going=_going(session, letter) if writes else None,
        went=went_as(session, letter.id) if letter.state is LetterState.SENT else None,
        with_others=_issued_together(letter, others, act.today),
        next=_next(letter, others, act.today),
        events=tuple(reversed(history.history_of_rows(session, rows))),
    )


def letter_page_now(session: Session, act: Act, letter: LetterLine) -> LetterPage:
    """The page of a letter as it stands now, whatever happened since it was read."""
    return letter_page(session, act, letters.letter(session, letter.id) or letter)


def waits_for(letter: LetterLine, today: date, *, stopped: bool | None = None) -> str:
    """What a letter waits for; nothing where it is sent or put aside.

    `stopped` says whether it may not leave, where someone has looked.
    """
    standing = Waiting(
        letter.state,
        letter.planned_issue_on,
        letter.uncleared,
        holes=None if letter.holes is None else letter.holes != "",
        stopped=stopped,
    )
    return next_step(standing, today)


def issued_together(session: Session, letter: LetterLine, today: date) -> tuple[LetterLine, ...]:
    """The other letters to residents that can be issued in one go with this one today."""
    return _issued_together(letter, _others(session, letter), today)


def sent_together(session: Session, letter: LetterLine) -> tuple[LetterLine, ...]:
    """The other letters that are issued, to residents who asked for this format and language."""
    issued = _at(LetterState.ISSUED, _others(session, letter))
    ids = [one.resident_id for one in (letter, *issued) if one.resident_id is not None]
    known = residents.contacts(session, ids) if issued and letter.kind in TO_RESIDENT else {}
    like = {key: AskedFor(one.format, one.language).words.casefold() for key, one in known.items()}
    asked = {one.id: like.get(one.resident_id or one.id) for one in (letter, *issued)}
    return tuple(one for one in issued if asked[one.id] == asked[letter.id])


@dataclass(frozen=True, slots=True)
class PassageToCheck:
    """A passage that could point to one person, and the other letters that it is decided for."""

    passage: PassageView
    elsewhere: tuple[str, ...]


def passage_to_check(session: Session, letter: LetterLine, passage_id: UUID) -> PassageToCheck:
    """One passage of a letter's draft.

    Raises:
        NotThere: it is of another draft.
    """
    known = letters.passages_of(session, letter.id, letter.draft)
    found = next((one for one in known if one.id == passage_id), None)
    if found is None:
        raise NotThere("There is a newer draft of this letter. Go back and look at it.")
    same = {one.letter_id for one in passages_alike(session, passage_id)} - {letter.id}
    every = letters.letters_of(session, letter.review_id) if same else ()
    return PassageToCheck(found, tuple(sorted(one.reference for one in every if one.id in same)))


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
    session: Session, act: Act, review: ReviewHead, letter: LetterLine
) -> tuple[Leaving, tuple[Withheld, ...]]:
    """Whether a letter may leave; what a draft leaves out."""
    if letter.state not in letters.WAITING:
        return Leaving(), ()
    known = tellable(session, review.id)
    unsaid = letter.kind in TELLS_OUTCOME and letter.state in _DRAFTED
    return (
        standing_check(session, act, letter, known),
        left_out(session, review.id, letter.kind, act.today, known) if unsaid else (),
    )


def read_before(session: Session, letter: LetterLine) -> ReadBefore:
    """What was looked for in a letter's draft, and what is other than in the draft before it."""
    now = draft_of(session, letter.id, letter.draft)
    if now is None:
        return ReadBefore(None, ())
    last = draft_of(session, letter.id, letter.draft - 1)
    changed = list[Change]()
    if last is not None and letter.state in _DRAFTED:
        before, after = (ReadAs.restored(one.read_as).lines for one in (last, now))
        changed = changes(before, after)
    return ReadBefore(LookedFor.restored(now.looked_for), tuple(changed))


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
