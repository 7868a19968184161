"""What may be told of a review, and what its residents agreed to: read once for one letter."""

from dataclasses import dataclass
from uuid import UUID

from reviews.domain.consent.consents import Material, Use
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.consent.consents import Agreed, standings
from reviews.store.record.session import Session


@dataclass(frozen=True, slots=True)
class Tellable:
    """The findings that may be told, with what is withheld, and what residents agreed to."""

    findings: Material[FindingView]
    agreed: Agreed


def tellable(session: Session, review_id: UUID) -> Tellable:
    """What may be told of a review; three queries."""
    agreed = standings(session, review_id)
    use = Use.TELL_PROVIDER
    return Tellable(overall_assessment.findings(session, use, review_id, agreed=agreed), agreed)
