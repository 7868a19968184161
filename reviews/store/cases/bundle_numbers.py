"""The record numbers of bundles: which bears which, and whether the record still gives it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.letters.record_number import MARK, SHORTEST, record_number
from reviews.store.record.raw import BAD, id_text, reading_raw, rows, selected
from reviews.store.record.tree import roots_at
from reviews.store.tables import Bundle, BundleSent, Case, CaseGroup


@dataclass(frozen=True, slots=True)
class NumberedBundle:
    """A bundle that bears a record number; `case` is the group, where it is of `common` papers.

    `agrees` is whether its number is the one that the record gives, for the first `size` events.
    """

    case: str
    kind: BundleKind
    number: int
    pages: int
    sent_on: date | None
    agrees: bool
    size: int
    common: bool


def _size(number: Any) -> int | None:
    """How many events a number vouches for; None for what is no number."""
    try:
        return int(number[:-MARK])
    except BAD:
        return None


def sizes(session: Session) -> set[int]:
    """How many events the number of each bundle vouches for."""
    with reading_raw(session) as connection:
        found = (_size(one) for (one,) in rows(connection, select(Bundle.record_number)))
        return {one for one in found if one is not None}


def disagreeing(session: Session, roots: Mapping[int, bytes]) -> Iterator[str]:
    """The ids of bundles whose number is not that which the record gives, in order.

    `roots` are those over the first events, as they are now, for each of `sizes`.
    """
    with reading_raw(session) as connection:
        of = select(selected(connection, Bundle.id), Bundle.record_number).order_by(Bundle.id)
        found = [(id_text(key), number) for key, number in rows(connection, of)]
    yield from (key for key, number in found if not _agrees(key, number, roots))


def _agrees(key: str, number: Any, roots: Mapping[int, bytes]) -> bool:
    size = _size(number)
    return size is not None and record_number(size, roots.get(size, b""), key) == number


def bearing(session: Session, number: str) -> list[NumberedBundle]:
    """The bundles that bear a number or begin like it; few queries."""
    if len(number) < SHORTEST:
        return []
    query = (
        select(Bundle, func.coalesce(Case.reference, CaseGroup.reference), BundleSent.sent_on)
        .outerjoin(Case, Case.id == Bundle.case_id)
        .outerjoin(CaseGroup, CaseGroup.id == Bundle.group_id)
        .outerjoin(BundleSent, BundleSent.bundle_id == Bundle.id)
        .where(Bundle.record_number.startswith(number))
        .order_by(Bundle.id)
    )
    found = session.execute(query).all()
    known = {size for row, _, _ in found if (size := _size(row.record_number)) is not None}
    roots = roots_at(session, known) if known else {}
    return [
        NumberedBundle(
            reference,
            row.kind,
            row.number,
            row.pages,
            sent_on,
            _agrees(str(row.id), row.record_number, roots),
            _size(row.record_number) or 0,
            row.group_id is not None,
        )
        for row, reference, sent_on in found
    ]
