"""What of a review's record meets each paragraph of the guidance; a fixed number of queries.

Answers are counted, never read, and only in accounts that this viewer may open and the team may
use.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState, may_open
from reviews.domain.accounts.answers import State
from reviews.domain.assessment.overall_assessment import FINAL, About, FindingKind, standing_now
from reviews.domain.assessment.planned_parts import (
    FILE_SET,
    INTERVIEW_SET,
    SCHEME_SET,
    SUPPORT_SET,
    PlannedPart,
)
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.coverage import Facts
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.guidance import Shown
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Viewer
from reviews.domain.register.closed_words import YesNo
from reviews.domain.review.requests import RequestState
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.domain.visits.visits import Access, VisitPurpose, VisitState
from reviews.store.assessment.overall_assessment import findings, steps
from reviews.store.consent.consents import standings, why_withheld
from reviews.store.record.rows import read, select_as
from reviews.store.record.standing import stands
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import (
    Account,
    Acknowledgement,
    AnswerVersion,
    Conclusion,
    Consent,
    Finding,
    FindingEvidence,
    Letter,
    LetterRecommendation,
    Observation,
    ProgressRecord,
    Recommendation,
    RequestLine,
    Residence,
    ReviewResident,
    RightsGiven,
    StaffSpoken,
    UrgentHelp,
    Visit,
    gone_out,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """An account, less its words. `agreed` says whether the team may use it."""

    id: UUID
    question_set: str
    version: str
    source: Source
    resident_id: UUID | None
    paused: bool
    finished: bool
    agreed: bool
    opens: bool


def taken(session: Session, viewer: Viewer, review: ReviewHead) -> list[Taken]:
    """The accounts of a review, each as far as its residents agreed; two queries."""
    agreed = standings(session, review.id)
    rows = session.execute(
        select_as(
            Taken,
            Account,
            state=Account.state,
            heard_by=Account.heard_by,
            sensitivity=Account.sensitivity,
        ).where(Account.review_id == review.id, stands(Account.id))
    )
    return [
        read(
            Taken,
            row,
            paused=row.state is AccountState.PAUSED,
            finished=row.state is AccountState.COMPLETE,
            agreed=not why_withheld(agreed, row.resident_id, row.source, Use.NOTES),
            opens=may_open(
                viewer, team_id=review.team_id, heard_by=row.heard_by, sensitivity=row.sensitivity
            ),
        )
        for row in rows
    ]


_PLACE = (AnswerVersion.account_id, AnswerVersion.question, AnswerVersion.repeat)


def _answers(account_ids: Collection[UUID]) -> Select[Any]:
    """The newest answers of these accounts that stand, with nothing chosen of them yet."""
    newest = (
        select(func.max(AnswerVersion.version).label("version"), *_PLACE)
        .where(AnswerVersion.account_id.in_(account_ids))
        .group_by(*_PLACE)
        .subquery()
    )
    return (
        select()
        .select_from(AnswerVersion)
        .join(
            newest,
            (newest.c.account_id == AnswerVersion.account_id)
            & (newest.c.question == AnswerVersion.question)
            & (newest.c.repeat == AnswerVersion.repeat)
            & (newest.c.version == AnswerVersion.version),
        )
        .where(AnswerVersion.state != State.CLEARED)
    )


def answered(session: Session, account_ids: Collection[UUID]) -> list[tuple[UUID, str]]:
    """Each question that is answered in each of these accounts; one query."""
    query = _answers(account_ids).add_columns(AnswerVersion.account_id, AnswerVersion.question)
    return [(account_id, question) for account_id, question in session.execute(query.distinct())]


def facts(
    session: Session, viewer: Viewer, review: ReviewHead, parts: Sequence[PlannedPart]
) -> Facts:
    """What is known of one review, for `coverage`."""
    every = taken(session, viewer, review)
    usable = [one for one in every if one.agreed and one.opens]
    answers, said = _counted(session, usable)
    shown = counts(session, review)
    final = standing_now(steps(session, review.id)) in FINAL
    once = {Shown.WHY: bool(review.why), Shown.LOGGED: final, Shown.ASSESSED: final}
    made = shown[Shown.RECOMMENDATION]
    return Facts(
        answers=answers,
        said=said,
        shown=shown | {one: int(there) for one, there in once.items()} | _finished(usable),
        of={Shown.CITED: _claims(session, review.id), Shown.TOLD: made, Shown.ACKNOWLEDGED: made},
        residents=_residents(session, usable),
        findings=_findings(session, review.id),
        concluded=_concluded(session, review.id),
        parts=parts,
        paused={(one.question_set, one.resident_id) for one in usable if one.paused},
        state=review.state,
        state_reason=review.state_reason,
    )


def _counted(
    session: Session, usable: Sequence[Taken]
) -> tuple[dict[tuple[str, str, str], int], dict[tuple[str, str, str, Source], int]]:
    """The answers that stand in these accounts, and those given in finished ones; one query."""
    key = (Account.question_set, Account.version, AnswerVersion.question)
    told = (Account.source, Account.state, AnswerVersion.state)
    rows = session.execute(
        _answers([one.id for one in usable])
        .join(Account, Account.id == AnswerVersion.account_id)
        .add_columns(*key, *told, func.count())
        .group_by(*key, *told)
    )
    answers: dict[tuple[str, str, str], int] = {}
    said: dict[tuple[str, str, str, Source], int] = {}
    for name, version, asked, source, state, answer, count in rows:
        answers[name, version, asked] = answers.get((name, version, asked), 0) + count
        if state is AccountState.COMPLETE and answer is State.GIVEN:
            said[name, version, asked, source] = count
    return answers, said


def _finished(usable: Sequence[Taken]) -> dict[Shown, int]:
    return {Shown.SCHEME: sum(one.finished and one.question_set == SCHEME_SET for one in usable)}


def _residents(session: Session, usable: Sequence[Taken]) -> dict[Shown, set[UUID]]:
    """The residents who were talked with, whose file was read, and who were asked of needs."""
    finished = [one for one in usable if one.finished and one.resident_id is not None]
    say = _that_answer(session, {one.id for one in finished})
    done = [one for one in finished if one.id in say]
    talked = {
        one.resident_id
        for one in done
        if one.question_set == INTERVIEW_SET and one.source in SPEAKS_FOR_RESIDENT
    }
    files = {one.resident_id for one in done if one.question_set == FILE_SET}
    found = {Shown.TALKED: talked, Shown.FILES: files, Shown.LOOKED_INTO: talked | files}
    asked = {one.id: one.resident_id for one in done if one.question_set in _ON_NEEDS}
    given: dict[UUID, set[str]] = {}
    passed: dict[UUID, set[str]] = {}
    for account, question, state in _of_needs(session, asked):
        some = given if state is State.GIVEN else passed
        some.setdefault(account, set()).add(question)
    whole = {
        asked[account]
        for account, some in given.items()
        if _NEEDED in some and passed.get(account, set()) <= some
    }
    return {
        what: {one for one in some if one} for what, some in {**found, Shown.NEEDS: whole}.items()
    }


def _that_answer(session: Session, account_ids: Collection[UUID]) -> set[UUID]:
    """Those of some accounts in which any question is answered, and not only passed over."""
    given = _answers(account_ids).where(AnswerVersion.state == State.GIVEN)
    return set(session.scalars(given.add_columns(AnswerVersion.account_id).distinct()))


_ON_NEEDS = (INTERVIEW_SET, SUPPORT_SET)
"""The sets that ask whether help is needed, which, and how far it is met."""

_NEEDED = "need-help-needed"
_THREE = (_NEEDED, "need-what-help", "need-met")


def _of_needs(session: Session, account_ids: Collection[UUID]) -> list[tuple[UUID, str, State]]:
    """What became of the three questions in each account; one that fell away is left out.

    Which help, and how far it is met, fall away where no help is needed.
    """
    told = (AnswerVersion.account_id, AnswerVersion.question, AnswerVersion.state)
    query = _answers(account_ids).where(AnswerVersion.question.in_(_THREE)).add_columns(*told)
    return [(key, asked, state) for key, asked, state in session.execute(query.distinct())]


def _claims(session: Session, review_id: UUID) -> int:
    """How many findings that stand say something of the support."""
    query = _count(Finding.id).where(*_standing(review_id), Finding.kind != FindingKind.NOT_ENOUGH)
    return session.scalar(query) or 0


def _standing(review_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """The findings of a review that stand."""
    return (
        Finding.review_id == review_id,
        Finding.superseded_at.is_(None),
        Finding.withdrawn.is_(None),
    )


def _findings(session: Session, review_id: UUID) -> list[str]:
    """The paragraphs that each finding names, less findings that rest on what may not be used."""
    return [one.paragraph for one in findings(session, Use.NOTES, review_id).items]


def _concluded(session: Session, review_id: UUID) -> list[About]:
    rows = session.scalars(
        select(Conclusion.about).where(
            Conclusion.review_id == review_id, Conclusion.superseded_at.is_(None)
        )
    )
    return sorted(rows, key=list(About).index)


def counts(session: Session, review: ReviewHead) -> dict[Shown, int]:
    """How much there is of each thing that is counted; one query."""
    queries = (
        _planned(review)
        | _agreed(review.id)
        | _visited(review)
        | _followed(review.id)
        | {shown: _letters(review.id, kind) for shown, kind in LETTERS.items()}
        | {Shown.CITED: _cited(review.id)}
    )
    columns = [one.scalar_subquery() for one in queries.values()]
    return dict(zip(queries, session.execute(select(*columns)).one(), strict=True))


def _talks(review: ReviewHead, site: Select[Any]) -> Select[Any]:
    """Talks with staff: accounts of staff by the scheme review, and what visits recorded before."""
    before = _on_site(StaffSpoken, site)
    heard = _count(Account.id).where(
        Account.review_id == review.id,
        stands(Account.id),
        Account.question_set == SCHEME_SET,
        Account.source == Source.STAFF,
        Account.state == AccountState.COMPLETE,
    )
    return select(before.scalar_subquery() + heard.scalar_subquery())


LETTERS = {
    Shown.REQUEST_LETTER: LetterKind.DOCUMENT_REQUEST,
    Shown.PROVIDER_LETTER: LetterKind.PROVIDER_RECOMMENDATIONS,
    Shown.RESIDENT_LETTER: LetterKind.RESIDENT_LETTER,
}
"""The letters that meet a paragraph once they have gone."""

_UNASKED = (RequestState.UNDECIDED, RequestState.NOT_RELEVANT)
_BEGUN = (Progress.UNDER_WAY, Progress.DONE_NO_EVIDENCE, Progress.DONE)


def _letters(review_id: UUID, kind: LetterKind) -> Select[Any]:
    return _count(Letter.id).where(Letter.review_id == review_id, Letter.kind == kind, gone_out())


def _planned(review: ReviewHead) -> dict[Shown, Select[Any]]:
    """Who is in the plan, and what was asked for."""
    plan = select(ReviewResident.resident_id).where(ReviewResident.review_id == review.id)
    items = _count(RequestLine.id).where(RequestLine.review_id == review.id)
    return {
        Shown.PLANNED: select(func.count()).select_from(plan.subquery()),
        Shown.ON_BENEFIT: _count(Residence.resident_id.distinct()).where(
            Residence.resident_id.in_(plan),
            Residence.scheme_id == review.scheme_id,
            Residence.housing_benefit == YesNo.YES,
            Residence.superseded_at.is_(None),
        ),
        Shown.REQUEST: items.where(RequestLine.state != RequestState.UNDECIDED),
        Shown.ASKED: items.where(RequestLine.state.not_in(_UNASKED)),
    }


def _agreed(review_id: UUID) -> dict[Shown, Select[Any]]:
    """What residents replied to what we asked."""
    replied = _count(Consent.resident_id.distinct()).where(
        Consent.review_id == review_id, Consent.superseded_at.is_(None)
    )
    agreed = replied.where(Consent.use == Use.TAKE_PART, Consent.state.in_(_GAVE))
    return {
        Shown.CONSENT: replied,
        Shown.AGREED: agreed,
        Shown.WRITTEN: agreed.where(Consent.written_file_id.is_not(None)),
    }


_GAVE = (ConsentState.GIVEN, ConsentState.IN_PART)


def _cited(review_id: UUID) -> Select[Any]:
    """The findings that stand, say something of the support, and cite some evidence."""
    cited = select(FindingEvidence.finding_fact_id).where(
        FindingEvidence.review_id == review_id,
        FindingEvidence.ended_at.is_(None),
        stands(FindingEvidence.evidence_id),
    )
    return _count(Finding.id).where(
        *_standing(review_id),
        Finding.kind != FindingKind.NOT_ENOUGH,
        Finding.fact_id.in_(cited),
    )


def _visited(review: ReviewHead) -> dict[Shown, Select[Any]]:
    """What was done on visits that were made."""
    done = Visit.state == VisitState.DONE
    site = select(Visit.id).where(Visit.review_id == review.id, done)
    let_in = (Visit.id.in_(site), Visit.access.is_distinct_from(Access.REFUSED))
    seen = _on_site(Observation, site)
    return {
        Shown.VISIT: _count(Visit.id).where(*let_in),
        Shown.REVISIT: _count(Visit.id).where(*let_in, Visit.purpose == VisitPurpose.REVISIT),
        Shown.STAFF: _talks(review, site),
        Shown.SEEN: seen,
        Shown.HANDED: seen.where(Observation.handed_on.is_not(None)),
        Shown.HELP: _on_site(UrgentHelp, site),
        Shown.PRESENCE: _count(Visit.id).where(
            Visit.scheme_id == review.scheme_id, Visit.purpose == VisitPurpose.PRESENCE, done
        ),
        Shown.RIGHTS: _count(RightsGiven.resident_id.distinct()).where(
            RightsGiven.scheme_id == review.scheme_id
        ),
    }


def _followed(review_id: UUID) -> dict[Shown, Select[Any]]:
    """Recommendations that stand, and what came of them."""
    made = select(Recommendation.fact_id).where(
        Recommendation.review_id == review_id,
        Recommendation.superseded_at.is_(None),
        Recommendation.withdrawn.is_(None),
    )
    told, looked = Acknowledgement.recommendation_fact_id, ProgressRecord.recommendation_fact_id
    progress = (looked.in_(made), ProgressRecord.superseded_at.is_(None))
    again = _count(looked.distinct()).join(Visit, Visit.id == ProgressRecord.visit_id)
    return {
        Shown.RECOMMENDATION: select(func.count()).select_from(made.subquery()),
        Shown.TOLD: _told(made),
        Shown.ACKNOWLEDGED: _count(told.distinct()).where(
            told.in_(made), Acknowledgement.superseded_at.is_(None)
        ),
        Shown.PROGRESS: _count(ProgressRecord.id).where(*progress),
        Shown.BEGUN: _count(looked.distinct()).where(
            *progress, ProgressRecord.progress.in_(_BEGUN)
        ),
        Shown.SEEN_AGAIN: again.where(
            *progress,
            Visit.state == VisitState.DONE,
            Visit.access.is_distinct_from(Access.REFUSED),
        ),
    }


def _on_site(told: type[StaffSpoken | Observation | UrgentHelp], site: Any) -> Select[Any]:
    """What was recorded on visits and still stands."""
    return _count(told.id).where(told.visit_id.in_(site), stands(told.id))


def _told(made: Select[Any]) -> Select[Any]:
    """Of these recommendations those that a letter told the provider, in whichever wording."""
    return (
        _count(Recommendation.fact_id.distinct())
        .join(LetterRecommendation, LetterRecommendation.recommendation_id == Recommendation.id)
        .join(Letter, Letter.id == LetterRecommendation.letter_id)
        .where(
            Recommendation.fact_id.in_(made),
            Letter.kind == LetterKind.PROVIDER_RECOMMENDATIONS,
            LetterRecommendation.draft == Letter.draft,
            gone_out(),
        )
    )


def _count(column: Any) -> Select[Any]:
    return select(func.count(column))
