"""Recording that papers were sent: the response with what is in by then, and what followed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.cases.access import works
from reviews.domain.cases.kinds import CaseKind, SetKind
from reviews.domain.cases.papers import Heading, list_mark
from reviews.domain.dates import check_past
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first
from reviews.store.cases import cases, items, sets
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.store.record.session import Session
from reviews.store.tables import SentItem, SentSet

from .cases import record, row_of


@dataclass(frozen=True, slots=True)
class Line:
    """What the list of papers says of one: what it is, its day, from whom, its file's SHA-256."""

    id: UUID
    heading: Heading
    what: str
    on: date
    from_whom: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NewSet:
    """A set as it is sent: on which day, what is to follow and by when, and its list.

    `seen` is the mark of the list on the page from which it is sent.
    """

    sent_on: date
    to_follow: str
    follows_by_on: date | None
    lines: Collection[Line]
    seen: str


def to_go(every: Collection[Item], gone: Collection[UUID]) -> list[Item]:
    """What goes with the next set, in order: what is in and was not sent yet."""
    return [one for one in every if one.is_in and one.id not in gone]


def send(session: Session, act: Act, case_id: UUID, new: NewSet, *, bundled: bool = False) -> UUID:
    """Record that papers were sent, and keep what went for good; returns the set's id.

    The first is the response. Nothing that is not decided on yet stops it: it goes with what is in,
    and what is appended later stands after it. `bundled` says that a bundle goes with it, which can
    hold pages drawn anew or a paper of the council's own, and no new evidence.

    Raises:
        NotThere, NotAllowed: the case is not this officer's to work.
        Refused: the day is to come or before the case, what goes changed since the page was
            opened, or there is nothing to append.
    """
    case = _worked(session, act, case_id)
    before = sets.sets(session, case_id)
    _check_days(act, new, before[-1].sent_on if before else None)
    going = {one.id: one for one in to_go(items.put_in(session, case), sets.gone(session, case_id))}
    if [one.id for one in new.lines] != list(going) or new.seen != list_mark(going):
        raise Refused("What goes changed since you opened this page. Look at the list again.")
    number, place = sets.last_place(session, case_id)
    if number and not going and not bundled:
        raise Refused("Nothing more is in since the last set, so there is nothing to append.")
    made = _set(session, act, case_id, new, number + 1)
    session.flush()
    for at, line in enumerate(new.lines, place + 1):
        _item(session, act, made.id, at, line, going[line.id])
    record(session, act, case_id, EventKind.PAPERS_SENT, sent_set=made.id)
    return made.id


def _worked(session: Session, act: Act, case_id: UUID) -> CaseHead:
    """A case whose papers go to a tribunal, and that the officer works, with its stream locked."""
    row = row_of(session, act, case_id)
    case = cases.case(session, case_id)
    if case is None or case.kind is not CaseKind.CLAIM:
        raise NotThere
    if not works(act.by, row.kind):
        raise NotAllowed
    return case


def _check_days(act: Act, new: NewSet, last: date | None) -> None:
    check_past(
        new.sent_on,
        act.today,
        "sent_on",
        since=last,
        since_is="the day the last papers were sent",
    )
    if new.follows_by_on is not None and new.follows_by_on < new.sent_on:
        raise Refused("Papers cannot follow before these were sent.", "follows_by_on")


def _set(session: Session, act: Act, case_id: UUID, new: NewSet, number: int) -> SentSet:
    certified = sets.certificate(session, case_id)
    return first(
        session,
        act,
        SentSet,
        case_id=case_id,
        number=number,
        kind=SetKind.RESPONSE if number == 1 else SetKind.APPENDED,
        sent_on=new.sent_on,
        to_follow=new.to_follow.strip(),
        follows_by_on=new.follows_by_on,
        certificate_id=certified.id if certified else None,
    )


def _item(session: Session, act: Act, set_id: UUID, place: int, line: Line, item: Item) -> None:
    first(
        session,
        act,
        SentItem,
        set_id=set_id,
        place=place,
        evidence_id=line.id,
        item_id=item.decided.id if item.decided else None,
        heading=line.heading,
        what=line.what,
        on=line.on,
        from_whom=line.from_whom,
        sha256=line.sha256,
    )
