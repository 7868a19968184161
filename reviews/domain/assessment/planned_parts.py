"""The planned parts of a review, and how each stands.

The overall assessment is made once each is done, or excused with a reason (para 110).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.review.requests import SETTLED, RequestState
from reviews.domain.visits.visits import Access, VisitPurpose, VisitState
from reviews.domain.worded import Worded


class PartState(Worded):
    """How one planned part of a review stands."""

    TO_DO = "to-do", "Not started"
    UNDER_WAY = "under-way", "Under way"
    DONE = "done", "Completed"
    EXCUSED = "excused", "Excused"


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One planned part: the request, the visit, staff, a resident's interview or file."""

    key: str
    title: str
    state: PartState
    reason: str = ""
    resident_id: UUID | None = None

    @property
    def settled(self) -> bool:
        """Whether the part is done, or excused with a reason."""
        return self.state in (PartState.DONE, PartState.EXCUSED)

    @property
    def filled_in(self) -> bool:
        """Whether the part is done by filling in a question set, which its key names."""
        return self.key not in (REQUEST, VISIT, STAFF)


def parts_left(parts: Collection[PlannedPart]) -> list[PlannedPart]:
    """The planned parts that still stand in the way of the assessment (para 110)."""
    return [part for part in parts if not part.settled]


REQUEST, VISIT, STAFF = "request", "visit", "staff"
SCHEME_SET, INTERVIEW_SET, FILE_SET = "scheme-review", "resident-interview", "personal-file"
SUPPORT_SET, REFERRER_SET = "resident-support", "referrer"
PERSONAL_SETS = frozenset({INTERVIEW_SET, FILE_SET, SUPPORT_SET, REFERRER_SET})
"""The sets that are always about one resident."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is known of a review's parts.

    `request_items` are keys of the request list, `request_states` the states recorded of them;
    `visits` hold (purpose, state, access); `staff_spoken` counts members of staff. `model_sets` are
    the question sets of the scheme's service models, name to title; `accounts` the states by
    (question set, resident); `residents` hold (id, reference, interview planned, file planned);
    `excused` the reasons, by (part, resident).
    """

    request_items: Sequence[str]
    request_states: Mapping[str, RequestState]
    visits: Sequence[tuple[VisitPurpose, VisitState, Access | None]]
    staff_spoken: int
    model_sets: Mapping[str, str]
    accounts: Mapping[tuple[str, UUID | None], Collection[AccountState]]
    residents: Sequence[tuple[UUID, str, bool, bool]]
    excused: Mapping[tuple[str, UUID | None], str]


def planned_parts(facts: PlanFacts) -> list[PlannedPart]:
    """Every planned part, in the order a team meets them."""
    parts = [
        _part(facts, REQUEST, "Document request", _request(facts)),
        _part(facts, VISIT, "Visit to the scheme", _visit(facts)),
        _part(facts, STAFF, "Talk with staff", _done_if(facts.staff_spoken > 0)),
        _set(facts, SCHEME_SET, "Scheme review"),
        *(_set(facts, name, title) for name, title in facts.model_sets.items()),
    ]
    for resident_id, reference, interview, file in facts.residents:
        if interview:
            parts.append(_set(facts, INTERVIEW_SET, f"Talk with {reference}", resident_id))
        if file:
            parts.append(_set(facts, FILE_SET, f"Personal file of {reference}", resident_id))
    return parts


def _part(
    facts: PlanFacts, key: str, title: str, state: PartState, resident_id: UUID | None = None
) -> PlannedPart:
    """A part that is done is done, whatever excused it earlier."""
    reason = facts.excused.get((key, resident_id), "")
    if reason and state is not PartState.DONE:
        return PlannedPart(key, title, PartState.EXCUSED, reason, resident_id)
    return PlannedPart(key, title, state, "", resident_id)


def _set(facts: PlanFacts, name: str, title: str, resident_id: UUID | None = None) -> PlannedPart:
    states = facts.accounts.get((name, resident_id), ())
    if AccountState.COMPLETE in states:
        state = PartState.DONE
    else:
        state = PartState.UNDER_WAY if states else PartState.TO_DO
    return _part(facts, name, title, state, resident_id)


def _request(facts: PlanFacts) -> PartState:
    decided = [facts.request_states.get(item) for item in facts.request_items]
    if all(state in SETTLED for state in decided):
        return PartState.DONE
    begun = any(state not in (None, RequestState.UNDECIDED) for state in decided)
    return PartState.UNDER_WAY if begun else PartState.TO_DO


def _visit(facts: PlanFacts) -> PartState:
    """Done once the team was let in; a visit refused has to be made again or excused."""
    site = [one for one in facts.visits if one[0] in (VisitPurpose.SITE, VisitPurpose.INTERVIEWS)]
    if any(state is VisitState.DONE and access is not Access.REFUSED for _, state, access in site):
        return PartState.DONE
    return PartState.UNDER_WAY if site else PartState.TO_DO


def _done_if(done: bool) -> PartState:  # noqa: FBT001 - the fact itself
    return PartState.DONE if done else PartState.TO_DO
