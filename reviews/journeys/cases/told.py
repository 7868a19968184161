"""What pages of a case say of an appeal, a step, who acts, and a dispute: pairs of words."""

from collections.abc import Callable, Mapping
from uuid import UUID

from reviews.domain.cases.steps import ASKS
from reviews.store.cases.facts import AppealView, AuthorityView, DisputeView, StepView
from reviews.store.cases.notes import CircumstancesView
from reviews.store.cases.standing import DecisionLine
from reviews.web.pages import on, say

Pairs = list[tuple[str, str]]
_NONE = UUID(int=0)
_NOT_SAID = "Nobody has said"


def decision_words(decision: DecisionLine) -> str:
    """A decision as a list of them names it."""
    return f"{decision.kind.words}, made on {on(decision.made_on)}"


def appeal_pairs(decisions: Mapping[UUID, DecisionLine]) -> Callable[[AppealView], Pairs]:
    """How an appeal is told, with the decisions of its case by their facts."""

    def told(appeal: AppealView) -> Pairs:
        against = decisions.get(appeal.decision_fact_id or _NONE)
        objects = {None: "", True: "Yes", False: "No"}[appeal.objects]
        return [
            ("Came on", on(appeal.received_on)),
            ("Against", decision_words(against) if against else "Not known yet"),
            ("Who appeals", f"{appeal.appellant} ({say(appeal.person).lower()})"),
            ("Signed by", say(appeal.signed_by)),
            ("Representative", appeal.representative),
            ("Why they appeal", appeal.grounds or "They gave no reasons"),
            ("Written reasons asked for", on(appeal.reasons_asked_on)),
            ("Written reasons given", on(appeal.reasons_given_on)),
            ("Why it is late", appeal.late_reason),
            ("The council objects", objects),
            ("Why the council objects", appeal.objection),
        ]

    return told


def step_pairs(step: StepView) -> Pairs:
    """How a step is told."""
    due_from = step.due_from or (ASKS[step.kind].due_from if step.due_on else None)
    return [
        ("Day", on(step.on)),
        ("Time", step.planned_time),
        ("Place", step.place),
        ("Who goes", step.who),
        ("Due from", say(due_from)),
        ("Due by", on(step.due_on)),
        ("Done on", on(step.done_on)),
        ("In words", step.words),
    ]


def authority_pairs(authority: AuthorityView) -> Pairs:
    """How it is told who acts for an appellant."""
    return [
        ("Who acts", authority.name),
        ("By what authority", say(authority.kind)),
        ("Asked for on", on(authority.asked_on, "Not asked for yet")),
        ("Seen on", on(authority.seen_on, "Not seen yet")),
        ("Doubt", authority.doubt),
        ("The tribunal was told on", on(authority.doubt_told_on)),
    ]


def dispute_pairs(dispute: DisputeView) -> Pairs:
    """How a dispute is told."""
    return [
        ("Who disputes it", dispute.organisation),
        ("Came on", on(dispute.received_on)),
        ("What they say", dispute.words),
        ("To be answered by", on(dispute.answer_by_on, _NOT_SAID)),
        ("Answered on", on(dispute.answered_on, "Not answered yet")),
        ("The answer", say(dispute.outcome)),
        ("What they were told", dispute.answer),
    ]


def circumstances_pairs(told: CircumstancesView) -> Pairs:
    """How it is told what the tribunal should know."""
    return [
        ("For the tribunal to know", told.capacity or "Nothing is recorded"),
        ("Universal Credit", say(told.universal_credit)),
        ("What is known of that", told.universal_credit_note),
    ]
