"""What the gate looks for in a text: names, rooms, dates, quoted words, small numbers of people.

Every pattern is looked for in `bare` text, and takes time in proportion to its length.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

_SHORT = 2
"""A name or part of one with no more letters than this counts only as it stands, or as a whole."""

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f]")
_INVISIBLE = frozenset({"Mn", "Cf", "Cc"})
_MADE_ONE = str.maketrans("’ʼʹ´`ʻ‐‑‒–—−łŁøØđĐ", "''''''------lLoOdD", "ـ")


def bare(text: str) -> str:
    """A text without accents and invisible signs, its spaces, dashes and apostrophes made one.

    Capitals stay, because they tell a name from a word.
    """
    apart = unicodedata.normalize("NFKD", _UNPRINTED.sub("", text).translate(_MADE_ONE))
    if not apart.isascii():
        apart = "".join(
            one for one in apart if one.isspace() or unicodedata.category(one) not in _INVISIBLE
        )
    return " ".join(apart.split())


_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_OR_FIGURES = re.compile(r"[^\W\d_]+|\d+")

_ORDINARY = frozenset(
    # Names that are also everyday words, and what is written down in place of a name.
    "abbey acre ally amber angel anonymous april archer art ash ashes assistant august autumn "
    "bailey baker ball banks barber barn bay beach bell berry best bill bird bishop black bliss "
    "bloom blue bolt bond booth bowl bridge bright broad brook brown buck bull burns bush "
    "butcher butler care carer carpenter carter case cash castle chambers chance chapel charity "
    "chase christian church clay cleaner client cliff close coal coffee cole cook cooper coral "
    "corner count cross crow crown crystal daisy dale day deal dean dell deputy drew drum earl "
    "early east english ever fair faith farmer female fern field finch fish fisher flint flood "
    "flower forest fort foster fountain fox frank free freeman french friend frost garden gates "
    "gay gift glass glen glover gold golden good goose grace grant grave gray green grey grove "
    "guy hall ham hand hardy harmony hart hatch haven hawk hay hazel head heath heather heaven "
    "herring hill holiday holly home honey hood hook hope house hunt hunter ice iris iron ivy "
    "jack jade jay jewel joy judge june justice keeper key keys kind king kitchen knight lake "
    "lamb lane lark law lawn leader leaf lily line little lock long lord love low luck major "
    "male man manager maple march mark marsh mason may mead mercy mill miller mills miner mint "
    "miracle moon moor moss mount myrtle name neat new night noble noon north nurse oak oaks "
    "occupant occupier ocean officer olive olives page pain painter park parks parson pass pat "
    "patience peace peach pearl penny person pike piper plant plum pond pool poole poppy porter "
    "post potter power precious price prince prior queen rain ransom ray read reed resident "
    "rich ring rings rise river rivers rob robin rock root rose ruby rush rust sage sailor sand "
    "sands savage scarlet sea self senior sharp shepherd short silver singer skipper sky small "
    "snow south spark spring staff star steel stone street strong sue summer summers support "
    "swan sweet swift tanner taylor team temple tenant thatcher thorn tiger town trinity true "
    "turner unity unknown usher vale victor violet walker wall walls ward warden waters way "
    "weaver webb weeks well wells west wheat wheeler white wild will willow wills win winter "
    "winters wise wish wolf wood woods word worker workman wren wright yard york young".split()
)
"""These count as names only with a capital letter."""


class _Phrases:
    """Several words that count only one after the other."""

    def __init__(self) -> None:
        self.known: set[tuple[str, ...]] = set()
        self.lengths: dict[str, set[int]] = {}

    def add(self, words: Sequence[str]) -> None:
        self.known.add(tuple(words))
        self.lengths.setdefault(words[0], set()).add(len(words))

    def any_in(self, words: Sequence[str]) -> bool:
        return not self.lengths.keys().isdisjoint(words) and any(
            tuple(words[place : place + length]) in self.known
            for place, word in enumerate(words)
            for length in self.lengths.get(word, ())
        )


class Names:
    """Names, whole and by their parts of three letters or more."""

    def __init__(self, names: Iterable[str]) -> None:
        self.parts: set[str] = set()
        self.capitalised: set[str] = set()
        self.phrases = _Phrases()
        self.anywhere: set[str] = set()
        for name in names:
            self._learn(bare(name).casefold())

    def _learn(self, name: str) -> None:
        for part in (name, *name.split()):
            letters = _LETTERS.findall(part)
            for one in letters:
                self._learn_part(one, whole=letters == [one] and part == name)
            if len(letters) > 1 and not self.parts.intersection(letters):
                self.phrases.add(letters)

    def _learn_part(self, part: str, *, whole: bool) -> None:
        long = len(part) > _SHORT
        if part.upper() == part:
            # Arabic joins little words to a name and Chinese parts no words at all.
            self.anywhere.update({part} if long or whole else ())
        elif long and part not in _ORDINARY:
            self.parts.add(part)
        elif long or whole:
            self.capitalised.add(part)

    def in_text(self, text: str) -> bool:
        """Whether any of the names, or of their parts, is in a bare text."""
        seen = _LETTERS.findall(text)
        words = [one.casefold() for one in seen]
        return (
            not self.parts.isdisjoint(words)
            or any(
                folded in self.capitalised and one[0].isupper()
                for one, folded in zip(seen, words, strict=True)
            )
            or self.phrases.any_in(words)
            or any(one in text for one in self.anywhere)
        )


class Units:
    """Rooms and flats as recorded, such as Room 12, 2B or Attic."""

    def __init__(self, units: Iterable[str]) -> None:
        self.numbers: set[str] = set()
        self.phrases = _Phrases()
        for unit in units:
            parts = _LETTERS_OR_FIGURES.findall(bare(unit).casefold())
            self.numbers.update(one for one in parts if one.isdigit() or len(one) == 1)
            if parts and (len(parts) > 1 or len(parts[0]) > _SHORT):
                self.phrases.add(parts)

    def in_text(self, text: str) -> bool:
        """Whether any of the rooms is in a bare text: a lone figure or letter only after a word."""
        words = _LETTERS_OR_FIGURES.findall(text.casefold())
        return self.phrases.any_in(words) or any(
            before in _BEFORE_A_NUMBER and one in self.numbers for before, one in pairwise(words)
        )


_FIGURES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_ROOMS = "room|flat|unit|bedsit|bedroom|bungalow|studio|apartment|suite|pod|cabin|caravan"
_BEFORE_A_NUMBER = frozenset(f"{_ROOMS}|house|home|door|number|no|nr|num".split("|"))
_PLACES = (
    "top|ground|first|second|third|upper|lower|back|front|end|corner|attic|loft|basement|box|"
    "upstairs|downstairs"
)
ROOM = re.compile(
    rf"\b(?i:(?:{_ROOMS}|house|door)s?)\s?(?i:no\.?|number|nr\.?|#)?\s?\d+"
    rf"|\b(?i:(?:{_ROOMS})s?\s(?:no\.?\s|number\s|nr\.?\s)?(?:{'|'.join(_FIGURES)}))\b"
    rf"|\b(?i:(?:{_ROOMS}))\s[A-Z]\b"
    rf"|\b(?i:(?:{_PLACES})[- ](?:floor[- ])?(?:{_ROOMS}))\b"
    r"|\b(?i:(?:bed)?room\s(?:next\sto|opposite|above|below|beside|behind|over|by|nearest))\b"
)
"""A room named by number, letter or place. A room as recorded is found by `Units`."""

_DAY = r"\d{1,2}(?:\s?(?i:st|nd|rd|th))?"
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FULL_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
DATE = re.compile(
    rf"(?<!\d){_DAY}(?i:\sof)?[ ,./-]{{0,2}}(?i:{_MONTH})(?![a-z])"
    rf"|\b(?i:{_MONTH})\.?[ ,-]{{0,2}}(?i:the\s)?\d{{1,2}}(?!\d)"
    rf"|\b(?i:{_MONTH})\.?,?\s(?i:of\s)?(?:\d{{4}}|'\d\d)(?!\d)"
    rf"|\b(?i:in|since|during|until|till|by|last|from|of|early|late|mid)[ -]{_FULL_MONTH}\b"
    r"|(?<!\d)\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,4}(?!\d)"
    r"|\b(?i:mon|tues|wednes|thurs|fri|satur|sun)day(?!s)\b"
    r"|\b(?i:yesterday|last\s(?:week|month|year|night|weekend|spring|summer|autumn|winter))\b"
    r"|\b(?i:christmas|easter|ramadan|eid|diwali|birthday|boxing\sday|new\syear|bank\sholiday)\b"
    r"|(?<![\d.£])\d{1,2}[:.]\d{2}(?!\d)|(?<!\d)\d{1,2}\s?(?i:[ap]\.?m)\b|(?i:\bo'clock\b)"
)
"""A day, a month of a year, a weekday, a feast or a time."""

QUOTE = re.compile(r"[“”„‟«»\"‘‚‹›]|(?<!\w)'(?=\w)")
"""Any sign that opens a quotation: what is quoted may end in another paragraph."""

_PEOPLE = (
    r"(?:residents?|tenants?|occupiers?|people|persons?|wom[ae]n|m[ae]n|girls?|boys?|lad(?:y|ies)|"
    r"gentlem[ae]n|individuals?|clients?|users?|members?|staff|workers?|managers?|couples?|"
    r"mothers?|fathers?|parents?|famil(?:y|ies))"
)
_ONE = r"(?:resident|tenant|occupier|person|woman|man|girl|boy|lady|gentleman|individual|couple)"
_UP_TO_TWO_WORDS = r"(?:[\w'-]{1,30}\s){0,2}"


@cache
def few_people(threshold: int) -> re.Pattern[str]:
    """One person, or fewer people than the council's threshold, in figures or in words."""
    most = max(threshold - 1, 1)
    few = "|".join([*_FIGURES[:most], *(str(number) for number in range(1, most + 1))])
    return re.compile(
        rf"(?<![\d.,])\b(?:{few}|single|only|both|either|neither|a\scouple|a\spair|a\sfew|few)\s"
        rf"(?:of\s)?{_UP_TO_TWO_WORDS}{_PEOPLE}\b"
        rf"|(?<![\d.,])\b(?:{few})\s(?:out\sof|in|of)\s(?:the\s|our\s)?(?:\d+|{'|'.join(_FIGURES)})\b"
        rf"|(?<![\d.,])\b(?:{few})\sof\sthe(?:m|se|se\speople)\b"
        rf"|\b(?:an?|another|one)\s{_UP_TO_TWO_WORDS}{_ONE}(?!\w)"
        r"|\b(?:he|she|him|her|his|hers|himself|herself)\b",
        re.IGNORECASE,
    )
