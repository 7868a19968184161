"""Steps with residents: what they agreed to, how they decided, and what was heard and read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reviews.domain.consent.capacity import CapacityOutcome
from reviews.domain.consent.consents import Use
from reviews.domain.safeguarding.concerns import Agreed, ConcernAbout, Told
from reviews.domain.sources import Source

from .steps import Step

Answers = Mapping[str, object]
"""Answers by question key, as they are written: a word, words, a number, a day, or a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskConsent(Step):
    """A resident is asked use by use; `replies` are states by use, `limits` words by use.

    `ways` are those of `reviews.domain.consent.consents.WAYS`; `words_used` stands in for
    the usual words.
    """

    resident: str
    ways: tuple[str, ...]
    replies: Mapping[str, str]
    limits: Mapping[str, str] = field(default_factory=dict)
    present: str = ""
    words_used: str = ""
    told_of_tribunal: bool = True
    written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCapacity(Step):
    """How a resident made one decision."""

    resident: str
    decision: Use
    outcome: CapacityOutcome
    assessed_by: str
    help_given: str
    could_not: tuple[str, ...] = ()
    shown_by: str = ""
    ask_again_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearUse(Step):
    """A person clears a use that was agreed to in part."""

    resident: str
    use: Use
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file attached to an answer; its paragraphs become a plain text file."""

    question: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAccount(Step):
    """An account is taken; finished, unless `pause` says where to carry on."""

    account: str
    set: str
    source: Source
    answers: Answers
    needs: tuple[Answers, ...] = ()
    files: tuple[Attached, ...] = ()
    respondent: str = ""
    resident: str = ""
    visit: str = ""
    present: str = ""
    confidential: bool = False
    short: bool = False
    easy: bool = False
    pause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcusePart(Step):
    """A planned part will not be done."""

    part: str
    reason: str
    resident: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseConcern(Step):
    """A safeguarding concern is written down, and waits to be handed over until it is referred."""

    concern: str
    visit: str
    resident: str
    about: ConcernAbout
    words: str
    wishes: str
    told: Told
    agreed: Agreed
    immediate_danger: bool = False
    reasons_to_share: str = ""
