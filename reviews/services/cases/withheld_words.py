"""What the council's own papers say of papers that words are taken out of: never those words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from reviews.domain.cases.cited_less import cited_less
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.redacting import less
from reviews.domain.cases.unnamed import every_word
from reviews.store.cases import redactions as store
from reviews.store.cases.cases import CaseHead
from reviews.store.record.session import Session

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Withheld:
    """The words that are taken out of papers that are in.

    Attributes:
        words: those of each paper, by its evidence.
        places: the number of each paper, by its evidence.
    """

    words: Mapping[UUID, Sequence[str]]
    places: Mapping[UUID, int]

    def pieces(self, some: Iterable[Piece]) -> list[Piece]:
        """Pieces without the words that are taken out of their papers; an answer is its account's.

        One whose paper is whole is as it was.
        """
        return [self._piece(one) for one in some]

    def _piece(self, one: Piece) -> Piece:
        papers = (one.id, one.account[0] if one.account else None)
        said = (self.of(each, papers) for each in (one.title, one.words, one.whose))
        title, words, whose = said
        return replace(one, title=title, words=words, whose=whose)

    def of(self, value: T, papers: Iterable[UUID | None]) -> T:
        """A frozen value without the words that are taken out of some papers."""
        gone = [word for key in papers if key for word in self.words.get(key, ())]
        return every_word(value, lambda words: less(words, gone)) if gone else value

    def lines(self, made: T) -> T:
        """A paper of the council's own, each line without what is taken out of those it cites."""
        gone = {self.places[key]: words for key, words in self.words.items()}
        return cited_less(made, gone) if gone else made


def withheld(session: Session, case: CaseHead, places: Mapping[UUID, int]) -> Withheld:
    """What is taken out of papers of a case by the number of each, as they go in; one query."""
    found = store.of_papers(session, case.id, places.keys())
    return Withheld({key: one.words for key, one in found.items()}, places)
