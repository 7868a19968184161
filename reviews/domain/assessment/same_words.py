"""The same words in the papers of two residents, found for a person to look at.

Identical plans for different people are a reason to ask, and nothing more (paras 98-100): a form
has wording of its own, and two people can need the same help. So passages are shown side by side,
and an officer says what to make of them.

Two papers are set side by side where `RUN` words in a row are the same in both. Capitals,
punctuation and signs make no difference; every other letter does.
"""

import unicodedata
from array import array
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, pairwise
from re import compile as pattern
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.worded import Worded

RUN = 10
"""Words in a row that must be the same before two papers are set side by side.

Fewer, and the ordinary phrases of this work would do it; more, and a plan copied with its names
and pronouns changed would slip through.
"""
PIECE = 4
"""The fewest words in a row that are marked as the same inside a passage."""
GAP = 3
"""As many words may differ between two pieces of one passage, such as a name put in."""
FEW = 8
"""Words that stand in more papers than this are shown once for each paper, not for each two."""

WORDS_OF_THE_FILE = frozenset(
    {
        "agreement-names",
        "referral-needs",
        "plan-hopes",
        "reviews-dates",
        "reviews-changed",
        "need-what-help",
        "need-given-what",
        "need-change-recorded",
    }
)
"""The questions on a personal file whose long answers are words that stand in the file.

What an officer looked for and did not find, or was told of the file, is no paper of the resident.
"""
EXAMPLES = "example-plans"
"""The item of the document request under which example support plans are filed (para 85)."""

_SHARES = 4
_TWO = 2
_TOKEN = pattern(r"\S+")


class Made(Worded):
    """What an officer makes of the same words in two residents' papers."""

    TEMPLATE = "template", "Ordinary wording of a form"
    ASK = "ask", "Needs asking about"
    COPIED = "copied", "Copied"


def check_made(made: Made, reason: str) -> None:
    """Check what an officer makes of a pair."""
    if made is not Made.TEMPLATE and not reason.strip():
        raise Refused("Say why, or what is to be asked and of whom.", "reason")


def of_several(whose: Iterable[UUID]) -> bool:
    """Whether papers are of two people or more: those of one are not set beside each other."""
    return len(set(whose)) > 1


def check_several(whose: Iterable[UUID]) -> None:
    """Check that there are papers of two people; where not, nothing would be compared."""
    if not of_several(whose):
        raise Refused(
            "Nothing was compared: papers of two residents or more are needed, and papers of one "
            "person alone are not set beside each other."
        )


def none_found(compared: int, *, up_to_date: bool) -> str:
    """What is said where no pair is shown, after a look that compared so many papers."""
    if compared < _TWO:
        return "Nothing was compared then, so that nothing can be said of the words."
    since = "" if up_to_date else " What came since has not been looked at."
    return (
        "Of the papers compared that you may read, no two of different people have so many words "
        f"in common.{since}"
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """The text of one paper: its id, the resident it is about, the date it is of."""

    id: UUID
    whose: UUID
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands in its text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that are the same in two texts: where they start in each, and how many."""

    one: int
    other: int
    size: int

    def cut(self, words: int) -> "Piece":
        """The piece without its first words."""
        return Piece(self.one + words, self.other + words, self.size - words)

    @property
    def ends(self) -> tuple[int, int]:
        """The place after it, in each text."""
        return self.one + self.size, self.other + self.size


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text of one side of a passage, and whether the other side says the same."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two papers have in common, as each of them has it."""

    one: tuple[Stretch, ...]
    other: tuple[Stretch, ...]
    words: int


@lru_cache(maxsize=50_000)
def _folded(token: str) -> str:
    plain = unicodedata.normalize("NFKC", token).casefold()
    return "".join(one for one in plain if unicodedata.category(one)[0] in "LMN")


def words(text: str) -> list[Word]:
    """The words of a text, each as it is compared. A sign or an emoji alone is no word."""
    return [
        Word(folded, found.start(), found.end())
        for found in _TOKEN.finditer(text)
        if (folded := _folded(found[0]))
    ]


def _runs(compared: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(compared[start:] for start in range(size)), strict=False))


def shingles(text: str) -> set[int]:
    """A number for each run of `RUN` words of a text; the same only within one process."""
    compared = [folded for token in text.split() if (folded := _folded(token))]
    return {hash(run) for run in _runs(compared, RUN)}


