"""Whether a format of a letter says what its wording says: no less and no more.

Spaces and line ends, hyphens, bullets and the forms of letters do not count: each format has its
own.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reviews.domain.errors import Refused

from .kinds import LetterFormat
from .typesetting import has_leftward, seen

_PASSED_OVER = "-\u2022\u2010\u2011\u2012\u2013\u2014\u2015\x02\ufffe\u200c\u200d\ufe0e\ufe0f"
_PASSED_OVER += "".join(map(chr, range(0x1F3FB, 0x1F400)))  # Colours of skin.
_TURNED = re.compile(r"[()\[\]{}<>\u00ab\u00bb\u2039\u203a\U00010000-\U0010ffff]")
"""What comes back changed where words run from right to left: brackets, and emoji halved."""
_CLUSTERED = re.compile("[\u0b00-\u0b7f\u0c00-\u0dff\u0f00-\u109f\u1780-\u17ff]")
"""Scripts such as Khmer and Burmese, whose groups of letters a PDF may give back twice."""
_MOST = 12


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands on the pages of a PDF beside the letter itself.

    `top` is on each page but the first, `foot` on every page above its number. `headers` are those
    of tables, which a table that goes on overleaf has again. Pages that are not `counted` have no
    number.
    """

    top: str = ""
    foot: str = ""
    headers: tuple[str, ...] = ()
    counted: bool = True

    def foot_of(self, number: int, pages: int) -> str:
        """What stands at the foot of one of some pages."""
        return f"{self.foot}\nPage {number} of {pages}" if self.counted else self.foot


def letters_of(text: str) -> str:
    """The letters of a text as they are compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", seen(text)).replace("\u2044", "/")
    text = "".join(text.split())
    for sign in _PASSED_OVER:
        text = text.replace(sign, "")
    return text


def check_same(format_: LetterFormat, wording: str, said: str) -> None:
    """Check that a format says what the wording says, in the same order.

    Raises:
        Refused: it says less or more; names the format and the words.
    """
    if letters_of(wording) != letters_of(said):
        raise Refused(_sentence(format_, wording, said))


def check_pages(format_: LetterFormat, wording: str, pages: Sequence[str], edges: Edges) -> None:
    """Check that the pages of a PDF say what the wording says.

    Where a letter has words that run from right to left, pages give them back in another order, so
    there its letters are counted. Of scripts such as Khmer each letter has to be there at all.

    Raises:
        Refused: they say less or more; names the format and the words.
    """
    lost = set(_CLUSTERED.findall(wording)) - set(_CLUSTERED.findall("".join(pages)))
    if lost:
        raise Refused(_told(format_, "".join(sorted(lost)), ""))
    wording, pages = _CLUSTERED.sub("", wording), [_CLUSTERED.sub("", one) for one in pages]
    if has_leftward(wording + edges.top + edges.foot):
        _check_counted(format_, wording, pages, edges)
        return
    expected, found, edged = letters_of(wording), "", True
    for number, page in enumerate(pages, 1):
        said = letters_of(page)
        top = letters_of(edges.top) if number > 1 else ""
        foot = letters_of(edges.foot_of(number, len(pages)))
        edged = edged and said.startswith(top) and said.endswith(foot)
        body = said.removeprefix(top).removesuffix(foot)
        found += _without_header(body, expected[len(found) :], edges)
    if found != expected or not edged:
        raise Refused(_sentence(format_, _whole(wording, len(pages), edges), "\n".join(pages)))


def check_words(format_: LetterFormat, wording: str, said: str, beside: Sequence[str] = ()) -> None:
    """Check that a format says the words of the wording, in whatever order.

    `beside` is what it says at the edges of its pages, which may be there more than once.

    Raises:
        Refused: it says less or more; names the format and the words.
    """
    edges = "\n".join(beside)
    missing = _less(wording, f"{said}\n{edges}")
    extra = _less(said, wording) or _less(edges, "\n".join([wording] * (1 + len(beside))))
    if missing or extra:
        raise Refused(_told(format_, missing, extra))


def _without_header(body: str, rest: str, edges: Edges) -> str:
    """The words of a page, less the header of a table that goes on from the page before."""
    if rest.startswith(body):
        return body
    again = (body.removeprefix(letters_of(one)) for one in edges.headers)
    return next((one for one in again if rest.startswith(one)), body)


def _check_counted(format_: LetterFormat, wording: str, pages: Sequence[str], edges: Edges) -> None:
    whole, said = _whole(wording, len(pages), edges), "\n".join(pages)
    expected, found = _counted(whole), _counted(said)
    again = [one for one in map(_counted, edges.headers) if one]
    for header in again * (len(pages) - 1):
        if header <= found - expected:
            found -= header
    if found != expected:
        raise Refused(_sentence(format_, whole, said))


def _counted(text: str) -> Counter[str]:
    return Counter(_TURNED.sub("", letters_of(text)))


def _whole(wording: str, pages: int, edges: Edges) -> str:
    """The wording with what stands on each page."""
    feet = (edges.foot_of(number, pages) for number in range(1, pages + 1))
    return "\n".join((wording, *[edges.top] * (pages - 1), *feet))


def _sentence(format_: LetterFormat, wording: str, said: str) -> str:
    """Which words a format leaves out or adds, in the order of the text."""
    return _told(format_, _less(wording, said), _less(said, wording))


def _told(format_: LetterFormat, missing: str, extra: str) -> str:
    told = [
        *([f"it leaves out “{missing}”"] if missing else ()),
        *([f"it adds “{extra}”"] if extra else ()),
    ]
    return (
        f"The {format_.words} does not say what the letter says: "
        f"{' and '.join(told) or 'its words are in another order'}. It is not given out."
    )


def _less(these: str, than: str) -> str:
    """The first words of one text that the other lacks."""
    left = Counter(map(letters_of, than.split()))
    lacking = []
    for word in these.split():
        known = letters_of(word)
        if known and not left[known]:
            lacking.append(word)
        left[known] -= 1
    return " ".join(lacking[:_MOST]) + (" …" if len(lacking) > _MOST else "")
