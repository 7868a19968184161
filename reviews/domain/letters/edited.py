"""A letter that an officer changed in Word, against the record and the draft that it was before.

Dates and recommendations come from the record, number by number (para 117): an officer may put
anything else in other words, and a second person approves it as any letter.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused

from .kinds import Letter, ProviderRecommendations, ResidentLetter

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH = "|".join(f"{one[:3]}(?:{one[3:]})?" for one in _MONTHS)
_DAY = r"(?<![\d/.])(\d{1,2})(?:st|nd|rd|th)?"
_WRITTEN = re.compile(rf"{_DAY}\s+(?:of\s+)?({_MONTH})\b\.?(?:,?\s+(\d{{4}}))?")
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}}))?")
_SHARED_MONTH = re.compile(
    rf"{_DAY}(?=(?:\s*,\s*\d{{1,2}})*\s*(?:,|and|or|to|–|-)\s*\d{{1,2}}\s+({_MONTH})\b"
    r"(?:,?\s+(\d{4}))?)"
)
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")
_SORTED = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SHORT = 60
_ALIKE = 0.6
_FROM_RECORD = (
    "Change it in the record where it is wrong, and draft the letter again; in the letter it must "
    "stand as the record has it."
)

Day = tuple[int, int, int | None]
"""A date as written: day, month, and year where one is given."""


def days_in(text: str) -> Iterator[Day]:
    """The dates in some text, however they are written."""
    for day, month, year in (*_WRITTEN.findall(text), *_SHARED_MONTH.findall(text)):
        yield int(day), _month(month), int(year) if year else None
    for month, day, year in _MONTH_FIRST.findall(text):
        yield int(day), _month(month), int(year) if year else None
    for day, _, month, year in _NUMBERS.findall(text):
        yield int(day), int(month), int(year) % 100 + 2000
    for year, month, day in _SORTED.findall(text):
        yield int(day), int(month), int(year)


def _month(name: str) -> int:
    return next(n for n, one in enumerate(_MONTHS, 1) if one.startswith(name[:3]))


def _said(day: Day) -> str:
    month = _MONTHS[day[1] - 1] if 1 <= day[1] <= len(_MONTHS) else str(day[1])
    return f"{day[0]} {month}" + (f" {day[2]}" if day[2] else "")


@dataclass(frozen=True, slots=True)
class Point:
    """One recommendation as a letter prints it: what it is called, its words and its dates."""

    called: str
    number: str
    words: tuple[str, ...]
    dates: tuple[str, ...]


def points(letter: Letter) -> tuple[Point, ...]:
    """The recommendations that a letter tells, as the record has them."""
    if isinstance(letter, ProviderRecommendations):
        return tuple(
            Point(
                f"Recommendation {one.number}",
                str(one.number),
                (one.what, one.evidence),
                (long_date(one.acknowledge_by), long_date(one.complete_by)),
            )
            for one in letter.recommendations
        )
    if isinstance(letter, ResidentLetter):
        return tuple(
            Point(f"“{one.what}”", "", (one.what,), (long_date(one.complete_by),))
            for one in letter.asked
        )
    return ()


@dataclass(frozen=True, slots=True)
class Change:
    """Some lines of a letter that differ between two wordings; empty where one lacks them."""

    before: str
    after: str


def changes(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """Where two wordings of one letter differ, line by line, in the order of the letter."""
    old, new = [_even(one) for one in before], [_even(one) for one in after]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Change("\n".join(old[a:b]), "\n".join(new[c:d]))
        for what, a, b, c, d in steps
        if what != "equal"
    )


def check_edited(
    before: Sequence[str], after: Sequence[str], kept: Sequence[str], told: Sequence[Point]
) -> None:
    """Check a letter edited in Word against the draft that it was, line by line.

    `kept` are the lines that no editor changes: whom it is to, its date and reference.

    Raises:
        Refused: nothing differs, or a recommendation is gone, moved or changed, or a date is; it
            is named.
    """
    if not changes(before, after):
        raise Refused("This file says the same as the draft, so nothing was changed.", "file")
    old, new = [_even(one) for one in before], [_even(one) for one in after]
    fresh = list((Counter(new) - Counter(old)).elements())
    _check_points(old, new, told, fresh)
    for line in filter(None, map(_even, kept)):
        if line not in new:
            raise Refused(
                f"“{line}” was changed or taken out. {_became(line, fresh)}Whom a letter goes to, "
                "its date and its reference come from the record. Put it back, or draft the letter "
                "again.",
                "file",
            )
    _check_days(old, new)


def _even(line: str) -> str:
    return " ".join(line.split())


def _check_points(
    old: Sequence[str], new: Sequence[str], told: Sequence[Point], fresh: Sequence[str]
) -> None:
    at = 0
    for point, lines in _lines_of(old, told):
        for line in lines:
            if line in new[at:]:
                at = new.index(line, at) + 1
            elif line in new:
                raise Refused(
                    f"{point.called} stands in another place, or its lines in another order. Put "
                    "it back where the draft has it.",
                    "file",
                )
            else:
                raise Refused(_why_not(point, line, fresh), "file")


def _why_not(point: Point, line: str, fresh: Sequence[str]) -> str:
    close = get_close_matches(line, fresh, 1, _ALIKE)
    if not close and not any(_even(words) in one for words in point.words for one in fresh):
        return (
            f"{point.called} is no longer in the letter: “{line}”. A letter must not leave a "
            "recommendation out. Put it back."
        )
    became = _became(line, fresh)
    return f"{point.called} is not as the record has it: “{line}”. {became}{_FROM_RECORD}"


def _became(line: str, fresh: Sequence[str]) -> str:
    """Which date became another in the line that took a line's place; nothing where none did."""
    close = get_close_matches(line, fresh, 1, _ALIKE)
    old_days = list(days_in(line))
    new_days = list(days_in(close[0])) if close else []
    swapped = [pair for pair in zip(old_days, new_days, strict=False) if pair[0] != pair[1]]
    if not swapped:
        return f"The file says “{close[0]}”. " if close else ""
    return f"The date {_said(swapped[0][0])} was changed to {_said(swapped[0][1])}. "


