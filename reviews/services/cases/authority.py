"""Who acts for an appellant. What is recorded here stops nothing else in a case."""

from dataclasses import asdict
from uuid import UUID

from reviews.domain.cases.authority import Authority, check_authority
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import again, first, stripped
from reviews.services.record.files import Upload
from reviews.store.record.session import Session
from reviews.store.tables import CaseAuthority

from . import facts
from .cases import record

_FILED = "Authority to act"


def record_authority(
    session: Session, act: Act, case_id: UUID, authority: Authority, upload: Upload | None = None
) -> UUID:
    """Record who acts for an appellant, and what is known of their authority.

    Raises:
        NotThere, NotAllowed: the officer does not work this case.
        Refused: a day cannot be, or the tribunal was told of a doubt that nobody says.
    """
    facts.worked(session, act, case_id)
    check_authority(authority, act.today)
    file = {"file_id": None} | facts.filed(session, act, upload, _FILED, authority.seen_on)
    told = stripped(**asdict(authority))
    row = first(session, act, CaseAuthority, case_id=case_id, taken_back=None, **told, **file)
    record(session, act, case_id, EventKind.AUTHORITY_RECORDED)
    return row.id


def correct_authority(
    session: Session,
    act: Act,
    case_id: UUID,
    fact_id: UUID,
    authority: Authority,
    upload: Upload | None = None,
    *,
    seen: str,
) -> None:
    """Put right who acts for an appellant; what was said before is kept.

    Raises:
        NotThere, NotAllowed, Refused: as `record_authority`, or someone changed it meanwhile.
    """
    facts.worked(session, act, case_id)
    row = facts.standing(session, CaseAuthority, case_id, fact_id, seen)
    check_authority(authority, act.today)
    file = facts.filed(session, act, upload, _FILED, authority.seen_on)
    again(session, act, row, **stripped(**asdict(authority)), **file)
    record(session, act, case_id, EventKind.AUTHORITY_RECORDED)
