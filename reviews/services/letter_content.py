"""What goes into each kind of letter, gathered from the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain import letters as content
from reviews.domain.assessment import (
    CONCLUSION_ASKS,
    FINAL,
    JUDGEMENT_NAMES,
    About,
    FindingKind,
    standing_now,
)
from reviews.domain.consent import Use, Withheld
from reviews.domain.errors import Refused
from reviews.domain.identify import Known
from reviews.domain.letters import Letter, LetterKind, long_date
from reviews.domain.people import Act
from reviews.domain.questions import RequestItem
from reviews.domain.recommendations import OPEN, Clock
from reviews.domain.requests import RequestState
from reviews.domain.visits import Announced, VisitState
from reviews.store import assessment, people, recommendations, register, reviews, visits
from reviews.store.reviews import ReviewHead

from .letter_desk import Desk, LetterPlan, open_desk
from .letter_known import known_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Gathered:
    """A letter's content, what the gate must know, and what was left out and why."""

    letter: Letter
    known: Known
    findings: tuple[UUID, ...] = ()
    recommendations: tuple[UUID, ...] = ()
    withheld: tuple[Withheld, ...] = ()


def gather(
    session: "Session",
    act: Act,
    review: ReviewHead,
    plan: LetterPlan,
    reference: str,
    request_items: Iterable[RequestItem],
) -> Gathered:
    """The content of one letter.

    Raises:
        Refused: something the letter needs is missing; the sentence says what.
    """
    desk = open_desk(session, act, review, plan, reference)
    match plan.kind:
        case LetterKind.VISIT_NOTICE:
            return _plain(desk, content.VisitNotice(*desk.common, _visits(desk)))
        case LetterKind.DOCUMENT_REQUEST:
            return _plain(desk, _document_request(desk, request_items))
        case LetterKind.RESIDENT_INVITATION:
            return _plain(desk, _invitation(desk))
        case LetterKind.PROVIDER_RECOMMENDATIONS:
            return _provider(desk)
        case LetterKind.RESIDENT_LETTER:
            return _resident(desk)


def _plain(desk: Desk, letter: Letter) -> Gathered:
    """A letter that carries no findings."""
    return Gathered(letter, known_of(desk, letter))


def _visits(desk: Desk) -> tuple[content.Visiting, ...]:
    """The announced visits still to come. Unannounced ones are never told."""
    planned = [
        content.Visiting(
            visit.planned_on, visit.planned_time, tuple(name for _, name in visit.officers)
        )
        for visit in visits.visits_of(desk.session, review_id=desk.review.id)
        if visit.state is VisitState.PLANNED
        and visit.announced is Announced.YES
        and visit.planned_on >= desk.plan.planned_issue_on
    ]
    if not planned:
        raise Refused("Plan an announced visit on or after the date of the letter first.")
    return tuple(planned)


def _invitation(desk: Desk) -> content.ResidentInvitation:
    own = people.council(desk.session)
    return content.ResidentInvitation(
        *desk.common,
        visits=_visits(desk),
        formats=own.formats_offered,
        kept_for=own.kept_for,
        privacy_notice=own.privacy_notice,
    )


def _document_request(desk: Desk, request_items: Iterable[RequestItem]) -> content.DocumentRequest:
    lines = reviews.request_lines(desk.session, desk.review.id)
    wanted = [
        (item, lines[item.key])
        for item in request_items
        if item.key in lines and lines[item.key].state is RequestState.REQUESTED
    ]
    if not wanted:
        raise Refused("Choose on the request list what to ask the provider for first.")
    due = [line.due_on for _, line in wanted if line.due_on]
    if not due:
        raise Refused("Give a date to send the documents by, on the request list.")
    items = tuple(content.RequestedItem(item.ask, line.reason) for item, line in wanted)
    return content.DocumentRequest(*desk.common, items, max(due))


def _visited(desk: Desk) -> str:
    """The dates of the visits made, in words."""
    days = sorted(
        {
            visit.went_on
            for visit in visits.visits_of(desk.session, review_id=desk.review.id)
            if visit.went_on is not None
        }
    )
    words = [long_date(day) for day in days]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _agreed(desk: Desk) -> None:
    if standing_now(assessment.steps(desk.session, desk.review.id)) not in FINAL:
        raise Refused("This letter can be drafted once the overall assessment is agreed.")


