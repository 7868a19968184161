"""A sheet on residents' rights to hand over, in the council's own words (paras 140-141)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reviews.domain.letters import LetterFormat, long_date

from .blocks import Block, Blocks, Heading, Paragraph, Run
from .html import letter_html
from .pdf import letter_pdf
from .text import letter_text
from .word_styles import Role

_CONFIDENCE = (
    (
        "You can talk to us without your landlord or the people who support you knowing. We do not "
        "tell them who you are, or what you said, unless you say that we may."
    ),
    (
        "If someone is in danger, or a court asks us, we may have to pass something on. We tell "
        "you first wherever we can."
    ),
)


@dataclass(frozen=True, slots=True)
class RightsSheet:
    """What the sheet says: all of it the council's own words but the part on confidence."""

    council: str
    team: str
    agreement: str
    rights: str
    reach: tuple[str, ...]
    complaints: str
    formats: str
    dated_on: date


def _blocks(sheet: RightsSheet) -> Blocks:
    body: list[Block] = [
        _said(sheet.council, Role.LETTERHEAD),
        _said(sheet.team, Role.TEAM),
        Heading(1, "Your rights where you live"),
        _said(f"This is for people whose agreement is: {sheet.agreement.lower()}."),
        *map(_said, sheet.rights.split("\n\n")),
        Heading(2, "Talk to us in confidence"),
        *map(_said, _CONFIDENCE),
        _said("\n".join(sheet.reach)),
    ]
    for heading, words in (
        ("If you are unhappy with us", sheet.complaints),
        ("In another form", sheet.formats),
    ):
        if words:
            body += [Heading(2, heading), _said(words)]
    return Blocks(
        title="Your rights where you live",
        language="en-GB",
        dated_on=sheet.dated_on,
        size_pt=12,
        margin_mm=25,
        accent="0b4f54",
        header=(),
        footer=(f"{sheet.council}, {long_date(sheet.dated_on)}",),
        body=tuple(body),
    )


def _said(words: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Run(words),), role)


_MADE: dict[LetterFormat, Callable[[Blocks], bytes]] = {
    LetterFormat.HTML: letter_html,
    LetterFormat.PDF: letter_pdf,
    LetterFormat.LARGE_PRINT: lambda blocks: letter_pdf(blocks, large_print=True),
    LetterFormat.TEXT: letter_text,
}
SHEET_FORMATS = tuple(_MADE)


def rights_sheet(sheet: RightsSheet, format_: LetterFormat) -> bytes:
    """The sheet in one of `SHEET_FORMATS`. The same sheet always gives the same bytes.

    Raises:
        Refused: the words have a character that the fonts cannot show.
    """
    return _MADE[format_](_blocks(sheet))
