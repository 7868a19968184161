"""What is taken out of a paper: words found as they can stand on a page, and places on pages.

Originals go unedited (Practice Guidance 8): words are taken out on a direction of the tribunal, or
where the council applies under rule 14.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviews.domain.errors import Refused

IN_PLACE = "[withheld]"
"""What stands in place of words that are taken out: the same for all."""

UNEDITED = (
    "Papers go unedited. One can be redacted once a direction of the tribunal is recorded on the "
    "timeline of the case, or once you apply under rule 14 for it. A paper that is not relevant is "
    "left out instead, with the reason."
)
"""Why a paper cannot be redacted, and what to do."""

_THOUSAND = 1000
_MOST_WORDS, _MOST_AREAS = 100, 100
_FEWEST = 2
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})
_FEW_DIGITS = re.compile(r"\d{1,4}")
_JOINS = frozenset("\u00ad\u0002\ufffe\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640")
"""What is not seen within a word, or only where a line breaks it."""
_AREA = re.compile(r"(\d+)[ ,]+(\d+)[ ,]+(\d+)[ ,]+(\d+)[ ,]+(\d+)")


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a page, counted from one; its sides are thousandths of the page's."""

    page: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def line(self) -> str:
        """The place as it is kept."""
        return f"{self.page} {self.left} {self.top} {self.right} {self.bottom}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text that are to go: from its character at `start` to that before `end`."""

    start: int
    end: int


def words_of(text: str) -> tuple[str, ...]:
    """The words to take out, of a text that has them a line each.

    Raises:
        Refused: one has fewer than two letters or digits, or there are too many.
    """
    found = tuple(dict.fromkeys(" ".join(one.split()) for one in text.splitlines() if one.strip()))
    for one in found:
        if len(letters_of(one)) < _FEWEST:
            raise Refused(f"“{one}” has fewer than two letters or numbers.", "secrets")
    if len(found) > _MOST_WORDS:
        raise Refused(f"Take out {_MOST_WORDS} words or names at most.", "secrets")
    return found


def areas_of(text: str, pages: int | None = None) -> tuple[Area, ...]:
    """The places of a text that has them a line each: page, left, top, right, bottom.

    Raises:
        Refused: a line is no place, or it is on no page of the paper.
    """
    found = tuple(_area(line) for line in text.splitlines() if line.strip())
    for one in found:
        if pages is not None and not 1 <= one.page <= pages:
            raise Refused(f"There is no page {one.page}: it has {pages}.", "areas")
    if len(found) > _MOST_AREAS:
        raise Refused(f"Take out {_MOST_AREAS} places at most.", "areas")
    return found


def _area(line: str) -> Area:
    numbers = _AREA.fullmatch(line.strip())
    one = Area(*map(int, numbers.groups())) if numbers else None
    if one is None or not (one.left < one.right <= _THOUSAND and one.top < one.bottom <= _THOUSAND):
        raise Refused(
            f"“{line.strip()}” is no place. Enter five numbers with spaces between them: the page, "
            "then left, top, right and bottom, each from 0 to 1000.",
            "areas",
        )
    return one


@lru_cache(maxsize=4096)
def _bone(character: str) -> str:
    """What of a character tells words apart: letters and digits, without case, accents or form."""
    plain = unicodedata.normalize("NFKD", character).casefold().translate(_PLAIN)
    return "".join(one for one in unicodedata.normalize("NFKD", plain) if one.isalnum())


def letters_of(text: str) -> str:
    """The letters and digits of a text, without case, accents, form or what is between them."""
    return "".join(map(_bone, text))


def passages(text: str, words: Iterable[str]) -> list[Passage]:
    """Where words stand in a text, whatever stands between their letters and however they look.

    They are found across lines, soft hyphens, ligatures and spaces of any kind, in any case, with
    accents or without, and turned round, as some files hold what is read from the right. Only as
    words: “Ann” is not found in “planning” (`longer` tells of those).
    """
    return _joined(
        Passage(start, end) for start, end in _everywhere(text, words) if _apart(text, start, end)
    )


def longer(text: str, words: Iterable[str]) -> list[str]:
    """The longer words of a text that hold one of some words within them, and stay."""
    found = []
    for start, end in _everywhere(text, words):
        if not _apart(text, start, end):
            before = re.search(r"\w*$", text[:start])
            after = re.match(r"\w*", text[end:])
            word = (before[0] if before else "") + text[start:end] + (after[0] if after else "")
            found.append(" ".join(word.split()))
    return list(dict.fromkeys(found))


