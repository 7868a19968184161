"""Which way a piece of evidence points on one limb of a test: said by a person, with the reason."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.cases.access import works
from reviews.domain.cases.as_of import NOW, AsOf
from reviews.domain.cases.kinds import Side
from reviews.domain.cases.pieces import Piece
from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.record.event_kinds import EventKind
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.reference.contact_questions import contact_questions
from reviews.services.record.facts import first_or_again
from reviews.store.cases import cases
from reviews.store.cases import readable as store
from reviews.store.cases.cases import CaseHead
from reviews.store.people.officers import names
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import CaseBearing

from .cases import record, row_of


@dataclass(frozen=True, slots=True)
class Points:
    """That a piece points one way on one limb, and why; `limb` is a key of the tests."""

    limb: str
    side: Side
    why: str


def pieces(session: Session, viewer: Viewer, case: CaseHead, as_of: AsOf = NOW) -> list[Piece]:
    """What may be read in a case by those who work it, as `readable` says."""
    return store.readable(session, viewer, case, contact_questions(), as_of)


def say_points(
    session: Session,
    act: Act,
    case_id: UUID,
    evidence_id: UUID,
    said: Points,
    seen: Collection[str],
) -> UUID:
    """Say which way a piece points on one limb; what was said before stays on the record.

    Args:
        session: a session from `writing`.
        act: who, and when.
        case_id: the case.
        evidence_id: the piece.
        said: what is said.
        seen: the ids of what stood of this piece as the officer saw it.

    Raises:
        NotThere: the piece may not be read in this case.
        NotAllowed: the officer does not work the case.
        Refused: there is no such limb, no reason is given, or someone said otherwise meanwhile.
    """
    _check_readable(session, act, case_id, evidence_id)
    if benefit_tests().limb(said.limb) is None:
        raise Refused("Choose which limb it bears on.", "limb")
    check_said(said.why, "Say why it points that way.", "why")
    before = _standing(session, case_id, evidence_id, said.limb)
    if before is not None and str(before.id) not in seen:
        raise Refused(_said_meanwhile(session, before), "why")
    of = {"case_id": case_id, "evidence_id": evidence_id, "limb": said.limb}
    values = {**of, "side": said.side, "why": said.why.strip()}
    made = first_or_again(session, act, CaseBearing, before, **values)
    record(session, act, case_id, EventKind.BEARING_SAID, evidence=evidence_id)
    return made.id


def _said_meanwhile(session: Session, before: CaseBearing) -> str:
    by = names(session)[before.recorded_by]
    return (
        f"{by} said meanwhile that it points this way on this question: {before.side.words}. "
        f"“{before.why}” What you wrote is below: save again to put it in its place."
    )


def take_off(
    session: Session, act: Act, case_id: UUID, evidence_id: UUID, limb: str, seen: Collection[str]
) -> None:
    """Take a piece off one limb, where it bears on it no more; what was said stays on the record.

    Raises:
        NotThere: nothing is said of it on this limb, or it may not be read in this case.
        NotAllowed: the officer does not work the case.
        Refused: someone said otherwise meanwhile.
    """
    _check_readable(session, act, case_id, evidence_id)
    before = _standing(session, case_id, evidence_id, limb)
    if before is None:
        raise NotThere
    if str(before.id) not in seen:
        raise Refused("Someone said otherwise of it meanwhile. Look at it again first.")
    before.superseded_at = act.at
    record(session, act, case_id, EventKind.BEARING_SAID, evidence=evidence_id)


def _check_readable(session: Session, act: Act, case_id: UUID, evidence_id: UUID) -> None:
    row = row_of(session, act, case_id)
    if not works(act.by, row.kind):
        raise NotAllowed("Those who decide what goes in do not weigh it.")
    head = cases.case(session, case_id)
    if head is None or all(one.id != evidence_id for one in pieces(session, act.by, head)):
        raise NotThere


def _standing(session: Session, case_id: UUID, evidence_id: UUID, limb: str) -> CaseBearing | None:
    return standing_row(session, CaseBearing, case_id=case_id, evidence_id=evidence_id, limb=limb)
