"""In which forms and languages a council says that it can give a letter: only those it can.

Large print, plain text and a web page are made here of every letter to a resident. Every other
form is made or ordered by the council, which switches on those it has arranged.
"""

import re
from collections.abc import Collection, Iterable

from reviews.domain.errors import Refused
from reviews.domain.worded import Worded


class Arranged(Worded):
    """A form of a letter that a council makes or orders itself."""

    EASY_READ = "easy-read", "Easy Read"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "Audio"
    BSL = "bsl", "British Sign Language"
    TRANSLATION = "translation", "Translation into someone’s own language"


_MADE_HERE = ("in large print", "as plain text", "as a web page")
_SAID = {
    Arranged.EASY_READ: "in Easy Read",
    Arranged.BRAILLE: "in braille",
    Arranged.AUDIO: "as audio",
    Arranged.BSL: "in British Sign Language",
}
_NAMED = {
    Arranged.EASY_READ: re.compile(r"\beas(?:y|ier)[\s\u2010\u2011-]*(?:to[\s-])?read\b"),
    Arranged.BRAILLE: re.compile(r"\bbraille\b"),
    Arranged.AUDIO: re.compile(r"\b(?:audio|recordings?|cds?|read aloud)\b"),
    Arranged.BSL: re.compile(r"\b(?:sign(?:ed)?[\s-]*language|bsl|signed video)\b"),
    Arranged.TRANSLATION: re.compile(
        r"\b(?:translat\w*|(?:your|any|an|own|other|another) languages?)\b"
    ),
}


def chosen(stored: str) -> frozenset[Arranged]:
    """The forms that a council switched on, of the setting that names them with a space between."""
    return frozenset(one for one in Arranged if one in stored.split())


def not_switched_on(words: str, given: Collection[Arranged]) -> tuple[Arranged, ...]:
    """The forms that a council's own words name and that it has not switched on."""
    plain = words.casefold()
    return tuple(one for one in Arranged if one not in given and _NAMED[one].search(plain))


def offered(own_words: str, given: Collection[Arranged]) -> str:
    """What letters say about other forms of themselves, in whole sentences.

    The council's own words, where they name only what can be given; a sentence made of what can be
    given, in place of any others.
    """
    if own_words.strip() and not not_switched_on(own_words, given):
        return own_words
    forms = [*_MADE_HERE, *(said for one, said in _SAID.items() if one in given)]
    language = " We can put it into your language." if Arranged.TRANSLATION in given else ""
    return f"We can send it {', '.join(forms[:-1])} or {forms[-1]}.{language}"


def check_offered(own_words: str, given: Collection[Arranged]) -> None:
    """Check that a council's own words promise no form that it has not switched on.

    Raises:
        Refused: they name one; says which.
    """
    if found := not_switched_on(own_words, given):
        raise Refused(
            f"These words name what is not switched on: {_listed(found)}. Switch it on under "
            "“Forms that you arrange”, or take it out of the words.",
            "formats_offered",
        )


def _listed(some: Iterable[Arranged]) -> str:
    return ", ".join(one.words for one in some)
