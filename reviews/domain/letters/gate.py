"""The gate before a letter leaves: passages that could point to one person (paras 140-141).

A prompt, never a proof that a text is safe: a person reads each passage named here, and the
letter. It would rather name a harmless passage than miss one. In a scheme with fewer residents
than the council has set as its threshold every finding counts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviews.domain.phrases import any_of
from reviews.domain.worded import Worded

from .clues import DATE, QUOTE, ROOM, Names, Units, bare, few_people


class Clue(Worded):
    """Why a passage must be read: it could point to one person, or speaks of one by a label."""

    NAME = "name", "A name"
    ROOM = "room", "A room or flat"
    DATE = "date", "A date or a time"
    QUOTE = "quote", "Someone’s own words"
    SMALL_NUMBER = "small-number", "One person, or a small number of people"
    SMALL_SCHEME = "small-scheme", "Few residents live here, so any finding could point to one"
    LABEL = "label", "Words that label a person, and do not say what happened"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people at the scheme and of the letter.

    `names` are of residents and staff, full and short, past ones too; `units` rooms and flats as
    recorded in residences; `safe` texts that belong in the letter: its date, deadlines, officers,
    the recipient. `findings` is what officers wrote, recommendations and reasons too: nothing in
    it is taken to be safe. Where fewer live at the scheme (`residents`) than the council's own
    `threshold`, every finding counts as identifying. `labels` are words that label a person.
    """

    names: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    safe: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    residents: int = 0
    threshold: int = 5
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a letter to be read by a person, and why."""

    words: str
    clues: tuple[Clue, ...]


def passages(paragraphs: Sequence[str], known: Known) -> list[Passage]:
    """The paragraphs of a letter that a person must check, in order, each with its clues."""
    gate = _Gate(known)
    found = ((words, gate.clues(words)) for words in paragraphs)
    return [
        Passage(words, tuple(clue for clue in Clue if clue in clues))
        for words, clues in found
        if clues
    ]


class _Gate:
    """What is looked for in every paragraph of one letter."""

    def __init__(self, known: Known) -> None:
        self.names, self.units = Names(known.names), Units(known.units)
        self.labels = any_of(known.labels)
        self.number = few_people(known.threshold)
        self.small = known.residents < known.threshold
        self.safe = _any_of(known.safe, whole=True)
        self.findings = _any_of(known.findings, whole=False)

    def clues(self, words: str) -> set[Clue]:
        """Why this paragraph must be read; nothing where it need not be."""
        text = bare(words)
        written = self.findings.findall(text) if self.findings else []
        rest = self.safe.sub(" | ", text) if self.safe else text
        found = {clue for part in (rest, *written) for clue in self._seen_in(part)}
        return found | {Clue.SMALL_SCHEME} if written and self.small else found

    def _seen_in(self, text: str) -> set[Clue]:
        seen = {
            Clue.NAME: self.names.in_text(text),
            Clue.ROOM: bool(ROOM.search(text)) or self.units.in_text(text),
            Clue.DATE: bool(DATE.search(text)),
            Clue.QUOTE: bool(QUOTE.search(text)),
            Clue.SMALL_NUMBER: bool(self.number.search(text)),
            Clue.LABEL: bool(self.labels and self.labels.search(text)),
        }
        return {clue for clue, there in seen.items() if there}


def _any_of(texts: Iterable[str], *, whole: bool) -> re.Pattern[str] | None:
    """A pattern for any of these texts; with `whole`, not as a part of a longer word or number."""
    known = sorted({bare(text) for text in texts} - {""}, key=lambda one: (-len(one), one))
    if not known:
        return None
    either = "|".join(re.escape(one) for one in known)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if whole else either, re.IGNORECASE)
