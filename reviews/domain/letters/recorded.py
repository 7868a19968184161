"""What the record holds of people, looked for in a letter: names, rooms, numbers, what they said.

Each is a row of words that follow one another, looked up word by word, so that reading a letter
takes time in proportion to its length, whatever is recorded.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reviews.domain.worded import Worded

from .clues import BEFORE_A_NUMBER, Clue, bare
from .names import ORDINARY, initials_in, shapes_of

_RUN = 6
"""So many words one after the other that someone said are taken to be their own words."""

_WORDS = re.compile(r"[^\W\d_]+|\d+")


class Sought(Worded):
    """How something that is recorded of a person is looked for; the words say what it is."""

    NAME = "name", "names, in their parts, as initials, without hyphens and apostrophes"
    SOMEONE = "someone", "who spoke for someone, was with them or is to be written to"
    ROOM = "room", "rooms and flats"
    REFERENCE = "reference", "claim references and residents’ references"
    CONTACT = "contact", "telephone numbers, emails and addresses"
    DATE = "date", "dates of moving in or out, and of referrals"
    TRAIT = "trait", "languages"
    SAID = "said", "answers, by their own words and by what tells one person from another"
    WORD_FOR_WORD = "word-for-word", "what staff and others said of the scheme, word for word"
    NOTED = "noted", "notes on people, by what tells one person from another"


class Held(NamedTuple):
    """One thing that the record holds: of whom, how it is looked for, and what it says."""

    whose: str
    sought: Sought
    text: str


@dataclass(frozen=True, slots=True)
class Trait:
    """What tells a person apart, such as a dog or a language, in each of the words for it."""

    name: str
    words: tuple[str, ...]


class Find(NamedTuple):
    """Where something was found in a bare text, why it must be read, and to whom it leads."""

    start: int
    end: int
    clue: Clue
    leads_to: frozenset[str] = frozenset()


class Word(NamedTuple):
    """A word or a number of a bare text, folded, and where it stands."""

    folded: str
    start: int
    end: int
    capital: bool


def words_of(text: str) -> list[Word]:
    """The words and numbers of a bare text, in order."""
    return [
        Word(one[0].casefold(), one.start(), one.end(), one[0][0].isupper())
        for one in _WORDS.finditer(text)
    ]


class _Phrases:
    """Words that count where they follow one another, each with what they lead to."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, ...], dict[tuple[Clue, bool], set[str]]] = {}
        self.lengths: dict[str, set[int]] = {}

    def add(self, words: Sequence[str], clue: Clue, whose: str, *, capital: bool = False) -> None:
        if words:
            of = self.known.setdefault(tuple(words), {})
            of.setdefault((clue, capital), set()).add(whose)
            self.lengths.setdefault(words[0], set()).add(len(words))

    def finds(self, words: Sequence[Word]) -> Iterator[Find]:
        folded = [one.folded for one in words]
        for place, word in enumerate(words):
            for length in self.lengths.get(word.folded, ()):
                run = words[place : place + length]
                known = self.known.get(tuple(folded[place : place + length]), {})
                for (clue, capital), whose in known.items():
                    if word.capital or not capital:
                        yield Find(word.start, run[-1].end, clue, frozenset(whose))


