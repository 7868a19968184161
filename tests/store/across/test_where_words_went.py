"""Where a resident's words already went, once they take an agreement back."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.consent.consents import Use
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import Source
from reviews.services.assessment import findings as finding_service
from reviews.services.record.facts import again, first
from reviews.services.review.reviews import stream_of
from reviews.store.across.where_words_went import WordsWent, where_words_went
from reviews.store.record.engine import reading_session
from reviews.store.record.events import record
from reviews.store.tables import (
    Finding,
    FindingEvidence,
    Letter,
    LetterFinding,
    LetterRecommendation,
    Recommendation,
)
from tests.build import Build
from tests.queries import asked

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Case:
    """Two residents who agreed to everything; each is heard, and one's file is read."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.team = build.team()
        scheme = build.scheme(self.team, provider=build.organisation())
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team)
        self.ann, self.bo = build.resident(scheme, "Ann"), build.resident(scheme, "Bo")
        self.review: UUID = build.review(self.lead, scheme, self.ann, self.bo)
        for one in (self.ann, self.bo):
            build.agree(self.lead, self.review, one)
        self.heard = build.account(self.lead, self.review, self.ann)
        self.read = build.account(self.lead, self.review, self.ann, Source.DOCUMENT)
        self.bos = build.account(self.lead, self.review, self.bo)

    def went(self, *uses: Use, viewer: Viewer | None = None) -> WordsWent:
        found: WordsWent = self.build.read(
            where_words_went, viewer or self.lead, self.review, self.ann, uses
        )
        return found

    def do(self, write: Any) -> Any:
        """Write rows that no service of this test's makes, under an event."""

        def inside(session: "Session", act: Act) -> Any:
            made = write(session, act)
            record(session, act, stream_of(self.review), EventKind.FINDING_WRITTEN)
            return made

        return self.build.do(inside, self.lead)

    def letter(
        self,
        state: LetterState = LetterState.ISSUED,
        kind: LetterKind = LetterKind.PROVIDER_RECOMMENDATIONS,
        *,
        resident: UUID | None = None,
        finding: UUID | None = None,
        answers: UUID | None = None,
        carried_in: int = 1,
    ) -> UUID:
        """A letter at its first draft that carries a finding or a recommendation."""
        key = uuid4()

        def write(session: "Session", act: Act) -> None:
            session.add(
                Letter(
                    id=key,
                    reference=f"L-{key}",
                    review_id=self.review,
                    kind=kind,
                    resident_id=resident,
                    state=state,
                    draft=1,
                    planned_issue_on=act.today,
                    drafted_by=act.by.id,
                    drafted_at=act.at,
                    binding="-",
                    issued_by=act.by.id,
                    issued_at=act.at,
                )
            )
            session.flush()
            for row in session.query(Finding).filter_by(fact_id=finding):
                session.add(LetterFinding(letter_id=key, draft=carried_in, finding_id=row.id))
            for made in session.query(Recommendation).filter_by(fact_id=answers):
                session.add(
                    LetterRecommendation(letter_id=key, draft=carried_in, recommendation_id=made.id)
                )

        self.do(write)
        return key

    def recommendation(self, finding: UUID) -> UUID:
        def write(session: "Session", act: Act) -> UUID:
            row = first(
                session,
                act,
                Recommendation,
                review_id=self.review,
                finding_fact_id=finding,
                number=1,
                what="Do it",
                plain_words="Do it",
                evidence="A photo",
                acknowledge_by_on=act.today,
                complete_by_on=act.today + timedelta(days=30),
                change_reason="",
            )
            return row.fact_id

        key: UUID = self.do(write)
        return key


@pytest.fixture
def case(build: Build) -> Case:
    return build.once(Case)


def test_nothing_is_listed_where_nothing_was_taken_back(case: Case) -> None:
    assert not case.went()
    assert case.went() == WordsWent()


