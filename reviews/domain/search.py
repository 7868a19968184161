"""Words of the register as the search index keeps them."""

import re
import unicodedata
from collections.abc import Iterable

_BETWEEN = re.compile(r"[^\w]+")
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}")


def folded(text: str) -> str:
    """A text without accents or capitals, as it is sorted and searched by."""
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


def sort_name(name: str) -> str:
    """A name as lists are ordered by it."""
    return " ".join(words(name))
