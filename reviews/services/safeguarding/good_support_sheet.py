"""The sheet on good support that residents can keep, with how to reach the council."""

from datetime import date

from reviews.documents.letters.good_support_sheet import GoodSupportSheet, good_support_sheet
from reviews.domain.letters.kinds import LetterFormat
from reviews.reference.good_support import good_support
from reviews.store.people import council_settings
from reviews.store.record.session import Session

from .rights_sheet import ways_to_reach


def make_good_support_sheet(session: Session, format_: LetterFormat, today: date) -> bytes:
    """The sheet in one of `SHEET_FORMATS`."""
    council = council_settings.council(session)
    sheet = GoodSupportSheet(
        council=council.name,
        team=council.team_name,
        words=good_support(),
        reach=ways_to_reach(council),
        formats=council.formats,
        dated_on=today,
    )
    return good_support_sheet(sheet, format_)
