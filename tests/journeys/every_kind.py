"""A review with one piece of evidence of each kind."""

from typing import Any
from uuid import UUID, uuid4

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.board.outcomes import Noted, PauseWhy
from reviews.domain.board.staff_time import Counts, Duty, Shift
from reviews.domain.board.support import Step, SupportTold
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.sources import Source
from reviews.domain.visits.visits import Equipped, Sighting, VisitPlan, VisitPurpose
from reviews.services.board import outcomes, support
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.services.visits import on_visit, visits
from reviews.store.record.events import record
from reviews.store.tables import (
    Account,
    Acknowledgement,
    Evidence,
    FindingEvidence,
    Letter,
    ProgressRecord,
    Recommendation,
)
from tests.build import Build
from tests.journeys.assessing import AWKWARD, Assessing


class EveryKind(Assessing):
    """One piece of each kind; what is of one resident is of the first, who agreed to everything."""

    def __init__(self, build: Build) -> None:
        super().__init__(build, residents=2)
        self.resident = self.residents[0]
        build.agree(self.ann, self.id, self.resident)
        self.done = self.account(answers={("came-how", 0): f"By taxi {AWKWARD}"})
        self._on_a_visit()
        self._of_support()
        upload = take_in(build.house.files, "rota.txt", b"A rota", 1_000_000)
        told = {"item": "", "about": f"Rota {AWKWARD}", "true_on": None}
        build.do(receive_document, self.ann, self.id, upload, **told)
        self.to_improve = self.finding("Slow")
        build.do(_the_rest, self.ann, self)

    def _on_a_visit(self) -> None:
        officers, today = frozenset({self.ann.id}), self.build.today
        plan = VisitPlan(self.scheme, VisitPurpose.SITE, today, officers, review_id=self.id)
        self.visit = self.build.do(visits.plan_visit, self.ann, plan)
        seen = Sighting("damp-mould", "Kitchen", f"Damp {AWKWARD}")
        self.build.do(on_visit.record_observation, self.ann, self.visit, seen)
        told = ("Night worker", f"Alone {AWKWARD}", "", Equipped.PARTLY)
        self.build.talk_before(self.ann, self.visit, *told)
        helped = {"passed_to": "Food bank", "passed_on": today, "outcome": ""}
        self.build.do(
            on_visit.record_urgent_help,
            self.ann,
            self.visit,
            needed=f"Food {AWKWARD}",
            resident_id=self.resident,
            **helped,
        )

    def _of_support(self) -> None:
        day, who = self.build.days(-20), {"source": Source.PROVIDER}
        told = SupportTold(
            "money",
            Step.DELIVERED,
            Source.PROVIDER,
            "Manager",
            "Key worker",
            "weekly",
            "",
            f"Budget {AWKWARD}",
            day,
        )
        self.build.do(support.record_support, self.ann, self.id, self.resident, told)
        shift = Shift(f"Night {AWKWARD}"[:60], 1, 600, 7, 1, 6, Counts.ON_TOP, Duty.AWAKE)
        more: Any = {"said_by": "Manager", "true_from_on": day, "true_to_on": self.build.today}
        self.build.do(support.record_staff_time, self.ann, self.id, shift, **who, **more)
        new = outcomes.OutcomeWords(f"A choir {AWKWARD}", "", Source.RESIDENT, "R", day)
        key = self.build.do(outcomes.set_outcome, self.ann, self.id, self.resident, new)
        level = self.build.house.prompting[-1].levels[0][0]
        noted = Noted(day, level, f"Nerves {AWKWARD}", "", None, "Staff")
        self.build.do(
            outcomes.note,
            self.ann,
            self.id,
            key,
            noted,
            Source.STAFF,
            self.build.house.prompting,
        )
        rest = outcomes.Pause(PauseWhy.ILL, day, None, f"Flu {AWKWARD}", Source.STAFF, "Staff")
        self.build.do(outcomes.pause_outcome, self.ann, self.id, key, rest)

    def kinds(self) -> dict[EvidenceKind, UUID]:
        """One piece of each kind."""
        rows = self.build.rows(Evidence)
        return {one.kind: one.id for one in rows if one.review_id == self.id}

    def cited(self, finding: UUID) -> list[FindingEvidence]:
        rows = self.build.rows(FindingEvidence)
        return [one for one in rows if one.finding_fact_id == finding and one.ended_at is None]

    def written(self, table: type[Any], key: UUID, **values: Any) -> None:
        """Change a row past the services."""
        self.build.do(_written, self.ann, self.id, table, key, values)


def _written(
    session: Any, act: Act, review_id: UUID, table: type[Any], key: UUID, values: dict[str, Any]
) -> None:
    row = session.get(table, key)
    for name, value in values.items():
        setattr(row, name, value)
    record(session, act, f"review:{review_id}", EventKind.ANSWERS_RECORDED, words={"count": 1})


def _the_rest(session: Any, act: Act, case: EveryKind) -> None:
    """A finished account, and what there is only once letters were sent."""
    account = session.get(Account, case.done)
    account.state, account.completed_at = AccountState.COMPLETE, act.at
    by: dict[str, Any] = {"recorded_at": act.at, "recorded_by": act.by.id}
    asked, words = uuid4(), {"plain_words": "", "evidence": "", "change_reason": ""}
    session.add(
        Recommendation(
            id=asked,
            fact_id=asked,
            review_id=case.id,
            finding_fact_id=case.to_improve,
            number=1,
            what="Mend it",
            acknowledge_by_on=act.today,
            complete_by_on=act.today,
            **words,
            **by,
        )
    )
    session.flush()
    for table, told in (
        (ProgressRecord, {"progress": Progress.UNDER_WAY, "seen_on": act.today}),
        (Acknowledgement, {"acknowledged_on": act.today, "by_whom": "Director"}),
    ):
        key = uuid4()
        row = table(id=key, recommendation_fact_id=asked, words=f"Told {AWKWARD}", **told, **by)
        if hasattr(row, "fact_id"):
            row.fact_id = key
        session.add(row)
    session.add(
        Letter(
            id=uuid4(),
            reference=f"L-{asked.hex[:6]}",
            review_id=case.id,
            kind=LetterKind.PROVIDER_RECOMMENDATIONS,
            state=LetterState.SENT,
            draft=1,
            planned_issue_on=act.today,
            drafted_by=act.by.id,
            drafted_at=act.at,
            binding="",
            issued_by=act.by.id,
            issued_at=act.at,
            sent_by=act.by.id,
            sent_on=act.today,
        )
    )
    record(session, act, f"review:{case.id}", EventKind.ANSWERS_RECORDED, words={"count": 4})
