"""The numbers by which papers are cited: their places on the lists of papers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.cases.papers import Heading
from reviews.store.cases import items, sets
from reviews.store.cases.cases import CaseHead
from reviews.store.record.rows import read
from reviews.store.record.session import Session

from .paper_words import Sets, lines
from .redactions import unnamed
from .sending import to_go


@dataclass(frozen=True, slots=True)
class Placed:
    """A paper in its place on the lists of papers: what its list said, or says of it."""

    place: int
    id: UUID
    heading: Heading
    what: str
    on: date | None
    from_whom: str
    resident_id: UUID | None
    resident: str


def placed(session: Session, case: CaseHead, question_sets: Sets) -> list[Placed]:
    """Every paper that went and that goes next, in their places; nothing else of the case.

    What was sent keeps its place and its words, but for those that were taken out of it; what is in
    and was not sent follows. A resident is named by reference.
    """
    every = {one.id: one for one in items.items(session, case)}
    sent = [each for one in sets.sets(session, case.id) for each in one.papers]
    gone = {one.evidence_id for one in sent}
    found = []
    for each in sent:
        item = every.get(each.evidence_id)
        of = (item.resident_id, item.resident) if item else (None, "")
        whose = {"id": each.evidence_id, "resident_id": of[0], "resident": of[1]}
        found.append(read(Placed, each, **whose))
    last = max((one.place for one in sent), default=0)
    going = lines(session, to_go(list(every.values()), gone), question_sets)
    for place, line in enumerate(going, last + 1):
        item = every[line.id]
        whose = {"resident_id": item.resident_id, "resident": item.resident}
        found.append(read(Placed, line, place=place, **whose))
    return unnamed(session, case, found)


def labels(session: Session, case: CaseHead) -> dict[UUID, int]:
    """The place of each paper that went and that goes next, by its evidence."""
    sent = [each for one in sets.sets(session, case.id) for each in one.papers]
    found = {each.evidence_id: each.place for each in sent}
    last = max(found.values(), default=0)
    going = to_go(items.put_in(session, case), found)
    return found | {one.id: place for place, one in enumerate(going, last + 1)}
