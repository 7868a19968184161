"""One claimant's case with a benefits officer on it, and decisions of before."""

from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.kinds import DecisionKind, Person, SignedBy, StepKind
from reviews.domain.cases.steps import Step
from reviews.domain.people.roles import Act, Role
from reviews.domain.record.event_kinds import EventKind
from reviews.services.cases import appeals, steps
from reviews.services.cases.cases import record
from reviews.services.record.facts import first
from reviews.store.record.session import Session
from reviews.store.tables import CaseDecision, DecisionNotice
from tests.build import Build
from tests.case_rows import unsaid


class Appealing:
    """A claimant's case at a scheme, worked by Bea."""

    def __init__(self, build: Build, name: str = "Ann Ash") -> None:
        self.build = build
        self.team = build.team()
        self.scheme = build.scheme(self.team, name="Canal House", provider=build.organisation())
        self.bea = build.officer(Role.BENEFITS_OFFICER, name="Bea")
        self.claimant = build.resident(self.scheme, name)
        self.id = build.case(self.bea, self.scheme, self.claimant)

    @property
    def address(self) -> str:
        return f"/cases/{self.id}"

    def decision(
        self,
        made_on: date,
        kind: DecisionKind = DecisionKind.TERMINATION,
        sent_on: date | None = None,
        **more: Any,
    ) -> UUID:
        """A decision of the case, with a notice to the claimant where a day is given."""

        def write(session: Session, act: Act) -> UUID:
            told = {"case_id": self.id, "kind": kind, "made_on": made_on}
            told |= {"what": "Not exempt accommodation"} | more
            row = first(session, act, CaseDecision, **(unsaid(CaseDecision) | told))
            session.flush()
            if sent_on:
                of = {"case_id": self.id, "decision_fact_id": row.id, "sent_on": sent_on}
                to = {"person": Person.CLAIMANT, "addressee": "A"}
                first(session, act, DecisionNotice, **(unsaid(DecisionNotice) | of | to))
            record(session, act, self.id, EventKind.DECISION_RECORDED)
            return row.id

        key: UUID = self.build.do(write, self.bea)
        return key

    def appeal(self, received_on: date, case: UUID | None = None, **more: Any) -> UUID:
        """An appeal of the claimant, signed by themselves unless told otherwise."""
        told = {"person": Person.CLAIMANT, "appellant": "Ann", "signed_by": SignedBy.APPELLANT}
        made = Appeal(received_on, **(told | more))
        key: UUID = self.build.do(appeals.record_appeal, self.bea, case or self.id, made)
        return key

    def step(self, kind: StepKind, on: date, case: UUID | None = None, **more: Any) -> UUID:
        """A step of the case."""
        made = Step(kind, on, **more)
        key: UUID = self.build.do(steps.record_step, self.bea, case or self.id, made)
        return key
