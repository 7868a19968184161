"""A review whose assessment is agreed, ready for its letters: what letter tests start from."""

from dataclasses import dataclass, field, fields
from typing import Any
from uuid import UUID

from reviews.domain.accounts.answers import Answer, State
from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.register.closed_words import Tenure
from reviews.domain.register.tenures import TenureSource, TenureTold
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Access, VisitPlan, VisitPurpose
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.assessment import conclusions, findings
from reviews.services.consent import consents
from reviews.services.follow_up import recommendations
from reviews.services.letters import draft as letter_service
from reviews.services.letters.letter_plan import LetterPlan
from reviews.services.letters.residents_first import do_not_await, waits_for_residents
from reviews.services.letters.steps import approve, clear_passage, issue, record_sent
from reviews.services.record.files import take_in
from reviews.services.register.tenures import record_tenures
from reviews.services.review.requests import receive_document
from reviews.services.visits import visits
from reviews.store.assessment import overall_assessment as store_assessment
from reviews.store.letters import letters as store_letters
from reviews.store.letters.letters import LetterLine
from reviews.store.record.engine import reading_session
from reviews.store.register import residents as store_residents
from reviews.store.register.tenures import tenures_at
from reviews.store.review import reviews
from reviews.store.tables import AnswerVersion
from tests.build import Build

NAMES = ("Amina Yusuf", "Borys Łęcki", "Carys Pŵel", "Desmond Okoro", "Elif Çelik", "Fergus Hay")
STRENGTH = "Staff know residents well and speak to them with respect."
IMPROVE = "Support plans use the same wording for different people."
NOT_ENOUGH = "How support is arranged at weekends: the records were missing."
WHAT = "Rewrite each plan together with the resident."
PLAIN = "Write your support plan again, together with you."
EVIDENCE = "Rewritten plans, with names taken out."


