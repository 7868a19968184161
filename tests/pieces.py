"""A council where one resident shares and another does not, with letters out: what a benefits
officer may read of it, and what they must never meet."""

from uuid import UUID

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.answers import Answer, Place, State, missing
from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.board.support import Step, SupportTold
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.sources import Source
from reviews.services.accounts import accounts, tasks
from reviews.services.accounts.record_answers import record_answers
from reviews.services.assessment import conclusions, findings
from reviews.services.board import support
from reviews.services.consent.consents import Reply
from reviews.services.record.files import take_in
from reviews.services.review import reviews
from reviews.services.review.requests import receive_document
from reviews.store.tables import AnswerVersion
from tests.build import Build
from tests.letter_case import LetterCase

KEPT = "wrenfeather"
"""What no benefits officer may meet, in any byte."""
SHARED = "larkfeather"
"""What they may."""
OWN = (Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER, Use.QUOTE, Use.READ_FILE)


class Pieces:
    """Amina shares what she tells; Borys was not asked whether he does, and his words are kept."""

    def __init__(self, build: Build) -> None:
        self.build = build
        case = self.case = LetterCase(build, agreed=False)
        self.amina, self.borys = case.residents[:2]
        build.do(reviews.add_residents, case.lead, case.review, [self.borys])
        case.agree_to(self.amina, *(Reply(one, ConsentState.GIVEN) for one in Use))
        case.agree_to(self.borys, *(Reply(one, ConsentState.GIVEN) for one in OWN))
        self.account = self.finished(self.amina, f"{SHARED} comes when I ask")
        self.kept_account = self.finished(self.borys, f"{KEPT} never comes")
        self.paper = self.received(f"{SHARED} rota", "staff")
        self.benefits: Viewer = build.officer(Role.BENEFITS_OFFICER, name="Ben Fitz")
        self._assess()

    def finished(self, resident: UUID, said: str, *, need: str = "yes") -> UUID:
        """A finished interview that tells of two needs, the first of them needed or not."""
        build, by = self.build, self.case.lead
        key = build.account(by, self.case.review, resident, said=said)
        asked = build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
        first = next(one for one in asked.questions() if one.kind == "long-text" and not one.when)
        given: dict[Place, Answer] = {
            (first.key, 0): Answer(State.GIVEN, said),
            ("need-area", 1): Answer(State.GIVEN, "money"),
            ("need-help-needed", 1): Answer(State.GIVEN, need),
            ("need-own-words", 1): Answer(State.GIVEN, f"{said}, with money"),
            ("need-area", 2): Answer(State.GIVEN, "food"),
            ("need-help-needed", 2): Answer(State.GIVEN, "yes"),
        }
        while left := missing(asked, given):
            for one in left:
                given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Tired")
        del given[first.key, 0]
        build.do(record_answers, by, key, asked, given, {})
        sets = {(one.name, one.version): one for one in build.house.question_sets}
        build.do(accounts.finish_account, by, key, sets)
        return key

    def answer(self, account: UUID, question: str = "") -> UUID:
        """The id of an answer of an account: its first in words, or to a question."""
        rows = [one for one in self.build.rows(AnswerVersion) if one.account_id == account]
        own = [one for one in rows if one.question == question or not question]
        found: UUID = min(own, key=lambda one: (one.repeat, one.recorded_at, one.version)).id
        return found

    def received(self, about: str, item: str) -> UUID:
        """A paper of the provider's that answers an item of the request."""
        items = self.build.house.question_sets.latest("scheme-review").requests
        chosen = next((one.key for one in items if one.key == item), items[0].key)
        upload = take_in(self.build.house.files, "rota.txt", about.encode(), 1_000_000)
        told = {"item": chosen, "about": about, "true_on": None}
        key: UUID = self.build.do(
            receive_document, self.case.lead, self.case.review, upload, **told
        )
        return key

    def _assess(self) -> None:
        case, build = self.case, self.build
        case.been()
        mine, theirs = self.answer(self.account), self.answer(self.kept_account)
        self.both = case.write(FindingKind.IMPROVE, f"{SHARED} is late.", answer=mine)
        also = findings.Cited(answer_id=theirs)
        build.do(findings.cite, case.lead, case.review, self.both, also)
        self.kept = case.write(FindingKind.IMPROVE, f"{KEPT} is late.", answer=theirs)
        self.good = case.write(FindingKind.STRENGTH, f"{SHARED} is kind.", answer=mine)
        for about in About:
            kept = about is About.TAILORED
            on, word = (self.kept, KEPT) if kept else (self.both, SHARED)
            reasons, rests = f"As {word} told, for {about}.", Grounds((on,))
            judged = (about, Judgement.PARTLY, reasons, rests)
            build.do(conclusions.conclude, case.lead, case.review, *judged)
        for by, step, words in (
            (case.lead, Reading.SUBMITTED, f"To read: {KEPT}"),
            (case.second, Reading.AGREED, f"Agreed on {KEPT}"),
        ):
            build.do(conclusions.take_step, by, case.review, step, words)
        self.kept_recommendation = case.recommend(self.kept, what=f"Send {KEPT}.")
        self.recommendation = case.recommend(self.both, what=f"Send {SHARED}.")
        self.notice = self.case.visit(7)
        self.letter = case.sent(LetterKind.PROVIDER_RECOMMENDATIONS)[0]

    def more_that_is_kept(self) -> None:
        """Whatever else can be told of Borys, and in confidence, with the word that is kept."""
        case, build = self.case, self.build
        build.do(
            tasks.give_task,
            case.lead,
            self.kept_account,
            what=f"See to {KEPT}",
            owner_id=case.lead.id,
            due_on=build.days(3),
        )
        told = SupportTold(
            "money", Step.DECLINED, Source.STAFF, KEPT, KEPT, "", "", KEPT, build.today
        )
        build.do(support.record_support, case.lead, case.review, self.borys, told)
        build.account(
            case.lead,
            case.review,
            self.amina,
            said=f"In confidence: {KEPT}",
            sensitivity=Sensitivity.CONFIDENTIAL,
        )
        build.account(case.lead, case.review, self.borys, Source.DOCUMENT, said=f"File: {KEPT}")
        upload = take_in(build.house.files, f"{KEPT}.txt", KEPT.encode(), 1_000_000)
        loose = {"item": "", "about": KEPT, "true_on": None}
        build.do(receive_document, case.lead, case.review, upload, **loose)
