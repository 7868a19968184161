"""The overall assessment as its team is shown it: how it stands, and what can be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.assessment.challenges import Wordings
from reviews.domain.assessment.overall_assessment import About, Reading, standing_now
from reviews.domain.assessment.planned_parts import PlannedPart, parts_left
from reviews.domain.assessment.second_reading import (
    READERS_STEPS,
    in_the_way,
    may_change,
    steps_open,
    took_part,
)
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import ROLES_WITH, Permission, Viewer
from reviews.domain.review.state import ReviewState
from reviews.store.accounts import accounts, read_backs
from reviews.store.accounts.accounts import AccountHead
from reviews.store.across.involvement import involved
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.challenges import OwnView
from reviews.store.assessment.challenges_kept import KeptQuestions
from reviews.store.assessment.every_finding import EveryFinding, read_findings
from reviews.store.assessment.overall_assessment import ConclusionView
from reviews.store.board.accounts_compared import Sets
from reviews.store.people import officers
from reviews.store.record.session import Session
from reviews.store.review.documents import DocumentLine

from .challenges import Asked, unanswered
from .challenges_page import asked_and_kept
from .reopened import Reopened, reopened
from .second_reading_page import SecondReading, second_reading

if TYPE_CHECKING:
    from reviews.store.review.reviews import ReviewHead


@dataclass(frozen=True, slots=True)
class OverallRead:
    """The overall assessment for those who read it, in the team or not.

    `also` says what else each officer did in the review, in a sentence.
    """

    reading: SecondReading
    findings: EveryFinding
    names: Mapping[UUID, str]
    also: Mapping[UUID, str]

    @property
    def now(self) -> Reading | None:
        """The last step that was taken."""
        return standing_now(self.reading.steps)

    @property
    def own(self) -> dict[About, list[OwnView]]:
        """What second readers concluded on their own, by conclusion."""
        return {about: [one for one in self.reading.own if one.about is about] for about in About}

    @property
    def earlier(self) -> dict[About, list[ConclusionView]]:
        """The views that were put in other words or decided otherwise; all are kept."""
        found: dict[About, list[ConclusionView]] = {}
        for one in self.reading.every:
            if one.superseded_at is not None:
                found.setdefault(one.about, []).append(one)
        return found


@dataclass(frozen=True, slots=True)
class TeamsPart:
    """What the team has before it beside the assessment.

    `asked` counts what a second reader may ask now; `kept` is what was asked each time it was
    sent on, by the step; `steps` are those that this officer may take, and `readers` those who
    could read it next. `to_read_back` are the accounts that wait to be read back, of those that
    they may read.
    """

    in_the_way: tuple[str, ...]
    asked: int
    kept: Mapping[UUID, KeptQuestions]
    steps: tuple[Reading, ...]
    readers: tuple[tuple[UUID, str], ...]
    late: tuple[DocumentLine, ...]
    reopened: tuple[Reopened, ...]
    to_read_back: tuple[AccountHead, ...]
    changeable: bool


def overall_read(session: Session, review_id: UUID) -> OverallRead:
    """The overall assessment of a review; a fixed number of queries."""
    names, did = officers.names(session), involved(session, review_id)
    also = {by: one.told(names[by]) for by, one in did.items()}
    found = second_reading(session, review_id)
    return OverallRead(found, read_findings(session, review_id), names, also)


def teams_part(
    session: Session,
    viewer: Viewer,
    review: "ReviewHead",
    parts: tuple[PlannedPart, ...],
    found: SecondReading,
    sets: Sets,
    known: Wordings,
    findings: EveryFinding | None = None,
) -> TeamsPart:
    """What the team has before it beside an assessment; a fixed number of queries.

    `viewer` works in the review's team; `known` are the words that judge, of the data;
    `findings` is every finding, where they are read already.
    """
    every = findings or read_findings(session, review.id)
    asked, kept = asked_and_kept(session, viewer, review, sets, known, found, every)
    open_now = review.state is ReviewState.OPEN
    late = overall_assessment.late_documents(session, review.id) if found.every else []
    seen = every.seen(Use.NOTES).items
    opened = reopened(session, viewer, review, sets, seen, every.agreed)
    usable = accounts.usable(session, viewer, Use.NOTES, review.id, every.agreed).items
    waits = read_backs.waiting(session, review.id)
    return TeamsPart(
        tuple(_in_the_way(found, every, parts, late, asked, opened)),
        len(asked),
        kept,
        _steps(found, viewer.id) if open_now else (),
        _readers_left(session, review.team_id, found),
        tuple(late),
        opened,
        tuple(one for one in usable if one.id in waits),
        may_change(review.state, found.steps),
    )


def _in_the_way(
    found: SecondReading,
    findings: EveryFinding,
    parts: tuple[PlannedPart, ...],
    late: Sequence[DocumentLine],
    asked: Sequence[Asked],
    opened: Sequence[Reopened],
) -> list[str]:
    return in_the_way(
        {one.about for one in found.conclusions},
        parts_left(parts),
        sum(one.uncited and one.answer is None for one in asked),
        withheld=len(findings.seen(Use.NOTES).withheld),
        unweighed=sum(not one.late_effect for one in late),
        unanswered=unanswered(asked),
        reopened=sum(one.opened.waits for one in opened),
    )


def _not_apart(found: SecondReading) -> frozenset[UUID]:
    """Those who did something in the review, while its second reader is to have done nothing."""
    return frozenset(by for by in found.not_apart if found.why_not_second(by))


def _steps(found: SecondReading, by: UUID) -> tuple[Reading, ...]:
    """The steps that an officer may take now; no reader's where they do not stand apart."""
    taken = steps_open(found.steps, by, found.concluded_by)
    return tuple(one for one in taken if not (one in READERS_STEPS and found.why_not_second(by)))


def _readers_left(
    session: Session, team_id: UUID, found: SecondReading
) -> tuple[tuple[UUID, str], ...]:
    """Those in the team who could read the assessment next."""
    barred = took_part(found.steps, found.concluded_by) | _not_apart(found)
    return tuple(
        (one.id, one.name)
        for one in officers.team_officers(session, team_id)
        if one.id not in barred and set(one.roles) & ROLES_WITH[Permission.REVIEW]
    )
