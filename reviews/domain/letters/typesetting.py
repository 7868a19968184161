"""How words are set in any format: what nobody sees, what stays together, which way it runs."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .kinds import LetterFormat

_SPACE, _GLUE = " ", "\u00a0"
_UNSEEN = {
    code: None
    for start, end in (
        (0x00AD, 0x00AD),
        (0x061C, 0x061C),
        (0x180E, 0x180E),
        (0x200B, 0x200B),
        (0x200E, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFB),
    )
    for code in range(start, end + 1)
}
_WORD_SIGNS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0A8, 0xF0D8, 0xF076, 0xF06E, 0xF071), "\u2022")
_WORD_SIGNS |= {0xF0FC: "\u2713", 0xF0E0: "\u2192", 0xF02D: "-", 0x2028: "\n", 0x2029: "\n"}
_SHOWN_AS = _UNSEEN | _WORD_SIGNS
_SKIN = "\U0001f3fb-\U0001f3ff"
_ODD = re.compile(f"[{''.join(map(chr, _SHOWN_AS))}\u200c\u200d{_SKIN}]")
_LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Where scripts from right to left stand, so that most text is told apart at once."""
_DIGIT = re.compile(r"\d")
_LATIN = r"[\x00-\u02ff\s]"
_IDLE_JOINER = re.compile(
    rf"(?<={_LATIN})[\u200c\u200d]++|^[\u200c\u200d]++|"
    rf"(?<![\u200c\u200d])[\u200c\u200d]++(?={_LATIN}|$)"
)
_IDLE_SKIN = re.compile(
    "(?<![\u261d\u26f9\u270a-\u270d\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7"
    "\U0001f3ca-\U0001f3cc\U0001f442\U0001f443\U0001f446-\U0001f450\U0001f466-\U0001f478"
    "\U0001f47c\U0001f481-\U0001f483\U0001f485-\U0001f487\U0001f48f\U0001f491\U0001f4aa"
    "\U0001f574\U0001f575\U0001f57a\U0001f590\U0001f595\U0001f596\U0001f645-\U0001f647"
    "\U0001f64b-\U0001f64f\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc\U0001f90c"
    "\U0001f90f\U0001f918-\U0001f91f\U0001f926\U0001f930-\U0001f939\U0001f93c-\U0001f93e"
    "\U0001f977\U0001f9b5\U0001f9b6\U0001f9b8\U0001f9b9\U0001f9bb\U0001f9cd-\U0001f9cf"
    f"\U0001f9d1-\U0001f9dd\U0001fac3-\U0001fac5\U0001faf0-\U0001faf8])[{_SKIN}]+"
)
"""A colour of skin after what has none, as a smile: a PDF loses both."""
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_PHONE = (
    r"(?<![\w.])(?:18001 )?(?:\(?0(?:[() -]{0,2}\d){9,10}|\+44(?:[() -]{0,3}\d){10,11}|"
    r"\+\d(?:[() -]{0,2}\d){7,13})(?!\w)"
)
_WHOLE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b(?: \d{{4}}\b)?|\b{_MONTH} \d{{4}}\b|"
    rf"\b\d{{1,2}}(?:[.:]\d\d)? (?:am|pm|noon)\b|"
    rf"\b[0-9a-f]{{4}}(?: [0-9a-f]{{4}}){{2,4}}\b|{_PHONE}|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
_REACHED = re.compile(
    rf"(?P<tel>{_PHONE}|(?<=[Rr]ing )(?:999|101|111|112)\b)|"
    r"(?P<mailto>(?<![\w.+'-])[\w.+'-]++@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
)
"""An address is looked for once for each run of its signs: at each sign, a long word takes ages."""
_RIGHT_TO_LEFT = ("R", "AL")
_STRETCH = re.compile("R(?:[NM]*R)*M*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words that run one way; `link` leads to a telephone number or an email."""

    text: str
    rtl: bool = False
    link: str = ""


def seen(text: str) -> str:
    """The text without signs that nobody sees, and with Word's own bullets and ticks as signs.

    Marks of direction and of no width go. Those that join letters stay where letters need them, as
    in Persian, in the scripts of India and in emoji. A colour of skin stays on what has a skin.
    """
    if not _ODD.search(text):
        return text
    return _IDLE_SKIN.sub("", _IDLE_JOINER.sub("", text.translate(_SHOWN_AS)))


def unbroken(text: str) -> str:
    """The text with what no line end may break.

    Dates, times, telephone numbers, postcodes and record numbers.
    """
    if not _DIGIT.search(text):
        return text
    return _WHOLE.sub(lambda found: found[0].replace(_SPACE, _GLUE), text)


def has_leftward(text: str) -> bool:
    """Whether some of a text is written from right to left."""
    return bool(_LEFTWARD.search(text))


def runs_right_to_left(text: str) -> bool:
    """Whether a passage is written from right to left: it begins so, and most of it is so.

    A sentence in English that begins with a name in Arabic is not.
    """
    if not has_leftward(text):
        return False
    found = [one for one in map(unicodedata.bidirectional, text) if one in ("L", *_RIGHT_TO_LEFT)]
    leftward = sum(one in _RIGHT_TO_LEFT for one in found)
    return bool(found) and found[0] in _RIGHT_TO_LEFT and leftward > len(found) - leftward


def stretches(text: str) -> Iterator[Stretch]:
    """The text in pieces: what runs from right to left apart from what does not.

    A name in Arabic is a piece of its own, so that the number after it is not drawn into it.
    """
    if not has_leftward(text):
        yield Stretch(text)
        return
    kinds, end = "".join(map(_kind, text)), 0
    for found in _STRETCH.finditer(kinds):
        if found.start() > end:
            yield Stretch(text[end : found.start()])
        yield Stretch(text[found.start() : found.end()], rtl=True)
        end = found.end()
    if end < len(text):
        yield Stretch(text[end:])


def unshown_words(format_: LetterFormat, signs: Sequence[str]) -> str:
    """What to say where no font has some signs: which, and what to do."""
    return (
        f"The {format_.words} cannot show {signs_named(signs)}, because no font here has it. Put a "
        "font that has it in the fonts folder of the service, write it in another way, or send the "
        "Word document."
    )


def signs_named(signs: Sequence[str]) -> str:
    """Some signs, each with its numbers, by which it can be found where it cannot be seen."""
    return ", ".join(
        f"“{sign}” ({' '.join(f'U+{ord(one):04X}' for one in sign)})" for sign in signs
    )


def reached(text: str) -> Iterator[Stretch]:
    """The text in pieces, with a link for each telephone number and email."""
    end = 0
    for found in _REACHED.finditer(text.replace(_GLUE, _SPACE)):
        yield from (Stretch(one) for one in (text[end : found.start()],) if one)
        words = text[found.start() : found.end()]
        yield Stretch(words, link=f"{found.lastgroup}:{_address(found)}")
        end = found.end()
    yield from (Stretch(one) for one in (text[end:],) if one)


def _address(found: re.Match[str]) -> str:
    if found.lastgroup == "mailto":
        return found[0]
    international = found[0].replace("(0)", "") if "+" in found[0] else found[0]
    return re.sub(r"[^\d+]", "", international)


def _kind(letter: str) -> str:
    if letter == "\n":
        return "L"
    direction = unicodedata.bidirectional(letter)
    if direction in _RIGHT_TO_LEFT:
        return "R"
    return {"L": "L", "NSM": "M"}.get(direction, "N")