def index(papers: Iterable[Paper]) -> dict[int, list[int]]:
    """The runs of words that more than one paper has: which papers, by their place.

    Nearly every run stands in one paper alone. They are gone through in shares, so that only a
    share of them is in memory at a time.
    """
    kept = [array("q", shingles(paper.text)) for paper in papers]
    twice: set[int] = set()
    for share in range(_SHARES):
        seen: set[int] = set()
        for runs in kept:
            mine = {run for run in runs if run % _SHARES == share}
            twice |= seen & mine
            seen |= mine
    holding: dict[int, list[int]] = {}
    for place, runs in enumerate(kept):
        for run in twice.intersection(runs):
            holding.setdefault(run, []).append(place)
    return holding


def candidates(papers: Collection[Paper]) -> list[tuple[Paper, Paper]]:
    """The papers of different residents that have a run of `RUN` words in common, two by two.

    The order in which papers are given makes no difference. Where more than `FEW` papers have the
    same run, each is set beside the earliest of them, so that a form filled in for sixty people
    gives fifty-nine pairs and not one thousand seven hundred and seventy.
    """
    ordered = sorted(papers, key=lambda one: (one.on, one.id))
    whose = [one.whose for one in ordered]
    groups = {tuple(places) for places in index(ordered).values()}
    found = {two for places in groups for two in _twos(places, whose)}
    return [(ordered[one], ordered[other]) for one, other in sorted(found)]


def _twos(places: tuple[int, ...], whose: Sequence[UUID]) -> Iterator[tuple[int, int]]:
    if len(places) <= FEW:
        yield from (two for two in combinations(places, 2) if whose[two[0]] != whose[two[1]])
        return
    first = places[0]
    second = next((place for place in places if whose[place] != whose[first]), first)
    for place in places:
        beside = second if whose[place] == whose[first] else first
        if whose[place] != whose[beside]:
            yield min(place, beside), max(place, beside)


def passages(one: str, other: str) -> tuple[Passage, ...]:
    """What two texts have in common, passage by passage, in their order.

    A passage is made of pieces of `PIECE` words or more with at most `GAP` words between them, and
    has `RUN` words or more in common. Text that was moved about is found where it keeps its order.
    Which text is given first makes no difference, but for which side is which.
    """
    first, second = words(one), words(other)
    compared = [word.folded for word in first], [word.folded for word in second]
    if compared[1] < compared[0]:
        pieces = [Piece(two.other, two.one, two.size) for two in _pieces(*reversed(compared))]
    else:
        pieces = _pieces(*compared)
    joined = [group for group in _joined(pieces) if sum(each.size for each in group) >= RUN]
    return tuple(
        Passage(
            _marked(one, first, [(each.one, each.size) for each in group]),
            _marked(other, second, [(each.other, each.size) for each in group]),
            sum(each.size for each in group),
        )
        for group in joined
    )


def _pieces(one: Sequence[str], other: Sequence[str]) -> list[Piece]:
    """The words in a row that two texts share, in order and without overlap.

    Runs of words are matched and not single ones: a word like “the” stands everywhere, a run of
    four hardly anywhere, which is also what makes the match quick.
    """
    runs: tuple[Sequence[Hashable], Sequence[Hashable]] = _runs(one, PIECE), _runs(other, PIECE)
    found: list[Piece] = []
    for block in SequenceMatcher(None, *runs, autojunk=False).get_matching_blocks()[:-1]:
        piece = Piece(block.a, block.b, block.size + PIECE - 1)
        if found:
            before = found[-1]
            over = max(before.ends[0] - piece.one, before.ends[1] - piece.other, 0)
            if before.size >= piece.size:
                piece = piece.cut(over)
            else:
                found[-1] = Piece(before.one, before.other, before.size - over)
        found.append(piece)
    return [piece for piece in found if piece.size > 0]


def _joined(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups = [[piece] for piece in pieces[:1]]
    for before, piece in pairwise(pieces):
        between = piece.one - before.ends[0], piece.other - before.ends[1]
        if max(between) <= GAP:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _marked(
    text: str, placed: Sequence[Word], same: Sequence[tuple[int, int]]
) -> tuple[Stretch, ...]:
    """The text from the first of some runs of words to the last, with those runs marked."""
    parts: list[Stretch] = []
    at = placed[same[0][0]].start
    for start, size in same:
        begins, ends = placed[start].start, placed[start + size - 1].end
        if begins > at:
            parts.append(Stretch(text[at:begins], same=False))
        parts.append(Stretch(text[begins:ends], same=True))
        at = ends
    return tuple(parts)
