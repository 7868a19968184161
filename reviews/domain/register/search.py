"""Words of the register as the search index keeps them."""

import re
import unicodedata
from collections.abc import Iterable

REFERENCE, CLAIM, PART = "=reference:", "=claim:", "=part:"
SHORTEST_PART = 4
"""How many letters and figures of a claim number must be typed for a part of it to be found."""
_BETWEEN = re.compile(r"[^\w]+")
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
