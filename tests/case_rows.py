"""Rows of a case, as its services write them: a decision, an appeal, a step, what was sent."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Text

from reviews.domain.cases.kinds import (
    DecisionKind,
    Inclusion,
    Person,
    SetKind,
    SignedBy,
    StepKind,
)
from reviews.domain.cases.papers import Heading
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.services.cases.cases import record
from reviews.services.record.facts import first
from reviews.store.record.session import Session
from reviews.store.tables import (
    CaseAppeal,
    CaseAuthority,
    CaseDecision,
    CaseItem,
    CaseStep,
    DecisionNotice,
    DisclosureCertificate,
    SentItem,
    SentSet,
)
from tests.build import Build

_EVENTS: dict[Any, EventKind] = {
    CaseDecision: EventKind.DECISION_RECORDED,
    DecisionNotice: EventKind.NOTICE_RECORDED,
    CaseAppeal: EventKind.APPEAL_RECORDED,
    CaseAuthority: EventKind.AUTHORITY_RECORDED,
    CaseStep: EventKind.CASE_STEP_RECORDED,
    DisclosureCertificate: EventKind.DISCLOSURE_CERTIFIED,
}


def unsaid(table: Any) -> dict[str, object]:
    """Nothing, for each text of a table, and for each other column that may hold nothing."""
    return {
        one.key: None if one.nullable else ""
        for one in table.__table__.columns
        if one.nullable or isinstance(one.type, Text)
    }


class CaseRows:
    """One case, and what is put into it."""

    def __init__(self, build: Build, by: Viewer, case: UUID) -> None:
        self.build, self.by, self.case = build, by, case

    def put(self, table: Any, **values: object) -> UUID:
        """One row with its event."""

        def write(session: Session, act: Act) -> UUID:
            row = first(session, act, table, case_id=self.case, **(unsaid(table) | values))
            record(session, act, self.case, _EVENTS[table])
            found: UUID = row.id
            return found

        key: UUID = self.build.do(write, self.by)
        return key

    def decision(
        self, days: int = -60, ground: str = "", kind: DecisionKind = DecisionKind.SUPERSESSION
    ) -> UUID:
        return self.put(
            CaseDecision,
            kind=kind,
            what="Not exempt",
            made_on=self.build.days(days),
            ground=ground,
            ground_facts="",
            effective_on=None,
            recoverable_from="",
        )

    def notice(self, decision: UUID, days: int = -58) -> UUID:
        return self.put(
            DecisionNotice,
            decision_fact_id=decision,
            sent_on=self.build.days(days),
            person=Person.CLAIMANT,
            addressee="",
            rights="",
            file_id=None,
        )

    def appeal(self, days: int = -20, signed_by: SignedBy = SignedBy.APPELLANT) -> UUID:
        return self.put(
            CaseAppeal,
            decision_fact_id=None,
            received_on=self.build.days(days),
            person=Person.CLAIMANT,
            appellant="",
            signed_by=signed_by,
            representative="",
            grounds="",
            late_reason="",
            objects=None,
            objection="",
            file_id=None,
        )

    def step(self, kind: StepKind, days: int = 0, due: int | None = None) -> UUID:
        day = None if due is None else self.build.days(due)
        return self.put(
            CaseStep,
            kind=kind,
            on=self.build.days(days),
            due_on=day,
            done_on=None,
            words="",
            file_id=None,
        )

    def certificate(self) -> UUID:
        return self.put(DisclosureCertificate, words="All that is relevant", both=False)

    def sent(
        self, *evidence: UUID, inclusion: Inclusion = Inclusion.IN, kind: SetKind = SetKind.RESPONSE
    ) -> UUID:
        """A set that was sent with some evidence, each decided in one way; one of each kind."""

        def write(session: Session, act: Act) -> UUID:
            key, base = uuid4(), {"harm": "", "to_whom": "", "proportionate": "", "why": ""}
            number = list(SetKind).index(kind) + 1
            values = {"number": number, "kind": kind, "sent_on": act.today}
            more = {"to_follow": "", "follows_by_on": None, "certificate_id": None}
            first(session, act, SentSet, id=key, case_id=self.case, **values, **more)
            session.flush()
            for place, one in enumerate(evidence, 1):
                about = {"case_id": self.case, "group_id": None, "evidence_id": one}
                item = first(
                    session,
                    act,
                    CaseItem,
                    inclusion=inclusion,
                    superseded_at=None,
                    **about,
                    **base,
                )
                session.flush()
                said = {"set_id": key, "place": place, "evidence_id": one, "item_id": item.id}
                placed: dict[str, Any] = {"on": act.today, "heading": Heading.PERSON}
                first(session, act, SentItem, **(unsaid(SentItem) | said | placed))
            record(session, act, self.case, EventKind.PAPERS_SENT)
            return key

        key: UUID = self.build.do(write, self.by)
        return key
