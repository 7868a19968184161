"""In which format and language a letter went, and whether that is what was asked for."""

import re
from dataclasses import dataclass

from reviews.domain.errors import Refused, check_said
from reviews.domain.register.closed_words import ContactFormat

from .reach import wanted

ENGLISH = "English"


@dataclass(frozen=True, slots=True)
class Went:
    """How a letter went: its format, its language, and why where something else was asked for."""

    format: ContactFormat
    language: str
    why_other: str = ""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """How a resident asked to be told things; English where they named no language."""

    format: str
    language: str

    @property
    def words(self) -> str:
        """Both, as people read them."""
        return f"{wanted(self.format)}, in {self.language.strip() or ENGLISH}"


def _words(language: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", language.casefold()))


def as_asked(went: Went, asked: AskedFor) -> bool:
    """Whether a letter went as it was asked for.

    One in two languages is in each of them, and who uses two is written to in either.
    """
    spoken, written = _words(asked.language or ENGLISH), _words(went.language)
    return went.format == asked.format and (spoken <= written or written <= spoken)


def checked(went: Went, asked: AskedFor | None) -> Went:
    """What is to be recorded of how a letter went, with a reason only where it needs one.

    `asked` is how the resident asked to be told things; None where it is to nobody who was asked.

    Raises:
        Refused: no language is given, or it went otherwise than it was asked for and nobody says
            why.
    """
    check_said(went.language, "Say in which language it went, such as English.", "language")
    as_it_went = Went(went.format, went.language.strip())
    if asked is None or as_asked(as_it_went, asked):
        return as_it_went
    if not went.why_other.strip():
        raise Refused(
            f"They asked for: {asked.words}. Say why it went in another way.", "why_other"
        )
    return Went(as_it_went.format, as_it_went.language, went.why_other.strip())