def _lines_of(old: Sequence[str], told: Sequence[Point]) -> Iterator[tuple[Point, list[str]]]:
    """Each recommendation with the lines of the draft that tell it, in order."""
    starts = list(_starts(old, told))
    for place, (point, start) in enumerate(starts):
        later = (one for _, one in starts[place + 1 :])
        end = next(later, len(old))
        sought = [*map(_even, point.words), *point.dates]
        found = []
        if start and point.number and len(old[start - 1]) < _SHORT:
            above = old[start - 1]
            found += [above] if re.search(rf"\b{point.number}\b", above) else []
        for line in old[start:end]:
            held = [one for one in sought if one in line]
            if held:
                found.append(line)
                sought = [one for one in sought if one not in held]
        yield point, found


def _starts(old: Sequence[str], told: Sequence[Point]) -> Iterator[tuple[Point, int]]:
    at = 0
    for point in told:
        what = _even(point.words[0])
        start = next((n for n in range(at, len(old)) if what in old[n]), None)
        if start is not None:
            yield point, start
            at = start + 1


def _check_days(old: Sequence[str], new: Sequence[str]) -> None:
    was, now = Counter(_days(old)), Counter(_days(new))
    known = {day[:2]: day[2] for day in was}
    for day in now:
        other_year = day not in was and None not in (day[2], known.get(day[:2]))
        if day[:2] not in known or other_year:
            raise Refused(
                f"The date {_said(day)} is not in the draft. Dates come from the record. "
                f"{_FROM_RECORD}",
                "file",
            )
    for day in was:
        if _times(was, day) > _times(now, day):
            raise Refused(f"The date {_said(day)} was changed or taken out. {_FROM_RECORD}", "file")


def _days(lines: Sequence[str]) -> Iterator[Day]:
    return (day for line in lines for day in days_in(line))


def _times(counted: Counter[Day], day: Day) -> int:
    return sum(times for one, times in counted.items() if one[:2] == day[:2])
