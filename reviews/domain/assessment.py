"""The overall assessment (paras 110-111): findings, three conclusions, and a second reader.

Nothing here adds up, averages or proposes a result. A person concludes, in words, with reasons;
"not enough evidence" is an answer and not a failure.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from .errors import Refused


class FindingKind(StrEnum):
    """What a finding says of the support."""

    STRENGTH = "strength"
    IMPROVE = "improve"
    NOT_ENOUGH = "not-enough-evidence"


FINDING_NAMES = {
    FindingKind.STRENGTH: "Works well",
    FindingKind.IMPROVE: "To improve",
    FindingKind.NOT_ENOUGH: "Not enough evidence",
}

THEMES = {
    "referrals": "How people come to live here",
    "needs": "Needs and support plans",
    "delivery": "Support that is given",
    "staff": "Staff and how they are led",
    "safety": "Safety and safeguarding",
    "home": "The home and the agreement",
    "respect": "Dignity, respect and choice",
    "independence": "Moving towards independence",
    "organisation": "How the organisations work",
}


class About(StrEnum):
    """The conclusions of para 110, and the overall one."""

    TAILORED = "tailored"
    ACCURATE = "accurate"
    RESPECT = "respect"
    OVERALL = "overall"


CONCLUSION_ASKS = {
    About.TAILORED: "Is the support shaped to what each resident needs, as far as it can be?",
    About.ACCURATE: "Has the provider described its support as it really is?",
    About.RESPECT: "Are residents treated with compassion, dignity and respect, with more "
    "independence as the aim?",
    About.OVERALL: "Overall, does the support at this scheme meet residents’ needs?",
}

CONCLUSION_HINTS = {
    About.TAILORED: "Weigh what residents said they need beside what the provider and the "
    "referrer recorded.",
    About.ACCURATE: "Compare what is claimed, what the papers show and what residents live with.",
    About.RESPECT: "Look at how people are spoken to, what they choose, and what has changed "
    "for them.",
    About.OVERALL: "Say what matters most and why. No sum or average decides this.",
}


class Judgement(StrEnum):
    """The words a conclusion can be given in."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_ENOUGH = "not-enough-evidence"


JUDGEMENT_NAMES = {
    Judgement.YES: "Yes",
    Judgement.PARTLY: "In part",
    Judgement.NO: "No",
    Judgement.NOT_ENOUGH: "Not enough evidence to say",
}


class PartState(StrEnum):
    """How one planned part of a review stands."""

    TO_DO = "to-do"
    UNDER_WAY = "under-way"
    DONE = "done"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Part:
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


def parts_left(parts: Collection[Part]) -> list[Part]:
    """The planned parts that still stand in the way of the assessment (para 110)."""
    return [part for part in parts if not part.settled]


class Reading(StrEnum):
    """What was done with an assessment once its first reader had concluded."""

    SUBMITTED = "submitted"
    AGREED = "agreed"
    SENT_BACK = "sent-back"
    DISAGREED = "disagreed"
    DECIDED = "decided"
    REOPENED = "reopened"


READING_NAMES = {
    Reading.SUBMITTED: "Sent to a second reader",
    Reading.AGREED: "Second reader agreed",
    Reading.SENT_BACK: "Sent back by the second reader",
    Reading.DISAGREED: "Second reader disagrees",
    Reading.DECIDED: "Decided by a third person",
    Reading.REOPENED: "Opened again",
}

FINAL = frozenset({Reading.AGREED, Reading.DECIDED})


@dataclass(frozen=True, slots=True)
class Read:
    """One step of the second reading, in order."""

    reading: Reading
    by: UUID


def standing_now(steps: Sequence[Read]) -> Reading | None:
    """Where the reading stands: the last step, or None before the first reader submits."""
    return steps[-1].reading if steps else None


def _round(steps: Sequence[Read]) -> Sequence[Read]:
    """The steps since the assessment was last sent to a second reader."""
    starts = [n for n, step in enumerate(steps) if step.reading is Reading.SUBMITTED]
    return steps[starts[-1] :] if starts else ()


def check_reading(steps: Sequence[Read], step: Reading, by: UUID, words: str) -> None:
    """Check that this person may take this step of the reading now.

    The second reader is never the first, and the third is neither; both views are kept.

    Raises:
        Refused: it is not this step's turn, it is the wrong person, or reasons are missing.
    """
    now = standing_now(steps)
    allowed: dict[Reading, set[Reading | None]] = {
        Reading.SUBMITTED: {None, Reading.SENT_BACK, Reading.REOPENED},
        Reading.AGREED: {Reading.SUBMITTED},
        Reading.SENT_BACK: {Reading.SUBMITTED, Reading.DISAGREED},
        Reading.DISAGREED: {Reading.SUBMITTED},
        Reading.DECIDED: {Reading.DISAGREED},
        Reading.REOPENED: {Reading.AGREED, Reading.DECIDED},
    }
    if now not in allowed[step]:
        raise Refused("The assessment has moved on since you opened this page. Look again first.")
    took_part = {one.by for one in _round(steps)}
    if step not in (Reading.SUBMITTED, Reading.REOPENED) and by in took_part:
        raise Refused(
            "This step belongs to someone who has not yet concluded on this assessment. "
            "Ask a colleague in the team."
        )
    if step is not Reading.AGREED and step is not Reading.SUBMITTED and not words.strip():
        raise Refused("Give your reasons. Both views are kept.", "words")


def check_concluded(concluded: Collection[About], left: Collection[Part], uncited: int) -> None:
    """Check that an assessment can go to a second reader.

    Raises:
        Refused: a planned part is open, a conclusion is missing or a finding cites nothing.
    """
    if left:
        raise Refused(
            f"{len(left)} planned part{'s are' if len(left) > 1 else ' is'} neither done nor "
            f"excused. The first is: {next(iter(left)).title}."
        )
    lacking = [about for about in About if about not in concluded]
    if lacking:
        raise Refused(f"Record your conclusion first: {CONCLUSION_ASKS[lacking[0]]}")
    if uncited:
        raise Refused(
            f"{uncited} finding{'s cite' if uncited > 1 else ' cites'} no evidence. Add what each "
            "rests on, or record it as not enough evidence."
        )
