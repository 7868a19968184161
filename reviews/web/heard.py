"""The accounts of a review as its boards take them: what this officer may use, and what not."""

from collections.abc import Sequence
from uuid import UUID

from reviews.domain.accounts import AccountState
from reviews.domain.consent import Use, Withheld
from reviews.domain.plan import FILE_SET, INTERVIEW_SET, SCHEME_SET
from reviews.domain.questions import QuestionSet
from reviews.domain.voices import Heard
from reviews.store import accounts, residents
from reviews.store.accounts import FilledAccount
from reviews.store.reviews import ReviewHead

from .access import viewer
from .database import reading
from .house import house
from .review_plan import all_sets, model_sets

Sets = dict[tuple[str, str], QuestionSet]


def heard(
    review: ReviewHead, resident_id: UUID | None = None
) -> tuple[list[Heard], tuple[Withheld, ...]]:
    """The accounts of a review, or those about one resident, and what is withheld.

    A fixed number of queries.
    """
    sets = all_sets()
    only = None
    if resident_id is not None:
        every = accounts.accounts_of(reading(), viewer(), review.id)
        only = [one.id for one in every if one.resident_id == resident_id]
    found = accounts.filled(reading(), viewer(), Use.NOTES, review.id, sets, only=only)
    about = {one.head.resident_id for one in found.items if one.head.resident_id is not None}
    references = residents.references(reading(), about)
    return [_heard(one, sets, references) for one in found.items], found.withheld


def _heard(account: FilledAccount, sets: Sets, references: dict[UUID, str]) -> Heard:
    head = account.head
    return Heard(
        id=head.id,
        source=head.source,
        respondent=head.respondent,
        on=head.observed_on,
        question_set=sets[head.question_set, head.version],
        answers=account.plain,
        ids={place: one.id for place, one in account.answers.items()},
        files=account.files,
        resident=references[head.resident_id] if head.resident_id is not None else "",
        short=head.short_route,
        finished=head.state is AccountState.COMPLETE,
    )


def sets_of(review: ReviewHead, taken: Sequence[Heard]) -> list[QuestionSet]:
    """The question sets of a review: as its accounts were taken, or else the newest."""
    used: dict[str, dict[str, QuestionSet]] = {}
    for one in taken:
        used.setdefault(one.question_set.name, {})[one.question_set.version] = one.question_set
    names = dict.fromkeys((INTERVIEW_SET, FILE_SET, SCHEME_SET, *model_sets(review), *used))
    latest = house().question_sets.latest
    return [one for name in names for one in used.get(name, {"": latest(name)}).values()]
