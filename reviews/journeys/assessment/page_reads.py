"""What the pages of an assessment read: accounts, evidence and findings, as this officer may."""

from uuid import UUID

from reviews.domain.assessment.overall_assessment import use_of_findings
from reviews.domain.assessment.second_reading import may_change
from reviews.domain.consent.consents import Material, Use
from reviews.domain.consent.shared import not_shown
from reviews.store.across.agreed_to_share import shared
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.consent.consents import Agreed
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.people import council_settings
from reviews.store.register import residents
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.resources import today


def on_team(review: ReviewHead) -> bool:
    """Whether this officer reviews for the team whose review it is."""
    return viewer().works_on(review.team_id)


def changeable(review: ReviewHead) -> bool:
    """Whether findings and conclusions can be changed now."""
    return may_change(review.state, overall_assessment.steps(reading(), review.id))


def for_benefits(review: ReviewHead) -> bool:
    """Whether this officer reads a review for benefits: what is not shared is not there."""
    return use_of_findings(viewer(), review.team_id) is Use.SHARE_BENEFITS


def findings_seen(review: ReviewHead, agreed: Agreed | None = None) -> Material[FindingView]:
    """The findings that this officer may read, for what they read them for."""
    use = use_of_findings(viewer(), review.team_id)
    return overall_assessment.findings(reading(), use, review.id, agreed=agreed)


def before_read(review: ReviewHead, fact_id: UUID) -> bool:
    """Whether this officer reads earlier words of what follows a finding, and what came of it."""
    return not for_benefits(review) or fact_id in shared(reading(), [review.id]).before


def words_not_shown(review: ReviewHead) -> str:
    """What stands in place of words that are not read for benefits."""
    living = residents.residents_at(reading(), viewer(), review.scheme_id, today())
    threshold = council_settings.council(reading()).small_scheme_threshold
    return not_shown(len({one.id for one in living}), threshold)


def words_shown(review: ReviewHead, made: RecommendationView, found: Material[FindingView]) -> bool:
    """Whether this officer reads the words of a recommendation, which tell what its finding says.

    Where the finding is withheld from them so is the recommendation; but what the provider was
    sent already, letter officers go on following up.
    """
    use = use_of_findings(viewer(), review.team_id)
    sent = use is Use.TELL_PROVIDER and made.issued_on is not None
    seen = any(one.fact_id == made.finding_fact_id for one in found.items)
    return use is Use.NOTES or seen or sent