@pytest.mark.parametrize(
    ("use", "accounts"),
    [
        (Use.TAKE_PART, ["heard"]),
        (Use.NOTES, ["heard"]),
        (Use.READ_FILE, ["read"]),
        (Use.QUOTE, ["heard", "read"]),
        (Use.TELL_PROVIDER, ["heard", "read"]),
        (Use.USE_IN_APPEAL, ["heard", "read"]),
        (Use.LETTER, []),
    ],
)
def test_only_the_accounts_that_rest_on_the_use_are_listed(
    case: Case, use: Use, accounts: list[str]
) -> None:
    expected = {getattr(case, name) for name in accounts}
    assert {one.id for one in case.went(use).accounts} == expected


def test_findings_recommendations_and_letters_follow_the_words(case: Case) -> None:
    build = case.build
    own = build.finding(case.lead, case.review, case.heard)
    shared = build.finding(case.lead, case.review, case.heard, case.bos)
    others = build.finding(case.lead, case.review, case.bos)
    made = case.recommendation(shared)
    issued = case.letter(finding=own)
    by_recommendation = case.letter(LetterState.DRAFT, answers=made)
    case.letter(finding=others)
    case.letter(LetterState.DISCARDED, finding=own)
    case.letter(finding=own, carried_in=0)
    went = case.went(Use.NOTES)
    assert {one.fact_id for one in went.findings} == {own, shared}
    assert [(one.fact_id, one.number) for one in went.recommendations] == [(made, 1)]
    assert {one.id for one in went.letters} == {issued, by_recommendation}
    assert case.went(Use.READ_FILE).findings == ()


def test_an_earlier_wording_and_evidence_since_taken_away_still_count(case: Case) -> None:
    build = case.build
    finding = build.finding(case.lead, case.review, case.heard)
    issued = case.letter(finding=finding)

    def reword(session: "Session", act: Act) -> None:
        row = session.query(Finding).filter_by(fact_id=finding, superseded_at=None).one()
        again(session, act, row, words="Staff come at once.")

    case.do(reword)
    evidence = build.rows(FindingEvidence)[0]
    build.do(finding_service.uncite, case.lead, case.review, evidence.id)
    went = case.went(Use.NOTES)
    assert [(one.fact_id, one.cites_now) for one in went.findings] == [(finding, False)]
    assert [one.id for one in went.letters] == [issued]


def test_a_finding_taken_back_is_listed_as_such(case: Case) -> None:
    finding = case.build.finding(case.lead, case.review, case.heard)
    args = (case.review, finding, "Not so")
    case.build.do(finding_service.withdraw_finding, case.lead, *args)
    assert [one.withdrawn for one in case.went(Use.NOTES).findings] == ["Not so"]


def test_who_wants_no_letter_is_shown_the_letter_drafted_for_them(case: Case) -> None:
    to_ann = case.letter(LetterState.DRAFT, LetterKind.RESIDENT_LETTER, resident=case.ann)
    case.letter(LetterState.DRAFT, LetterKind.RESIDENT_LETTER, resident=case.bo)
    case.letter(LetterState.DRAFT, LetterKind.RESIDENT_INVITATION, resident=case.ann)
    assert [one.id for one in case.went(Use.LETTER).letters] == [to_ann]
    assert case.went(Use.NOTES).letters == ()


def test_what_was_told_in_confidence_is_counted_but_not_opened(case: Case) -> None:
    build = case.build
    told = build.account(case.lead, case.review, case.ann, sensitivity=Sensitivity.CONFIDENTIAL)
    colleague = build.officer(team=case.team)
    opens = {one.id: one.opens for one in case.went(Use.NOTES, viewer=colleague).accounts}
    assert opens == {case.heard: True, told: False}


def test_the_list_takes_the_same_number_of_queries_however_long_it_is(case: Case) -> None:
    def count() -> int:
        engine = case.build.house.engine
        with reading_session(engine) as session:
            session.connection()
            with asked(engine) as sent:
                where_words_went(session, case.lead, case.review, case.ann, [Use.NOTES])
        return len(sent)

    case.letter(finding=case.build.finding(case.lead, case.review, case.heard))
    few = count()
    for _ in range(4):
        more = case.build.account(case.lead, case.review, case.ann)
        case.letter(finding=case.build.finding(case.lead, case.review, more))
    assert count() == few == 5
