"""What is done about the points that the other side can make."""

from dataclasses import dataclass
from uuid import UUID

from reviews.domain.cases.access import reads_advice
from reviews.domain.cases.kinds import Answering
from reviews.domain.errors import NotAllowed, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first_or_again
from reviews.store.cases import other_side as store
from reviews.store.record.session import Session
from reviews.store.tables import OtherSidePoint

from .cases import record, row_of


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is done about one point: answer it or revise the decision, and how."""

    choice: Answering
    words: str


def weigh(
    session: Session, act: Act, case_id: UUID, point: str, weighing: Weighing, seen: UUID | None
) -> None:
    """Say what is done about a point.

    `seen` is what stood for it on the page that was filled in.

    Raises:
        NotAllowed: the officer reads no working paper of a case.
        Refused: nothing is said, or somebody else said something meanwhile.
    """
    row_of(session, act, case_id)
    if not reads_advice(act.by):
        raise NotAllowed
    check_said(weighing.words, "Say how it is answered, or what is revised.", "words")
    standing = store.said_row(session, case_id, point)
    if (standing.id if standing else None) != seen:
        raise Refused(
            "Somebody said what is done about this point while you had it open. Theirs is above; "
            "save again if yours shall take its place.",
            "words",
        )
    first_or_again(
        session,
        act,
        OtherSidePoint,
        standing,
        case_id=case_id,
        point=point,
        choice=weighing.choice,
        words=weighing.words.strip(),
        superseded_at=None,
    )
    record(session, act, case_id, EventKind.OTHER_SIDE_WEIGHED)