class Recorded:
    """All that is recorded of the people at one scheme, ready to be looked for.

    What tells a person apart counts where fewer people than `threshold` share it.
    """

    def __init__(
        self, held: Iterable[Held], traits: Iterable[Trait] = (), threshold: int = 5
    ) -> None:
        self.phrases, self.traits = _Phrases(), _Phrases()
        self.rooms: dict[str, set[str]] = {}
        self.anywhere: dict[str, set[str]] = {}
        self.initials: dict[str, set[str]] = {}
        self.shared: dict[tuple[tuple[str, ...], bool], set[str]] = {}
        self.said: dict[int, frozenset[str]] = {}
        self.words_for = {trait.name: trait.words for trait in traits}
        for name, words in self.words_for.items():
            for one in words:
                self.traits.add(_folded(one), Clue.RECORDED, name)
        for whose, sought, text in held:
            _LEARN[sought](self, whose, text)
        for (words, capital), of in self.shared.items():
            if len(of) < threshold:
                for each in of:
                    self.phrases.add(words, Clue.RECORDED, each, capital=capital)

    def finds(self, text: str) -> Iterator[Find]:
        """Everything recorded that stands in a bare text."""
        words = words_of(text)
        yield from self.phrases.finds(words)
        for before, word in pairwise(words):
            apart = ":" in text[before.end : word.start]
            if before.folded in BEFORE_A_NUMBER and word.folded in self.rooms and not apart:
                rooms = frozenset(self.rooms[word.folded])
                yield Find(before.start, word.end, Clue.ROOM, rooms)
        for start, end, letters in initials_in(text):
            if whose := self.initials.get(letters):
                yield Find(start, end, Clue.NAME, frozenset(whose))
        for part, whose in self.anywhere.items():
            for one in re.finditer(re.escape(part), text):
                yield Find(one.start(), one.end(), Clue.NAME, frozenset(whose))
        yield from self._said_in(words)

    def _said_in(self, words: Sequence[Word]) -> Iterator[Find]:
        if self.said:
            for place in range(len(words) - _RUN + 1):
                run = words[place : place + _RUN]
                if whose := self.said.get(hash(tuple(one.folded for one in run))):
                    yield Find(run[0].start, run[-1].end, Clue.QUOTE, whose)

    def name(self, whose: str, text: str) -> None:
        """Learn a name in all its shapes."""
        shapes = shapes_of(text)
        for word in shapes.words:
            self.phrases.add((word,), Clue.NAME, whose)
        for word in shapes.capitalised:
            self.phrases.add((word,), Clue.NAME, whose, capital=True)
        for phrase in shapes.phrases:
            self.phrases.add(phrase, Clue.NAME, whose)
        for part in shapes.anywhere:
            self.anywhere.setdefault(part, set()).add(whose)
        for letters in shapes.initials:
            self.initials.setdefault(letters, set()).add(whose)

    def someone(self, whose: str, text: str) -> None:
        """Learn who is named in a few words, such as “Jo Bloggs, her sister”."""
        for word in words_of(bare(text)):
            if word.capital and _could_be_a_name(word.folded):
                self.phrases.add((word.folded,), Clue.NAME, whose, capital=True)

    def room(self, whose: str, text: str) -> None:
        """Learn a room: a lone figure or letter counts only after such a word as “flat”."""
        parts = _folded(text)
        for one in parts:
            if one.isdigit() or len(one) == 1:
                self.rooms.setdefault(one, set()).add(whose)
        if len(parts) > 1 or (parts and len(parts[0]) > 2):
            self.phrases.add(parts, Clue.ROOM, whose)

    def reference(self, whose: str, text: str) -> None:
        """Learn a reference, with or without what stands between its parts."""
        parts = _folded(text)
        if len("".join(parts)) > 2:
            self.phrases.add(parts, Clue.REFERENCE, whose)
            self.phrases.add(("".join(parts),), Clue.REFERENCE, whose)
        for one in parts:
            if one.isdigit() and len(one) > 4:
                self.phrases.add((one,), Clue.REFERENCE, whose)

    def contact(self, whose: str, text: str) -> None:
        """Learn a telephone number, the name in an email, and each line of an address."""
        for line in re.split(r"[\n,;]", text):
            parts = _folded(line.partition("@")[0] if "@" in line else line)
            if len(parts) > 1 or any(one.isdigit() and len(one) > 4 for one in parts):
                self.phrases.add(parts, Clue.CONTACT, whose)
                self.phrases.add(("".join(parts),), Clue.CONTACT, whose)
            if len(parts) > 2 and parts[0].isdigit() and not parts[1].isdigit():
                self.phrases.add(parts[1:], Clue.CONTACT, whose)

    def trait(self, whose: str, text: str) -> None:
        """Learn a language: its own words, and those of the trait that it is."""
        parts = _folded(text)
        if parts and parts != ("english",):
            self._share(parts, whose)
            self.noted(whose, text)

    def noted(self, whose: str, text: str) -> None:
        """Learn from a note what tells a person apart: traits, and who or what it names."""
        for line in text.splitlines():
            plain = bare(line)
            words = words_of(plain)
            for found in self.traits.finds(words):
                for name in found.leads_to:
                    for one in self.words_for[name]:
                        self._share(_folded(one), whose)
            for word in _named_in(plain, words):
                self._share((word,), whose, capital=True)

    def say(self, whose: str, text: str) -> None:
        """Learn what someone said: as a note, and every run of its words."""
        self.noted(whose, text)
        self.word_for_word(whose, text)

    def word_for_word(self, whose: str, text: str) -> None:
        """Learn every run of the words that someone said."""
        words, only = _folded(text), frozenset({whose})
        for place in range(len(words) - _RUN + 1):
            # A hash of each run: the words of a thousand accounts stay small in memory.
            run = hash(words[place : place + _RUN])
            known = self.said.setdefault(run, only)
            if whose not in known:
                self.said[run] = known | only

    def _share(self, words: tuple[str, ...], whose: str, *, capital: bool = False) -> None:
        self.shared.setdefault((words, capital), set()).add(whose)


