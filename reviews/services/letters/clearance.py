"""Passages written down with a draft, and cleared: equal words once, and again at a redraft."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from reviews.domain.letters.clearance import ReadAs, basis, reaches, stored_marks
from reviews.domain.letters.gate import Passage, passages
from reviews.domain.people.roles import Act
from reviews.store.letters.draft_parts import bases_of, cleared_before, draft_of
from reviews.store.record.session import Session
from reviews.store.tables import Letter, LetterPassage, PassageBasis

from .gate import known_of_people


def write_passages(session: Session, row: Letter, found: Sequence[Passage]) -> None:
    """Write the passages of a letter's new draft down.

    A passage that was cleared in this review before, for the same readers and with nothing more
    found in it, stays cleared.
    """
    readers = reaches(row.kind, row.organisation_id, row.resident_id)
    of = {"letter_id": row.id, "draft": row.draft}
    bound = [basis(one, readers) for one in found]
    before = cleared_before(session, row.review_id, bound)
    for number, (passage, key) in enumerate(zip(found, bound, strict=True), 1):
        written = LetterPassage(
            **of, id=uuid4(), number=number, words=passage.words, clues=" ".join(passage.clues)
        )
        earlier = _carried(written, before.get(key))
        marks = stored_marks(passage.marks)
        session.add(written)
        session.flush()
        session.add(
            PassageBasis(passage_id=written.id, basis=key, marks=marks, carried_from=earlier)
        )


def _carried(written: LetterPassage, earlier: LetterPassage | None) -> UUID | None:
    """Carry a clearance over from an earlier draft, where there is one."""
    if earlier is None:
        return None
    written.cleared_by, written.cleared_at = earlier.cleared_by, earlier.cleared_at
    written.cleared_reason = earlier.cleared_reason
    return earlier.id


def grown(session: Session, act: Act, scheme_id: UUID, letter_id: UUID, draft: int) -> bool:
    """Whether more is known of people now, which leads to someone by words of this draft."""
    made = draft_of(session, letter_id, draft)
    if made is None or not made.read_as:
        return False
    read = ReadAs.restored(made.read_as)
    known = known_of_people(session, act, scheme_id, read)
    now = {basis(one, made.reaches) for one in passages(read.lines, known)}
    return not now <= bases_of(session, letter_id, draft)
