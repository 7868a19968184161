"""A claimant's case whose evidence is weighed: two accounts shared, one kept, a decision."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from reviews.domain.accounts.answers import Answer, Place, State, missing
from reviews.domain.cases.kinds import DecisionKind, Inclusion, Person, Side
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.cases import bearings
from reviews.services.cases.bearings import Points
from reviews.services.cases.cases import record, take_up
from reviews.services.record.facts import first, first_or_again
from reviews.services.record.files import Filing, Upload, file_row, take_in
from reviews.store.cases import cases
from reviews.store.cases.bearings import bearings_of
from reviews.store.record.rows import standing_row
from reviews.store.tables import Case, CaseDecision, CaseGroup, CaseItem, DecisionNotice
from tests.build import Build
from tests.case_rows import unsaid
from tests.pieces import Pieces


class Weighing:
    """The case of Amina, who shares what she tells; Borys does not, in the same review."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.pieces = Pieces(build)
        self.review, self.scheme = self.pieces.case.review, self.pieces.case.scheme
        self.officer: Viewer = self.pieces.benefits
        self.case = build.case(self.officer, self.scheme, self.pieces.amina, self.review)
        self.paper, self.account = self.pieces.paper, self.pieces.account
        self.need = self.pieces.answer(self.account, "need-help-needed")

    def disclosure(self) -> Viewer:
        """A disclosure officer on the case."""
        officer = self.build.officer(Role.DISCLOSURE_OFFICER)
        self.build.do(take_up, officer, self.case)
        return officer

    def readable(self) -> list[Any]:
        """What may be read in the case."""

        def query(session: Session) -> list[Any]:
            head = cases.case(session, self.case)
            assert head is not None
            return bearings.pieces(session, self.officer, head)

        found: list[Any] = self.build.read(query)
        return found

    def decision(self, **more: Any) -> UUID:
        """A decision of the case, recorded as its own pages record it."""
        values: dict[str, Any] = {
            "kind": DecisionKind.SUPERSESSION,
            "what": "Not exempt from May",
            "made_on": date(2026, 11, 20),
            "ground": "",
            "ground_facts": "",
            "effective_on": None,
            "recoverable_from": "",
        }
        key: UUID = self.build.do(_decide, self.officer, self.case, {**values, **more})
        return key

    def say(
        self, evidence: UUID, side: Side, *, limb: str = "exempt-claimant", why: str = "It says so"
    ) -> UUID:
        """Which way a piece points, as the officer says."""
        seen = [str(one.id) for one in self.build.read(bearings_of, self.case)]
        points = Points(limb, side, why)
        key: UUID = self.build.do(
            bearings.say_points, self.officer, self.case, evidence, points, seen
        )
        return key

    def notice(self) -> UUID:
        """The file of a notice of a decision of the case."""
        decision = self.decision()
        upload = take_in(self.build.house.files, "notice.txt", b"We decided.", 1_000_000)
        key: UUID = self.build.do(_notice, self.officer, self.case, decision, upload)
        return key

    def put_in_group(self, evidence: UUID) -> None:
        """A piece put in for a group that the case is in."""
        self.build.do(_group, self.officer, self.case, self.scheme, evidence)

    def put(self, evidence: UUID, inclusion: Inclusion = Inclusion.IN) -> None:
        """What the disclosure officer decided of a piece."""
        self.build.do(_put, self.officer, self.case, evidence, inclusion)


def _notice(session: Any, act: Act, case_id: UUID, decision: UUID, upload: Upload) -> UUID:
    filing = Filing("case notice", about="The notice of 20 November")
    row = file_row(session, act, upload, filing)
    first(
        session,
        act,
        DecisionNotice,
        case_id=case_id,
        decision_fact_id=decision,
        sent_on=act.today,
        person=Person.CLAIMANT,
        addressee="Amina",
        rights="",
        file_id=row.id,
    )
    record(session, act, case_id, EventKind.NOTICE_RECORDED)
    return row.id


def _group(session: Any, act: Act, case_id: UUID, scheme_id: UUID, evidence: UUID) -> None:
    group = first(session, act, CaseGroup, scheme_id=scheme_id, reference="G-1", name="Together")
    session.get_one(Case, case_id).group_id = group.id
    of = {"case_id": None, "group_id": group.id, "evidence_id": evidence}
    words = {"why": "", "harm": "", "to_whom": "", "proportionate": ""}
    first(session, act, CaseItem, **of, inclusion=Inclusion.IN, **words)
    record(session, act, case_id, EventKind.CASE_GROUPED)


def _decide(session: Any, act: Act, case_id: UUID, values: dict[str, Any]) -> UUID:
    row = first(session, act, CaseDecision, case_id=case_id, **(unsaid(CaseDecision) | values))
    record(session, act, case_id, EventKind.DECISION_RECORDED)
    return row.id


def _put(session: Any, act: Act, case_id: UUID, evidence: UUID, inclusion: Inclusion) -> None:
    words = {"why": "", "harm": "", "to_whom": "", "proportionate": ""}
    of = {"case_id": case_id, "group_id": None, "evidence_id": evidence}
    before = standing_row(session, CaseItem, **of)
    first_or_again(session, act, CaseItem, before, **of, inclusion=inclusion, **words)
    record(session, act, case_id, EventKind.CASE_ITEMS_DECIDED)


def voice(case: Weighing, source: Source, offered: str) -> UUID:
    """A finished account about Amina which says whether help with food was offered."""
    build, by = case.build, case.pieces.case.lead
    name = "resident-interview" if source is Source.RESIDENT else "personal-file"
    asked = build.house.question_sets.latest(name).asked_of(source)
    new = accounts.NewAccount(asked, source, "R", build.today, resident_id=case.pieces.amina)
    key: UUID = build.do(accounts.start_account, by, case.review, new)
    given: dict[Place, Answer] = {
        ("need-area", 1): Answer(State.GIVEN, "food"),
        ("need-help-needed", 1): Answer(State.GIVEN, "yes"),
        ("need-offered", 1): Answer(State.GIVEN, offered),
    }
    while left := missing(asked, given):
        for one in left:
            given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Tired")
    build.do(record_answers, by, key, asked, given, {})
    sets = {(one.name, one.version): one for one in build.house.question_sets}
    build.do(accounts.finish_account, by, key, sets)
    return key
