"""The guidance of 2 July 2022, paragraph by paragraph: what it is about, and what in here meets it.

data/guidance.toml holds it, in the council's own words. It says of no paragraph more than our
sources do.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reviews.domain.worded import Worded

FIRST, LAST = 70, 146
"""The paragraphs on reviewing resident support."""

_REFERENCE = re.compile(r"\d+(-\d+)?(, ?\d+(-\d+)?)*")


@lru_cache(maxsize=1024)
def numbers(text: str) -> tuple[int, ...]:
    """Every paragraph that a reference such as "89", "93-94" or "90, 98-100" covers, in order.

    ValueError if it is no such reference, runs backwards, or leaves paragraphs 70 to 146.
    """
    if not _REFERENCE.fullmatch(text):
        raise ValueError(text)
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if int(last or first) < int(first):
            raise ValueError(text)
        found |= set(range(int(first), int(last or first) + 1))
    if min(found) < FIRST or max(found) > LAST:
        raise ValueError(text)
    return tuple(sorted(found))


class Shown(Worded):
    """What in the record of one review shows that it looked at a paragraph.

    Answers, findings and letters are not here: each names its paragraphs itself.
    """

    WHY = "why", "Why this scheme was chosen"
    PLANNED = "planned", "Residents in the plan"
    REQUEST = "request", "Items of the document request decided"
    VISIT = "visit", "Visits made"
    STAFF = "staff", "Talks with staff"
    SEEN = "seen", "Things noted at the building"
    PRESENCE = "presence", "Visits just to be there for residents"
    HELP = "help", "Residents helped at once"
    CONSENT = "consent", "Residents’ replies to what we asked"
    CITED = "cited", "Pieces of evidence cited"
    RECOMMENDATION = "recommendation", "Recommendations made"
    LOGGED = "logged", "In the scheme log"
    ACKNOWLEDGED = "acknowledged", "Recommendations acknowledged"
    REVISIT = "revisit", "Revisits made"
    PROGRESS = "progress", "Looks at progress"


class HomeKind(Worded):
    """What sort of thing meets a paragraph."""

    SECTION = "section", "Questions"
    REQUEST = "request", "Document request"
    THEME = "theme", "Theme of findings"
    CONCLUSION = "conclusion", "Conclusion"
    LETTER = "letter", "Letter"
    PAGE = "page", "Page"
    RULE = "rule", "Rule"


@dataclass(frozen=True, slots=True)
class Home:
    """One thing that meets a paragraph. `key` finds it; `title` is what people call it."""

    kind: HomeKind
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph that our sources describe.

    `says` is in our own words; `homes` meet it, and `shown_by` is what in a review's record
    shows that the review looked at it. `not_met` says why nothing here meets it yet.
    """

    number: int
    says: str
    homes: tuple[Home, ...] = ()
    shown_by: tuple[Shown, ...] = ()
    not_met: str = ""


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One part of a kind of letter, by its heading in the template.

    `paragraphs` are those its wording comes from; empty where it is the council's own.
    """

    letter: str
    heading: str
    paragraphs: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A run of paragraphs on one matter, all of them described."""

    title: str
    paragraphs: str


@dataclass(frozen=True)
class Guidance:
    """All of it, and the source we have it from.

    `stages` are the runs of paragraphs in order, which together are all that are `described`, by
    number. `themes` and `conclusions` hold the paragraphs that each serves; `letters` the parts of
    letters, and where the wording of each comes from; `sent` the paragraphs that a kind of letter
    fulfils by being sent; `acts` those met only by what the council does, by no answer or finding.
    """

    source: str
    stages: tuple[Stage, ...]
    described: Mapping[int, Paragraph]
    themes: Mapping[str, str]
    conclusions: Mapping[str, str]
    letters: tuple[LetterPart, ...]
    sent: Mapping[str, str]
    acts: frozenset[int]

    def letters_of(self, kind: str) -> tuple[LetterPart, ...]:
        """The parts of one kind of letter."""
        return tuple(one for one in self.letters if one.letter == kind)

    @cached_property
    def silent(self) -> frozenset[int]:
        """The paragraphs that our sources say nothing of."""
        return frozenset(range(FIRST, LAST + 1)) - set(self.described)


def runs(found: Collection[int]) -> list[tuple[int, int]]:
    """Numbers as runs from first to last: 74, 75 and 80 are (74, 75) and (80, 80)."""
    made: list[tuple[int, int]] = []
    for number in sorted(found):
        if made and made[-1][1] == number - 1:
            made[-1] = (made[-1][0], number)
        else:
            made.append((number, number))
    return made
