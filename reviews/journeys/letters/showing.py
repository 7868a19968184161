"""One letter on a page: the sequence of its steps in words, and what may be done now."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, url_for

from reviews.domain.letters.clearance import Piece, pieces, restored_marks, why
from reviews.domain.letters.fields_filled import HOLES_NOT_LOOKED_FOR
from reviews.domain.letters.gate import Clue
from reviews.domain.letters.kinds import TO_RESIDENT, LetterFormat, LetterKind, LetterState
from reviews.domain.letters.looked_for import NOT_LOOKED_FOR
from reviews.domain.letters.may_leave import Instead
from reviews.domain.letters.out_of_date import TELL_RESULT, opened_since
from reviews.domain.letters.went import AskedFor
from reviews.domain.review.state import ReviewState
from reviews.services.letters.letter_dates import short_dates
from reviews.services.letters.letter_page import Checking, LetterPage, waits_for
from reviews.services.letters.residents_first import waits_for_residents
from reviews.services.record.proofs import has_proof
from reviews.store.assessment import reopenings
from reviews.store.letters.draft_parts import draft_of
from reviews.store.letters.letters import WAITING, LetterLine, PassageView
from reviews.store.letters.record_numbers import issue_of
from reviews.store.letters.residents_told import not_awaited
from reviews.store.letters.went import WentAs
from reviews.web.access.allow import act
from reviews.web.actions import Action, actions
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.history_sentences import told
from reviews.web.pages import at, on
from reviews.web.resources import today

from .empty_places import empty_places


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a letter: whether it is done, and who did it when or what it waits for."""

    title: str
    done: bool
    told: str


def waits(letter: LetterLine) -> str:
    """What a letter waits for."""
    return waits_for(letter, today())


def steps_of(page: LetterPage) -> list[Step]:
    """The steps of a letter in order."""
    letter, by = page.letter, page.done_by
    number = f"Draft {letter.draft}. " if letter.draft > 1 else ""
    drafted = f"{number}{letter.drafted_by_name}, {at(letter.drafted_at)}"
    approved = f"{by.approved}, {at(letter.approved_at)}" if letter.approved_at else ""
    issued = f"{by.issued}, {at(letter.issued_at)}" if letter.issued_at else ""
    sent = f"Sent {letter.sent_how} on {on(letter.sent_on)}. Recorded by {by.sent}"
    never = letter.state is LetterState.DESTROYED
    return [
        Step("Drafted", done=True, told=drafted),
        Step("Read and cleared", done=not letter.uncleared, told=_checked(letter, page.checking)),
        Step(
            "Approved",
            done=bool(approved),
            told=approved or f"By someone other than {letter.drafted_by_name}",
        ),
        Step(
            "Issued",
            done=letter.issued_at is not None,
            told=issued or f"On {on(letter.planned_issue_on)}",
        ),
        Step(
            "Sent",
            done=letter.state is LetterState.SENT,
            told=sent if letter.sent_on else _NEVER if never else "After it is issued",
        ),
    ]


def _checked(letter: LetterLine, checking: Checking) -> str:
    if not checking.passages:
        return "Nothing was found that was looked for. What that was is said below"
    count = f"{checking.passages} passage{'s' if checking.passages > 1 else ''}"
    if letter.uncleared:
        return f"{letter.uncleared} of {count} still to be read and cleared"
    return f"{count}, by {' and '.join(checking.by)}"


def clues_of(passage: PassageView) -> list[str]:
    """Why a passage must be read, with the words that it is about."""
    clues = [Clue(one) for one in passage.clues.split()]
    return why(passage.words, clues, restored_marks(passage.marks))


def pieces_of(passage: PassageView) -> list[Piece]:
    """A passage with the words marked that it must be read for."""
    return pieces(passage.words.replace(" | ", "\n"), restored_marks(passage.marks))


_NEVER = "Never: every copy was destroyed"
_INSTEAD = {
    True: "Hand it over at a visit, keep it here where nobody posts it, or destroy every copy. "
    "Then record what you did.",
    False: "Keep it here, where nobody posts it, until they have said what to do, or destroy "
    "every copy. Whether someone can hand it over at a visit is theirs to say. Then record what "
    "you did.",
}
"""What to do with an issued letter that may not be sent, handed over at a visit or not."""


def left_behind(references: Sequence[str]) -> str:
    """Which letters of several may not leave, to be said after what became of the others."""
    if not references:
        return ""
    return f" Not {' and '.join(references)}, which may not leave: open each to see what to do."


def went_words(went: WentAs) -> str:
    """In which format and language a letter went, what was asked for, and why otherwise."""
    asked = went.asked_format is not None and AskedFor(went.asked_format, went.asked_language or "")
    told = f"It went as: {went.format.words}, in {went.language}."
    if asked:
        told += f" They had asked for: {asked.words}."
    return f"{told} Why: {went.why_other}" if went.why_other else told


def _notices(page: LetterPage) -> list[str]:
    """What keeps the letter from leaving, or what came after it left, whoever looks."""
    found = list[str]()
    if page.drafted and page.review.state is not ReviewState.OPEN:
        state = page.review.state.words.lower()
        found.append(f"This review is {state}, so the letter cannot be approved or issued.")
    letter = page.letter
    if letter.state is LetterState.SENT and letter.kind in TELL_RESULT:
        every = reopenings.reopenings(reading(), letter.review_id)
        said = opened_since([one.waits for one in every if one.recorded_at > letter.drafted_at])
        found += [said] if said else []
    return found


