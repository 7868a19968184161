"""The accounts of a review as its boards take them: what this officer may use, and what not."""

from collections.abc import Sequence
from uuid import UUID

from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.planned_parts import FILE_SET, INTERVIEW_SET, SCHEME_SET
from reviews.domain.board.side_by_side import asked_under
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.consent.consents import Withheld
from reviews.store.board import accounts_compared as store
from reviews.store.consent.consents import Agreed
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import viewer

from .database import reading
from .resources import resources
from .review_plan import all_sets, model_sets


def compared_accounts(
    review: ReviewHead,
    resident_id: UUID | None = None,
    *,
    theme: str = "",
    agreed: Agreed | None = None,
) -> tuple[list[ComparedAccount], tuple[Withheld, ...]]:
    """The accounts of a review, or those about one resident, and what is withheld.

    A fixed number of queries. With a theme, only the answers that its matters are gathered from;
    `agreed` is what residents agreed to, where it is read already.
    """
    sets = all_sets()
    return store.compared_accounts(
        reading(),
        viewer(),
        review.id,
        sets,
        resident_id,
        questions=asked_under(sets.values(), theme) if theme else None,
        agreed=agreed,
    )


def sets_of(review: ReviewHead, taken: Sequence[ComparedAccount]) -> list[QuestionSet]:
    """The question sets of a review: as its accounts were taken, or else the newest."""
    used: dict[str, dict[str, QuestionSet]] = {}
    for one in taken:
        used.setdefault(one.question_set.name, {})[one.question_set.version] = one.question_set
    names = dict.fromkeys((INTERVIEW_SET, FILE_SET, SCHEME_SET, *model_sets(review), *used))
    latest = resources().question_sets.latest
    return [one for name in names for one in used.get(name, {"": latest(name)}).values()]
