"""One letter on a page: the sequence of its steps, and what may be done now."""

from dataclasses import dataclass
from typing import Any

from flask import render_template

from reviews.domain.errors import NotThere
from reviews.domain.letters.gate import CLUE_NAMES, Clue
from reviews.domain.letters.kinds import (
    ONE_RESIDENT,
    TO_RESIDENT,
    LetterFormat,
    LetterState,
    benefits_only,
)
from reviews.domain.letters.next_step import Waiting, next_step
from reviews.domain.letters.reach import MADE_AS, to_arrange, wanted
from reviews.domain.people.roles import Permission
from reviews.services.letters.content import left_out
from reviews.services.letters.standing import why_out_of_date
from reviews.store.across import history
from reviews.store.across.agreed_to_share import withheld_in_letter
from reviews.store.letters import letters
from reviews.store.letters.letters import LetterLine, PassageView
from reviews.store.people import officers
from reviews.store.register import residents
from reviews.store.register.residents import Contact
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import act, viewer
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.history_sentences import told
from reviews.web.pages import at, on
from reviews.web.resources import today

_DRAFTED = (LetterState.DRAFT, LetterState.APPROVED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a letter: whether it is done, and who did it when or what it waits for."""

    title: str
    done: bool
    told: str


@dataclass(frozen=True, slots=True)
class Going:
    """How a letter to a resident has to go: the format asked for, and what to arrange."""

    wants: str
    made_as: LetterFormat | None
    arrange: list[str]
    contact: Contact


def waits(letter: LetterLine) -> str:
    """What a letter waits for."""
    standing = Waiting(letter.state, letter.planned_issue_on, letter.uncleared, letter.held)
    return next_step(standing, today())


def review_of(letter: LetterLine) -> ReviewHead:
    """The review that a letter belongs to."""
    found = reviews.review(reading(), letter.review_id)
    if found is None:
        raise NotThere
    return found


def steps_of(letter: LetterLine, passages: list[PassageView], names: dict[Any, str]) -> list[Step]:
    """The steps of a letter in order."""
    frozen = letter.state in (LetterState.ISSUED, LetterState.SENT)
    by_whom = {name: names.get(key, "") for name, key in _who(letter).items()}
    number = f"Draft {letter.draft}. " if letter.draft > 1 else ""
    drafted = f"{number}{letter.drafted_by_name}, {at(letter.drafted_at)}"
    approved = f"{by_whom['approved']}, {at(letter.approved_at)}" if letter.approved_at else ""
    issued = f"{by_whom['issued']}, {at(letter.issued_at)}" if letter.issued_at else ""
    sent = f"Sent {letter.sent_how} on {on(letter.sent_on)}. Recorded by {by_whom['sent']}"
    return [
        Step("Drafted", done=True, told=drafted),
        Step("Checked", done=not letter.uncleared, told=_checked(letter, passages)),
        Step(
            "Approved",
            done=bool(approved),
            told=approved or f"By someone other than {letter.drafted_by_name}",
        ),
        Step("Issued", done=frozen, told=issued or f"On {on(letter.planned_issue_on)}"),
        Step(
            "Sent",
            done=letter.state is LetterState.SENT,
            told=sent if letter.sent_on else "After it is issued",
        ),
    ]


def _who(letter: LetterLine) -> dict[str, Any]:
    return {
        "approved": letter.approved_by,
        "issued": letter.issued_by,
        "sent": letter.sent_by,
    }


def _checked(letter: LetterLine, passages: list[PassageView]) -> str:
    if not passages:
        return "No passage was found that could point to one person"
    count = f"{len(passages)} passage{'s' if len(passages) > 1 else ''}"
    if letter.uncleared:
        return f"{letter.uncleared} of {count} still to be checked"
    names = sorted({one.cleared_by_name for one in passages})
    return f"{count}, by {' and '.join(names)}"


def clues_of(passage: PassageView) -> list[str]:
    """Why a passage must be read, in words."""
    return [CLUE_NAMES[Clue(one)] for one in passage.clues.split()]


def going_of(letter: LetterLine) -> Going | None:
    """How a letter to a resident has to go, as they asked for it last."""
    to_them = letter.resident_id if letter.kind in TO_RESIDENT else None
    found = residents.contact(reading(), to_them) if to_them else None
    if found is None:
        return None
    return Going(
        wants=wanted(found.format),
        made_as=MADE_AS.get(found.format),
        arrange=to_arrange(found.format, found.language),
        contact=found,
    )


def others_like(letter: LetterLine, *states: LetterState) -> list[LetterLine]:
    """The other letters to residents of the same kind and review that stand at the same step."""
    if letter.kind not in ONE_RESIDENT:
        return []
    return [
        one
        for one in letters.letters_of(reading(), letter.review_id)
        if one.kind is letter.kind and one.id != letter.id and one.state in states
    ]


def show_page(letter: LetterLine, review: ReviewHead, form: Form | None = None) -> str:
    """The page of one letter; `form` carries why a step could not be taken."""
    session, writes = reading(), viewer().may(Permission.WRITE_LETTERS)
    checks = not benefits_only(viewer(), letter.team_id)
    passages = letters.passages_of(session, letter.id, letter.draft)
    drafted = letter.state in _DRAFTED
    with_others = [
        one
        for one in others_like(letter, LetterState.APPROVED)
        if one.planned_issue_on == today() and letter.state is LetterState.APPROVED
    ]
    return render_template(
        "journeys/letters/show.html",
        form=form,
        letter=letter,
        review=review,
        writes=writes,
        drafted_by_me=letter.drafted_by == viewer().id,
        drafted=drafted,
        waits=waits(letter),
        steps=steps_of(letter, passages, officers.names(session)),
        passages=passages if checks else [],
        withheld=withheld_in_letter(session, viewer(), letter),
        clues_of=clues_of,
        out_of_date=why_out_of_date(session, act(), review, letter) if drafted and writes else "",
        left_out=left_out(session, review.id, letter.kind, today()) if drafted and checks else (),
        files=letters.files_of(session, letter.id, letter.draft),
        going=going_of(letter) if writes else None,
        with_others=with_others,
        next=next((one for one in others_like(letter, letter.state) if waits(one)), None),
        lines=told(reversed(history.history_of_row(session, "letter", letter.id))),
    )
