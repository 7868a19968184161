"""A name in the shapes in which people write it: its parts, its initials, without its signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .clues import bare

LETTERS = re.compile(r"[^\W\d_]+")

INITIALS = re.compile(
    r"(?<![\w.])[A-Z]\.?\s?(?:[A-Z]\.?\s?){0,2}[A-Z](?!\w)\.?|(?<!\w)[A-Z]{2,4}(?!\w)"
)
"""Two to four capitals that stand together, with points or spaces between them or without."""

_SHORT = 2
"""A name or part of one with no more letters than this counts only as it stands, or as a whole."""

_ABBREVIATIONS = frozenset(
    "AA AM BA BBC BSL BT CA CAB CD CIC CPN CQC CT CV DBS DIY DPA DPO DR DVD DWP EA EHO ESA EU "
    "FAQ GP HB HMO HR ID IT JSA LA LGA MP MS NA NHS NI NO OK OT PA PC PDF PE PIP PM PO PS QA "
    "RE RP RSL SAR SP ST SW TB TV UC UK UN US VAT VIP".split()
)
"""What two to four capitals mean to everyone: initials only where they have points."""

_LITTLE_WORDS = frozenset("al ap ab bin da de del della den der di dos du el la le van von".split())

_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "þ": "th"}
)

ORDINARY = frozenset(
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


@dataclass(slots=True)
class Shapes:
    """What to look for of one name.

    `words` count in either case and `capitalised` with a capital only; `phrases` are words one
    after the other; `anywhere` counts within a word; `initials` are capitals without points.
    """

    words: set[str] = field(default_factory=set)
    capitalised: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    anywhere: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)

    def learn(self, name: str) -> None:
        """Take in the shapes of one spelling of the name, folded."""
        parts = name.split()
        for part in (name, *parts):
            letters = LETTERS.findall(part)
            for one in letters:
                self._learn_part(one, whole=letters == [one] and part == name)
            if len(letters) > 1 and not any(map(_counts_alone, letters)):
                self.phrases.add(tuple(letters))
        self.words.update(one for one in _joined(parts) if one not in ORDINARY)
        self.initials.update(_initials(parts))

    def _learn_part(self, part: str, *, whole: bool) -> None:
        if part.upper() == part:
            # Arabic joins little words to a name and Chinese parts no words at all.
            self.anywhere.update({part} if len(part) > _SHORT or whole else ())
        elif _counts_alone(part):
            self.words |= {part, f"{part}s"}
        elif len(part) > _SHORT or whole:
            self.capitalised.add(part)


def _counts_alone(part: str) -> bool:
    return len(part) > _SHORT and part not in ORDINARY


def _joined(parts: list[str]) -> Iterator[str]:
    """A name written without its apostrophe, its hyphen or the space within it."""
    whole = ["".join(LETTERS.findall(part)) for part in parts]
    for part, letters in zip(parts, whole, strict=True):
        if letters != part and len(letters) > _SHORT:
            yield letters
    yield from (one + other for one, other in pairwise(whole) if one and other)


def _initials(parts: list[str]) -> Iterator[str]:
    """The first letters of a name: of all its parts, of the first and the last, of each half."""
    for said in (parts, [one for one in parts if one not in _LITTLE_WORDS]):
        each = [letters for part in said if (letters := LETTERS.findall(part))]
        firsts = [part[0][0].upper() for part in each]
        if len(firsts) > 1:
            yield from ("".join(firsts), firsts[0] + firsts[-1])
            yield "".join(one[0].upper() for part in each for one in part)


def shapes_of(name: str) -> Shapes:
    """The shapes of a name, whole, in parts of three letters or more, and as it may be spelt."""
    found = Shapes()
    for spelling in {name, name.casefold().translate(_SPELT_OUT)}:
        found.learn(bare(spelling).casefold())
    return found


def initials_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where capitals stand in a bare text that may be initials, and the letters alone."""
    for one in INITIALS.finditer(text):
        letters = "".join(LETTERS.findall(one[0]))
        if "." in one[0].rstrip(".") or letters not in _ABBREVIATIONS:
            yield one.start(), one.end(), letters
