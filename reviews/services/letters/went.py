"""Writing down in which format and language a letter went."""

from reviews.domain.letters.kinds import TO_RESIDENT
from reviews.domain.letters.went import AskedFor, Went, checked
from reviews.domain.people.roles import Act
from reviews.store.letters.letters import LetterLine
from reviews.store.record.session import Session
from reviews.store.register import residents
from reviews.store.tables import Letter, LetterWent


def asked_for(session: Session, letter: Letter | LetterLine) -> AskedFor | None:
    """How whom a letter is to asked to be told things; None where nobody was asked."""
    to_them = letter.resident_id if letter.kind in TO_RESIDENT else None
    found = residents.contact(session, to_them) if to_them else None
    return AskedFor(found.format, found.language) if found else None


def write_went(session: Session, act: Act, row: Letter, went: Went | None) -> None:
    """Add how a letter went to what the next event covers; nothing where it is not known.

    Raises:
        Refused: as `checked`.
    """
    if went is None:
        return
    asked = asked_for(session, row)
    found = checked(went, asked)
    session.add(
        LetterWent(
            letter_id=row.id,
            format=found.format,
            language=found.language,
            asked_format=asked.format if asked else None,
            asked_language=asked.language if asked else None,
            why_other=found.why_other,
            recorded_at=act.at,
            recorded_by=act.by.id,
        )
    )