def _to_issue(desk: Desk) -> list[recommendations.RecommendationView]:
    made = recommendations.recommendations(desk.session, desk.act.today, review_id=desk.review.id)
    return [one for one in made if one.clock in OPEN or one.clock is Clock.NOT_ISSUED]


def _provider(desk: Desk) -> Gathered:
    _agreed(desk)
    found = assessment.findings(desk.session, Use.TELL_PROVIDER, desk.review.id)
    made = _to_issue(desk)
    shown = {one.fact_id: one.words for one in found.items}
    kept = [one for one in made if one.finding_fact_id in shown]
    concluded = _concluded(desk)
    _check_dates(desk, kept)
    letter = content.ProviderRecommendations(
        *desk.common,
        visited=_visited(desk),
        overall=concluded[About.OVERALL],
        conclusions=tuple(concluded[one] for one in About if one is not About.OVERALL),
        strengths=_of_kind(found.items, FindingKind.STRENGTH),
        improvements=_of_kind(found.items, FindingKind.IMPROVE),
        not_enough=_of_kind(found.items, FindingKind.NOT_ENOUGH),
        recommendations=tuple(_recommended(one, shown[one.finding_fact_id]) for one in kept),
        help_offered=people.council(desk.session).help_offered,
    )
    left_out = [
        Withheld(f"Recommendation {one.number}", "The finding it answers is left out.")
        for one in made
        if one not in kept
    ]
    return Gathered(
        letter,
        known_of(desk, letter, shown.values()),
        tuple(one.id for one in found.items),
        tuple(one.id for one in kept),
        (*found.withheld, *left_out),
    )


def _concluded(desk: Desk) -> dict[About, content.Concluded]:
    return {
        one.about: content.Concluded(
            CONCLUSION_ASKS[one.about], JUDGEMENT_NAMES[one.judgement], one.reasons
        )
        for one in assessment.conclusions(desk.session, desk.review.id)
    }


def _recommended(made: recommendations.RecommendationView, finding: str) -> content.Recommended:
    return content.Recommended(
        made.number,
        finding,
        made.what,
        made.evidence,
        made.acknowledge_by_on,
        made.complete_by_on,
    )


def _check_dates(desk: Desk, made: list[recommendations.RecommendationView]) -> None:
    late = [one for one in made if one.acknowledge_by_on <= desk.plan.planned_issue_on]
    if late:
        raise Refused(
            f"Recommendation {late[0].number} asks to be acknowledged by "
            f"{long_date(late[0].acknowledge_by_on)}, which is not after the date of the letter. "
            "Change one of the two dates.",
            "planned_issue_on",
        )


def _of_kind(found: tuple[assessment.FindingView, ...], kind: FindingKind) -> tuple[str, ...]:
    return tuple(one.words for one in found if one.kind is kind)


def _resident(desk: Desk) -> Gathered:
    _agreed(desk)
    found = assessment.findings(desk.session, Use.TELL_PROVIDER, desk.review.id)
    strengths = [one for one in found.items if one.kind is FindingKind.STRENGTH]
    shown = {one.fact_id for one in found.items}
    kept = [one for one in _to_issue(desk) if one.finding_fact_id in shown]
    facts = register.facts(desk.session, desk.review.scheme_id, desk.act.today)
    rights = people.rights_wording(desk.session)
    council = people.council(desk.session)
    letter = content.ResidentLetter(
        *desk.common,
        visited=_visited(desk),
        strengths=tuple(one.words for one in strengths),
        asked=tuple(content.Asked(one.plain_words, one.complete_by_on) for one in kept),
        rights=rights.get(facts.tenure if facts else "not-known", ""),
        formats=council.formats_offered,
    )
    words = [*(one.words for one in strengths), *(one.plain_words for one in kept)]
    return Gathered(
        letter,
        known_of(desk, letter, words),
        tuple(one.id for one in strengths),
        tuple(one.id for one in kept),
        found.withheld,
    )
