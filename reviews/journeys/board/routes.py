"""What the pages of this journey share."""

from flask import Blueprint

from reviews.domain.assessment.overall_assessment import FINAL, standing_now
from reviews.domain.assessment.planned_parts import INTERVIEW_SET
from reviews.domain.assessment.second_reading import WITH_READERS
from reviews.domain.review.state import ReviewState
from reviews.store.assessment import overall_assessment
from reviews.store.review.reviews import ReviewHead
from reviews.web.database import reading
from reviews.web.resources import resources

bp = Blueprint("board", __name__)

OTHER = "something-else"
RESIDENT = "/reviews/<uuid:review_id>/residents/<uuid:resident_id>"


def parts_of_life() -> dict[str, str]:
    """The parts of life that needs are named by, as the interview has them."""
    question = resources().question_sets.latest(INTERVIEW_SET).by_key.get("need-area")
    options = question.options if question else ()
    return {one.key: one.say for one in options if one.key != OTHER}


def findings_open(review: ReviewHead) -> bool:
    """Whether an answer can be used in a finding now."""
    now = standing_now(overall_assessment.steps(reading(), review.id))
    return review.state is ReviewState.OPEN and now not in FINAL | WITH_READERS
