"""A sheet to take away on what good support looks like (para 141)."""

from dataclasses import dataclass
from datetime import date

from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.safeguarding.good_support import GoodSupport

from .blocks import Block, BulletList, Heading, Run
from .files import make_format
from .rights_sheet import as_sheet, said
from .word_styles import Role


@dataclass(frozen=True, slots=True)
class GoodSupportSheet:
    """The words on good support, and how the council that gives them out can be reached."""

    council: str
    team: str
    words: GoodSupport
    reach: tuple[str, ...]
    formats: str
    dated_on: date


def good_support_sheet(sheet: GoodSupportSheet, format_: LetterFormat) -> bytes:
    """The sheet in one of the formats of sheets; refused if a font lacks a letter."""
    body: list[Block] = [
        said(sheet.council, Role.LETTERHEAD),
        said(sheet.team, Role.TEAM),
        Heading(1, sheet.words.title),
        said(sheet.words.before),
    ]
    for part in sheet.words.parts:
        body += [Heading(2, part.heading), BulletList(tuple((Run(one),) for one in part.lines))]
    body.append(said("\n".join(sheet.reach)))
    if sheet.formats:
        body += [Heading(2, "In another form"), said(sheet.formats)]
    return make_format(format_, as_sheet(sheet.words.title, sheet.council, sheet.dated_on, body))
