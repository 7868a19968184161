"""The letters that tell what a review found: to the provider, and to residents (113-118)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from reviews.domain.assessment.overall_assessment import (
    CONCLUSION_ASKS,
    FINAL,
    About,
    FindingKind,
    standing_now,
)
from reviews.domain.assessment.plain_words import told_to_residents
from reviews.domain.consent.consents import Withheld
from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.follow_up.recommendations import OPEN, Clock
from reviews.domain.letters import kinds
from reviews.domain.letters.kinds import Letter
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
    days = sorted({visit.went_on for visit in made if visit.went_on is not None})
    words = [long_date(day) for day in days]
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


def provider_letter(desk: Desk) -> Gathered:
    """Findings good and bad, conclusions with reasons, recommendations with two dates.

    Raises:
        Refused: the assessment is not final, or a date of a recommendation has passed by then.
    """
    check_agreed(desk.session, desk.review.id)
    outcome = outcome_of(desk.session, desk.review.id, desk.act.today)
    _check_dates(desk, outcome.recommendations)
    words = {one.fact_id: one.words for one in outcome.findings}
    concluded = _concluded(desk)
    letter = kinds.ProviderRecommendations(
        *desk.common,
        visited=_visited(desk),
        overall=concluded[About.OVERALL],
        conclusions=tuple(concluded[one] for one in About if one is not About.OVERALL),
        strengths=outcome.of_kind(FindingKind.STRENGTH),
        improvements=outcome.of_kind(FindingKind.IMPROVE),
        not_enough=outcome.of_kind(FindingKind.NOT_ENOUGH),
        recommendations=tuple(
            kinds.Recommended(
                one.number,
                words[one.finding_fact_id],
                one.what,
                one.evidence,
                one.acknowledge_by_on,
                one.complete_by_on,
            )
            for one in outcome.recommendations
        ),
        help_offered=council_settings.council(desk.session).help_offered,
    )
    written = [*words.values(), *(one.reasons for one in concluded.values())]
    written += [text for one in letter.recommendations for text in (one.what, one.evidence)]
    return _with_outcome(desk, letter, outcome, outcome.findings, written)


def _with_outcome(
    desk: Desk,
    letter: Letter,
    outcome: Outcome,
    findings: Iterable[FindingView],
    written: Iterable[str],
) -> Gathered:
    return Gathered(
        letter,
        known_of(desk, letter, written),
        tuple(one.id for one in findings),
        tuple(one.id for one in outcome.recommendations),
        outcome.withheld,
    )


def _concluded(desk: Desk) -> dict[About, kinds.Concluded]:
    return {
        one.about: kinds.Concluded(CONCLUSION_ASKS[one.about], one.judgement.words, one.reasons)
        for one in overall_assessment.conclusions(desk.session, desk.review.id)
    }


def _check_dates(desk: Desk, made: Iterable[RecommendationView]) -> None:
    day = desk.plan.planned_issue_on
    late = [one for one in made if one.issued_on is None and one.acknowledge_by_on <= day]
    if late:
        raise Refused(
            f"Recommendation {late[0].number} asks to be acknowledged by "
            f"{long_date(late[0].acknowledge_by_on)}, which is not after the date of the letter. "
            "Change one of the two dates.",
            "planned_issue_on",
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
    told = _with_outcome(desk, letter, outcome, strengths, written)
    return replace(told, rights=council_settings.rights_wording(desk.session))


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
