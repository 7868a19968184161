"""What residents agreed to share: which findings, and what is said after them, rest on others."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select, true, union
from sqlalchemy.orm import Session

from reviews.domain.assessment.overall_assessment import THEMES, use_of_findings
from reviews.domain.consent.consents import Ruling, Use, Withheld, needed, standing
from reviews.domain.letters.kinds import FROZEN, benefits_only
from reviews.domain.people.roles import Role, Viewer
from reviews.store.assessment.overall_assessment import LEFT_OUT
from reviews.store.consent.consents import Standings, standing_of
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.letters.letters import LetterLine
from reviews.store.tables import (
    Account,
    AnswerVersion,
    Consent,
    Finding,
    FindingEvidence,
    LetterFinding,
    LetterRecommendation,
    Recommendation,
    Review,
)

NOT_ISSUED = "It is not issued yet, so nobody has checked them all and they can still change."


def not_agreed(
    session: Session, use: Use, review_ids: Collection[UUID], *, ever: bool = False
) -> set[UUID]:
    """The findings of some reviews that rest on someone who has not agreed to a use; two queries.

    With `ever`, those too that once rested on them, whose words may still say so.
    """
    cited = session.execute(
        select(
            FindingEvidence.finding_fact_id,
            FindingEvidence.review_id,
            Account.resident_id,
            Account.source,
        )
        .join(AnswerVersion, AnswerVersion.id == FindingEvidence.answer_id)
        .join(Account, Account.id == AnswerVersion.account_id)
        .where(
            FindingEvidence.review_id.in_(review_ids),
            Account.resident_id.is_not(None),
            true() if ever else FindingEvidence.ended_at.is_(None),
        )
        .distinct()
    ).all()
    consents = select(Consent).where(
        Consent.review_id.in_(review_ids), Consent.superseded_at.is_(None)
    )
    agreed: dict[tuple[UUID, UUID | None], Standings] = {}
    for row in session.scalars(consents):
        uses = agreed.setdefault((row.review_id, row.resident_id), {})
        uses[row.use] = standing_of(row.use, row)
    return {
        fact_id
        for fact_id, review_id, resident_id, source in cited
        if standing(agreed.get((review_id, resident_id), {}), needed(source, use)).ruling
        is not Ruling.ALLOWED
    }


def withheld_recommendations(
    session: Session, viewer: Viewer, made: Iterable[RecommendationView]
) -> set[UUID]:
    """Those whose words a benefits officer does not read, as on the page of recommendations.

    The rule is `words_shown` there: a recommendation tells what its finding says.
    """
    every = list(made)
    if Role.BENEFITS_OFFICER not in viewer.roles or not every:
        return set()
    reviews = {one.review_id for one in every}
    teams = session.execute(select(Review.id, Review.team_id).where(Review.id.in_(reviews)))
    asked = {key for key, team in teams if use_of_findings(viewer, team) is Use.SHARE_BENEFITS}
    standing_now = select(Finding.fact_id).where(
        Finding.review_id.in_(asked), Finding.superseded_at.is_(None), Finding.withdrawn.is_(None)
    )
    shown = set(session.scalars(standing_now)) - not_agreed(session, Use.SHARE_BENEFITS, asked)
    return {
        one.fact_id for one in every if one.review_id in asked and one.finding_fact_id not in shown
    }


def withheld_in_letter(session: Session, viewer: Viewer, letter: LetterLine) -> list[Withheld]:
    """What a letter carries that its reader may not read, and why; then none of its words are.

    For benefits officers: all of it until it is issued; then findings, or recommendations that
    answer them, which rest or once rested on someone who has not agreed to share with them.
    """
    if not benefits_only(viewer, letter.team_id):
        return []
    if letter.state not in FROZEN:
        return [Withheld("Its words", NOT_ISSUED, letter.id)]
    unshared = not_agreed(session, Use.SHARE_BENEFITS, [letter.review_id], ever=True)
    findings = (
        select(Finding.fact_id)
        .join(LetterFinding, LetterFinding.finding_id == Finding.id)
        .where(LetterFinding.letter_id == letter.id, LetterFinding.draft == letter.draft)
    )
    recommended = (
        select(Recommendation.finding_fact_id)
        .join(LetterRecommendation, LetterRecommendation.recommendation_id == Recommendation.id)
        .where(
            LetterRecommendation.letter_id == letter.id, LetterRecommendation.draft == letter.draft
        )
    )
    carried = set(session.scalars(union(findings, recommended))) & unshared
    themes = session.execute(
        select(Finding.fact_id, Finding.theme)
        .where(Finding.fact_id.in_(carried), Finding.superseded_at.is_(None))
        .order_by(Finding.theme, Finding.fact_id)
    )
    return [Withheld(THEMES[theme], LEFT_OUT, fact_id) for fact_id, theme in themes]
