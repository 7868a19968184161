"""Words of the register and of evidence as the search indexes keep them."""

import json
import re
import unicodedata
from collections.abc import Iterable

REFERENCE, CLAIM, PART = "=reference:", "=claim:", "=part:"
SHORTEST_PART = 4
"""How many letters and figures of a claim number must be typed for a part of it to be found."""
_BETWEEN = re.compile(r"[^\w]+")
_KEY = re.compile(r"[a-z\d]+(-[a-z\d]+)*")
_LONGEST = 60
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}")


def folded(text: str) -> str:
    """A text without accents or capitals, as it is sorted and searched by."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    return bare.replace("ł", "l").replace("ø", "o")


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return [word for word in _BETWEEN.split(folded(text)) if word]


def tokens(texts: Iterable[str], filters: Iterable[str] = ()) -> frozenset[str]:
    """Everything a scheme is found by: its words, postcodes without spaces, and its filters.

    Filters are tokens that no typed word can equal, such as `=model:clustered`.
    """
    found = {word for text in texts for word in words(text)}
    found |= {"".join(words(text)) for text in texts if _POSTCODE.fullmatch(folded(text))}
    return frozenset(found | set(filters))


def resident_tokens(names: Iterable[str], reference: str, claims: Iterable[str]) -> frozenset[str]:
    """Everything a resident is found by: the words of the names, whole references, parts."""
    found = {word for name in names for word in words(name)}
    found |= {f"{REFERENCE}{key}" for key in filter(None, [joined(reference)])}
    claimed = list(filter(None, map(joined, claims)))
    found |= {f"{CLAIM}{key}" for key in claimed}
    return frozenset(found | claim_parts(claimed))


def claim_parts(claims: Iterable[str]) -> frozenset[str]:
    """Every end of each claim number, so that any part of it is the start of one."""
    return frozenset(
        f"{PART}{key[start:]}"
        for key in map(joined, claims)
        for start in range(len(key) - SHORTEST_PART + 1)
    )


def evidence_tokens(texts: Iterable[str], marks: Iterable[str] = ()) -> frozenset[str]:
    """Everything a piece of evidence is found by: its words, the longest cut short, and marks.

    Marks are tokens that no typed word can equal, such as `asked_mark` makes them.
    """
    return frozenset({word[:_LONGEST] for text in texts for word in words(text)} | set(marks))


def evidence_words(typed: str) -> list[str]:
    """The words that are looked for in evidence, in order, cut as the index cuts them."""
    return [word[:_LONGEST] for word in words(typed)]


def answer_texts(value: str | None) -> list[str]:
    """The texts that a stored answer holds; none where nothing is stored, or no answer is."""
    try:
        held = json.loads(value) if value else []
    except ValueError:
        return []
    every = held if isinstance(held, list) else [held]
    return [one for one in every if isinstance(one, str)]


def answer_marks(question_set: str, version: str, question: str, texts: Iterable[str]) -> list[str]:
    """The marks of an answer: of its question, and of each text in it that can be an option."""
    options = (one for one in texts if len(one) <= _LONGEST and _KEY.fullmatch(one))
    asked = asked_mark(question_set, version, question)
    return [asked, *(option_mark(question_set, version, question, one) for one in options)]


def asked_mark(question_set: str, version: str, question: str) -> str:
    """The token of every answer to a question of a set."""
    return f"=asked:{question_set}:{version}:{question}"


def option_mark(question_set: str, version: str, question: str, option: str) -> str:
    """The token of every answer to a question of a set that holds an option."""
    return f"=option:{question_set}:{version}:{question}:{option}"


def thing_mark(thing: str) -> str:
    """The token of every thing seen of a kind."""
    return f"=thing:{thing}"


def joined(text: str) -> str:
    """A reference as it is compared: without regard to capitals, spaces or signs."""
    return "".join(words(text))


def unsearchable(typed: str) -> bool:
    """Whether something is typed in which there is no letter and no figure to search for."""
    return bool(typed.strip()) and not any(one.isalnum() for one in folded(typed))


def explained(
    typed: str, shown: Iterable[str], others: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    """Why a scheme matches what was typed, where the words are not in what the list shows.

    The last word typed may be the start of a word; `others` says what else it is found by, each
    text with what it is.
    """
    *whole, start = words(typed) or [""]
    seen = tokens(shown)
    missing = {word for word in whole if word not in seen}
    begun = start if start and not any(one.startswith(start) for one in seen) else ""
    return tuple(
        f"{what}: {text}"
        for what, text in others
        if (held := tokens([text])) & missing
        or (begun and any(one.startswith(begun) for one in held))
    )


def sort_name(name: str) -> str:
    """A name as lists are ordered by it."""
    return " ".join(words(name))
