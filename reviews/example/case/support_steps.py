"""Steps with support: who referred someone, what became of support, and staff time."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.board.support import Step as SupportStep
from reviews.domain.sources import Source

from .steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReferrer(Step):
    """Who referred a resident is recorded."""

    resident: str
    name: str
    organisation: str
    address: tuple[str, ...]
    postcode: str
    referred_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSupport(Step):
    """Support for one need is recorded, as one source tells it."""

    resident: str
    need: str
    step: SupportStep
    source: Source
    said_by: str
    words: str
    true_from_on: date
    true_to_on: date | None = None
    who: str = ""
    how_often: str = ""
    how_long: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStaffTime(Step):
    """Staff time is recorded, as one source tells it; a resident's own where one is named."""

    source: Source
    said_by: str
    what: str
    staff: int
    minutes: int
    times: int
    true_from_on: date
    true_to_on: date | None = None
    weeks: int = 1
    shared_by: int = 1
    resident: str = ""
