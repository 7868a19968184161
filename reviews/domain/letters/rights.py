"""What letters may say about residents' rights: the council's own words, and never a promise.

Many residents hold a licence or are excluded from protection, so a sentence that sounds like
security of tenure can cost someone their home: they stay, or refuse to sign, because a letter
said that nobody could make them leave. The same holds for their Housing Benefit, which others
decide.
"""

from collections.abc import Iterable
from functools import lru_cache

from reviews.domain.errors import Refused

from .promises import KINDS, OPEN, wordings

_PROMISES = tuple(one for lines in KINDS.values() for one in wordings(lines))
_OPEN = wordings(OPEN)
_LOOKED_BACK = 160
"""How many letters before a promise can make it none."""
_STRAIGHT = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x2011: "-", 0x00AD: None, 0x200B: None}


@lru_cache(maxsize=4096)
def promise(words: str) -> str:
    """The first words that promise that someone can stay, or that a benefit does; empty if none.

    Capitals, line ends and the kind of apostrophe make no difference.
    """
    plain = " ".join(words.translate(_STRAIGHT).casefold().split()).replace("'ll ", " will ")
    for wording in _PROMISES:
        for found in wording.finditer(plain):
            before = plain[max(0, found.start() - _LOOKED_BACK) : found.start()]
            if not any(one.search(before) for one in _OPEN):
                return found[0]
    return ""


def check_rights(words: str, field: str | None = None) -> str:
    """The wording without space around it; refused if it promises that someone can stay."""
    if found := promise(words):
        raise Refused(
            f"“{found}” promises that someone can stay, and a letter must not. Say what the "
            "landlord has to do first, and whom to ask for advice.",
            field,
        )
    return words.strip()


def check_told(words: str, field: str | None = None) -> str:
    """What residents are to be told, without space around it; refused if it promises."""
    if found := promise(words):
        raise Refused(
            f"“{found}” promises that someone can stay in their home or that a benefit goes on, "
            "and a letter must not. Say only what you asked for, or what you saw.",
            field,
        )
    return words.strip()


def check_paragraphs(paragraphs: Iterable[str], field: str | None = None) -> None:
    """Check every paragraph of a letter to a resident, whoever's words it holds.

    The template's, the council's settings', a finding's, an officer's of this one letter.

    Raises:
        Refused: one promises that someone can stay, or that a benefit goes on.
    """
    for paragraph in paragraphs:
        if found := promise(paragraph):
            raise Refused(
                f"“{found}” in this letter promises that someone can stay in their home or that "
                "a benefit goes on, and a letter must not. Put it in other words where it "
                f"stands: “{paragraph.strip()}”",
                field,
            )