def _by_its_shape(recorded: Recorded, whose: str, text: str) -> None:
    """Dates are found by their shape, whether they are recorded or not."""


_LEARN: Mapping[Sought, Callable[[Recorded, str, str], None]] = {
    Sought.NAME: Recorded.name,
    Sought.SOMEONE: Recorded.someone,
    Sought.ROOM: Recorded.room,
    Sought.REFERENCE: Recorded.reference,
    Sought.CONTACT: Recorded.contact,
    Sought.DATE: _by_its_shape,
    Sought.TRAIT: Recorded.trait,
    Sought.SAID: Recorded.say,
    Sought.WORD_FOR_WORD: Recorded.word_for_word,
    Sought.NOTED: Recorded.noted,
}

_NOT_NAMES = ORDINARY | frozenset(
    # What has a capital in an officer's notes and names nobody.
    "monday tuesday wednesday thursday friday saturday sunday january february october november "
    "december housing benefit universal credit council landlord tenancy licence agreement scheme "
    "provider deputy mother father mum dad brother sister son daughter wife husband partner uncle "
    "aunt cousin advocate advocacy citizens advice shelter social department work pensions english "
    "british england city borough police hospital doctor easy bsl dbs nhs "
    "the and but not yes they she her his our you your this that there then when what who how why "
    "has have had was were are been all one two three also since because after before with from "
    "for some most many each every nobody someone everyone nothing more no none asked told said"
    .split()
)  # fmt: skip


_STARTS = re.compile(r"[.?!:\"“(]")


def _could_be_a_name(word: str) -> bool:
    return len(word) > 2 and word not in _NOT_NAMES


def _folded(text: str) -> tuple[str, ...]:
    return tuple(one.folded for one in words_of(bare(text)))


def _named_in(plain: str, words: Sequence[Word]) -> Iterator[str]:
    """The words with a capital within a sentence: people, pets, places, firms, faiths."""
    if plain.upper() == plain:
        return
    for before, word in pairwise(words):
        between = plain[before.end : word.start]
        if word.capital and _could_be_a_name(word.folded) and not _STARTS.search(between):
            yield word.folded


@lru_cache(maxsize=2)
def recorded(held: frozenset[Held], traits: tuple[Trait, ...], threshold: int) -> Recorded:
    """All that is recorded, made ready once for every letter of a go."""
    return Recorded(held, traits, threshold)
