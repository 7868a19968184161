"""The gate before a letter leaves: passages that could point to one person.

A prompt, never a proof that a text is safe: a person reads each passage named here, and the
letter. In a scheme with fewer residents than the council's threshold every finding counts.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Clue(StrEnum):
    """Why a passage could point to one person."""

    NAME = "name"
    ROOM = "room"
    DATE = "date"
    QUOTE = "quote"
    SMALL_NUMBER = "small-number"
    SMALL_SCHEME = "small-scheme"


CLUE_NAMES = {
    Clue.NAME: "A name",
    Clue.ROOM: "A room or flat",
    Clue.DATE: "A date or a time",
    Clue.QUOTE: "Someone’s own words",
    Clue.SMALL_NUMBER: "A small number of people",
    Clue.SMALL_SCHEME: "Few residents live here, so any finding could point to one",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people at the scheme and of the letter.

    Attributes:
        names: names of residents and staff, full and short.
        units: rooms and flats as recorded in residences.
        safe: texts that belong in the letter: its date, deadlines, officers, the recipient.
        findings: what officers wrote: findings, recommendations, reasons.
        residents: how many people live at the scheme.
        threshold: the council's own; below it every finding counts as identifying.
    """

    names: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    safe: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    residents: int = 0
    threshold: int = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a letter to be read by a person, and why."""

    words: str
    clues: tuple[Clue, ...]


_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    "Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTH})\b"
    rf"|\b(?:{_MONTH})\s+\d{{1,2}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b(?:last|on|this)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:room|flat|unit|bedsit|bungalow|studio|apartment)\s*(?:no\.?|number)?\s*\d+\w?\b"
    r"|\b(?:room|flat|unit)\s+[A-Z]\b"
    r"|\b(?:top|ground|first|second|third|attic|basement)[- ]floor (?:room|flat|bedroom)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]|(?<!\w)[‘'][^’']{8,}[’'](?!\w)")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PEOPLE = (
    r"(?:residents?|tenants?|people|persons?|wom[ae]n|m[ae]n|lad(?:y|ies)|individuals?|"
    r"members? of staff|staff|workers?|couples?|famil(?:y|ies))"
)


def _small_number(threshold: int) -> re.Pattern[str]:
    words = "|".join(_NUMBERS[: max(threshold - 1, 1)])
    digits = "|".join(str(n) for n in range(1, max(threshold, 2)))
    return re.compile(
        rf"\b(?:only |just |a )?(?:{words}|{digits}|single|only)\s+(?:of the |of our |of |other )?"
        rf"(?:\w+\s+)?{_PEOPLE}\b|\ba\s+(?:\w+\s+)?(?:resident|tenant|woman|man|lady)\b",
        re.IGNORECASE,
    )


_ORDINARY_WORDS = frozenset(
    "april art august bill chance chase dawn faith grace grant guy hope ivy jack joy june mark "
    "may pat ray rich rob rose sue will".split()
)
"""Names that are also everyday words: these count only with a capital letter."""


def _patterns(name: str) -> Iterator[str]:
    """A name, whole and by its parts of three letters or more, as patterns."""
    parts = [part for part in re.split(r"[\s\-]+", name) if len(part) > 2]
    if " " in name.strip():
        yield f"(?i:{re.escape(name.strip())})"
    for part in parts:
        ordinary = part.casefold() in _ORDINARY_WORDS
        yield re.escape(part.title()) if ordinary else f"(?i:{re.escape(part)})"


def _any_of(patterns: Collection[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    longest_first = sorted(set(patterns), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")


def _blank(text: str, safe: Collection[str]) -> str:
    for known in sorted(safe, key=len, reverse=True):
        if known.strip():
            text = text.replace(known, " ")
    return text


def passages(paragraphs: Sequence[str], known: Known) -> list[Passage]:
    """The paragraphs of a letter that a person must check, in order, each with its clues."""
    names = _any_of([one for name in known.names for one in _patterns(name)])
    units = _any_of([f"(?i:{re.escape(unit.strip())})" for unit in known.units if unit.strip()])
    number = _small_number(known.threshold)
    small = known.residents < known.threshold
    found = []
    for words in paragraphs:
        text = _blank(words, known.safe)
        clues = {
            Clue.NAME: bool(names and names.search(text)),
            Clue.ROOM: bool(_ROOM.search(text) or (units and units.search(text))),
            Clue.DATE: bool(_DATE.search(text)),
            Clue.QUOTE: bool(_QUOTE.search(text)),
            Clue.SMALL_NUMBER: bool(number.search(text)),
            Clue.SMALL_SCHEME: small and any(one and one in words for one in known.findings),
        }
        if any(clues.values()):
            found.append(Passage(words, tuple(clue for clue, seen in clues.items() if seen)))
    return found
