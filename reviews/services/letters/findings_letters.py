"""What a review found, as letters may tell it, and the letter to residents (114-115)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.assessment.overall_assessment import FINAL, FindingKind, standing_now
from reviews.domain.assessment.plain_words import told_to_residents
from reviews.domain.consent.consents import Withheld
from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.follow_up.recommendations import OPEN, Clock
from reviews.domain.letters import kinds
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.assessment.plain_words import plain_words
from reviews.store.follow_up import recommendations
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.people import council_settings
from reviews.store.record.session import Session
from reviews.store.visits import visits

from .gate import Gathered, known_of
from .letter_plan import Desk
from .tellable import Tellable, tellable


def _visited(desk: Desk) -> str:
    """The dates of the visits made, in words."""
    made = visits.visits_of(desk.session, review_id=desk.review.id)
    return days_in_words(visit.went_on for visit in made)


def days_in_words(days: Iterable[date | None]) -> str:
    """Each day once, in order, in words; nothing where there is none."""
    words = [long_date(day) for day in sorted({day for day in days if day is not None})]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def check_agreed(session: Session, review_id: UUID) -> None:
    """Check that a review's overall assessment is final."""
    if standing_now(overall_assessment.steps(session, review_id)) not in FINAL:
        raise Refused("This letter can be drafted once the overall assessment is agreed.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings that may be told, the recommendations that rest on them, and what may not."""

    findings: tuple[FindingView, ...]
    recommendations: tuple[RecommendationView, ...]
    withheld: tuple[Withheld, ...]

    def of_kind(self, kind: FindingKind) -> tuple[str, ...]:
        """The words of the findings of one kind."""
        return tuple(one.words for one in self.findings if one.kind is kind)


def outcome_of(
    session: Session, review_id: UUID, today: date, known: Tellable | None = None
) -> Outcome:
    """What may be told of a review, to provider and residents alike, and what is left out.

    `known` is what may be told, where it is read already.
    """
    found = (known or tellable(session, review_id)).findings
    made = recommendations.recommendations(session, today, review_id=review_id)
    due = [one for one in made if one.clock in OPEN or one.clock is Clock.NOT_ISSUED]
    told = {one.fact_id for one in found.items}
    return Outcome(
        found.items,
        tuple(one for one in due if one.finding_fact_id in told),
        (
            *found.withheld,
            *(
                Withheld(f"Recommendation {one.number}", "The finding it answers is left out.")
                for one in due
                if one.finding_fact_id not in told
            ),
        ),
    )


def resident_letter(desk: Desk) -> Gathered:
    """What the provider was asked to do, in plain words, and what works well.

    Raises:
        Refused: the assessment is not final.
    """
    check_agreed(desk.session, desk.review.id)
    outcome = outcome_of(desk.session, desk.review.id, desk.act.today)
    plain = _in_plain_words(desk.session, desk.review.id, outcome.findings)
    strengths = [one for one in outcome.findings if plain.get(one.fact_id)]
    letter = kinds.ResidentLetter(
        *desk.common,
        visited=_visited(desk),
        strengths=tuple(plain[one.fact_id] for one in strengths),
        asked=tuple(
            kinds.Asked(one.plain_words, one.complete_by_on)
            for one in sorted(outcome.recommendations, key=lambda one: one.complete_by_on)
        ),
        rights="",
        formats=council_settings.council(desk.session).formats,
    )
    written = [*letter.strengths, *(one.what for one in letter.asked)]
    return Gathered(
        letter,
        known_of(desk, letter, written),
        tuple(one.id for one in strengths),
        tuple(one.id for one in outcome.recommendations),
        outcome.withheld,
        council_settings.rights_wording(desk.session),
    )


def _in_plain_words(
    session: Session, review_id: UUID, findings: Iterable[FindingView]
) -> dict[UUID, str]:
    """Strengths as residents read them, by finding; empty where nobody has said it plainly."""
    said = plain_words(session, review_id)
    return {
        one.fact_id: told_to_residents(
            one.words, said[one.fact_id].words if one.fact_id in said else ""
        )
        for one in findings
        if one.kind is FindingKind.STRENGTH
    }


def without_plain_words(
    session: Session, review_id: UUID, findings: Iterable[FindingView]
) -> tuple[FindingView, ...]:
    """The strengths that a letter to residents leaves out, until somebody says them plainly."""
    known = tuple(findings)
    plain = _in_plain_words(session, review_id, known)
    return tuple(one for one in known if plain.get(one.fact_id) == "")
