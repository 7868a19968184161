"""A review ready to be assessed, and the steps that bring one further."""

from typing import Any
from uuid import UUID, uuid4

from reviews.domain.accounts.answers import Answer, State
from reviews.domain.accounts.questions import Kind
from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.assessment.planned_parts import (
    FILE_SET,
    INTERVIEW_SET,
    REQUEST,
    SCHEME_SET,
    STAFF,
    VISIT,
)
from reviews.domain.consent.consents import Use
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.assessment import challenges, conclusions, findings
from reviews.services.follow_up import recommendations
from reviews.services.follow_up.recommendations import Recommended
from reviews.services.review import reviews
from reviews.store.assessment import overall_assessment as store_assessment
from reviews.store.board import accounts_compared
from reviews.store.follow_up import recommendations as store
from reviews.store.record.events import record
from reviews.store.register import residents
from reviews.store.review import reviews as store_reviews
from reviews.store.tables import Account, AnswerVersion, Letter, LetterRecommendation
from tests.build import Build

AWKWARD = 'O’Brien-Łukasz & "Sons" <b>say</b>\nلا أعرف 🙂 ŵŷ'


class Assessing:
    """One review, its team of three, and one resident in it."""

    def __init__(self, build: Build, residents: int = 1) -> None:
        self.build = build
        self.team = build.team()
        self.ann = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Ann")
        self.bo = build.officer(team=self.team, name="Bo")
        self.cy = build.officer(team=self.team, name="Cy")
        self.scheme = build.scheme(self.team, name="Canal House", provider=build.organisation())
        self.residents = [build.resident(self.scheme) for _ in range(residents)]
        self.id = build.review(self.ann, self.scheme, *self.residents)

    @property
    def address(self) -> str:
        return f"/reviews/{self.id}"

    def reference(self, resident: UUID) -> str:
        found: dict[UUID, str] = self.build.read(residents.references, [resident])
        return found[resident]

    def account(
        self,
        source: Source = Source.RESIDENT,
        resident: UUID | None = None,
        *,
        by: Viewer | None = None,
        respondent: str = "",
        answers: dict[tuple[str, int], Any] | None = None,
        **more: Any,
    ) -> UUID:
        """An account with these answers; its first question in words is answered where none is."""
        spoken = source in SPEAKS_FOR_RESIDENT
        name = INTERVIEW_SET if spoken else (FILE_SET if resident else SCHEME_SET)
        asked = self.build.house.question_sets.latest(name)
        officer = by or self.ann
        about = self.residents[0] if spoken and resident is None else resident
        new = accounts.NewAccount(
            asked,
            source,
            respondent or (self.reference(about) if about else self._manager()),
            self.build.today,
            resident_id=about,
            **more,
        )
        key: UUID = self.build.do(accounts.start_account, officer, self.id, new)
        self.answer(key, source, answers, by=officer)
        return key

    def _manager(self) -> str:
        """A member of staff of whom there is no account yet."""
        known = sum(one.respondent.startswith("A manager") for one in self.build.rows(Account))
        return f"A manager, the {known + 1}th" if known else "A manager"

    def answer(
        self,
        account: UUID,
        source: Source,
        answers: dict[tuple[str, int], Any] | None = None,
        *,
        seen: dict[tuple[str, int], int] | None = None,
        by: Viewer | None = None,
    ) -> None:
        spoken = source in SPEAKS_FOR_RESIDENT
        names = [INTERVIEW_SET] if spoken else [SCHEME_SET, FILE_SET]
        sets = [self.build.house.question_sets.latest(name).asked_of(source) for name in names]
        wanted = answers
        if wanted is None:
            words = next(q for q in sets[0].questions() if q.kind is Kind.LONG_TEXT)
            wanted = {(words.key, 0): "They help me"}
        asked = next(one for one in sets if {key for key, _ in wanted} <= set(one.by_key))
        given = {place: Answer(State.GIVEN, value) for place, value in wanted.items()}
        self.build.do(record_answers, by or self.ann, account, asked, given, seen or {})

    def newest_answer(self, account: UUID) -> UUID:
        rows = [one for one in self.build.rows(AnswerVersion) if one.account_id == account]
        key: UUID = max(rows, key=lambda one: one.version).id
        return key

    def finding(
        self,
        words: str = "Support plans are alike",
        kind: FindingKind = FindingKind.NOT_ENOUGH,
        theme: str = "needs",
        **cited: Any,
    ) -> UUID:
        """A finding; one that claims something rests on what is cited."""
        made = findings.FindingWords(theme, kind, words)
        on = findings.Cited(**cited) if cited else None
        key: UUID = self.build.do(findings.write_finding, self.ann, self.id, made, cited=on)
        return key

    def excuse_everything(self) -> None:
        parts: list[tuple[str, UUID | None]] = [
            (key, None) for key in (REQUEST, VISIT, STAFF, SCHEME_SET)
        ]
        parts += [(key, one) for one in self.residents for key in (INTERVIEW_SET, FILE_SET)]
        for part, resident in parts:
            self.build.do(
                reviews.excuse_part, self.ann, self.id, part, "Chose not to", resident_id=resident
            )

    def grounds(self) -> Grounds:
        """Every finding that stands; one is written where none is."""
        found = self.build.read(store_assessment.findings, Use.NOTES, self.id).items
        return Grounds(tuple(one.fact_id for one in found) or (self.finding(),))

    def conclude(self, *about: About, by: Viewer | None = None, reasons: str = "Reasons") -> None:
        """Conclusions that rest on every finding."""
        on = self.grounds()
        for one in about or tuple(About):
            self.build.do(
                conclusions.conclude, by or self.ann, self.id, one, Judgement.PARTLY, reasons, on
            )

    def answer_asked(self, by: Viewer | None = None) -> None:
        """A reason for everything that a second reader may ask now, and that has none yet."""
        sets = {(one.name, one.version): one for one in self.build.house.question_sets}
        officer = by or self.ann
        compared, _ = self.build.read(accounts_compared.compared_accounts, officer, self.id, sets)
        review = self.build.read(store_reviews.review, self.id)
        words = self.build.house.judgement_words
        for one in self.build.read(challenges.standing, review, compared, words):
            if one.answer is None:
                self.build.do(
                    challenges.answer,
                    officer,
                    self.id,
                    one.challenge,
                    "We know, and why",
                    serves_others=True,
                )

    def step(self, reading: Reading, by: Viewer, words: str = "My reasons") -> None:
        self.build.do(conclusions.take_step, by, self.id, reading, words)

    def agree(self) -> None:
        """Concluded by Ann, agreed by Bo."""
        self.conclude()
        self.step(Reading.SUBMITTED, self.ann)
        self.step(Reading.AGREED, self.bo)

    def recommend(self, finding: UUID, what: str = "Write a plan with each person") -> UUID:
        made = Recommended(
            finding,
            what,
            "Write your plan with you",
            "Five plans",
            self.build.days(14),
            self.build.days(60),
        )
        key: UUID = self.build.do(recommendations.recommend, self.ann, self.id, made)
        return key

    def issue_letter(self, *fact_ids: UUID) -> None:
        """A provider letter with these recommendations, issued as they stand now."""
        self.build.do(_issue, self.ann, self.id, fact_ids)


def _issue(session: Any, act: Act, review_id: UUID, fact_ids: tuple[UUID, ...]) -> None:
    key = uuid4()
    session.add(
        Letter(
            id=key,
            reference=f"L-{key.hex[:6]}",
            review_id=review_id,
            kind=LetterKind.PROVIDER_RECOMMENDATIONS,
            state=LetterState.ISSUED,
            draft=1,
            planned_issue_on=act.today,
            drafted_by=act.by.id,
            drafted_at=act.at,
            binding="",
            issued_by=act.by.id,
            issued_at=act.at,
        )
    )
    session.flush()
    for fact_id in fact_ids:
        row = store.recommendation_row(session, fact_id)
        assert row is not None
        session.add(LetterRecommendation(letter_id=key, draft=1, recommendation_id=row.id))
    words = {"reference": f"L-{key.hex[:6]}", "kind": "provider-recommendations"}
    record(session, act, f"review:{review_id}", EventKind.LETTER_ISSUED, words=words)
