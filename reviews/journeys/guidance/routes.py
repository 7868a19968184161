"""The guidance traced: which act meets each paragraph, and what a review has done of it."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template

from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.planned_parts import FILE_SET, INTERVIEW_SET, SCHEME_SET
from reviews.domain.consent.consents import Use
from reviews.domain.coverage import Line, Looked, coverage, homes
from reviews.domain.guidance import (
    FIRST,
    LAST,
    Guidance,
    Home,
    Paragraph,
    Shown,
    numbers,
    runs,
    titled,
)
from reviews.domain.letters.kinds import FROZEN
from reviews.domain.people.roles import Permission
from reviews.store.accounts import accounts
from reviews.store.accounts.accounts import AccountHead
from reviews.store.across import coverage as store
from reviews.store.assessment import overall_assessment
from reviews.store.letters import letters
from reviews.store.review.reviews import ReviewHead
from reviews.store.visits import visits
from reviews.web.access.allow import Page, allow, anyone, viewer
from reviews.web.access.loaders import team_review
from reviews.web.database import reading
from reviews.web.resources import resources
from reviews.web.review_plan import all_sets, model_sets, review_parts

if TYPE_CHECKING:
    from uuid import UUID

bp = Blueprint("guidance", __name__)

ON_VISITS = {
    Shown.VISIT,
    Shown.STAFF,
    Shown.SEEN,
    Shown.HELP,
    Shown.REVISIT,
    Shown.SEEN_AGAIN,
}


@bp.get("/guidance")
@anyone
def show() -> Page:
    """Every paragraph: what our sources say of it, and which act meets it."""
    sets = resources().question_sets
    guidance = resources().guidance
    found = homes(guidance, [sets.latest(name) for name in sets.names])
    return render_template(
        "journeys/guidance/show.html",
        guidance=guidance,
        homes={one.first: _homes(one, found) for one in guidance.each},
        silent_runs=_silent_runs(guidance),
        own_words=[one for one in guidance.letters if not one.paragraphs],
    )


def _homes(one: Paragraph, found: dict[int, tuple[Home, ...]]) -> Sequence[Home]:
    """What deals with a paragraph, or with several that are described together."""
    every = (home for number in one.numbers for home in found.get(number, ()))
    return tuple(dict.fromkeys(every))


def _silent_runs(guidance: Guidance) -> dict[int, str]:
    """The first paragraph of each run that our sources are silent on, and the run in words."""
    return {first: titled(first, last) for first, last in runs(guidance.silent)}


@bp.get("/reviews/<uuid:review_id>/guidance")
@allow(Permission.REVIEW, to=team_review)
def of_review(review: ReviewHead) -> Page:
    """What a review has done of each paragraph, by which act, and what it has not, and why."""
    guidance = resources().guidance
    facts = store.facts(reading(), viewer(), review, review_parts(review))
    taken = {(name, version) for name, version, _ in facts.answers}
    lines = coverage(guidance, _sets(review, taken), facts)
    return render_template(
        "journeys/guidance/of_review.html",
        review=review,
        guidance=guidance,
        lines={one.paragraph: one for one in lines},
        left=_left(lines),
        silent_runs=_silent_runs(guidance),
    )


def _sets(review: ReviewHead, taken: set[tuple[str, str]]) -> dict[tuple[str, str], QuestionSet]:
    """The question sets of a review: the newest of each it calls for, and those it was taken with.

    A set taken in an older version is not asked for in the newest as well.
    """
    known, latest = all_sets(), resources().question_sets.latest
    names = {SCHEME_SET, INTERVIEW_SET, FILE_SET, *model_sets(review)} - {name for name, _ in taken}
    return {key: known[key] for key in sorted(taken)} | {
        (name, latest(name).version): latest(name) for name in sorted(names)
    }


def _left(lines: list[Line]) -> dict[Looked, list[Paragraph]]:
    """The paragraphs that a review could have met and did not, by how they stand."""
    wanted = (Looked.NOT_YET, Looked.TOUCHED, Looked.HELD, Looked.EXCUSED)
    chosen = sorted((one for one in lines if one.looked in wanted), key=lambda one: one.looked)
    return {
        looked: [one.paragraph for one in some]
        for looked, some in groupby(chosen, key=lambda one: one.looked)
    }


@bp.get("/reviews/<uuid:review_id>/guidance/<chosen>")
@allow(Permission.REVIEW, to=team_review)
def paragraph(review: ReviewHead, chosen: str) -> Page:
    """What of a review's record bears on one paragraph, each thing with its link."""
    if chosen not in {str(one) for one in range(FIRST, LAST + 1)}:
        abort(404)
    number = int(chosen)
    session, guidance = reading(), resources().guidance
    described = guidance.described.get(number)
    kept = {one for some in described.met_by for one in some} if described else set()
    shown = kept | set(described.touched_by if described else ())
    kinds = {store.LETTERS[one] for one in shown if one in store.LETTERS}
    chosen_numbers = set(described.numbers) if described else {number}
    return render_template(
        "journeys/guidance/paragraph.html",
        review=review,
        title=described.title if described else titled(number, number),
        described=described,
        accounts=_accounts(review, chosen_numbers),
        findings=[
            one
            for one in overall_assessment.findings(session, Use.NOTES, review.id).items
            if chosen_numbers & set(numbers(one.paragraph))
        ],
        visits=visits.visits_of(session, review_id=review.id) if shown & ON_VISITS else [],
        letters=[
            one
            for one in letters.letters_of(session, review.id)
            if one.kind in kinds and one.state in FROZEN
        ],
    )


def _accounts(review: ReviewHead, chosen: set[int]) -> list[tuple[AccountHead, list[str]]]:
    """The accounts with answers that bear on these paragraphs, and the questions answered."""
    usable = {one.id for one in store.taken(reading(), viewer(), review) if one.agreed}
    every = accounts.accounts_of(reading(), viewer(), review.id)
    heads = {one.id: one for one in every if one.id in usable}
    known = all_sets()
    asked: dict[UUID, list[str]] = {}
    for account_id, key in store.answered(reading(), list(heads)):
        question = known[heads[account_id].question_set, heads[account_id].version].by_key[key]
        if chosen & set(numbers(question.paragraph)):
            asked.setdefault(account_id, []).append(question.ask)
    return [(heads[key], sorted(asked[key])) for key in heads if key in asked]
