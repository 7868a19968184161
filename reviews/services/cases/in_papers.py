"""What of a case the council's own papers may print: what is in, each with its paper, and no more.

What those who work the case read and that is not in is left out, and told to them by name; whatever
they may not read is neither printed nor told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.across.told_apart import of_another
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.response_facts import label_of
from reviews.domain.cases.weighed_for import DecisionWeighed
from reviews.domain.people.roles import Viewer
from reviews.domain.record.evidence import EvidenceKind
from reviews.store.cases import item_words, items
from reviews.store.cases.bearings import decisions_of
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import APPEALS
from reviews.store.cases.items import Item
from reviews.store.record.session import Session

from .bearings import pieces
from .numbers import labels
from .paper_words import Sets, lines
from .redactions import unnamed
from .sending import Line
from .withheld_words import Withheld, withheld


@dataclass(frozen=True, slots=True)
class InPapers:
    """What is in the papers of a case and may be printed.

    Attributes:
        case: the case.
        pieces: what is in, with its words; an answer beside its account.
        places: the number of each paper, by its evidence.
        listed: what the list of papers says of each, by its evidence.
        rows: the record of each, by its evidence.
        decision: the decision that is appealed, or else the newest; None where none is recorded.
        left_out: what may be read in the case and is not in, a line each.
        withheld: the words that are taken out of what is in.
    """

    case: CaseHead
    pieces: tuple[Piece, ...]
    places: Mapping[UUID, int]
    listed: Mapping[UUID, Line]
    rows: Mapping[UUID, Any]
    decision: DecisionWeighed | None
    left_out: tuple[str, ...]
    withheld: Withheld

    @property
    def decided_on(self) -> date | None:
        """When the decision was made; None where none is recorded."""
        return self.decision.made_on if self.decision else None

    def place(self, piece: Piece) -> int:
        """The number of the paper that a piece stands in."""
        return label_of(piece, self.places) or 0

    def place_of(self, ids: Iterable[UUID | None]) -> int | None:
        """The number of the first of some papers that is in; None where none is."""
        return next((self.places[key] for key in ids if key and key in self.places), None)

    def title(self, piece: Piece) -> str:
        """What the list of papers calls a piece; an answer by its own question."""
        return self.listed[piece.id].what if piece.id in self.listed else piece.title

    def whole(self) -> list[Piece]:
        """What is in, less the answers of accounts."""
        return [one for one in self.pieces if one.kind is not EvidenceKind.ANSWER]

    def answers(self) -> list[Piece]:
        """The answers that are in, in the order in which they were asked."""
        return [one for one in self.pieces if one.kind is EvidenceKind.ANSWER]


def in_papers(session: Session, viewer: Viewer, case: CaseHead, known: Sets) -> InPapers:
    """What of a case may be printed; a fixed number of queries for each review that bears on it.

    Args:
        session: any session.
        viewer: one who works the case.
        case: the case.
        known: the question sets, by name and version.
    """
    places = labels(session, case)
    every = [one for one in items.items(session, case) if one.id in places]
    read = pieces(session, viewer, case)
    left = [one for one in read if label_of(one, places) is None]
    gone = withheld(session, case, places)
    kept = gone.pieces(one for one in read if label_of(one, places) is not None)
    return InPapers(
        case=case,
        pieces=tuple(kept),
        places=places,
        listed=_listed(session, case, every, known),
        rows=item_words.rows_of(session, every),
        decision=_decision(session, case),
        left_out=tuple(_named(one) for one in left if one.kind is not EvidenceKind.ANSWER),
        withheld=gone,
    )


def _listed(session: Session, case: CaseHead, every: list[Item], known: Sets) -> dict[UUID, Line]:
    """What the list says of each paper, without words that were taken out of it.

    One of another resident is told by their reference.
    """
    found = {}
    said = unnamed(session, case, lines(session, every, known))
    for item, line in zip(every, said, strict=True):
        others = item.resident_id not in (None, case.resident_id)
        what = of_another(line.what, item.resident) if others else line.what
        found[item.id] = replace(line, what=what)
    return found


def _named(piece: Piece) -> str:
    return f"{piece.title}. {piece.told}"


def _decision(session: Session, case: CaseHead) -> DecisionWeighed | None:
    """The decision that the newest appeal names, or else the newest decision."""
    every = decisions_of(session, case.id)
    named = [one.decision_fact_id for one in APPEALS.of(session, [case.id])]
    appealed = next((one for one in every if one.fact_id in named[-1:]), None)
    return appealed or (every[0] if every else None)
