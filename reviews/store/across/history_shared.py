"""A review's history as benefits officers read it: nothing of what is not shared."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Viewer
from reviews.domain.record.history_sentences import (
    ABOUT_A_FINDING,
    ABOUT_A_LETTER,
    FOR_BENEFITS,
    IN_CLOSED_WORDS,
)
from reviews.store.letters.letters import letters_of
from reviews.store.tables import Recommendation

from .agreed_to_share import Shared, letters_read, shared
from .history import EventLine, history


def shared_history(
    session: Session, viewer: Viewer, review_id: UUID, streams: Sequence[str]
) -> list[EventLine]:
    """What a benefits officer is told of a review, newest first; a fixed number of queries.

    What was done with a finding, a recommendation or a letter that they do not read is left out.
    Words that were written of a finding are told where its earlier words are, and other words of
    officers where the whole review is shared. Recommendations have the numbers they are read by.
    """
    lines = history(session, streams, kinds=FOR_BENEFITS, limit=None)
    found = shared(session, [review_id])
    made = _made(session, review_id, found)
    sent = letters_read(session, viewer, letters_of(session, review_id))
    letters = {str(one.id) for one in sent}
    findings = {str(one): one for one in found.standing} | {
        key: finding for key, (finding, _) in made.items()
    }
    told = []
    for line in lines:
        about = findings.get(line.about.get("recommendation") or line.about.get("finding") or "")
        if line.kind in ABOUT_A_FINDING and about is not None:
            told.append(_numbered(line, made) if about in found.before else _wordless(line))
        elif line.kind in ABOUT_A_LETTER and line.about.get("letter") in letters:
            told.append(replace(line, words=None))
        elif line.kind not in ABOUT_A_FINDING | ABOUT_A_LETTER:
            told.append(line if review_id in found.whole else _wordless(line))
    return told


def _made(session: Session, review_id: UUID, found: Shared) -> dict[str, tuple[UUID, int]]:
    """The recommendations that are read, as events name them: each with its finding and number."""
    query = select(Recommendation.fact_id, Recommendation.finding_fact_id).where(
        Recommendation.review_id == review_id,
        Recommendation.superseded_at.is_(None),
        Recommendation.withdrawn.is_(None),
    )
    rows = session.execute(query.order_by(Recommendation.number, Recommendation.fact_id))
    read = [(str(key), finding) for key, finding in rows if finding in found.standing]
    return {key: (finding, number) for number, (key, finding) in enumerate(read, 1)}


def _numbered(line: EventLine, made: dict[str, tuple[UUID, int]]) -> EventLine:
    """A line with the number by which its recommendation is read."""
    recommendation = made.get(line.about.get("recommendation", ""))
    if recommendation is None or line.words is None:
        return line
    return replace(line, words=line.words | {"number": recommendation[1]})


def _wordless(line: EventLine) -> EventLine:
    """A line without words that are anybody's own."""
    return line if line.kind in IN_CLOSED_WORDS else replace(line, words=None)
