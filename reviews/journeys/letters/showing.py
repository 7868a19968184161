"""One letter on a page: the sequence of its steps in words, and what may be done now."""

from dataclasses import dataclass

from flask import render_template

from reviews.domain.letters.gate import Clue
from reviews.domain.letters.kinds import FROZEN, LetterState
from reviews.services.letters.letter_page import Checking, LetterPage, waits_for
from reviews.store.letters.letters import LetterLine, PassageView
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


def show_page(page: LetterPage, form: Form | None = None) -> str:
    """The page of one letter; `form` carries why a step could not be taken."""
    return render_template(
        "journeys/letters/show.html",
        form=form,
        letter=page.letter,
        review=page.review,
        writes=page.writes,
        drafted_by_me=page.drafted_by_me,
        drafted=page.drafted,
        waits=page.waits,
        steps=steps_of(page),
        passages=page.passages,
        withheld=page.withheld,
        clues_of=clues_of,
        out_of_date=page.out_of_date,
        left_out=page.left_out,
        files=page.files,
        going=page.going,
        with_others=page.with_others,
        next=page.next,
        lines=told(page.events),
    )
