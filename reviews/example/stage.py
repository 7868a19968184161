"""Where the case is played: who acts, at which instant, and what was made so far."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from reviews.domain.dates import LONDON
from reviews.domain.people.roles import Act, Viewer
from reviews.example.case import Example, Story
from reviews.files.disk import FileStore
from reviews.reference.question_sets import QuestionSets
from reviews.services.letters.templates import LetterTemplates
from reviews.services.people.set_up import command_line
from reviews.services.record.files import Upload, take_in
from reviews.store.people import officers
from reviews.store.record.engine import reading_session, writing
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

P = ParamSpec("P")
T = TypeVar("T")

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


@dataclass(slots=True)
class _Clock:
    """The instant at which the next thing is done: a minute after the last one, that day."""

    at: datetime

    def tick(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


class Stage:
    """The case as it is being played.

    What a step makes is known by its kind and the key that the files have for it.
    """

    def __init__(self, parts: PlayedWith, example: Example) -> None:
        self.parts = parts
        self.example = example
        self.story: Story = example.stories[0]
        self._made: dict[tuple[str, str], UUID] = {}
        self._viewers: dict[str, Viewer] = {}
        self._clock = _Clock(_instant(example.council.begun, OFFICE_OPENS))

    def turn_to(self, day: date, story: Story, at: str = "") -> None:
        """Go on to a scheme's story, on the same day or a later one, and not before `at`."""
        self.story = story
        hour = time.fromisoformat(at) if at else OFFICE_OPENS
        self._clock.at = max(self._clock.at, _instant(day, hour))

    def now(self) -> datetime:
        """The instant of the next thing that is done."""
        return self._clock.tick()

    def make(self, kind: str, key: str, made: UUID) -> None:
        """Keep what a step made, under its key."""
        self._made[kind, key] = made

    def made(self, kind: str, key: str) -> UUID:
        """What an earlier step made.

        Raises:
            LookupError: none did; a fault in the files.
        """
        if (kind, key) not in self._made:
            raise LookupError(f"No {kind} is called “{key}” yet.")
        return self._made[kind, key]

    @property
    def scheme_id(self) -> UUID:
        """The scheme of the story."""
        return self.made("scheme", self.story.scheme.key)

    @property
    def review_id(self) -> UUID:
        """The review of the story's scheme."""
        return self.made("review", self.story.scheme.key)

    @property
    def reviews(self) -> list[UUID]:
        """Every review that was started, in the order of the schemes' files."""
        keys = [("review", story.scheme.key) for story in self.example.stories]
        return [self._made[key] for key in keys if key in self._made]

    @property
    def review(self) -> ReviewHead:
        """The review of the story's scheme, as it stands."""
        found = self.read(reviews.review, self.review_id)
        if found is None:
            raise LookupError(self.story.scheme.key)
        return found

    def act(self, by: str) -> Act:
        """An officer who does something now; the command line where none is named."""
        if not by:
            return command_line(self.now())
        if by not in self._viewers:
            viewer = self.read(officers.viewer, self.made("officer", by))
            if viewer is None:
                raise LookupError(by)
            self._viewers[by] = viewer
        return Act(self._viewers[by], self.now())

    def do(
        self,
        by: str,
        service: "Callable[Concatenate[Session, Act, P], T]",
        *args: P.args,
        **more: P.kwargs,
    ) -> T:
        """Run a service as an officer, in a transaction of its own."""
        act = self.act(by)
        with writing(self.parts.engine) as session:
            return service(session, act, *args, **more)

    def read(
        self, query: "Callable[Concatenate[Session, P], T]", *args: P.args, **more: P.kwargs
    ) -> T:
        """Run a query."""
        with reading_session(self.parts.engine) as session:
            return query(session, *args, **more)

    def upload(self, name: str, words: tuple[str, ...]) -> Upload:
        """A plain text file of some paragraphs, kept on disk and waiting for its row."""
        return self.upload_bytes(name, "\n\n".join(words).encode())

    def upload_bytes(self, name: str, data: bytes) -> Upload:
        """A file kept on disk and waiting for its row."""
        return take_in(self.parts.files, name, data, AT_MOST)


def _instant(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LONDON).astimezone(UTC)
