"""A sheet to hand over: the council's own words on rights, and who can help (paras 140-141)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reviews.domain.dates import long_date
from reviews.domain.letters.kinds import LetterFormat

from .blocks import Block, Blocks, BulletList, Heading, Paragraph, Run
from .files import make_format
from .word_styles import Role

_TITLE = "Your home: who can help you"
_CONFIDENCE = (
    (
        "You can talk to us in private. When we write to your landlord or to the people who "
        "support you, we do not say who told us what, unless you say that we may. In a small "
        "home, people may still guess. If that worries you, tell us first."
    ),
    (
        "We cannot keep everything to ourselves. If you or someone else may be in danger, or there "
        "is a serious crime, we may have to tell people who can help. If there is an appeal about "
        "benefits, a tribunal may read what we use, and so may a landlord who takes part in it or "
        "speaks for someone in it. A court can ask us too. We try to talk to you first."
    ),
)
_NOT_ALL = (
    "It does not tell you all your rights. They depend on your agreement and on how you live "
    "there. Someone who gives advice can go through them with you."
)
_HELP = (
    "Free advice on housing: ask a service such as Shelter or Citizens Advice.",
    "An advocate helps you to say what you want to say. Ask us how to find one.",
    "If you or someone else is in danger now, ring 999.",
)
"""Whom to turn to beside the council; without numbers, which could go out of date."""


@dataclass(frozen=True, slots=True)
class RightsSheet:
    """What the sheet says in the council's own words; the rest is the same for every council."""

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
        said(sheet.council, Role.LETTERHEAD),
        said(sheet.team, Role.TEAM),
        Heading(1, _TITLE),
        said(f"This is for people whose agreement is: {sheet.agreement.lower()}. {_NOT_ALL}"),
        Heading(2, "What we want you to know"),
        *map(said, sheet.rights.split("\n\n")),
        Heading(2, "Help from someone who is not the council"),
        BulletList(tuple((Run(one),) for one in _HELP)),
        Heading(2, "Talk to us in private"),
        *map(said, _CONFIDENCE),
        said("\n".join(sheet.reach)),
    ]
    for heading, words in (
        ("If you are unhappy with us", sheet.complaints),
        ("In another form", sheet.formats),
    ):
        if words:
            body += [Heading(2, heading), said(words)]
    return as_sheet(_TITLE, sheet.council, sheet.dated_on, body)


def as_sheet(title: str, council: str, dated_on: date, body: Sequence[Block]) -> Blocks:
    """A sheet as it is laid out, whatever it says: who gives it out and when, at its foot."""
    return Blocks(
        title=title,
        language="en-GB",
        dated_on=dated_on,
        size_pt=12,
        margin_mm=25,
        accent="0b4f54",
        header=(),
        footer=(f"{council}, {long_date(dated_on)}",),
        body=tuple(body),
    )


def said(words: str, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(words),), role)


SHEET_FORMATS = (LetterFormat.HTML, LetterFormat.PDF, LetterFormat.LARGE_PRINT, LetterFormat.TEXT)


def rights_sheet(sheet: RightsSheet, format_: LetterFormat) -> bytes:
    """The sheet in one of `SHEET_FORMATS`, always the same; refused if a font lacks a letter."""
    return make_format(format_, _blocks(sheet))
