"""A letter that an officer changed in Word, against the record and the draft that it was before.

Dates, times, recommendations, and where people turn for help come from the record: an officer may
put anything else in other words, and a second person approves it as any letter (para 117).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused

from .kinds import (
    Letter,
    ProviderRecommendations,
    Recommended,
    ResidentInvitation,
    ResidentLetter,
    StillOpen,
    VisitNotice,
)
from .typesetting import reached

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
_WHOSE = (
    "Whom a letter goes to, its date and its reference come from the record. Put it back, or draft "
    "the letter again."
)
_REACH = (
    "Telephone numbers, emails, times of visits and where residents can turn come from the record "
    "and the council’s settings. Put the line back; add your own words in another."
)

Day = tuple[int, int, int | None]
"""A date as written: day, month, and year where one is given."""


def days_in(text: str) -> Iterator[Day]:
    """The dates in some text, however they are written, in the order in which they stand."""
    found = [
        (one.start(), read(*one.groups()))
        for pattern, read in _READ_BY
        for one in pattern.finditer(text)
    ]
    return (day for _, day in sorted(found, key=lambda one: one[0]))


def _worded(day: str, month: str, year: str | None) -> Day:
    return int(day), _month(month), int(year) if year else None


_READ_BY: tuple[tuple[re.Pattern[str], Callable[..., Day]], ...] = (
    (_WRITTEN, _worded),
    (_SHARED_MONTH, _worded),
    (_MONTH_FIRST, lambda month, day, year: _worded(day, month, year)),
    (_NUMBERS, lambda day, _, month, year: (int(day), int(month), int(year) % 100 + 2000)),
    (_SORTED, lambda year, month, day: (int(day), int(month), int(year))),
)


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
        return (
            *(Point("What has been done", "", (one,), ()) for one in letter.done),
            *(Point("What we no longer ask", "", (one,), ()) for one in letter.not_needed),
            *map(_recommended, letter.still_open),
            *map(_recommended, letter.recommendations),
        )
    if isinstance(letter, ResidentLetter):
        return tuple(
            Point(f"“{one.what}”", "", (one.what,), (long_date(one.complete_by),))
            for one in letter.asked
        )
    return ()


def _recommended(one: StillOpen | Recommended) -> Point:
    note = one.note if isinstance(one, StillOpen) else ""
    words = tuple(filter(None, (one.what, one.evidence, one.who, note)))
    dates = tuple(long_date(day) for day in (one.acknowledge_by, one.complete_by) if day)
    return Point(f"Recommendation {one.number}", str(one.number), words, dates)


def held(letter: Letter, lines: Iterable[str]) -> tuple[str, ...]:
    """The lines of a draft that say whom to reach and when we come: those stay as they are.

    They hold a telephone number, an email, the time of a visit, or what the council has set for
    residents. An officer's own paragraph in this letter is not among them.
    """
    words, own = set(map(_even, _said_by_settings(letter))), _even(letter.letter.covering)
    return tuple(
        line
        for line in map(_even, lines)
        if not (own and line in own)
        and (any(one.link for one in reached(line)) or any(one in line for one in words if one))
    )


def _said_by_settings(letter: Letter) -> Iterator[str]:
    if isinstance(letter, VisitNotice | ResidentInvitation):
        yield from (one.time for one in letter.visits)
    if isinstance(letter, ResidentInvitation | ResidentLetter):
        council = letter.council
        yield from (council.out_of_hours, council.out_of_hours_when, council.housing_options)
        yield from (council.advocacy, council.data_protection, council.complaints_address)


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
    before: Sequence[str],
    after: Sequence[str],
    kept: Sequence[str],
    told: Sequence[Point],
    reach: Sequence[str] = (),
) -> None:
    """Check a letter edited in Word against the draft that it was, line by line.

    `kept` are the lines that no editor changes: whom it is to, its date and reference. `reach`
    are those that say whom to reach and when we come.

    Raises:
        Refused: nothing differs, or a recommendation is gone, moved or changed, or a date or one
            of those lines is; it is named.
    """
    if not changes(before, after):
        raise Refused("This file says the same as the draft, so nothing was changed.", "file")
    old, new = [_even(one) for one in before], [_even(one) for one in after]
    fresh = list((Counter(new) - Counter(old)).elements())
    _check_points(old, new, told, fresh)
    for lines, why in ((kept, _WHOSE), (reach, _REACH)):
        for line in filter(None, map(_even, lines)):
            if line not in new:
                raise Refused(
                    f"“{line}” was changed or taken out. {_became(line, fresh)}{why}", "file"
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
    starts = _starts(old, told)
    for place, (point, start) in enumerate(starts):
        later = (one for _, one in starts[place + 1 :])
        end = next(later, len(old))
        found = {start}
        if start and point.number and len(old[start - 1]) < _SHORT:
            above = old[start - 1]
            found |= {start - 1} if re.search(rf"\b{point.number}\b", above) else set()
        for words in (*map(_even, point.words), *point.dates):
            found |= {start + n for n in _line_with(words, old[start:end])}
        yield point, [old[n] for n in sorted(found)]


def _line_with(words: str, lines: Sequence[str]) -> list[int]:
    """The line that tells some words: the one with a cell that ends so, or else holds them."""
    holding = [n for n, line in enumerate(lines) if words in line]
    ending = [n for n in holding if any(one.endswith(words) for one in lines[n].split(" | "))]
    return (ending or holding)[:1]


def _starts(old: Sequence[str], told: Sequence[Point]) -> list[tuple[Point, int]]:
    """Where each recommendation begins, in the order of the draft, whatever its template's."""
    found: dict[int, Point] = {}
    at = 0
    for point in told:
        what = _even(point.words[0])
        places = [n for n, line in enumerate(old) if what in line and n not in found]
        start = next((n for n in places if n >= at), places[0] if places else None)
        if start is not None:
            found[start] = point
            at = start + 1
    return [(found[start], start) for start in sorted(found)]


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
    later = _days(new)
    for day in _days(old):
        if not any(_same(day, one) for one in later):
            raise Refused(
                f"The date {_said(day)} stands in another place, or was exchanged for another. "
                f"{_FROM_RECORD}",
                "file",
            )


def _same(day: Day, other: Day) -> bool:
    return day[:2] == other[:2] and (day[2] == other[2] or None in (day[2], other[2]))


def _days(lines: Sequence[str]) -> Iterator[Day]:
    return (day for line in lines for day in days_in(line))


def _times(counted: Counter[Day], day: Day) -> int:
    return sum(times for one, times in counted.items() if one[:2] == day[:2])
