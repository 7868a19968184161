"""What the pages of an assessment read: accounts, evidence and findings, as this officer may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import url_for

from reviews.domain.answers import worded
from reviews.domain.assessment import FINAL, standing_now, use_of_findings
from reviews.domain.consent import Material, Use
from reviews.domain.review_state import ReviewState
from reviews.domain.second_reading import WITH_READERS
from reviews.store import assessment
from reviews.store.assessment import Evidence, FindingView
from reviews.store.evidence import CitedAnswer, cited_answers
from reviews.store.recommendations import RecommendationView
from reviews.store.reviews import ReviewHead
from reviews.web.access import viewer
from reviews.web.database import reading
from reviews.web.review_plan import all_sets


def on_team(review: ReviewHead) -> bool:
    """Whether this officer reviews for the team whose review it is."""
    return viewer().works_on(review.team_id)


def changeable(review: ReviewHead) -> bool:
    """Whether findings and conclusions can be changed now."""
    now = standing_now(assessment.steps(reading(), review.id))
    return review.state is ReviewState.OPEN and now not in FINAL | WITH_READERS


def findings_seen(review: ReviewHead) -> Material[FindingView]:
    """The findings that this officer may read, for what they read them for."""
    use = use_of_findings(viewer(), review.team_id)
    return assessment.findings(reading(), use, review.id)


def words_shown(review: ReviewHead, made: RecommendationView, found: Material[FindingView]) -> bool:
    """Whether this officer reads the words of a recommendation, which tell what its finding says.

    Where the finding is withheld from them so is the recommendation; but what the provider was
    sent already, letter officers go on following up.
    """
    use = use_of_findings(viewer(), review.team_id)
    sent = use is Use.TELL_PROVIDER and made.issued_on is not None
    seen = any(one.fact_id == made.finding_fact_id for one in found.items)
    return use is Use.NOTES or seen or sent


@dataclass(frozen=True, slots=True)
class Rest:
    """One thing that a finding rests on, as its page shows it. `why` says why its words are not."""

    id: UUID
    title: str
    words: str
    whose: str = ""
    on: date | None = None
    link: str = ""
    since: str = ""
    note: str = ""
    why: str = ""


def rests(review: ReviewHead, evidence: Iterable[Evidence]) -> dict[UUID, Rest]:
    """Evidence as the team may read it, by its id; a fixed number of queries."""
    listed = list(evidence)
    shown, why = cited_answers(reading(), viewer(), Use.NOTES, review.id, all_sets(), listed)
    return {one.id: _rest(one, shown, why) for one in listed}


def _rest(one: Evidence, shown: dict[UUID, CitedAnswer], why: dict[UUID, str]) -> Rest:
    if one.file_id is not None:
        link = url_for("files.show", file_id=one.file_id)
        return Rest(one.id, "A document", one.file_name, link=link, note=one.note)
    if one.answer_id is None:
        return Rest(one.id, "Seen on a visit", one.observed, note=one.note)
    cited = shown.get(one.answer_id)
    if cited is None:
        return Rest(one.id, "An answer", "", whose=one.respondent, why=why[one.answer_id])
    return Rest(
        one.id,
        cited.asked,
        worded(cited.question, cited.answer),
        whose=cited.account.whose,
        on=cited.account.observed_on,
        link=url_for("accounts.check", account_id=cited.account.id),
        since=worded(cited.question, cited.since) if cited.since else "",
        note=one.note,
    )
