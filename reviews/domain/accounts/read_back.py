"""An account is read back to whoever gave it, or given to them, before it is relied on."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import check_past
from reviews.domain.errors import Refused, check_said
from reviews.domain.register.closed_words import ContactFormat
from reviews.domain.sources import Source
from reviews.domain.worded import Worded

_NOBODYS = frozenset({Source.DOCUMENT, Source.OBSERVED})


class Way(Worded):
    """How what was written down came back to whoever said it."""

    READ_BACK = "read-back", "It was read back to them"
    GIVEN = "given", "It was given to them, in a format they can use"
    NEITHER = "neither", "Neither"


class ReadBackState(Worded):
    """Whether an account has been read back."""

    NOT_YET = "not-yet", "Not read back yet"
    CHANGED = "changed", "Opened again since it was read back"
    READ_BACK = "read-back", "Read back to them"
    GIVEN = "given", "Given to them to read"
    EXCUSED = "excused", "Not read back, and it is said why"
    NOT_RECORDED = "not-recorded", "Not recorded whether it was read back"


WAITS = frozenset({ReadBackState.NOT_YET, ReadBackState.CHANGED})
"""The states in which somebody still has to read an account back, or say why not."""

_CAME_TO = {
    Way.READ_BACK: ReadBackState.READ_BACK,
    Way.GIVEN: ReadBackState.GIVEN,
    Way.NEITHER: ReadBackState.EXCUSED,
}


@dataclass(frozen=True, slots=True)
class ReadBackTold:
    """How an account came back to whoever gave it, when, by whom, and what they say is wrong."""

    way: Way
    format: ContactFormat | None = None
    read_on: date | None = None
    by_whom: str = ""
    why_not: str = ""
    corrections: str = ""


def is_read_back(source: Source) -> bool:
    """Whether an account is read back: a person's is; a paper, and what was seen, is not."""
    return source not in _NOBODYS


def read_back_state(
    source: Source, way: Way | None, *, finished: bool, asked: bool | None, same: bool
) -> ReadBackState | None:
    """Whether an account has been read back; None where it is nobody's.

    Args:
        source: whose account it is.
        way: what is recorded of it, if anything is.
        finished: whether the account is finished now.
        asked: what the account says of it since it was finished; None of one finished before this
            was asked.
        same: whether it reads as it did when it was read back.
    """
    if not is_read_back(source):
        return None
    if way is None:
        before = finished and asked is None
        return ReadBackState.NOT_RECORDED if before else ReadBackState.NOT_YET
    if way is not Way.NEITHER and not (finished and same):
        return ReadBackState.CHANGED
    return _CAME_TO[way]


def check_read_back(told: ReadBackTold, heard_on: date, today: date) -> None:
    """Check what is recorded of reading an account back.

    Raises:
        Refused: something is missing, or the day is before it was heard or still to come.
    """
    if told.way is Way.NEITHER:
        check_said(told.why_not, "Say why it was neither read back nor given to them.", "why_not")
        return
    if told.way is Way.GIVEN and told.format is None:
        raise Refused("Choose the format in which it was given to them.", "format")
    if told.read_on is None:
        raise Refused("Enter the day on which they heard or read it.", "read_on")
    check_past(told.read_on, today, "read_on", since=heard_on, since_is="the day it was told")
    check_said(told.by_whom, "Say who read it back, or gave it to them.", "by_whom")