@dataclass
class LetterCase:
    """A team, its officers, a provider, a scheme with residents, and an agreed assessment."""

    build: Build
    names: tuple[str, ...] = NAMES
    strength: str = STRENGTH
    improve: str = IMPROVE
    what: str = WHAT
    plain: str = PLAIN
    scheme_name: str = "Marigold House"
    provider_name: str = "Harbour & Hearth CIC"
    contact: dict[str, Any] = field(default_factory=dict)
    agreed: bool = True

    def __post_init__(self) -> None:
        given = [getattr(self, one.name) for one in fields(self)[1:]]
        vars(self).update(vars(self.build.once(self._made, LetterCase, repr(given))))

    def _made(self, build: Build) -> "LetterCase":
        self.team = build.team()
        self.lead = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Lena Lead")
        self.second = build.officer(team=self.team, name="Sam Second")
        self.drafter = build.officer(Role.LETTER_OFFICER, name="Dora Draft")
        self.approver = build.officer(Role.LETTER_OFFICER, name="Pat Approve")
        self.provider = build.organisation(self.provider_name)
        self.scheme = build.scheme(self.team, self.scheme_name, self.provider)
        self.residents = [build.resident(self.scheme, name, **self.contact) for name in self.names]
        self.hold(*self.residents)
        self.review = build.review(self.lead, self.scheme, *self.residents[:1])
        self.findings: dict[FindingKind, UUID] = {}
        self.recommendation: UUID | None = None
        if self.agreed:
            self.conclude()
        return self

    def hold(self, *residents: UUID, **told: Any) -> None:
        """What the agreements of residents give: a licence that somebody read, unless said."""
        given = {"tenure": Tenure.LICENCE, "source": TenureSource.READ, "read_by": "Lena Lead"}
        said = TenureTold(**(given | {"read_on": self.build.today} | told))
        stays = [self.build.read(store_residents.stays, one)[0][0] for one in residents]
        known = self.build.read(tenures_at, self.scheme, self.build.today)
        act = (self.lead, self.scheme, {one.fact_id: said for one in stays})
        self.build.do(record_tenures, *act, seen=[one.id for one in known.values()])

    def head(self) -> reviews.ReviewHead:
        found: reviews.ReviewHead = self.build.read(reviews.review, self.review)
        return found

    def visit(self, days: int = 7, **more: Any) -> UUID:
        """An announced visit some days from today."""
        facts: dict[str, Any] = {"planned_time": "10am to 3pm", "review_id": self.review} | more
        plan = VisitPlan(
            self.scheme,
            VisitPurpose.SITE,
            self.build.days(days),
            frozenset({self.lead.id}),
            **facts,
        )
        key: UUID = self.build.do(visits.plan_visit, self.lead, plan)
        return key

    def been(self) -> None:
        """A visit made today."""
        made = visits.Made(went_on=self.build.today, access=Access.GIVEN)
        self.build.do(visits.record_visit, self.lead, self.visit(0), made, 1)

    def write(
        self, kind: FindingKind, words: str, theme: str = "needs", answer: UUID | None = None
    ) -> UUID:
        """A finding that rests on an answer where one is given, or else on a document."""
        finding = findings.FindingWords(theme, kind, words)
        key: UUID = self.build.do(findings.write_finding, self.lead, self.review, finding)
        if answer is not None:
            cited = findings.Cited(answer_id=answer)
            self.build.do(findings.cite, self.lead, self.review, key, cited)
        elif kind is not FindingKind.NOT_ENOUGH:
            upload = take_in(self.build.house.files, "rota.txt", b"A rota", 1_000_000)
            file_id = self.build.do(
                receive_document,
                self.lead,
                self.review,
                upload,
                item="",
                about="Rota",
                true_on=None,
            )
            cited = findings.Cited(file_id=file_id)
            self.build.do(findings.cite, self.lead, self.review, key, cited)
        return key

    def conclude(self, answer: UUID | None = None) -> None:
        """Findings, conclusions, a second reader who agrees, and a recommendation.

        The strength rests on an answer where one is given.
        """
        self.been()
        self.findings = {
            FindingKind.STRENGTH: self.write(FindingKind.STRENGTH, self.strength, "staff", answer),
            FindingKind.IMPROVE: self.write(FindingKind.IMPROVE, self.improve),
            FindingKind.NOT_ENOUGH: self.write(FindingKind.NOT_ENOUGH, NOT_ENOUGH),
        }
        for about in About:
            self.build.do(
                conclusions.conclude,
                self.lead,
                self.review,
                about,
                Judgement.PARTLY,
                f"Reasons for {about}.",
                Grounds(tuple(self.findings.values())),
            )
        self.agree()
        self.recommendation = self.recommend(self.findings[FindingKind.IMPROVE])

    def agree(self) -> None:
        for by, step in ((self.lead, Reading.SUBMITTED), (self.second, Reading.AGREED)):
            self.build.do(conclusions.take_step, by, self.review, step, "")

    def recommend(self, finding: UUID, **more: Any) -> UUID:
        values: dict[str, Any] = {
            "what": self.what,
            "plain_words": self.plain,
            "evidence": EVIDENCE,
            "acknowledge_by_on": self.build.days(14),
            "complete_by_on": self.build.days(60),
        }
        made = recommendations.Recommended(finding_fact_id=finding, **(values | more))
        key: UUID = self.build.do(recommendations.recommend, self.lead, self.review, made)
        return key

    def interview(self, resident: UUID, words: str, *uses: Use) -> UUID:
        """What a resident said, having agreed to these uses; returns the answer's id."""
        replies = [consents.Reply(use, ConsentState.GIVEN) for use in uses]
        self.agree_to(resident, *replies)
        found = self.build.house.question_sets.latest("resident-interview")
        new = accounts.NewAccount(
            found, Source.RESIDENT, "Resident", self.build.today, resident_id=resident
        )
        account = self.build.do(accounts.start_account, self.lead, self.review, new)
        asked = found.asked_of(Source.RESIDENT)
        key = next(key for key, one in asked.by_key.items() if one.kind == "long-text")
        given = {(key, 0): Answer(State.GIVEN, words)}
        self.build.do(record_answers, self.lead, account, asked, given, {(key, 0): 0})
        rows = [one for one in self.build.rows(AnswerVersion) if one.account_id == account]
        answer: UUID = rows[0].id
        return answer

    def agree_to(self, resident: UUID, *replies: consents.Reply) -> None:
        asked = consents.Asked("In plain words", "spoken", "", True, self.build.today)
        self.build.do(
            consents.record_consent, self.lead, self.review, resident, asked, list(replies)
        )

    def plans(self, kind: LetterKind, *residents: UUID, days: int = 0) -> list[LetterPlan]:
        dated, contact = self.build.days(days), self.drafter.id
        if residents:
            return [LetterPlan(kind, dated, contact, resident_id=one) for one in residents]
        return [LetterPlan(kind, dated, contact, organisation_id=self.provider)]

    def prepare(
        self, plans: list[LetterPlan], by: Viewer | None = None
    ) -> list[letter_service.Prepared]:
        house = self.build.house
        items = house.question_sets.latest("scheme-review").requests
        with reading_session(house.engine) as session:
            return letter_service.prepare_all(
                session,
                Act(by or self.drafter, self.build.clock()),
                self.head(),
                plans,
                items,
                house.templates,
                house.files,
            )

    def draft(
        self, kind: LetterKind, *residents: UUID, by: Viewer | None = None, days: int = 0
    ) -> list[UUID]:
        prepared = self.prepare(self.plans(kind, *residents, days=days), by)
        drafted: list[UUID] = self.build.do(
            letter_service.write_drafts, by or self.drafter, prepared
        )
        return drafted

    def letter(self, key: UUID) -> LetterLine:
        found: LetterLine = self.build.read(store_letters.letter, key)
        return found

    def clear(self, key: UUID) -> None:
        """Check every passage of a draft."""
        draft = self.letter(key).draft
        while to_clear := [
            one
            for one in self.build.read(store_letters.passages_of, key, draft)
            if not one.cleared_at
        ]:
            passage = to_clear[0].id
            self.build.do(clear_passage, self.drafter, key, passage, "True of the whole scheme")

    def approved(self, kind: LetterKind, *residents: UUID, days: int = 0) -> list[UUID]:
        keys = self.draft(kind, *residents, days=days)
        for key in keys:
            self.clear(key)
            self.build.do(approve, self.approver, key, self.letter(key).binding)
            self.await_nobody(key)
        return keys

    def await_nobody(self, key: UUID) -> None:
        """A provider letter that need not wait for the letters to residents."""
        act = Act(self.approver, self.build.clock())
        with reading_session(self.build.house.engine) as session:
            waiting = waits_for_residents(session, act, self.letter(key))
        if waiting:
            self.build.do(do_not_await, self.approver, key, "They were told in person")

    def issued(self, kind: LetterKind, *residents: UUID) -> list[UUID]:
        keys = self.approved(kind, *residents)
        for key in keys:
            self.build.do(issue, self.approver, key, self.build.house.files)
        return keys

    def sent(self, kind: LetterKind, *residents: UUID) -> list[UUID]:
        """Letters that were issued and sent today, by post."""
        keys = self.issued(kind, *residents)
        for key in keys:
            by_post = {"sent_on": self.build.today, "sent_how": "by post"}
            self.build.do(record_sent, self.approver, key, **by_post)
        return keys

    def kept_files(self) -> set[str]:
        """The ids of all bytes on disk."""
        return {one.name for one in self.build.house.files.folder.rglob("*") if one.is_file()}

    def final(self) -> bool:
        steps = self.build.read(store_assessment.steps, self.review)
        return bool(steps) and steps[-1].reading is Reading.AGREED