def less(text: str, words: Iterable[str]) -> str:
    """A text with what stands in place of the words that are to go."""
    kept, at = "", 0
    for one in passages(text, words):
        kept, at = kept + text[at : one.start] + IN_PLACE, one.end
    return kept + text[at:]


_CUT = "…"


def less_of_line(line: str, words: Iterable[str]) -> str:
    """A line that may be cut short at “…”: as `less`, and the beginning of words that were cut."""
    every = list(words)
    head, cut, rest = less(line, every).rpartition(_CUT)
    letters = [letters_of(one) for one in every]
    for found in re.finditer(r"\w+", head) if cut else ():
        begun = letters_of(head[found.start() :])
        if begun and any(one.startswith(begun) for one in letters):
            return head[: found.start()] + IN_PLACE + cut + rest
    return head + cut + rest


def written(text: str, words: Iterable[str]) -> list[str]:
    """Those of some words that the council itself wrote in a text.

    A name is written with a capital, so that a law is not taken for Ms Law; and a number of up to
    four digits stands in every date, so that it is sought with the words beside it, or not at all.
    """
    return [one for one in words if not is_short_number(one) and _has(text, one)]


def is_short_number(word: str) -> bool:
    """Whether a word is a number such as every list has, to number and date its lines by."""
    return bool(_FEW_DIGITS.fullmatch(word))


def _has(text: str, word: str) -> bool:
    found = (text[one.start : one.end] for one in passages(text, [word]))
    return any(word.islower() or not one.islower() for one in found)


def _everywhere(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    places = [(at, part) for at, one in enumerate(text) for part in _bone(one)]
    bones = "".join(part for _, part in places)
    for sought in _sought(words):
        at = bones.find(sought)
        while at >= 0:
            yield places[at][0], places[at + len(sought) - 1][0] + 1
            at = bones.find(sought, at + 1)


def _sought(words: Iterable[str]) -> list[str]:
    """The letters of each word; turned round too, where it is read from the right."""
    found = []
    for one in words:
        bones = letters_of(one)
        leftward = any(unicodedata.bidirectional(each) in ("R", "AL") for each in one)
        found += [bones, bones[::-1]] if leftward else [bones]
    return [one for one in dict.fromkeys(found) if one]


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a passage begins and ends as words do."""
    before, after = _beside(text, start, -1), _beside(text, end - 1, 1)
    return not _one_word(before, text[start]) and not _one_word(text[end - 1], after)


def _beside(text: str, at: int, step: int) -> str:
    """The next character that is seen; none at the end."""
    at += step
    while 0 <= at < len(text) and (text[at] in _JOINS or unicodedata.combining(text[at])):
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _one_word(first: str, then: str) -> bool:
    """Whether two characters beside one another are of one word: a capital begins a new one."""
    if not (_bone(first) and _bone(then)) or first.isdigit() != then.isdigit():
        return False
    return not (first.islower() and then.isupper())


def _joined(found: Iterable[Passage]) -> list[Passage]:
    """Passages in order, those that overlap as one."""
    joined: list[Passage] = []
    for one in sorted(found, key=lambda each: (each.start, each.end)):
        if joined and one.start < joined[-1].end:
            joined[-1] = Passage(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return joined


def kept_as(words: Sequence[str], areas: Sequence[Area]) -> dict[str, str]:
    """Words and places as they are kept, a line each."""
    return {"secrets": "\n".join(words), "areas": "\n".join(one.line for one in areas)}


class AsKept:
    """What is to be taken out of a paper, read of the texts that keep it, as `kept_as` writes."""

    __slots__ = ()
    secrets: str
    areas: str

    @property
    def stands(self) -> bool:
        """Whether there is anything; where it was ended, or is kept no more, there is not."""
        return bool(self.secrets or self.areas)

    @property
    def words(self) -> tuple[str, ...]:
        """The words."""
        return words_of(self.secrets)

    @property
    def places(self) -> tuple[Area, ...]:
        """The places to paint over."""
        return areas_of(self.areas)


def taken_out_words(words: Iterable[str], places: Iterable[Area]) -> str:
    """What is taken out of a paper, in a line: its words, and on which pages places are covered."""
    said = [f"“{one}”" for one in words]
    pages = sorted({one.page for one in places})
    said += [f"places on page {', '.join(map(str, pages))}"] if pages else []
    return "; ".join(said)
