"""What the gate looks for in any text, whoever lives there: the shapes of what points to a person.

Every pattern is looked for in `bare` text, and takes time in proportion to its length. What is
recorded of people is looked for by `domain.letters.recorded`.
"""

import re
import unicodedata
from functools import cache

from reviews.domain.worded import Worded


class Clue(Worded):
    """Why a passage must be read: it could point to one person, or speaks of one by a label."""

    NAME = "name", "A name, or initials"
    ROOM = "room", "A room or flat"
    DATE = "date", "A date or a time"
    AGE = "age", "An age"
    CONTACT = "contact", "A telephone number, an email or an address"
    REFERENCE = "reference", "A number that belongs to one person"
    RECORDED = "recorded", "Something that the record holds of one person, or of few"
    QUOTE = "quote", "Someone’s own words"
    SMALL_NUMBER = "small-number", "One person, or a small number of people"
    SMALL_SCHEME = "small-scheme", "Few residents live here, so any finding could point to one"
    LABEL = "label", "Words that label a person, and do not say what happened"


_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f]")
_INVISIBLE = frozenset({"Mn", "Cf", "Cc"})
_MADE_ONE = str.maketrans("’ʼʹ´`ʻ‐‑‒–—−łŁøØđĐ", "''''''------lLoOdD", "ـ")


def bare(text: str) -> str:
    """A text without accents and invisible signs, its spaces, dashes and apostrophes made one.

    Capitals stay, because they tell a name from a word.
    """
    apart = unicodedata.normalize("NFKD", _UNPRINTED.sub("", text).translate(_MADE_ONE))
    if not apart.isascii():
        apart = "".join(one for one in apart if one.isspace() or not _invisible(one))
    return " ".join(apart.split())


def bare_places(text: str) -> list[int]:
    """Where in a text each character of its `bare` form comes from."""
    kept = list[tuple[str, int]]()
    for place, letter in enumerate(text):
        made = "" if _UNPRINTED.match(letter) else letter.translate(_MADE_ONE)
        kept += [(one, place) for one in unicodedata.normalize("NFKD", made)]
    if not all(one.isascii() for one, _ in kept):
        kept = [pair for pair in kept if pair[0].isspace() or not _invisible(pair[0])]
    places = list[int]()
    before_was_space = True
    for one, place in kept:
        if not (one.isspace() and before_was_space):
            places.append(place)
        before_was_space = one.isspace()
    return places[: len(places) - (bool(places) and before_was_space)]


def _invisible(letter: str) -> bool:
    return unicodedata.category(letter) in _INVISIBLE


_FIGURES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_ROOMS = "room|flat|unit|bedsit|bedroom|bungalow|studio|apartment|suite|pod|cabin|caravan"
BEFORE_A_NUMBER = frozenset(f"{_ROOMS}|house|home|door|number|no|nr|num".split("|"))
"""The words after which a lone figure or letter is a room’s."""
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
    r"|\b(?i:(?:lived|living|been\s(?:here|there|living)|stayed|staying|resident|tenant|here|there)\s(?:[\w'-]{1,30}\s){0,2}"
    rf"(?:for|since)\s(?:[\w'-]{{1,30}}\s){{0,3}}(?:days?|weeks?|months?|years?|{_MONTH}|\d{{4}}))\b"
    r"|\b(?i:moved?\s(?:in|here|out)\s(?:[\w'-]{1,30}\s){1,4}ago)\b"
    r"|\b(?i:yesterday|last\s(?:week|month|year|night|weekend|spring|summer|autumn|winter))\b"
    r"|\b(?i:christmas|easter|ramadan|eid|diwali|birthday|boxing\sday|new\syear|bank\sholiday)\b"
    r"|(?<![\d.£])\d{1,2}[:.]\d{2}(?!\d)|(?<!\d)\d{1,2}\s?(?i:[ap]\.?m)\b|(?i:\bo'clock\b)"
)
"""A day, a month of a year, a weekday, a feast, a time, or how long someone has lived there."""

_TENS = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_AGES = (
    f"{'|'.join(_FIGURES)}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
)
AGE = re.compile(
    rf"\b(?i:aged?(?:\sof)?|age\sis|turn(?:s|ed|ing)(?=\s\d\d))\s(?:\d{{1,3}}|(?i:{_AGES}))"
    r"(?!\w|[.,:/]\d|\s?(?i:%|per|of|in|out|days?|weeks?|months?|hours?|minutes?|residents?|people))"
    rf"|(?<![\w.])(?:\d{{1,3}}|(?i:{_AGES}))[- ](?i:years?|yrs?)[- ](?i:old|of[- ]age)\b"
    r"|(?<![\w.])\d{1,3}\s?(?i:y/?o)\b"
    rf"|\b(?i:in|into|hit)\s(?i:his|her|their|my)\s(?:(?i:early|mid|late|very\slate)[- ])?"
    rf"(?i:teens|{_TENS})\b"
    r"|\b(?i:teenagers?|pensioners?|octogenarians?|elderly|retired|under[- ]?age)\b"
    r"|(?<!\w)(?:[2-9]\dth|\d?(?:1st|2nd|3rd))\s(?i:birthday)\b|\b(?i:date\sof\sbirth|born\s(?:in|on))\b"
)
"""How old someone is, in figures or in words."""

CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w-]{2,63}"
    r"|(?<!\w)(?:\+\d{1,3}\s?)?(?:\(0\)\s?)?\(?0?\d{2,5}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\w)"
    r"|(?<!\w)@[A-Za-z_]\w{2,30}"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)"
    r"|(?<!\w)\d{1,4}[A-Za-z]?,?\s(?:[A-Z][\w'-]{1,30}\s){1,3}"
    r"(?i:street|st|road|rd|lane|ln|avenue|ave|close|cl|drive|way|terrace|place|court|gardens?|"
    r"crescent|square|grove|hill|walk|row|mews|park|rise|view|green)\b"
)
"""An email, a telephone number, a name on the web, a postcode, or a house in a street."""

REFERENCE = re.compile(
    r"(?<!\w)[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?!\w)"
    r"|(?<!\w)[A-Z]{2}\d{2}\s?[A-Z]{3}(?!\w)"
    r"|(?<!\w)\d{3}\s\d{3}\s\d{4}(?!\w)"
)
"""A National Insurance number, the plate of a car, a number of the health service."""

TITLED = re.compile(r"(?<!\w)(?i:mr|mrs|miss|ms|mx|dr)\.?\s[A-Z]")
"""Someone by title, whatever the rest is: Mrs K, Mr Hay."""

QUOTE = re.compile(
    r"[“„‟«\"‚‹][^“”„‟«»\"‚‹›]{0,400}[”»\"›]?|‘(?:[^‘]{0,400}?'(?!\w))?|[”»›]"
    r"|(?<!\w)'(?=\w)(?:[^']{0,400}'(?!\w))?"
)
"""Any sign of a quotation, and what it quotes, which may end in another paragraph."""

_PEOPLE = (
    r"(?:residents?|tenants?|occupiers?|people|persons?|wom[ae]n|m[ae]n|girls?|boys?|lad(?:y|ies)|"
    r"gentlem[ae]n|individuals?|clients?|users?|members?|staff|workers?|managers?|couples?|"
    r"mothers?|fathers?|parents?|famil(?:y|ies))"
)
_ONE = r"(?:resident|tenant|occupier|person|woman|man|girl|boy|lady|gentleman|individual|couple)"
_UP_TO_TWO_WORDS = r"(?:[\w'-]{1,30}\s){0,2}"
_NOT_OF_ONE = (
    r"(?!(?:an?|the|this|that|these|those|each|every|any|all|no|of|to|for|with|by|from|in|on|at|and|"
    r"or|if|when|which|who|what|how|is|are|was|were|be|same|right|named|whole|individual|"
    r"next|other)\s)"
)
THE_ONE = re.compile(
    rf"\b(?:the|our|their|its)\s(?:{_NOT_OF_ONE}[\w'-]{{1,30}}\s){{1,2}}(?:{_ONE[3:-1]}|speaker)(?!\w)"
    rf"|\b(?:the|that)\s{_NOT_OF_ONE}(?!{_ONE}\s)[\w'-]{{1,30}}\sone(?!\w)"
    r"|\b(?:the|that|this)\s(?:woman|man|girl|boy|lady|gentleman|couple|lad|mum|dad|mother|father|"
    r"widow|widower|twins?)(?!\w)"
    rf"|\b(?:the|that)\s(?:one|person|{_ONE[3:-1]})\s(?:in\s(?:the|room|flat)|from|above|below)\b"
    r"|\b(?:the|that)\s(?:one|resident|tenant|woman|man)\s(?:who|that|with)\b"
    r"|\b(?:the|our)\s(?:oldest|youngest|eldest)\b"
    r"|\b(?:the|our)\s(?:only|sole|lone|newest|longest|first|last|latest|most\srecent)\s"
    r"(?:[\w'-]{1,30}\s){0,2}(?:ones?|residents?|tenants?|person|people|wom[ae]n|m[ae]n|speaker|"
    r"to\s(?:move|come|live|arrive|leave)|living|there|here)(?!\w)"
    r"|\b(?:resident|tenant|occupier|person|client|service\suser)\s(?-i:[A-Z])(?![\w'])",
    re.IGNORECASE,
)
"""“The … one”: the only woman, the oldest, the Polish speaker, the one with the dog, resident B."""


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
