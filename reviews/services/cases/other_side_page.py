"""The points that the other side can make in a case, gathered from what may be read in it."""

from dataclasses import replace

from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.cases.matrix import Laid
from reviews.domain.cases.other_side import DecisionRead, Point, Record, points
from reviews.domain.dates import Span
from reviews.domain.people.roles import Viewer
from reviews.reference.cases.appeals import appeal_law
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.store.cases import bearings, decisions
from reviews.store.cases import other_side as store
from reviews.store.cases.cases import CaseHead, reviews_of
from reviews.store.record.session import Session

from .bearings import pieces
from .matrix import matrix

Sets = dict[tuple[str, str], QuestionSet]
Asks = dict[str, str]


def gather(
    session: Session, viewer: Viewer, case: CaseHead, sets: Sets, asks: Asks
) -> tuple[Point, ...]:
    """Every point that arises; a fixed number of queries for each review that bears on the case.

    Args:
        session: any session.
        viewer: one who works the case; it is made from what they may read, and from nothing else.
        case: the case.
        sets: the question sets by name and version.
        asks: the question of each item that can be asked of a provider, by its key.
    """
    reviews = [one.id for one in reviews_of(session, case.id)]
    known = pieces(session, viewer, case)
    ids = {one.id for one in known}
    found = [
        replace(one, evidence=one.evidence & ids) for one in store.findings_read(session, reviews)
    ]
    items = store.not_got(session, reviews)
    record = Record(
        decisions=_decisions(session, case),
        suspensions=[
            (one.fact_id, one.told)
            for one in decisions.standing(decisions.suspensions_of(session, case.id))
        ],
        laid=_laid(session, viewer, case, sets),
        pieces=known,
        findings=found,
        not_got=[
            (review, key, asks.get(key, key)) for review in reviews for key in items.get(review, [])
        ],
    )
    return points(record, appeal_law())


def _decisions(session: Session, case: CaseHead) -> list[DecisionRead]:
    every = decisions.standing(decisions.decisions_of(session, case.id))
    notices = decisions.standing(decisions.notices_of(session, case.id))
    return [
        DecisionRead(
            one.fact_id,
            one.told,
            [each.told for each in notices if each.decision_fact_id == one.fact_id],
        )
        for one in every
    ]


def _laid(session: Session, viewer: Viewer, case: CaseHead, sets: Sets) -> tuple[Laid, ...]:
    """The tests that evidence was weighed for, or the first of all, for the newest decision."""
    every = bearings.decisions_of(session, case.id)
    newest = every[0] if every else None
    tests = benefit_tests().of(apart=False)
    weighed = {one.limb for one in bearings.bearings_of(session, case.id)}
    chosen = [one for one in tests if any(limb.key in weighed for limb in one.limbs)] or tests[:1]
    span = newest.span if newest else Span()
    return matrix(session, viewer, case, chosen, newest, span, sets).tests
