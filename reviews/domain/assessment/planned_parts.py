"""The planned parts of a review, voice by voice, and how each stands.

The overall assessment is made once each is done, or excused with a reason (para 110). A question
set about the scheme is planned a voice: each source that it asks, and each resident to be talked
with where it asks residents, is heard or excused. What one manager says completes it for nobody
else.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.review.requests import SETTLED, RequestState
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.domain.visits.visits import Access, VisitPurpose, VisitState
from reviews.domain.worded import Worded


class PartState(Worded):
    """How one planned part of a review stands."""

    TO_DO = "to-do", "Not started"
    UNDER_WAY = "under-way", "Under way"
    DONE = "done", "Completed"
    EXCUSED = "excused", "Excused"


_SETTLED = frozenset({PartState.DONE, PartState.EXCUSED})


@dataclass(frozen=True, slots=True)
class PlannedVoice:
    """One voice of a planned part: a source, or one resident by reference; excused by its key."""

    key: str
    title: str
    state: PartState
    reason: str = ""
    resident_id: UUID | None = None

    @property
    def settled(self) -> bool:
        """Whether it was heard or read, or excused with a reason."""
        return self.state in _SETTLED


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One planned part: the request, the visit, staff, a resident's interview or file.

    `voices` are those of a question set about the scheme; other parts have none.
    """

    key: str
    title: str
    state: PartState
    reason: str = ""
    resident_id: UUID | None = None
    voices: tuple[PlannedVoice, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether the part is done, or excused with a reason."""
        return self.state in _SETTLED

    @property
    def missing(self) -> tuple[PlannedVoice, ...]:
        """The voices that are neither heard nor excused."""
        return tuple(voice for voice in self.voices if not voice.settled)

    @property
    def told(self) -> str:
        """The part by its title, with whose voices are missing."""
        who = ", ".join(voice.title for voice in self.missing)
        return f"{self.title} (missing: {who})" if who else self.title

    @property
    def filled_in(self) -> bool:
        """Whether the part is done by filling in a question set, which its key names."""
        return self.key not in (REQUEST, VISIT, STAFF)


def parts_left(parts: Collection[PlannedPart]) -> list[PlannedPart]:
    """The planned parts that still stand in the way of the assessment (para 110)."""
    return [part for part in parts if not part.settled]


def titles(parts: Collection[PlannedPart]) -> dict[tuple[str, UUID | None], str]:
    """What each part and each voice is called, by how it is excused: its key and resident."""
    voices = {
        (one.key, one.resident_id): f"{part.title}: {one.title}"
        for part in parts
        for one in part.voices
    }
    return voices | {(part.key, part.resident_id): part.title for part in parts}


def unheard(parts: Collection[PlannedPart]) -> list[tuple[str, PartState, str]]:
    """Each voice that was not heard, excused or not: what it is called, how it stands, and why."""
    talks = [part for part in parts if part.key in (STAFF, INTERVIEW_SET)]
    every: list[PlannedPart | PlannedVoice] = [
        *talks,
        *(voice for part in parts for voice in part.voices),
    ]
    named = titles(parts)
    return [
        (named[one.key, one.resident_id], one.state, one.reason)
        for one in every
        if one.state is not PartState.DONE
    ]


REQUEST, VISIT, STAFF = "request", "visit", "staff"
SCHEME_SET, INTERVIEW_SET, FILE_SET = "scheme-review", "resident-interview", "personal-file"
SUPPORT_SET, REFERRER_SET = "resident-support", "referrer"
PERSONAL_SETS = frozenset({INTERVIEW_SET, FILE_SET, SUPPORT_SET, REFERRER_SET})
"""The sets that are always about one resident."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is known of a review's parts.

    `request_items` are keys of the request list, `request_states` the states recorded of them;
    `visits` hold (purpose, state, access); `staff_spoken` counts talks with staff that were
    recorded on visits before a talk was an account. `sets` are the question sets about the scheme:
    the scheme review and those of its service models; `accounts` the states by (question set,
    resident, source); `residents` hold (id, reference, interview planned, file planned); `excused`
    the reasons, by (part or voice, resident).
    """

    request_items: Sequence[str]
    request_states: Mapping[str, RequestState]
    visits: Sequence[tuple[VisitPurpose, VisitState, Access | None]]
    staff_spoken: int
    sets: Sequence[QuestionSet]
    accounts: Mapping[tuple[str, UUID | None, Source], Collection[AccountState]]
    residents: Sequence[tuple[UUID, str, bool, bool]]
    excused: Mapping[tuple[str, UUID | None], str]

    def taken(
        self, name: str, sources: Collection[Source], about: Collection[UUID | None] = ()
    ) -> set[AccountState]:
        """The states of the accounts by a set and these sources, about these where any is named."""
        return {
            state
            for (own, resident_id, source), states in self.accounts.items()
            if own == name and source in sources and (not about or resident_id in about)
            for state in states
        }


def planned_parts(facts: PlanFacts) -> list[PlannedPart]:
    """Every planned part, in the order a team meets them."""
    parts = [
        _part(facts, REQUEST, "Document request", _request(facts)),
        _part(facts, VISIT, "Visit to the scheme", _visit(facts)),
        _part(facts, STAFF, "Talk with staff", _staff(facts)),
        *(_voiced(facts, one) for one in facts.sets),
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


def _set(facts: PlanFacts, name: str, title: str, resident_id: UUID) -> PlannedPart:
    state = _state(facts.taken(name, tuple(Source), {resident_id}))
    return _part(facts, name, title, state, resident_id)


def _state(taken: Collection[AccountState]) -> PartState:
    if AccountState.COMPLETE in taken:
        return PartState.DONE
    return PartState.UNDER_WAY if taken else PartState.TO_DO


def _voiced(facts: PlanFacts, asked: QuestionSet) -> PlannedPart:
    """A set about the scheme: done once one voice at least was heard, and each other is excused."""
    voices = tuple(_voices(facts, asked))
    if not voices:
        return _part(facts, asked.name, asked.title, _state(facts.taken(asked.name, asked.sources)))
    states = {voice.state for voice in voices}
    if states <= _SETTLED:
        state = PartState.DONE if PartState.DONE in states else PartState.EXCUSED
    else:
        state = PartState.TO_DO if states == {PartState.TO_DO} else PartState.UNDER_WAY
    reasons = dict.fromkeys(one.reason for one in voices if state is PartState.EXCUSED)
    return PlannedPart(asked.name, asked.title, state, " ".join(reasons), voices=voices)


def _voices(facts: PlanFacts, asked: QuestionSet) -> Iterator[PlannedVoice]:
    """Each resident to be talked to, if the set asks residents; then each other source it asks.

    Staff are a part of their own in the scheme review. What excuses the whole part, or the talk
    with a resident, excuses the voice too.
    """
    whole = facts.excused.get((asked.name, None), "")
    if asked.sources & SPEAKS_FOR_RESIDENT:
        for resident_id, reference, interview, _ in facts.residents:
            if interview:
                talk = facts.excused.get((INTERVIEW_SET, resident_id), "")
                taken = facts.taken(asked.name, SPEAKS_FOR_RESIDENT, {resident_id})
                key = voice_key(asked.name, Source.RESIDENT)
                yield _voice(facts, key, reference, _state(taken), whole or talk, resident_id)
    apart = {Source.STAFF} if asked.name == SCHEME_SET else set()
    for source in Source:
        if source in asked.sources - SPEAKS_FOR_RESIDENT - apart:
            taken = facts.taken(asked.name, {source})
            key = voice_key(asked.name, source)
            yield _voice(facts, key, source.words, _state(taken), whole)


def voice_key(name: str, source: Source) -> str:
    """How one voice of a question set is named where it is excused."""
    return f"{name}:{source}"


def _voice(
    facts: PlanFacts,
    key: str,
    title: str,
    state: PartState,
    wider: str,
    resident_id: UUID | None = None,
) -> PlannedVoice:
    """A voice that was heard was heard; else its own excuse, or the `wider` one, stands."""
    reason = facts.excused.get((key, resident_id), wider)
    if reason and state is not PartState.DONE:
        return PlannedVoice(key, title, PartState.EXCUSED, reason, resident_id)
    return PlannedVoice(key, title, state, "", resident_id)


def _staff(facts: PlanFacts) -> PartState:
    """Staff are asked by the scheme review; talks recorded on visits earlier count as they did."""
    if facts.staff_spoken:
        return PartState.DONE
    return _state(facts.taken(SCHEME_SET, {Source.STAFF}))


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
