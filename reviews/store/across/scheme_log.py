"""The scheme log (para 112): a row a scheme that was ever reviewed or visited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, true, tuple_
from sqlalchemy.orm import Session

from reviews.domain.across.scheme_log import LogRow, OpenRecommendation
from reviews.domain.assessment.overall_assessment import FINAL, About, Reading
from reviews.domain.follow_up.recommendations import OPEN
from reviews.domain.people.roles import Permission, Role, Viewer
from reviews.domain.register.closed_words import Model
from reviews.domain.review.state import ReviewState
from reviews.domain.visits.visits import VisitPurpose, VisitState
from reviews.store.follow_up.recommendations import recommendations
from reviews.store.record.rows import grouped, read
from reviews.store.register.scheme_search import Key
from reviews.store.register.schemes import facts_rows, providers_of
from reviews.store.tables import AssessmentReading, Conclusion, Review, Scheme, SchemeFacts, Visit

from .agreed_to_share import withheld_recommendations
from .log_filters import Condition, revisit_due

PAGE = 50
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class LogLine:
    """One scheme of the log on a screen: its row, and what it leads to.

    `review_id` is the latest review; `open_review_id` is set while that one is open.
    """

    scheme_id: UUID
    team_id: UUID
    review_team_id: UUID | None
    review_id: UUID | None
    open_review_id: UUID | None
    revisit_due: bool
    row: LogRow


def log_ids(
    session: Session,
    after: Key | None = None,
    limit: int | None = PAGE + 1,
    only: Condition | None = None,
    viewer: Viewer | None = None,
) -> list[Key]:
    """The schemes of the log in name order: those with a review or a visit.

    `only` is what a filter asks of them, for the schemes of which a viewer may know the answer.
    """
    query = (
        select(Scheme.sort_name, Scheme.id)
        .where(Scheme.id.in_(select(Review.scheme_id)) | Scheme.id.in_(select(Visit.scheme_id)))
        .order_by(Scheme.sort_name, Scheme.id)
        .limit(limit)
    )
    if only is not None:
        query = query.where(only, _followed_by(viewer))
    if after is not None:
        query = query.where(tuple_(Scheme.sort_name, Scheme.id) > (after.sort_name, after.id))
    return [Key(*row) for row in session.execute(query)]


def _followed_by(viewer: Viewer | None) -> Condition:
    """Schemes of which a viewer may know what is overdue or due: it tells of recommendations.

    Benefits officers read only those that are shared, so that for them it is their own teams'.
    """
    if viewer is None or Role.BENEFITS_OFFICER not in viewer.roles:
        return true()
    return Scheme.team_id.in_(viewer.teams if viewer.may(Permission.REVIEW) else ())


def every_row(session: Session, today: date, viewer: Viewer | None = None) -> Iterator[LogRow]:
    """The whole log, a batch at a time, as a viewer may read it."""
    after = None
    while keys := log_ids(session, after, _AT_ONCE):
        yield from log_rows(session, [key.id for key in keys], today, viewer)
        after = keys[-1]


def log_lines(
    session: Session, ids: Sequence[UUID], today: date, cutoff: date, viewer: Viewer | None = None
) -> list[LogLine]:
    """Schemes of the log, in the order given, as a screen shows them; a fixed number of queries.

    A recommendation that was sent by the cutoff is due for a revisit.
    """
    heads = dict(session.execute(select(Scheme.id, Scheme.team_id).where(Scheme.id.in_(ids))).all())
    latest = _latest_reviews(session, ids)
    waits = select(Scheme.id).where(Scheme.id.in_(ids), revisit_due(cutoff, today))
    due = set(session.scalars(waits.where(_followed_by(viewer))))
    known = [key for key in ids if key in heads]
    return [
        LogLine(
            scheme_id=key,
            team_id=heads[key],
            review_team_id=latest[key].team_id if key in latest else None,
            review_id=latest[key].id if key in latest else None,
            open_review_id=_if_open(latest.get(key)),
            revisit_due=key in due,
            row=row,
        )
        for key, row in zip(known, log_rows(session, known, today, viewer), strict=True)
    ]


def _if_open(review: Any) -> UUID | None:
    return review.id if review and review.state is ReviewState.OPEN else None


def log_rows(
    session: Session, ids: Sequence[UUID], today: date, viewer: Viewer | None = None
) -> list[LogRow]:
    """The log's rows for some schemes, in the order given; a fixed number of queries.

    Where a viewer is given, recommendations that are withheld from them are left out, and for
    benefits officers those that are left are numbered anew.
    """
    schemes = {row.id: row for row in session.scalars(select(Scheme).where(Scheme.id.in_(ids)))}
    facts, providers = facts_rows(session, ids, today), providers_of(session, ids, today)
    latest = _latest_reviews(session, ids)
    final = _final_conclusions(session, [row.id for row in latest.values()])
    visited, coming = _visits(session, ids, today)
    presence = _presence(session, ids)
    every = recommendations(session, today, scheme_ids=ids)
    withheld = withheld_recommendations(session, viewer, every) if viewer else ()
    known = (one for one in every if one.clock in OPEN and one.fact_id not in withheld)
    opened = grouped((one.scheme_id, read(OpenRecommendation, one)) for one in known)
    if viewer and Role.BENEFITS_OFFICER in viewer.roles:
        opened = {key: _numbered_anew(some) for key, some in opened.items()}
    return [
        _row(
            schemes[key],
            facts.get(key),
            latest.get(key),
            final.get(latest[key].id, {}) if key in latest else {},
            provider=providers.get(key, ""),
            recommendations=tuple(opened.get(key, ())),
            visited_on=visited.get(key),
            next_visit_on=coming.get(key),
            **presence.get(key, {}),
        )
        for key in ids
        if key in schemes
    ]


def _numbered_anew(some: list[OpenRecommendation]) -> list[OpenRecommendation]:
    return [replace(one, number=number) for number, one in enumerate(some, 1)]


def _row(
    scheme: Scheme, facts: SchemeFacts | None, review: Any, concluded: dict[About, str], **more: Any
) -> LogRow:
    models = facts.models.split() if facts else []
    return LogRow(
        scheme_reference=scheme.reference,
        scheme=scheme.name,
        area=facts.area if facts else "",
        cohort=facts.cohort if facts else "",
        models=", ".join(Model(one).words for one in models),
        units=facts.units if facts else None,
        review_reference=review.reference if review else "",
        review_state=review.state.words if review else "",
        tailored=concluded.get(About.TAILORED, ""),
        accurate=concluded.get(About.ACCURATE, ""),
        respect=concluded.get(About.RESPECT, ""),
        overall=concluded.get(About.OVERALL, ""),
        closed_on=scheme.closed_on,
        **more,
    )


def _latest_reviews(session: Session, ids: Sequence[UUID]) -> dict[UUID, Any]:
    query = (
        select(Review.scheme_id, Review.id, Review.reference, Review.state, Review.team_id)
        .where(Review.scheme_id.in_(ids))
        .order_by(Review.opened_on, Review.opened_at)
    )
    return {row.scheme_id: row for row in session.execute(query)}


def _final_conclusions(
    session: Session, review_ids: Sequence[UUID]
) -> dict[UUID, dict[About, str]]:
    """Conclusions in words, of those reviews whose last reading is final."""
    steps = select(AssessmentReading.review_id, AssessmentReading.reading).where(
        AssessmentReading.review_id.in_(review_ids)
    )
    last: dict[UUID, Reading] = dict(
        session.execute(steps.order_by(AssessmentReading.number)).all()
    )
    final = [key for key, reading in last.items() if reading in FINAL]
    found: dict[UUID, dict[About, str]] = {}
    for review_id, about, judgement in session.execute(
        select(Conclusion.review_id, Conclusion.about, Conclusion.judgement).where(
            Conclusion.review_id.in_(final), Conclusion.superseded_at.is_(None)
        )
    ):
        found.setdefault(review_id, {})[about] = judgement.words
    return found


def _visits(
    session: Session, ids: Sequence[UUID], today: date
) -> tuple[dict[UUID, date], dict[UUID, date]]:
    """The last visit made and the next one planned, by scheme."""
    made = dict(
        session.execute(
            select(Visit.scheme_id, func.max(Visit.went_on))
            .where(Visit.scheme_id.in_(ids), Visit.went_on.is_not(None))
            .group_by(Visit.scheme_id)
        ).all()
    )
    planned = dict(
        session.execute(
            select(Visit.scheme_id, func.min(Visit.planned_on))
            .where(
                Visit.scheme_id.in_(ids),
                Visit.state == VisitState.PLANNED,
                Visit.planned_on >= today,
            )
            .group_by(Visit.scheme_id)
        ).all()
    )
    return {key: day for key, day in made.items() if day}, planned


def _presence(session: Session, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """How many presence visits were made (para 141), and the day of the last, by scheme."""
    query = (
        select(
            Visit.scheme_id,
            func.count().label("presence_visits"),
            func.max(Visit.went_on).label("presence_on"),
        )
        .where(
            Visit.scheme_id.in_(ids),
            Visit.purpose == VisitPurpose.PRESENCE,
            Visit.went_on.is_not(None),
        )
        .group_by(Visit.scheme_id)
    )
    return {
        row.scheme_id: {"presence_visits": row.presence_visits, "presence_on": row.presence_on}
        for row in session.execute(query)
    }
