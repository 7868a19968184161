"""A review's plan, with the question sets that its scheme calls for."""

from uuid import UUID

from reviews.domain.accounts.questions import QuestionSet, RequestItem
from reviews.domain.assessment.planned_parts import SCHEME_SET, PlannedPart
from reviews.store.assessment import planned_parts
from reviews.store.register import schemes
from reviews.store.review import requests_beside_list
from reviews.store.review.reviews import ReviewHead

from .database import reading
from .resources import resources, today


class _Sets(dict[tuple[str, str], QuestionSet]):
    def __missing__(self, key: tuple[str, str]) -> QuestionSet:
        """Say which file is gone, in place of a fault that names none."""
        return resources().question_sets.get(*key)


def all_sets() -> dict[tuple[str, str], QuestionSet]:
    """Every question set, by name and version; one whose file is gone raises NotThere by name."""
    return _Sets({(one.name, one.version): one for one in resources().question_sets})


def request_items(review_id: UUID) -> tuple[RequestItem, ...]:
    """The request list of para 85, from the newest scheme review set, then what the team added."""
    listed = resources().question_sets.latest(SCHEME_SET).requests
    return (*listed, *requests_beside_list.own_items(reading(), review_id))


def model_sets(review: ReviewHead) -> dict[str, QuestionSet]:
    """The question sets of the scheme's service models, by name."""
    facts = schemes.facts(reading(), review.scheme_id, today())
    models = facts.models.split() if facts else []
    found = [one for model in models for one in resources().question_sets.for_model(model)]
    return {one.name: one for one in found}


def review_parts(review: ReviewHead) -> list[PlannedPart]:
    """The planned parts of a review as they stand."""
    return planned_parts.parts(
        reading(),
        review.id,
        [item.key for item in request_items(review.id)],
        [resources().question_sets.latest(SCHEME_SET), *model_sets(review).values()],
    )
