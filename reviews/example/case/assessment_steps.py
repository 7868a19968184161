"""Steps of the assessment, and of the letters and the follow-up that come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reviews.domain.assessment.challenges import ChallengeKind
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement, Reading
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.letters.kinds import LetterKind

from .steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """One thing that a finding rests on: an answer of an account, a document, or what was seen."""

    account: str = ""
    question: str = ""
    document: str = ""
    observation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteFinding(Step):
    """A finding, the paragraphs it bears on, and what it rests on."""

    finding: str
    theme: str
    kind: FindingKind
    paragraph: str
    words: str
    rests_on: tuple[RestsOn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordFinding(Step):
    """A finding in other words."""

    finding: str
    theme: str
    kind: FindingKind
    paragraph: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclude(Step):
    """One conclusion, with reasons, and what it rests on."""

    about: About
    judgement: Judgement
    reasons: str
    rests_on: tuple[str, ...] = ()
    rests_on_conclusions: tuple[About, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChallenge(Step):
    """Why everything of one kind that a second reader may ask now stands as it is."""

    kind: ChallengeKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeReadingStep(Step):
    """One step of the second reading."""

    reading: Reading
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighLateDocument(Step):
    """Someone says what a document that came late changes."""

    document: str
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommend(Step):
    """A recommendation on a finding, with its two dates."""

    recommendation: str
    finding: str
    what: str
    plain_words: str
    evidence: str
    acknowledge_by_on: date
    complete_by_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SendLetters(Step):
    """Letters of one kind are drafted, checked, approved, issued and sent on one day.

    `clearing` gives, for each clue that the gate may find, why such a passage points to nobody.
    A clue without a reason stops the play: nobody clears a name unread. `handed_how` is how a
    letter went to a resident who is handed letters.
    """

    kind: LetterKind
    contact: str
    approved_by: str
    sent_how: str
    handed_how: str = ""
    clearing: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge(Step):
    """The provider acknowledges recommendations."""

    recommendations: tuple[str, ...]
    by_whom: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordProgress(Step):
    """How far a recommendation has come; `evidence` are the paragraphs of a file called `name`."""

    recommendation: str
    progress: Progress
    words: str
    name: str = ""
    evidence: tuple[str, ...] = ()