def _says(page: LetterPage) -> str:
    """What someone who writes letters is told of the next step."""
    letter = page.letter
    if page.leaving.stopped:
        return _INSTEAD[Instead.HANDED_OVER in page.leaving.instead] if page.leaving.instead else ""
    if letter.state is LetterState.APPROVED:
        dated = letter.kind is LetterKind.PROVIDER_RECOMMENDATIONS
        run = ", and the dates of its recommendations start to run" if dated else ""
        return f"{page.waits}. Once issued it never changes{run}."
    if letter.state is LetterState.ISSUED or letter.planned_issue_on < today():
        return f"{page.waits}."
    if letter.holes != "":
        return f"{page.waits}."
    if page.drafted_by_me:
        return "You drafted it, so a colleague who writes letters reads and approves it."
    can = "approve" in _can(page)
    return "Read the letter below. You approve these very words and this date." if can else ""


def _can(page: LetterPage) -> dict[str, list[Action]]:
    """What someone who writes letters can do with this one now."""
    letter, state, on_the_day = page.letter, page.letter.state, page.letter.planned_issue_on
    stopped = page.leaving.stopped
    ready = not stopped and not page.unset and letter.holes == ""
    read = not letter.uncleared and on_the_day >= today() and not page.drafted_by_me
    approve, issue = state is LetterState.DRAFT and read, state is LetterState.APPROVED
    return actions(
        (
            ("approve", ready and approve, "Approve this letter", "letters.approve"),
            (
                "issue",
                ready and issue and on_the_day == today(),
                "Issue this letter",
                "letters.issue",
            ),
            (
                "sent",
                state is LetterState.ISSUED and not stopped,
                "Record that it was sent",
                "letters.sent",
            ),
            (
                "redate",
                page.drafted and page.review.state is ReviewState.OPEN and on_the_day < today(),
                "Give it another date",
                "letters.redate",
            ),
            (
                "instead",
                state is LetterState.ISSUED and stopped,
                "Record what was done with it",
                "letters.instead",
            ),
            ("discard", page.drafted, "Put it aside", "letters.discard"),
        ),
        letter_id=letter.id,
    )


def _draft_again(letter: LetterLine) -> str:
    """What the link says that drafts it again: the record knows nothing of changes made in Word."""
    chosen = draft_of(reading(), letter.id, letter.draft)
    edited = chosen is not None and chosen.edited_from is not None
    return "Draft it again" + (", without the changes made in Word" if edited else "")


def _lacks(page: LetterPage) -> str:
    """What to say where the format that a resident asked for could not be made."""
    asked = page.going.made_as if page.going else None
    fault = next((one for one in page.undrawn if one.format is asked), None)
    if fault is None:
        return ""
    return (
        f"They asked for the format “{fault.format.words}”, which could not be made. {fault.why} "
        "Make it from the Word document, or give it in another way, and record with a reason how "
        "it went."
    )


def _documents(page: LetterPage) -> list[tuple[str, LetterFormat]]:
    """The format that leaves, as it is made here, and what is said of it."""
    asked = page.going.made_as if page.going else None
    leaves = asked is not None or page.letter.kind not in TO_RESIDENT
    found = asked or LetterFormat.PDF
    says = ", which is the very document that leaves." if leaves else "."
    return [(says, found) for one in page.files if one.format is found]


def _little_time(page: LetterPage) -> list[str]:
    """Which recommendations give little time, told to whoever approves the letter."""
    letter = page.letter
    dated = letter.kind is LetterKind.PROVIDER_RECOMMENDATIONS and page.drafted
    if not (dated and page.writes):
        return []
    return short_dates(reading(), act(), letter.review_id, letter.planned_issue_on)


def _proof(letter: LetterLine) -> str:
    """Where the proof of its issue is given; empty where none can be given yet."""
    position = issue_of(reading(), letter.id) if letter.issued_at else None
    if position is None or not has_proof(reading(), position):
        return ""
    return url_for("letters.issue_proof", letter_id=letter.id)


_AS_IT_IS = (
    "letter",
    "drafted",
    "passages",
    "read",
    "record_number",
    "leaving",
    "unset",
    "left_out",
    "files",
    "undrawn",
    "going",
    "next",
)
"""What the template takes of a letter's page by the same names."""


def show_page(page: LetterPage, form: Form | None = None) -> str:
    """The page of one letter; `form` carries why a step could not be taken."""
    letter = page.letter
    again = url_for("letters.draft", review_id=letter.review_id, kind=letter.kind, letter=letter.id)
    return render_template(
        "journeys/letters/show.html",
        **{name: getattr(page, name) for name in _AS_IT_IS},
        form=form,
        notices=_notices(page),
        at_work=page.writes and letter.state in WAITING,
        little_time=_little_time(page),
        waiting=waits_for_residents(reading(), act(), letter) if page.writes else [],
        not_waited=sorted(set(not_awaited(reading(), letter.id).values())) if page.writes else [],
        says=_says(page),
        can=_can(page),
        again=again if page.drafted and page.review.state is ReviewState.OPEN else "",
        draft_again=_draft_again(letter),
        clears=page.writes and letter.state is LetterState.DRAFT,
        steps=[] if letter.state is LetterState.DISCARDED else steps_of(page),
        clues_of=clues_of,
        pieces_of=pieces_of,
        not_looked_for=NOT_LOOKED_FOR,
        empty=empty_places(page, again),
        holes_not_looked_for=HOLES_NOT_LOOKED_FOR,
        lacks=_lacks(page),
        documents=_documents(page),
        proof=_proof(letter),
        went=went_words(page.went) if page.went else "",
        together=len(page.with_others) + 1,
        lines=told(page.events),
    )
