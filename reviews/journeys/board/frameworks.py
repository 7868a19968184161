"""Answers by framework: each heading with what was said and read that bears on it."""

from collections.abc import Sequence

from flask import abort, render_template, request

from reviews.domain.accounts.frameworks import Expectation
from reviews.domain.accounts.questions import Question
from reviews.domain.board.side_by_side import answered
from reviews.domain.board.voices import ComparedAccount, Line
from reviews.domain.people.roles import Permission
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import team_review
from reviews.web.accounts_compared import compared_accounts, sets_of
from reviews.web.resources import resources

from .routes import bp


@bp.get("/reviews/<uuid:review_id>/frameworks")
@allow(Permission.REVIEW, to=team_review)
def frameworks(review: ReviewHead) -> Page:
    """What was answered under each heading of one framework; nothing is asked twice."""
    every = resources().frameworks
    key = request.args.get("framework", every[0].key)
    chosen = next((one for one in every if one.key == key), None) or abort(404)
    taken, withheld = compared_accounts(review)
    asks = {(one.name, q.key): q for one in sets_of(review, taken) for q in one.questions()}
    return render_template(
        "journeys/board/frameworks.html",
        review=review,
        frameworks=every,
        chosen=chosen,
        headings=[(one, *_answers(one, taken, asks)) for one in chosen.expectations],
        withheld=withheld,
    )


def _answers(
    expectation: Expectation,
    taken: Sequence[ComparedAccount],
    asks: dict[tuple[str, str], Question],
) -> tuple[list[Line], list[str]]:
    """What was answered under a heading, and the questions of this review without an answer."""
    lines, left = [], []
    for pair in expectation.questions:
        line = answered(taken, *pair)
        if line is not None and line.words:
            lines.append(line)
        elif pair in asks:
            left.append(asks[pair].ask)
    return lines, left
