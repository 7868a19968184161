"""What is overdue, and which schemes of the log wait for something: that, or a revisit.

The rule for lateness is `domain.follow_up.recommendations.clock`; here it is said again for the
database, and a test holds the two together.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Exists, Tuple, exists, or_, select, tuple_
from sqlalchemy.orm import aliased

from reviews.domain.dates import LONDON
from reviews.domain.follow_up.recommendations import SETTLED
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.visits.visits import VisitState
from reviews.store.tables import (
    Acknowledgement,
    Letter,
    LetterRecommendation,
    ProgressRecord,
    Recommendation,
    Review,
    Scheme,
    Visit,
    gone_out,
)

Condition = ColumnElement[bool]


def overdue(today: date) -> Condition:
    """Schemes with a recommendation of which either date has passed unmet."""
    return _with_open_recommendation(
        today,
        _issued(),
        or_(
            Recommendation.complete_by_on < today,
            (Recommendation.acknowledge_by_on < today) & ~_acknowledged(),
        ),
    )


def recommendations_overdue(today: date) -> tuple[tuple[Any, tuple[Condition, ...]], ...]:
    """The two kinds of overdue recommendation: the date that each was due on, and the conditions.

    Evidence is never asked for before acknowledgement, so that of what is not acknowledged the
    first date tells all. Each kind is found, and put in order, by the index of its date. The
    query joins the scheme.
    """
    still_open = (*_stands(), _issued(), _runs(today))
    first, second = Recommendation.acknowledge_by_on, Recommendation.complete_by_on
    return (
        (first, (first < today, ~_acknowledged(), *still_open)),
        (second, (second < today, _acknowledged(), *still_open)),
    )


def revisit_due(cutoff: date, today: date) -> Condition:
    """Schemes to be looked at again (para 119).

    A recommendation sent by the cutoff is still open, nobody has been there since the cutoff and
    no visit is planned.
    """
    been = exists().where(Visit.scheme_id == Scheme.id, Visit.went_on > cutoff)
    coming = exists().where(
        Visit.scheme_id == Scheme.id, Visit.state == VisitState.PLANNED, Visit.planned_on >= today
    )
    return _with_open_recommendation(today, _issued(cutoff)) & ~been & ~coming


def _with_open_recommendation(today: date, *conditions: Condition) -> Condition:
    """Schemes, not closed by today, with an unsettled recommendation for which all this holds."""
    found = (
        select(Review.scheme_id)
        .join(Recommendation, Recommendation.review_id == Review.id)
        .where(*_stands(), *conditions)
    )
    return Scheme.id.in_(found) & _runs(today)


def _runs(today: date) -> Condition:
    """Schemes whose clocks run: not closed by today."""
    return or_(Scheme.closed_on.is_(None), Scheme.closed_on > today)


def _stands() -> tuple[Condition, ...]:
    """Recommendations that stand and are not settled."""
    return (Recommendation.superseded_at.is_(None), Recommendation.withdrawn.is_(None), ~_settled())


def _acknowledged() -> Exists:
    return exists().where(
        Acknowledgement.recommendation_fact_id == Recommendation.fact_id,
        Acknowledgement.superseded_at.is_(None),
    )


def _issued(by: date | None = None) -> Exists:
    """Whether any wording of a recommendation was issued; on or before a day where one is given."""
    wording = aliased(Recommendation)
    sent = exists().where(
        wording.fact_id == Recommendation.fact_id,
        LetterRecommendation.recommendation_id == wording.id,
        LetterRecommendation.letter_id == Letter.id,
        LetterRecommendation.draft == Letter.draft,
        Letter.kind == LetterKind.PROVIDER_RECOMMENDATIONS,
        gone_out(),
    )
    if by is None:
        return sent
    return sent.where(Letter.issued_at < datetime.combine(by + timedelta(days=1), time(), LONDON))


def _settled() -> Exists:
    """Whether the last look at a recommendation found it settled."""
    later = aliased(ProgressRecord)
    after_it = exists().where(
        later.recommendation_fact_id == ProgressRecord.recommendation_fact_id,
        later.superseded_at.is_(None),
        _when(later) > _when(ProgressRecord),
    )
    return exists().where(
        ProgressRecord.recommendation_fact_id == Recommendation.fact_id,
        ProgressRecord.superseded_at.is_(None),
        ProgressRecord.progress.in_(SETTLED),
        ~after_it,
    )


def _when(looked: Any) -> Tuple:
    return tuple_(looked.seen_on, looked.recorded_at)
