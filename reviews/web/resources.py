"""What one running application is made of, for the current request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, cast

from flask import current_app

from reviews.config import ROOT, Settings
from reviews.domain.accounts.frameworks import Framework
from reviews.domain.assessment.challenges import Wordings
from reviews.domain.board.outcomes import PromptingLists
from reviews.domain.dates import LONDON
from reviews.domain.guidance import Guidance
from reviews.domain.programme.programmes import IndicatorList
from reviews.domain.working_days import BankHolidays
from reviews.files.disk import FileStore
from reviews.reference.bank_holidays import load_bank_holidays
from reviews.reference.frameworks import load_frameworks
from reviews.reference.guidance import load_guidance
from reviews.reference.indicators import load_indicators
from reviews.reference.judgement_words import load_judgement_words
from reviews.reference.prompting import load_prompting
from reviews.reference.question_sets import QuestionSets
from reviews.services.letters.templates import LetterTemplates
from reviews.services.record.health import HealthWatch
from reviews.services.record.jobs import Tools
from reviews.store.record.queue import Queue

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEY = "reviews"


@dataclass(frozen=True)
class Resources:
    """The joined parts; `clock` gives the present instant in UTC."""

    settings: Settings
    engine: "Engine"
    files: FileStore
    question_sets: QuestionSets
    templates: LetterTemplates
    clock: Callable[[], datetime]
    watch: HealthWatch = field(default_factory=HealthWatch)

    @property
    def queue(self) -> Queue:
        """Where jobs are handed to the worker."""
        return Queue(self.settings.url, self.settings.queue_file)

    @cached_property
    def tools(self) -> Tools:
        """What long work is done with beside the record."""
        return Tools(self.question_sets, self.settings.scan_command, self.settings.office_command)

    @cached_property
    def bank_holidays(self) -> BankHolidays:
        """England's bank holidays, read when first needed."""
        return load_bank_holidays(ROOT / "data" / "bank_holidays.toml")

    @cached_property
    def prompting(self) -> PromptingLists:
        """The words for how much help is needed, read when first needed."""
        return load_prompting(ROOT / "data" / "prompting.toml")

    @cached_property
    def indicators(self) -> Mapping[date, IndicatorList]:
        """The lists of indicators by the day from which each counts, read when first needed."""
        return load_indicators(ROOT / "data" / "indicators")

    @cached_property
    def judgement_words(self) -> Wordings:
        """Words that judge, read when first needed; a council may have its own in its settings."""
        return load_judgement_words(ROOT / "data" / "judgement_words.toml")

    @cached_property
    def guidance(self) -> Guidance:
        """The guidance, paragraph by paragraph, read when first needed."""
        return load_guidance(ROOT / "data" / "guidance.toml")

    @cached_property
    def witness_program(self) -> bytes:
        """The program that a witness is sent, read when first needed."""
        return (ROOT / "data" / "witness.py").read_bytes()

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that answers can be listed by, read when first needed."""
        return load_frameworks(ROOT / "data" / "frameworks", self.question_sets)


def resources() -> Resources:
    """What the current application is made of."""
    return cast("Resources", current_app.extensions[KEY])


def now() -> datetime:
    """The present instant in UTC."""
    return resources().clock()


def today() -> date:
    """Today's date in London."""
    return now().astimezone(LONDON).date()
