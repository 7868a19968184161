"""What one running application is made of, for the current request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, cast

from flask import current_app

from reviews.config import ROOT, Settings
from reviews.domain.frameworks import Framework
from reviews.domain.people import LONDON
from reviews.domain.working_days import BankHolidays
from reviews.files.disk import FileStore
from reviews.reference.bank_holidays import load_bank_holidays
from reviews.reference.frameworks import load_frameworks
from reviews.reference.question_sets import QuestionSets
from reviews.services.letter_templates import LetterTemplates

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEY = "reviews"


@dataclass(frozen=True)
class House:
    """The joined parts; `clock` gives the present instant in UTC."""

    settings: Settings
    engine: "Engine"
    files: FileStore
    question_sets: QuestionSets
    templates: LetterTemplates
    clock: Callable[[], datetime]

    @cached_property
    def bank_holidays(self) -> BankHolidays:
        """England's bank holidays, read when first needed."""
        return load_bank_holidays(ROOT / "data" / "bank_holidays.toml")

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that answers can be listed by, read when first needed."""
        return load_frameworks(ROOT / "data" / "frameworks", self.question_sets)


def house() -> House:
    """The house of the current application."""
    return cast("House", current_app.extensions[KEY])


def now() -> datetime:
    """The present instant in UTC."""
    return house().clock()


def today() -> date:
    """Today's date in London."""
    return now().astimezone(LONDON).date()
