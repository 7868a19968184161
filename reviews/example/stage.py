"""Where the case is played: who acts, at which instant, and what was made so far."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from reviews.domain.dates import LONDON
from reviews.domain.people.roles import Act
from reviews.files.disk import FileStore
from reviews.reference.question_sets import QuestionSets
from reviews.services.letters.templates import LetterTemplates
from reviews.services.people.set_up import command_line
from reviews.services.record.files import Upload, take_in
from reviews.store.people import officers
from reviews.store.record.engine import reading_session, writing
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead

from .case import Example, Told

if TYPE_CHECKING:
    from sqlalchemy import Engine

P = ParamSpec("P")
T = TypeVar("T")
Plot = Iterator[int]
"""A story as it is played: it yields the day, as the files count days, on which it then goes on."""

OFFICE_OPENS = time(9)
AT_MOST = 1_000_000
"""The largest file of the case, in bytes; none comes near it."""


@dataclass(frozen=True, slots=True)
class PlayedWith:
    """What the case is played with."""

    engine: "Engine"
    files: FileStore
    question_sets: QuestionSets
    templates: LetterTemplates


class Stage:
    """The case as it is being played, scheme by scheme, each thing a minute after the last.

    What is made is known by its kind and the key that the files have for it.
    """

    def __init__(self, parts: PlayedWith, example: Example) -> None:
        self.parts = parts
        self.example = example
        self.sets = {(one.name, one.version): one for one in parts.question_sets}
        self._made: dict[tuple[str, str], UUID] = {}
        self._at = datetime.min.replace(tzinfo=UTC)
        self.turn_to(example.council.begun_on, "")

    def turn_to(self, day: date, key: str) -> None:
        """Go on with a scheme, on the same day or a later one."""
        self.key, self.today = key, day
        self.wait_until(OFFICE_OPENS)

    def wait_until(self, hour: time) -> None:
        """Do nothing more before an hour of the day."""
        self._at = max(self._at, datetime.combine(self.today, hour, LONDON).astimezone(UTC))

    def now(self) -> datetime:
        """The instant of the next thing that is done."""
        self._at += timedelta(minutes=1)
        return self._at

    @property
    def told(self) -> Told:
        """What the scheme's file tells."""
        return self.example.schemes[self.key]

    def make(self, kind: str, key: str, made: UUID) -> None:
        """Keep what was made, under its key."""
        self._made[kind, key] = made

    def made(self, kind: str, key: str) -> UUID:
        """What was made before; LookupError where nothing of that name was."""
        if (kind, key) not in self._made:
            raise LookupError(f"No {kind} is called “{key}” yet.")
        return self._made[kind, key]

    @property
    def scheme_id(self) -> UUID:
        """The scheme."""
        return self.made("scheme", self.key)

    @property
    def review_id(self) -> UUID:
        """The scheme's review."""
        return self.made("review", self.key)

    @property
    def review(self) -> ReviewHead:
        """The scheme's review, as it stands."""
        found = self.read(reviews.review, self.review_id)
        if found is None:
            raise LookupError(self.key)
        return found

    @property
    def reviews(self) -> list[UUID]:
        """Every review that was started, in the order of the schemes' files."""
        keys = [("review", key) for key in self.example.schemes]
        return [self._made[key] for key in keys if key in self._made]

    def act(self, by: str) -> Act:
        """An officer who does something now; the command line where none is named."""
        if not by:
            return command_line(self.now())
        viewer = self.read(officers.viewer, self.made("officer", by))
        if viewer is None:
            raise LookupError(by)
        return Act(viewer, self.now())

    def do(
        self,
        by: str,
        service: Callable[Concatenate[Session, Act, P], T],
        *args: P.args,
        **more: P.kwargs,
    ) -> T:
        """Run a service as an officer, in a transaction of its own."""
        act = self.act(by)
        with writing(self.parts.engine) as session:
            return service(session, act, *args, **more)

    def read(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **more: P.kwargs
    ) -> T:
        """Run a query."""
        with reading_session(self.parts.engine) as session:
            return query(session, *args, **more)

    def upload(self, name: str, words: Iterable[str]) -> Upload:
        """A plain text file of some paragraphs, kept on disk and waiting for its row."""
        return take_in(self.parts.files, name, "\n\n".join(words).encode(), AT_MOST)
