"""The sheet on rights that a resident is given, made from the council's settings."""

from datetime import date

from reviews.documents.letters.rights_sheet import SHEET_FORMATS, RightsSheet, rights_sheet
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.people.council_settings import CouncilDetails
from reviews.domain.register.closed_words import Tenure
from reviews.store.people import council_settings
from reviews.store.record.session import Session

from .protection import rights_words

__all__ = ["SHEET_FORMATS", "make_sheet"]


def make_sheet(session: Session, tenure: Tenure, format_: LetterFormat, today: date) -> bytes:
    """The sheet for one kind of agreement, in one of `SHEET_FORMATS`."""
    council = council_settings.council(session)
    sheet = RightsSheet(
        council=council.name,
        team=council.team_name,
        agreement=tenure.words,
        rights=rights_words(session, tenure),
        reach=ways_to_reach(council),
        complaints=council.complaints,
        formats=council.formats,
        dated_on=today,
    )
    return rights_sheet(sheet, format_)


def ways_to_reach(council: CouncilDetails) -> tuple[str, ...]:
    """How a resident reaches the council, as far as its settings say."""
    ways = (
        _said(council.telephone, "Ring ", _said(council.answered, " (", ")")),
        _said(council.email, "Email "),
        _said(", ".join(council.address.splitlines()), "Write to, or come to, "),
        _said(
            council.out_of_hours,
            "If you have nowhere to stay tonight, ring ",
            _said(council.out_of_hours_when, " (", ")"),
        ),
    )
    return tuple(filter(None, ways))


def _said(words: str, before: str, after: str = "") -> str:
    """Words with what stands round them; nothing for nothing."""
    return f"{before}{words}{after}" if words.strip() else ""
