"""The gate before a letter leaves: passages that could point to one person (paras 140-141).

A prompt, never a proof that a text is safe: a person reads each passage named here, and the
letter. It would rather name a harmless passage than miss one. In a scheme with fewer residents
than the council has set as its threshold every finding counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reviews.domain.phrases import any_of

from .clues import (
    AGE,
    CONTACT,
    DATE,
    QUOTE,
    REFERENCE,
    ROOM,
    THE_ONE,
    TITLED,
    Clue,
    bare,
    bare_places,
    few_people,
)
from .recorded import Find, Held, Sought, Trait, recorded

__all__ = ["Clue", "Known", "Mark", "Passage", "passages"]

_SHAPES = (
    (Clue.NAME, TITLED),
    (Clue.ROOM, ROOM),
    (Clue.DATE, DATE),
    (Clue.AGE, AGE),
    (Clue.CONTACT, CONTACT),
    (Clue.REFERENCE, REFERENCE),
    (Clue.QUOTE, QUOTE),
    (Clue.SMALL_NUMBER, THE_ONE),
)

_NOT_OF_A_TEMPLATE = frozenset({Clue.CONTACT, Clue.RECORDED})
"""What everyone is told in the sentences of a template points to nobody."""

_SENTENCE = re.compile(r"\S.*?(?:[.?!](?=\s|$)|$)")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people at the scheme and of the letter.

    `names` are of residents and staff, full and short, past ones too; `units` rooms and flats
    as recorded in residences; `held` is what else the record holds of people, and `traits` the
    words that tell people apart. `safe` are texts that belong in the letter: its date,
    deadlines, officers, the recipient. `findings` is what officers wrote, recommendations and
    reasons too: nothing in it is taken to be safe. `printed` are paragraphs of a letter of its
    kind about nobody: the sentences that it shares with them are the template's. Where fewer
    live at the scheme (`residents`) than the council's own `threshold`, every finding counts as
    identifying. `labels` are words that label a person.
    """

    names: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    held: frozenset[Held] = frozenset()
    traits: tuple[Trait, ...] = ()
    safe: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()
    residents: int = 0
    threshold: int = 5
    labels: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """Every name that is recorded."""
        return self.names | {one.text for one in self.held if one.sought is Sought.NAME}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a passage to be looked at, from one character to another, and why.

    They lead to those who stand in `leads_to`; to nobody where they would point to someone
    whoever is recorded.
    """

    start: int
    end: int
    clue: Clue
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a letter to be read by a person, why, and which of its words to look at."""

    words: str
    clues: tuple[Clue, ...]
    marks: tuple[Mark, ...] = field(default=(), compare=False)


def passages(paragraphs: Sequence[str], known: Known) -> list[Passage]:
    """The paragraphs of a letter that a person must check, in order, each with its clues."""
    gate = _Gate(known)
    return [found for words in paragraphs if (found := gate.passage(words))]


class _Gate:
    """What is looked for in every paragraph of one letter."""

    def __init__(self, known: Known) -> None:
        named = (Held("", Sought.NAME, name) for name in known.names)
        roomed = (Held("", Sought.ROOM, unit) for unit in known.units)
        self.recorded = recorded(
            known.held.union(named, roomed), known.traits, max(known.threshold, 2)
        )
        shapes = [*_SHAPES, (Clue.SMALL_NUMBER, few_people(known.threshold))]
        if labels := any_of(known.labels):
            shapes.append((Clue.LABEL, labels))
        self.shapes = shapes
        self.printed = {one[0] for text in known.printed for one in _SENTENCE.finditer(bare(text))}
        self.small = known.residents < known.threshold
        self.safe = _any_of(known.safe, whole=True)
        self.findings = _any_of(known.findings, whole=False)

    def passage(self, words: str) -> Passage | None:
        """A paragraph that must be read; None where it need not be."""
        text = bare(words)
        written = list(self.findings.finditer(text)) if self.findings else []
        found = set(self._outside_findings(text))
        for one in written:
            found |= {_moved(find, one.start()) for find in self._seen_in(one[0])}
        clues = {find.clue for find in found}
        if written and self.small:
            clues.add(Clue.SMALL_SCHEME)
        if not clues:
            return None
        return Passage(words, tuple(one for one in Clue if one in clues), _marks(words, found))

    def _outside_findings(self, text: str) -> Iterator[Find]:
        """What is found where the texts that belong in the letter are passed over."""
        rest = self.safe.sub(lambda one: "|" * len(one[0]), text) if self.safe else text
        ours = [one.span() for one in _SENTENCE.finditer(text) if one[0] in self.printed]
        for find in self._seen_in(rest):
            of_template = any(start <= find.start and find.end <= end for start, end in ours)
            if not (of_template and find.clue in _NOT_OF_A_TEMPLATE):
                yield find

    def _seen_in(self, text: str) -> Iterator[Find]:
        yield from self.recorded.finds(text)
        for clue, shape in self.shapes:
            yield from (Find(one.start(), one.end(), clue) for one in shape.finditer(text))


def _moved(find: Find, by: int) -> Find:
    return find._replace(start=find.start + by, end=find.end + by)


def _marks(words: str, found: Iterable[Find]) -> tuple[Mark, ...]:
    """What was found, each where it stands in the words as they are."""
    places = bare_places(words)
    return tuple(
        sorted(
            Mark(places[one.start], places[one.end - 1] + 1, one.clue, tuple(sorted(one.leads_to)))
            for one in found
        )
    )


def _any_of(texts: Iterable[str], *, whole: bool) -> re.Pattern[str] | None:
    """A pattern for any of these texts; with `whole`, not as a part of a longer word or number."""
    known = sorted({bare(text) for text in texts} - {""}, key=lambda one: (-len(one), one))
    if not known:
        return None
    either = "|".join(re.escape(one) for one in known)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if whole else either, re.IGNORECASE)
