"""Saying how accounts compare: the same, different, or it cannot be told (para 110)."""

from collections.abc import Collection
from uuid import UUID

from reviews.domain.board.comparisons import Verdict, check_comparison
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Comparison, ComparisonEvidence


def compare(
    session: Session,
    act: Act,
    review_id: UUID,
    matter: str,
    verdict: Verdict,
    words: str,
    *,
    basis: str,
    seen: str,
    resident_id: UUID | None = None,
    cites: Collection[UUID] = (),
) -> None:
    """Record how the accounts of one matter compare, in place of what was said before.

    `matter` is its key on the board. `basis` is what the accounts rest on now, and `seen` what
    they rested on when the page was opened. `resident_id` is the resident whose need it
    is; none for a matter of the scheme. `cites` are the answers and records that were laid side
    by side, as evidence.

    Raises:
        Refused: nothing says in what they differ, or the accounts changed meanwhile.
    """
    row_of(session, act, review_id)
    check_comparison(verdict, words)
    _check_unchanged(basis, seen)
    where = {"review_id": review_id, "resident_id": resident_id, "matter": matter}
    said = {"verdict": verdict, "words": words.strip(), "basis": basis}
    before = standing_row(session, Comparison, **where)
    row = first_or_again(session, act, Comparison, before, **where, **said)
    session.flush()
    session.add_all(ComparisonEvidence(comparison_id=row.id, evidence_id=one) for one in cites)
    kind = EventKind.ACCOUNTS_COMPARED
    record(session, act, review_id, kind, resident=resident_id, comparison=row.id)


def _check_unchanged(basis: str, seen: str) -> None:
    if basis != seen:
        raise Refused(
            "The accounts changed while you had this open. Read them as they are now, then save "
            "again."
        )
