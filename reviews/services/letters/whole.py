"""Whether letters can be written yet, and whether one draft has an empty place in it."""

from collections.abc import Iterable

from reviews.domain.errors import Refused
from reviews.domain.letters.fields_filled import (
    Waits,
    waits_for_settings,
    why_no_letter,
    why_not_whole,
)
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.may_leave import MayNotLeave
from reviews.store.letters.draft_parts import holes_in
from reviews.store.letters.letters import drafted
from reviews.store.people import council_settings
from reviews.store.record.session import Session
from reviews.store.tables import Letter


def letters_that_wait(session: Session) -> tuple[Waits, ...]:
    """Which letters wait for which of the council's settings; nothing where none does."""
    return waits_for_settings(council_settings.council(session))


def drafts_that_wait(session: Session, waits: Iterable[Waits]) -> int:
    """How many letters are drafted or approved, and cannot leave for want of settings."""
    kinds = {kind for one in waits for kind in one.letters}
    return drafted(session, kinds) if kinds else 0


def why_none_yet(session: Session, kind: LetterKind) -> str:
    """Why no letter of a kind can leave before settings are filled in; nothing where it can."""
    return why_no_letter(letters_that_wait(session), kind)


def check_settings(session: Session, kind: LetterKind) -> None:
    """Check that the council's settings hold what every letter of a kind says.

    Raises:
        Refused: one of them holds nothing; names each.
    """
    if why := why_none_yet(session, kind):
        raise Refused(why)


def check_whole(session: Session, row: Letter) -> None:
    """Check that a draft may leave: settings are filled in, and it prints no empty field.

    Raises:
        Refused: a setting holds nothing.
        MayNotLeave: something is empty, or the draft was made before that was looked for.
    """
    check_settings(session, row.kind)
    found = holes_in(session, row.id, row.draft)
    if why := why_not_whole(None if found is None else found.fields):
        raise MayNotLeave(why)
