"""The guidance of 2 July 2022, paragraph by paragraph: what it is about, and which act meets it.

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
    """One thing that the record of a review can show to be done."""

    # fmt: off
    WHY = "why", "Why this scheme was chosen"
    PLANNED = "planned", "Residents in the plan"
    ON_BENEFIT = "on-benefit", "Residents in the plan who receive Housing Benefit"
    LOOKED_INTO = "looked-into", "Residents talked with, or whose file is read"
    NEEDS = "needs", "Residents of whom all three are asked"
    TALKED = "talked", "Residents talked with, or whoever speaks for them"
    FILES = "files", "Residents whose file is read"
    SCHEME = "scheme", "Forms on the whole scheme finished"
    REQUEST = "request", "Items of the document request decided"
    REQUEST_WHOLE = "request-whole", "The whole document request settled"
    ASKED = "asked", "Documents on file, or asked of the provider"
    VISIT = "visit", "Visits made"
    STAFF = "staff", "Talks with staff"
    SEEN = "seen", "Things noted at the building"
    HANDED = "handed", "Things noted that were handed on for a closer look"
    PRESENCE = "presence", "Visits just to be there for residents"
    HELP = "help", "Residents helped at once"
    RIGHTS = "rights", "Residents told their rights"
    CONSENT = "consent", "Residents’ replies to what we asked"
    AGREED = "agreed", "Residents who agreed to take part"
    WRITTEN = "written", "Residents whose agreement is in writing"
    SAID = "said", "Answers of any source"
    SAID_DECLINED = "said-declined", "Answers on referrals that are turned down"
    SAID_RESIDENTS = "said-residents", "Answers of residents, or whoever speaks for them"
    SAID_STAFF = "said-staff", "Answers of staff"
    SAID_PAPERS = "said-papers", "Answers read from papers"
    SAID_SEEN = "said-seen", "Answers from what was seen"
    CITED = "cited", "Findings that cite their evidence"
    ASSESSED = "assessed", "The overall assessment agreed"
    LOGGED = "logged", "The result in the scheme log"
    RECOMMENDATION = "recommendation", "Recommendations made"
    TOLD = "told", "Recommendations sent to the provider"
    REQUEST_LETTER = "request-letter", "Letters that ask for documents"
    PROVIDER_LETTER = "provider-letter", "Letters to the provider on what was found"
    RESIDENT_LETTER = "resident-letter", "Letters to residents on what was recommended"
    ACKNOWLEDGED = "acknowledged", "Recommendations acknowledged"
    BEGUN = "begun", "Recommendations that the provider has begun on"
    REVISIT = "revisit", "Revisits made"
    PROGRESS = "progress", "Looks at progress, on papers or on a visit"
    SEEN_AGAIN = "seen-again", "Recommendations looked at on a visit that was made"


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
    """One paragraph that our sources describe, or several that they describe together.

    `says` is in our own words; `homes` deal with it. `act` says in words what meets it, and
    `met_by` what of a review's record shows that: all of it, and of each several any one. Where
    `met_by` is empty it is met outside reviews, or by nothing here, and `not_met` says why.
    `touched_by` bears on it, and meets nothing.
    """

    numbers: tuple[int, ...]
    says: str
    act: str = ""
    met_by: tuple[tuple[Shown, ...], ...] = ()
    touched_by: tuple[Shown, ...] = ()
    homes: tuple[Home, ...] = ()
    not_met: str = ""

    @property
    def first(self) -> int:
        """The number that it is found under."""
        return self.numbers[0]

    @property
    def title(self) -> str:
        """What pages call it."""
        return titled(self.numbers[0], self.numbers[-1])


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
    letters, and where the wording of each comes from.
    """

    source: str
    stages: tuple[Stage, ...]
    described: Mapping[int, Paragraph]
    themes: Mapping[str, str]
    conclusions: Mapping[str, str]
    letters: tuple[LetterPart, ...]

    def letters_of(self, kind: str) -> tuple[LetterPart, ...]:
        """The parts of one kind of letter."""
        return tuple(one for one in self.letters if one.letter == kind)

    @cached_property
    def each(self) -> tuple[Paragraph, ...]:
        """Each that is described, once where several are described together."""
        return tuple(dict.fromkeys(self.described[number] for number in sorted(self.described)))

    def of_stage(self, stage: Stage) -> tuple[Paragraph, ...]:
        """What one run of paragraphs holds, each once."""
        return tuple(dict.fromkeys(self.described[number] for number in numbers(stage.paragraphs)))

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


def titled(first: int, last: int) -> str:
    """A run of paragraphs by its numbers, as a heading has it."""
    if first == last:
        return f"Paragraph {first}"
    return f"Paragraphs {first} {'and' if last == first + 1 else 'to'} {last}"
