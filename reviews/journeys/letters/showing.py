"""One letter on a page: the sequence of its steps in words, and what may be done now."""

from dataclasses import dataclass

from flask import render_template, url_for

from reviews.domain.letters.gate import Clue
from reviews.domain.letters.kinds import FROZEN, LetterKind, LetterState
from reviews.domain.review.state import ReviewState
from reviews.services.letters.letter_page import Checking, LetterPage, waits_for
from reviews.store.letters.letters import WAITING, LetterLine, PassageView
from reviews.web.actions import Action, actions
from reviews.web.forms.base import Form
from reviews.web.history_sentences import told
from reviews.web.pages import at, on
from reviews.web.resources import today


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
    return [
        Step("Drafted", done=True, told=drafted),
        Step("Checked", done=not letter.uncleared, told=_checked(letter, page.checking)),
        Step(
            "Approved",
            done=bool(approved),
            told=approved or f"By someone other than {letter.drafted_by_name}",
        ),
        Step(
            "Issued",
            done=letter.state in FROZEN,
            told=issued or f"On {on(letter.planned_issue_on)}",
        ),
        Step(
            "Sent",
            done=letter.state is LetterState.SENT,
            told=sent if letter.sent_on else "After it is issued",
        ),
    ]


def _checked(letter: LetterLine, checking: Checking) -> str:
    if not checking.passages:
        return "No passage was found that could point to one person"
    count = f"{checking.passages} passage{'s' if checking.passages > 1 else ''}"
    if letter.uncleared:
        return f"{letter.uncleared} of {count} still to be checked"
    return f"{count}, by {' and '.join(checking.by)}"


def clues_of(passage: PassageView) -> list[str]:
    """Why a passage must be read, in words."""
    return [Clue(one).words for one in passage.clues.split()]


def _notices(page: LetterPage) -> list[str]:
    """What keeps the letter from leaving, whoever looks."""
    found = list[str]()
    if page.letter.held and page.letter.state in WAITING:
        found.append(
            "A lead reviewer has put the letters of this review on hold. This one cannot leave "
            "until they release it."
        )
    if page.drafted and page.review.state is not ReviewState.OPEN:
        state = page.review.state.words.lower()
        found.append(f"This review is {state}, so the letter cannot be approved or issued.")
    return found


def _says(page: LetterPage) -> str:
    """What someone who writes letters is told of the next step."""
    letter = page.letter
    if letter.state is LetterState.APPROVED:
        dated = letter.kind is LetterKind.PROVIDER_RECOMMENDATIONS
        run = ", and the dates of its recommendations start to run" if dated else ""
        return f"{page.waits}. Once issued it never changes{run}."
    if letter.state is LetterState.ISSUED or letter.planned_issue_on < today():
        return f"{page.waits}."
    if page.drafted_by_me:
        return "You drafted it, so a colleague who writes letters reads and approves it."
    can = "approve" in _can(page)
    return "Read the letter below. You approve these very words and this date." if can else ""


def _can(page: LetterPage) -> dict[str, list[Action]]:
    """What someone who writes letters can do with this one now."""
    letter, state, on_the_day = page.letter, page.letter.state, page.letter.planned_issue_on
    ready = page.review.state is ReviewState.OPEN and not letter.held and not page.out_of_date
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
                state is LetterState.ISSUED and not letter.held,
                "Record that it was sent",
                "letters.sent",
            ),
            ("discard", page.drafted, "Put it aside", "letters.discard"),
        ),
        letter_id=letter.id,
    )


def show_page(page: LetterPage, form: Form | None = None) -> str:
    """The page of one letter; `form` carries why a step could not be taken."""
    letter = page.letter
    again = url_for("letters.draft", review_id=letter.review_id, kind=letter.kind, letter=letter.id)
    return render_template(
        "journeys/letters/show.html",
        form=form,
        letter=letter,
        notices=_notices(page),
        at_work=page.writes and letter.state in WAITING,
        says=_says(page),
        can=_can(page),
        again=again if page.drafted and page.review.state is ReviewState.OPEN else "",
        clears=page.writes and letter.state is LetterState.DRAFT,
        drafted=page.drafted,
        steps=[] if letter.state is LetterState.DISCARDED else steps_of(page),
        passages=page.passages,
        withheld=page.withheld,
        carries=page.withheld if letter.state in FROZEN else (),
        clues_of=clues_of,
        out_of_date=page.out_of_date,
        left_out=page.left_out,
        files=page.files,
        undrawn=page.undrawn,
        going=page.going,
        together=len(page.with_others) + 1,
        next=page.next,
        lines=told(page.events),
    )
