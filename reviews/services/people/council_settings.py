"""The council's own words and defaults, and what its letters say about rights."""

from collections.abc import Mapping
from uuid import uuid4

from reviews.domain.errors import Refused
from reviews.domain.letters.rights import check_rights
from reviews.domain.people.formats import check_offered, chosen
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.store.people import council_settings
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import CouncilSettings, RightsWording

from .officers import COUNCIL, check_seen

SMALLEST_THRESHOLD = 2


def change_council(
    session: Session, act: Act, details: Mapping[str, str | int | None], *, seen: str
) -> None:
    """Set the council's words and defaults from a page that showed the version `seen`."""
    lock(session, COUNCIL)
    check_seen(council_settings.council(session), seen)
    set_council(session, act, **details)


def set_council(session: Session, act: Act, **details: str | int | None) -> None:
    """Set the council's own words and defaults; each key is a column of its settings.

    Raises:
        Refused: a number is too small to protect anyone, the two times are the wrong way round, or
            the words on other forms of a letter name one that is not switched on.
    """
    lock(session, COUNCIL)
    row = council_settings.council_row(session)
    if row is None:
        row = CouncilSettings(id=uuid4())
        session.add(row)
    for name, value in details.items():
        setattr(row, name, value)
    if row.small_scheme_threshold < SMALLEST_THRESHOLD:
        raise Refused(
            f"Enter {SMALLEST_THRESHOLD} or more: what one person says always points to them.",
            "small_scheme_threshold",
        )
    check_offered(row.formats_offered, chosen(row.formats_given or ""))
    if row.complete_days < row.acknowledge_days:
        raise Refused("Give at least as much time to complete as to acknowledge.", "complete_days")
    record(session, act, COUNCIL, EventKind.COUNCIL_SETTINGS_CHANGED)


def set_rights_wording(
    session: Session, act: Act, words: Mapping[str, str], *, seen: str = ""
) -> None:
    """Set what resident letters say about rights, by tenure.

    `seen` is the version on the page that was filled in, where there was one.

    Raises:
        Refused: a wording promises that someone can stay, or someone changed the wording since.
    """
    lock(session, COUNCIL)
    if seen:
        check_seen(council_settings.rights_wording(session), seen)
    known = {row.tenure: row for row in council_settings.rights_rows(session)}
    for tenure, text in words.items():
        wording = check_rights(text, tenure)
        if tenure in known:
            known[tenure].words = wording
        else:
            session.add(RightsWording(tenure=tenure, words=wording))
    record(session, act, COUNCIL, EventKind.RIGHTS_WORDING_CHANGED)
