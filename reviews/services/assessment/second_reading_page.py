"""How the second reading of an assessment stands: what was concluded, by whom, and each step."""

from dataclasses import dataclass
from uuid import UUID

from reviews.domain.assessment.overall_assessment import Read
from reviews.domain.assessment.own_conclusions import sees_conclusions
from reviews.domain.people.council_settings import CouncilDetails
from reviews.store.assessment import challenges, overall_assessment
from reviews.store.assessment.challenges import OwnView
from reviews.store.assessment.overall_assessment import ConclusionView, ReadingView
from reviews.store.people import council_settings
from reviews.store.record.session import Session


@dataclass(frozen=True, slots=True)
class SecondReading:
    """How the second reading of an assessment stands.

    `every` are the conclusions, those before the ones that stand too; `own` those of second
    readers.
    """

    readings: tuple[ReadingView, ...]
    every: tuple[ConclusionView, ...]
    own: tuple[OwnView, ...]
    council: CouncilDetails

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

    def shown_to(self, by: UUID) -> bool:
        """Whether this officer may see what the first readers concluded."""
        return sees_conclusions(self.steps, by, self.concluded_by, self.wrote, blind=self.blind)


def second_reading(session: Session, review_id: UUID) -> SecondReading:
    """How the second reading of a review's assessment stands; four queries."""
    return SecondReading(
        tuple(overall_assessment.readings(session, review_id)),
        tuple(overall_assessment.conclusions(session, review_id, superseded=True)),
        tuple(challenges.own_views(session, review_id)),
        council_settings.council(session),
    )
