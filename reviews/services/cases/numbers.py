"""The number of each paper of a case: one rule for whatever numbers papers or cites them.

Until a document of the council's is drafted, or papers are sent, papers are numbered in their
order. From then on a number is of one paper for good, and papers that are put in later follow.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from reviews.domain.cases.bundle_plan import numbered
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.services.record.facts import first
from reviews.store.cases import bundles, items
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.store.record.session import Session
from reviews.store.tables import PaperNumber

_MOVED = (
    "The papers were numbered otherwise while you had this page open. Draft it again, or send your "
    "file again: nothing is kept of it yet."
)


def numbers_of(session: Session, case: CaseHead, papers: Iterable[Item]) -> dict[UUID, int]:
    """The number of each of the papers that are in, given in their order; by its evidence.

    They stand in the order of their numbers.
    """
    return numbered((one.id for one in papers), bundles.places_fixed(session, case.id))


def labels(session: Session, case: CaseHead) -> dict[UUID, int]:
    """The number of each paper that went and that goes next, in their order, by its evidence."""
    ids = [*bundles.places_gone(session, case.id), *(one.id for one in items.put_in(session, case))]
    return numbered(ids, bundles.places_fixed(session, case.id))


def fix(session: Session, act: Act, case_id: UUID, numbers: Mapping[UUID, int]) -> None:
    """Give papers the numbers for good by which they can be cited; the caller records the event.

    Raises:
        Refused: one of them has another number by now, or its number is of another paper.
    """
    fixed = bundles.places_fixed(session, case_id)
    new = {key: place for key, place in numbers.items() if fixed.get(key) != place}
    if new.keys() & fixed.keys() or set(new.values()) & set(fixed.values()):
        raise Refused(_MOVED)
    for key, place in new.items():
        first(session, act, PaperNumber, case_id=case_id, evidence_id=key, place=place)


def fix_new(session: Session, act: Act, case: CaseHead) -> None:
    """Give papers that were put in their numbers, where a document may cite others already."""
    if bundles.may_be_cited(session, case.id):
        fix(session, act, case.id, labels(session, case))
