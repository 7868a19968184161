"""How the second reading of an assessment stands: what was concluded, by whom, and each step."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.assessment.involvement import BEFORE_SECOND
from reviews.domain.assessment.overall_assessment import Read, standing_now
from reviews.domain.assessment.own_conclusions import sees_conclusions
from reviews.domain.people.council_settings import CouncilDetails
from reviews.store.across.involvement import not_apart
from reviews.store.assessment import challenges, overall_assessment
from reviews.store.assessment.challenges import OwnView
from reviews.store.assessment.overall_assessment import ConclusionView, ReadingView
from reviews.store.people import council_settings
from reviews.store.record.session import Session


@dataclass(frozen=True, slots=True)
class SecondReading:
    """How the second reading of an assessment stands.

    `every` are the conclusions, those before the ones that stand too; `own` those of second
    readers. `not_apart` says who did something in the review, and what, where the council asks for
    a second reader who did nothing; it is empty otherwise.
    """

    readings: tuple[ReadingView, ...]
    every: tuple[ConclusionView, ...]
    own: tuple[OwnView, ...]
    council: CouncilDetails
    not_apart: Mapping[UUID, str]

    @property
    def steps(self) -> tuple[Read, ...]:
        """The steps as the rules take them."""
        return tuple(Read(one.reading, one.by) for one in self.readings)

    @property
    def conclusions(self) -> tuple[ConclusionView, ...]:
        """The conclusions that stand, in the order of para 110."""
        return tuple(one for one in self.every if one.superseded_at is None)

    @property
    def concluded_by(self) -> frozenset[UUID]:
        """Who recorded the conclusions that stand."""
        return frozenset(one.recorded_by for one in self.conclusions)

    @property
    def wrote(self) -> frozenset[UUID]:
        """Who wrote conclusions of their own."""
        return frozenset(one.recorded_by for one in self.own)

    @property
    def blind(self) -> bool:
        """Whether the council's second readers conclude before they see the first reader's view."""
        return bool(self.council.second_reader_blind)

    def why_not_second(self, by: UUID) -> str:
        """What this officer did in the review, where that keeps them from reading it second."""
        waits = standing_now(self.steps) in BEFORE_SECOND
        return self.not_apart.get(by, "") if waits else ""

    def shown_to(self, by: UUID) -> bool:
        """Whether this officer may see what the first readers concluded."""
        return sees_conclusions(self.steps, by, self.concluded_by, self.wrote, blind=self.blind)


def second_reading(session: Session, review_id: UUID) -> SecondReading:
    """How the second reading of a review's assessment stands; eight queries at most."""
    council = council_settings.council(session)
    return SecondReading(
        tuple(overall_assessment.readings(session, review_id)),
        tuple(overall_assessment.conclusions(session, review_id, superseded=True)),
        tuple(challenges.own_views(session, review_id)),
        council,
        not_apart(session, review_id) if council.second_reader_apart else {},
    )
