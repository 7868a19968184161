"""Letters: the lists of them, and one letter with its steps."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request, url_for

from reviews.domain.letters.kinds import ENDED, LetterKind, LetterState, benefits_only, open_to
from reviews.domain.people.restricted import may_hold_letters
from reviews.domain.people.roles import Permission, Role
from reviews.services.letters.content import lacking
from reviews.services.letters.letter_page import letter_page
from reviews.store.across.agreed_to_share import letters_read
from reviews.store.letters import letters
from reviews.store.letters.letters import LetterLine
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import findings_review, seen_letter
from reviews.web.database import reading
from reviews.web.resources import today
from reviews.web.review_plan import request_items

from .showing import show_page, waits

bp = Blueprint("letters", __name__)


@dataclass(frozen=True, slots=True)
class About:
    """What a kind of letter is for, and what the button says that drafts one."""

    what: str
    draft: str


ABOUT = {
    LetterKind.VISIT_NOTICE: About(
        "Tells the provider who comes, when and what for.", "Draft the notice"
    ),
    LetterKind.DOCUMENT_REQUEST: About(
        "Asks the provider for what is not on file, with a reason each.", "Draft the request"
    ),
    LetterKind.RESIDENT_INVITATION: About(
        "Asks each resident whether they want to talk with us.", "Draft invitations"
    ),
    LetterKind.PROVIDER_RECOMMENDATIONS: About(
        "Tells the provider what we found and recommend, with two dates for each recommendation.",
        "Draft the letter to the provider",
    ),
    LetterKind.RESIDENT_LETTER: About(
        "Tells each resident what we asked the provider to do.", "Draft letters to residents"
    ),
    LetterKind.REFERRER: About(
        "Asks whoever referred a resident what they told the provider, and what they have heard "
        "since. Only about residents who agreed to it.",
        "Draft letters to referrers",
    ),
}


@bp.get("/letters")
@allow(Permission.READ_FINDINGS)
def every() -> Page:
    """Letters that are not sent yet, soonest first; for benefits officers, those that were sent."""
    if _reads_for_benefits():
        return _served()
    asked = request.args.get("state", type=LetterState)
    state = asked if asked in letters.WAITING else None
    after = request.args.get("after", type=_after)
    lines = letters.letters_waiting(
        reading(), viewer(), state=state, after=after, limit=letters.PAGE + 1
    )
    shown = lines[: letters.PAGE]
    more = len(lines) > letters.PAGE
    last = f"{shown[-1].planned_issue_on} {shown[-1].reference}" if more else ""
    return render_template(
        "journeys/letters/every.html",
        lines=shown,
        waits=waits,
        states=letters.WAITING,
        chosen=state or "",
        older=url_for("letters.every", state=state, after=last) if more else "",
        newer=url_for("letters.every", state=state) if after else "",
    )


def _reads_for_benefits() -> bool:
    """Whether this officer reads letters for benefits, and works on none."""
    works = viewer().may(Permission.WRITE_LETTERS) or viewer().may(Permission.REVIEW)
    return Role.BENEFITS_OFFICER in viewer().roles and not works


def _served(review: ReviewHead | None = None) -> Page:
    """A page of what was sent, of a review or of all, newest first."""
    sent = letters.letters_sent(reading(), review.id if review else None)
    lines = letters_read(reading(), viewer(), sent)
    start = max(request.args.get("after", default=0, type=int), 0)
    more, first = len(lines) > start + letters.PAGE, request.path
    return render_template(
        "journeys/letters/served.html",
        review=review,
        lines=lines[start : start + letters.PAGE],
        older=f"{first}?after={start + letters.PAGE}" if more else "",
        newer=first if start else "",
    )


def _after(text: str) -> tuple[date, str]:
    day, _, reference = text.partition(" ")
    return date.fromisoformat(day), reference


@bp.get("/reviews/<uuid:review_id>/letters")
@allow(Permission.READ_FINDINGS, to=findings_review)
def of_review(review: ReviewHead) -> Page:
    """The letters of a review, kind by kind, with what each waits for."""
    if benefits_only(viewer(), review.team_id):
        return _served(review)
    kinds = [one for one in LetterKind if open_to(viewer(), review.team_id, one)]
    found = [one for one in letters.letters_of(reading(), review.id) if one.kind in kinds]
    writes = viewer().may(Permission.WRITE_LETTERS)
    items = request_items(review.id)
    return render_template(
        "journeys/letters/of_review.html",
        review=review,
        works_here=viewer().works_on(review.team_id),
        writes=writes,
        held=may_hold_letters(viewer(), review.team_id) and reviews.held(reading(), review.id)[0],
        kinds={
            kind: [one for one in found if one.kind is kind and one.state not in ENDED]
            for kind in kinds
        },
        aside=[one for one in found if one.state in ENDED],
        about=ABOUT,
        lacking={
            kind: lacking(reading(), review.id, kind, today(), items) if writes else ""
            for kind in kinds
        },
        waits=waits,
    )


@bp.get("/letters/<uuid:letter_id>")
@allow(Permission.READ_FINDINGS, to=seen_letter)
def show(letter: LetterLine) -> Page:
    """One letter: its steps, what must be checked, its words and its files."""
    if benefits_only(viewer(), letter.team_id):
        return render_template("journeys/letters/read.html", letter=letter)
    return show_page(letter_page(reading(), act(), letter))
