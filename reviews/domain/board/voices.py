"""The voices of a review, and what each says of a matter: the columns of the board."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from reviews.domain.accounts.answers import Answer, Place
from reviews.domain.accounts.questions import Question, QuestionSet
from reviews.domain.sources import Source
from reviews.domain.worded import Worded


class Voice(Worded):
    """One column of the board."""

    RESIDENT = "resident", "Residents, and those who speak for them"
    PROVIDER = "provider", "Provider and staff"
    REFERRER = "referrer", "Referrers and other professionals"
    DOCUMENT = "document", "Documents"
    OBSERVED = "observed", "Seen by the review team"


VOICE_OF = {
    Source.RESIDENT: Voice.RESIDENT,
    Source.FAMILY: Voice.RESIDENT,
    Source.ADVOCATE: Voice.RESIDENT,
    Source.PROVIDER: Voice.PROVIDER,
    Source.STAFF: Voice.PROVIDER,
    Source.REFERRER: Voice.REFERRER,
    Source.PROFESSIONAL: Voice.REFERRER,
    Source.DOCUMENT: Voice.DOCUMENT,
    Source.OBSERVED: Voice.OBSERVED,
}
_NAMED_BY_COLUMN = frozenset({Source.RESIDENT, Source.DOCUMENT, Source.OBSERVED})


class Silence(Worded):
    """How a voice stands that says nothing of a matter; each is silence, and none is a no."""

    NO_ACCOUNT = "no-account", "No account yet"
    NOT_ASKED = "not-asked", "Not asked about this"
    NOT_MENTIONED = "not-mentioned", "Asked, and did not mention it"
    NOT_FOUND = "not-found", "Looked for, and nothing found"


SILENT_WHEN_ASKED = {
    voice: Silence.NOT_FOUND if voice in (Voice.DOCUMENT, Voice.OBSERVED) else Silence.NOT_MENTIONED
    for voice in Voice
}
"""How a voice is silent on what it was asked: a paper holds nothing, a person says nothing."""


@dataclass(frozen=True)
class ComparedAccount:
    """One account as the board takes it; `resident` is a reference, empty at scheme level.

    `short` says that the short route was taken, `finished` that every question was put, `says_more`
    that answers stand which are not among those here, and `easy` that it was asked in easy words.
    """

    id: UUID
    source: Source
    respondent: str
    on: date
    question_set: QuestionSet
    answers: Mapping[Place, Answer]
    ids: Mapping[Place, UUID]
    files: Mapping[Place, tuple[tuple[UUID, str], ...]] = field(default_factory=dict)
    resident: str = ""
    short: bool = False
    finished: bool = True
    says_more: bool = False
    easy: bool = False

    @property
    def voice(self) -> Voice:
        """The column it stands in."""
        return VOICE_OF[self.source]

    @property
    def when_asked(self) -> Silence:
        """How it is silent on what it was asked."""
        return SILENT_WHEN_ASKED[self.voice]

    @property
    def whose(self) -> str:
        """Whose account it is, as its column names it."""
        of = "" if self.resident in self.respondent else f", {self.resident}"
        if self.source in _NAMED_BY_COLUMN:
            return self.respondent + of
        return f"{self.source.words}: {self.respondent}{of}"


class Said(NamedTuple):
    """One answer in one account."""

    answer_id: UUID
    account_id: UUID
    whose: str
    on: date
    place: Place
    files: tuple[tuple[UUID, str], ...]

    @property
    def anchor(self) -> str:
        """Where the answer stands on the page of its account."""
        return "answer-{}-{}".format(*self.place)


@dataclass(frozen=True, slots=True)
class Words:
    """An answer in words, and everyone who gave it in just those words.

    `silence` is set where the answer says only that nothing was said, such as "did not say".
    """

    text: str
    by: tuple[Said, ...]
    silence: Silence | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One question in one column: what was said, who was asked and said nothing, who was not."""

    question: Question
    words: tuple[Words, ...]
    silent: tuple[str, ...]
    unasked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of one matter.

    `heard` says that the matter was put to an account of the voice, `taken` that there is one.
    """

    voice: Voice
    lines: tuple[Line, ...]
    heard: bool
    taken: bool

    @property
    def when_asked(self) -> Silence:
        """How accounts of this voice are silent on what they were asked."""
        return SILENT_WHEN_ASKED[self.voice]

    @property
    def silent(self) -> tuple[str, ...]:
        """Whose accounts say nothing at all here."""
        if any(line.words for line in self.lines):
            return ()
        return tuple(dict.fromkeys(whose for line in self.lines for whose in line.silent))

    @property
    def unasked(self) -> tuple[str, ...]:
        """Whose accounts were not asked anything here."""
        every = (whose for line in self.lines for whose in line.unasked)
        quiet = set(self.silent)
        return tuple(one for one in dict.fromkeys(every) if one not in quiet)

    @property
    def says(self) -> bool:
        """Whether anybody said something that can be held beside what others say."""
        return any(words.silence is None for line in self.lines for words in line.words)

    @property
    def spoken(self) -> tuple[Line, ...]:
        """The questions that somebody answered."""
        return tuple(line for line in self.lines if line.words)


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter across the columns: the questions on which accounts differ, and say the same.

    `key` is the same whenever the matter is gathered; `basis` changes with any answer to it.
    """

    key: str
    title: str
    cells: tuple[Cell, ...]
    differ: tuple[str, ...]
    same: tuple[str, ...]
    basis: str

    @property
    def spoken(self) -> bool:
        """Whether anybody said anything."""
        return any(cell.spoken for cell in self.cells)

    @property
    def comparable(self) -> bool:
        """Whether two voices or more spoke, so that a person can say if they agree."""
        return sum(cell.says for cell in self.cells) > 1
