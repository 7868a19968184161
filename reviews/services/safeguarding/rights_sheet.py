"""The sheet on rights that a resident is given, made from the council's settings."""

from datetime import date

from reviews.documents.letters.rights_sheet import SHEET_FORMATS, RightsSheet, rights_sheet
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.register.closed_words import Tenure
from reviews.store.people import council_settings
from reviews.store.record.session import Session

from .protection import rights_words

__all__ = ["SHEET_FORMATS", "make_sheet"]


def make_sheet(session: Session, tenure: Tenure, format_: LetterFormat, today: date) -> bytes:
    """The sheet for one kind of agreement, in one of `SHEET_FORMATS`."""
    council = council_settings.council(session)
    ways = (
        f"Ring {council.telephone}" if council.telephone else "",
        f"Email {council.email}" if council.email else "",
        f"Write to, or come to, {', '.join(council.address.splitlines())}",
    )
    sheet = RightsSheet(
        council=council.name,
        team=council.team_name,
        agreement=tenure.words,
        rights=rights_words(session, tenure),
        reach=tuple(filter(None, ways)),
        complaints=council.complaints,
        formats=council.formats_offered,
        dated_on=today,
    )
    return rights_sheet(sheet, format_)
