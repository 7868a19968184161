"""Steps that protect residents: safeguarding handed over, rights, confidence, a closure.

What names another thing (`concern`, `resident`, `feedback`) is a key of data/example/.
"""

from dataclasses import dataclass
from datetime import date

from reviews.domain.register.closed_words import ContactFormat
from reviews.domain.safeguarding.closure import HowSoon, Need, Where
from reviews.domain.safeguarding.concerns import Channel
from reviews.domain.safeguarding.feedback import Anonymity, CameBy, FeedbackKind, FeedbackSource

from .steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferConcern(Step):
    """A safeguarding concern is referred, or what came of it is recorded; `closed` at the end."""

    concern: str
    referred_on: date
    referred_to: str
    how: Channel
    reference: str
    said_back: str
    outcome: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TellRights(Step):
    """Residents are told of their rights that day, each in the same form."""

    residents: tuple[str, ...]
    format: ContactFormat
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellInConfidence(Step):
    """Someone tells the council something that day, past the provider."""

    feedback: str
    kind: FeedbackKind
    source: FeedbackSource
    came_by: CameBy
    anonymity: Anonymity
    words: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFeedback(Step):
    """What was done about it is recorded; `closed` where that is all."""

    feedback: str
    done: str
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanForClosure(Step):
    """What one resident would need if the scheme closed."""

    resident: str
    needs: tuple[Need, ...]
    how_soon: HowSoon
    place: Where
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMove(Step):
    """Where one resident went is recorded that day."""

    resident: str
    moved_to: str
    safe_contact: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMovedList(Step):
    """The list of where people went is opened, for a reason."""

    reason: str
