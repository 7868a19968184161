"""A case with evidence of every kind in its papers, and words that none of them may print."""

from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.answers import Answer, Place, State, missing
from reviews.domain.cases.kinds import Inclusion, StepKind
from reviews.domain.cases.own_papers import About
from reviews.domain.cases.papers import Weighed
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import Council
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Access
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.cases import disclosure
from reviews.services.cases.cases import add_member
from reviews.services.cases.in_papers import InPapers, in_papers
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.services.visits import visits
from reviews.store.cases import cases, items
from reviews.store.cases.cases import CaseHead
from reviews.store.record.session import Session
from tests.build import Build
from tests.case_rows import CaseRows
from tests.journeys.assessing import AWKWARD
from tests.journeys.every_kind import EveryKind

PLANTED = "wrenfeather"
"""What none of the council's own papers may print: it is not in."""
IN = "larkfeather"
"""What is in."""
COUNCIL = Council("Westmere Borough Council", "", (), "", "", "", "")
ABOUT = About(date(2026, 11, 23), "HB-2026-001", "", "R-0001", "Canal House", "Bea", "")


class PrintedCase(EveryKind):
    """The first resident appeals; the second refused, and what they told is not in."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.claimant, self.other = self.residents
        made = visits.Made(went_on=build.today, access=Access.GIVEN)
        build.do(visits.record_visit, self.ann, self.visit, made, 1)
        self.bea = build.officer(Role.BENEFITS_OFFICER, name="Bea Łącka")
        self.dee = build.officer(Role.DISCLOSURE_OFFICER, name="Dee")
        self.case = build.case(self.bea, self.scheme, self.claimant, self.id)
        build.do(add_member, self.bea, self.case, self.dee.id)
        self.told = self.finished(self.claimant, f"{IN} {AWKWARD} as paper 3 says")
        self._planted()
        rows = self.rows = CaseRows(build, self.bea, self.case)
        self.decision = rows.decision(-10)
        self.notice = rows.notice(self.decision, -9)
        self.appeal = rows.appeal(-5)
        rows.step(StepKind.SENT_ON, -4)
        self.decide(*(one for one in self.listed() if one not in self.kept))
        self.decide(self.applied, inclusion=Inclusion.APPLICATION)

    def finished(self, resident: UUID, said: str, source: Source = Source.RESIDENT) -> UUID:
        """A finished account of one need of a resident, said in some words."""
        name = "resident-interview" if source is Source.RESIDENT else "personal-file"
        asked = self.build.house.question_sets.latest(name).asked_of(source)
        new = accounts.NewAccount(
            asked, source, self.reference(resident), self.build.today, resident_id=resident
        )
        key: UUID = self.build.do(accounts.start_account, self.bo, self.id, new)
        given: dict[Place, Answer] = {
            ("need-area", 1): Answer(State.GIVEN, "money"),
            ("need-help-needed", 1): Answer(State.GIVEN, "yes"),
        }
        words = "need-own-words" if source is Source.RESIDENT else "need-what-help"
        given[words, 1] = Answer(State.GIVEN, said)
        if source is Source.DOCUMENT:
            given["plan-on-file", 0] = Answer(State.GIVEN, "outcomes")
            given["plan-dated-on", 0] = Answer(State.GIVEN, self.build.days(-100))
        while left := missing(asked, given):
            for one in left:
                given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Tired")
        self.build.do(record_answers, self.bo, key, asked, given, {})
        self.build.do(accounts.finish_account, self.bo, key, self.sets)
        return key

    @property
    def sets(self) -> dict[tuple[str, str], Any]:
        """The question sets, by name and version."""
        return {(one.name, one.version): one for one in self.build.house.question_sets}

    def _planted(self) -> None:
        """Words of one who refused, in confidence, of a letter not sent, and under application."""
        build, by = self.build, self.ann
        build.agree(by, self.id, self.other, Use.TAKE_PART, Use.NOTES, Use.READ_FILE)
        refused = self.finished(self.other, f"{PLANTED} told me")
        build.agree(
            by, self.id, self.other, Use.SHARE_BENEFITS, Use.USE_IN_APPEAL,
            state=ConsentState.REFUSED,
        )  # fmt: skip
        apart = build.account(
            by,
            self.id,
            self.claimant,
            said=f"In confidence: {PLANTED}",
            sensitivity=Sensitivity.CONFIDENTIAL,
        )
        self.applied = self.received(f"{PLANTED} applied for")
        self.loose = self.received(f"{PLANTED} of another year")
        self.kept = {refused, apart, self.applied, self.loose}
        self.kept |= {one.id for one in self.everything() if one.resident_id == self.other}

    def received(self, about: str) -> UUID:
        """A paper of the provider's, of today."""
        upload = take_in(self.build.house.files, "paper.txt", about.encode(), 1_000_000)
        told = {"item": "", "about": about, "true_on": self.build.today}
        key: UUID = self.build.do(receive_document, self.ann, self.id, upload, **told)
        return key

    def everything(self) -> list[items.Item]:
        """Everything that can bear on the case."""
        found: list[items.Item] = self.build.read(
            lambda session: items.items(session, self.head(session))
        )
        return found

    def listed(self) -> list[UUID]:
        """The ids of all of it, less what is told of nobody's finished account."""
        return [
            one.id
            for one in self.everything()
            if one.sensitivity is Sensitivity.ORDINARY and one.id != self.done
        ]

    def head(self, session: Session) -> CaseHead:
        """The case as it stands."""
        found = cases.case(session, self.case)
        assert found is not None
        return found

    def decide(
        self, *ids: UUID, inclusion: Inclusion = Inclusion.IN, by: Viewer | None = None
    ) -> None:
        """What the disclosure officer decides on some items, having seen what stands."""
        seen = {one.id: one.decided.id if one.decided else None for one in self.everything()}
        reasons = dict.fromkeys(("why", "harm", "to_whom", "proportionate"), "So")
        weighed = Weighed(inclusion, **reasons)
        self.build.do(disclosure.decide, by or self.dee, self.case, ids, weighed, seen=seen)

    def in_papers(self) -> InPapers:
        """What may be printed, as the benefits officer reads it."""
        found: InPapers = self.build.read(
            lambda session: in_papers(session, self.bea, self.head(session), self.sets)
        )
        return found
