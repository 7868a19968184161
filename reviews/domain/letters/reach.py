"""Whether a resident may be written to, how the letter goes and in what form (paras 114-115).

Every resident who can be reached safely is written to, interviewed or not. A letter in the wrong
hands can cost someone their home or their safety, so what is not known counts as not safe.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviews.domain.consent.consents import REFUSES, WHY_WITHHELD, Standing, Use
from reviews.domain.register.closed_words import ContactFormat, YesNo

from .kinds import LetterFormat, LetterKind

NO_LETTERS = "They do not want letters from us."
ANSWERED = "They have answered an invitation already."
NOT_SAFE = "It is not safe to write to them, and nobody has arranged to hand letters over."
NOT_KNOWN = "Nobody has asked yet how to reach them safely."
WAITS = "How to reach them waits to be confirmed by the review team."
NO_ADDRESS = "The scheme has several addresses, and it is not recorded at which they live."


@dataclass(frozen=True, slots=True)
class Reach:
    """What is recorded of how one resident can be reached.

    Letters by hand are given to them, and need no address. `waits` says that they told someone
    something stricter, which nobody has confirmed.
    """

    asked: bool
    safe_to_write: YesNo = YesNo.NOT_KNOWN
    by_hand: bool = False
    has_address: bool = True
    waits: bool = False


def why_not_written_to(kind: LetterKind, reach: Reach, agreed: Mapping[Use, Standing]) -> str:
    """Why a resident gets no letter of this kind, in a sentence; nothing where they do.

    The sentence is for the officers who write letters. It never says what somebody told a
    reviewer, nor whether they took part.
    """
    return _said_no(kind, agreed) or _out_of_reach(reach) or (WAITS if reach.waits else "")


NO_REFERRER = "It is not recorded who referred them."
NO_REFERRER_ADDRESS = "No address is recorded for whoever referred them."


def why_not_asked_about(agreed: Mapping[Use, Standing], lines: Sequence[str] | None) -> str:
    """Why nobody is written to about a resident whom they referred; nothing where they are.

    A referrer is written to about a resident only where the resident agreed to that.

    `lines` says where a letter to the referrer goes; None where nobody is recorded.
    """
    asked = agreed.get(Use.CONTACT_REFERRER, Standing(Use.CONTACT_REFERRER))
    if asked.why_withheld:
        return asked.why_withheld
    if lines is None:
        return NO_REFERRER
    return "" if lines else NO_REFERRER_ADDRESS


def _said_no(kind: LetterKind, agreed: Mapping[Use, Standing]) -> str:
    letters = agreed.get(Use.LETTER, Standing(Use.LETTER))
    part = agreed.get(Use.TAKE_PART, Standing(Use.TAKE_PART))
    if letters.state in REFUSES:
        return NO_LETTERS
    if letters.to_clear:
        return WHY_WITHHELD[letters.state]
    invited = kind is LetterKind.RESIDENT_INVITATION
    return ANSWERED if invited and part.state in REFUSES else ""


def _out_of_reach(reach: Reach) -> str:
    if not reach.asked:
        return NOT_KNOWN
    if reach.by_hand:
        return ""
    if reach.safe_to_write is not YesNo.YES:
        return NOT_SAFE if reach.safe_to_write is YesNo.NO else NOT_KNOWN
    return "" if reach.has_address else NO_ADDRESS


MADE_AS: dict[str, LetterFormat] = {
    ContactFormat.STANDARD: LetterFormat.PDF,
    ContactFormat.LARGE_PRINT: LetterFormat.LARGE_PRINT,
    ContactFormat.PLAIN_TEXT: LetterFormat.TEXT,
    ContactFormat.WEB_PAGE: LetterFormat.HTML,
}
"""The formats a resident can ask for that are made here; the council orders or makes the rest."""

_ARRANGED: dict[str, str] = {
    ContactFormat.EASY_READ: "Have an Easy Read version made, with a picture for each idea, and "
    "checked by people who use Easy Read. The letter here is in plain words only.",
    ContactFormat.AUDIO: "Order an audio version, or record someone reading the plain text aloud.",
    ContactFormat.BRAILLE: "Order a braille version; send the plain text to the transcriber.",
    ContactFormat.BSL: "Order a signed version from a British Sign Language interpreter. BSL is "
    "not English, so it cannot be made from the letter by a program.",
    ContactFormat.TELEPHONE: "Ring or visit them and go through the letter with them, if it is "
    "safe to. Give them the letter too, if they want it.",
}


def to_arrange(wants: str, language: str) -> list[str]:
    """What the council must order or do itself so that a resident can use the letter."""
    told = [_ARRANGED[wants]] if wants in _ARRANGED else []
    if language.strip() and language.strip().casefold() != "english":
        told.append(
            f"They use {language.strip()}. Have a person translate the letter and another check "
            "it, and send the English with it."
        )
    return told


def wanted(wants: str) -> str:
    """The format a resident asked for, as people read it; as typed where it is none of ours."""
    return ContactFormat(wants).words if wants in set(ContactFormat) else wants
