"""What a case's officers weigh: pieces of evidence that they may read in it, with their words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reviews.domain.assessment.citing import days_true
from reviews.domain.dates import long_date
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source
from reviews.domain.worded import Worded

from .as_of import Mark


class Through(Worded):
    """Why a piece is read in a case."""

    SHARED = "shared", "Shared with the Housing Benefit team"
    PUT_IN = "put-in", "Put in by the disclosure officer"
    OF_CASE = "of-case", "A paper of this case"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence as it is read in a case. Days that hold nothing are not known.

    Attributes:
        id: the evidence's.
        kind: what it is.
        title: what it is, in a line; of an answer, the question as it was asked.
        words: its own words; empty where it is a file or a letter, to be opened.
        whose: whose account it is; empty where that is not known.
        recorded_on: the day in London on which it was recorded.
        limb: the limb that a person said it speaks to.
        account: of an answer, its account, question set and question; None for other kinds.
        stored: an answer's value as it is stored; None for other kinds, or where none was given.
        marks: what is said beside it where the case is read as of a day.
        notes: what is not known of it as of that day.
        need: the part of life that an answer is about, as stored; empty where it is about none.
    """

    id: UUID
    kind: EvidenceKind
    title: str
    words: str
    whose: str
    source: Source | None
    resident_id: UUID | None
    review_id: UUID | None
    true_from_on: date | None
    true_to_on: date | None
    recorded_on: date
    limb: Limb | None
    through: Through
    taken_back: bool
    account: tuple[UUID, str, str, str] | None = None
    stored: str | None = None
    need: str = ""
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[str, str]:
        """The question set and the question that it answers, by name and key."""
        return (self.account[1], self.account[3]) if self.account else ("", "")

    @property
    def told(self) -> str:
        """Whose it is, when it was true and recorded, and why it is read, in a line."""
        parts = (
            self.whose,
            days_true(self.true_from_on, self.true_to_on),
            f"Recorded on {long_date(self.recorded_on)}",
            self.through.words,
            *self.notes,
        )
        return ". ".join(filter(None, parts)) + "."
