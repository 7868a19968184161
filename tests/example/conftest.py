"""The example council, played once on each database for all the tests that look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from sqlalchemy import select

from reviews.config import ROOT, Settings
from reviews.domain.people.roles import Viewer
from reviews.example.case import Example, Told, load_example
from reviews.example.play import play
from reviews.example.stage import PlayedWith
from reviews.files.disk import FileStore
from reviews.reference.bank_holidays import load_bank_holidays
from reviews.reference.question_sets import load_question_sets
from reviews.services.letters.templates import LetterTemplates
from reviews.services.people.sign_in import hashed
from reviews.store.people import officers
from reviews.store.record.engine import open_engine, reading_session
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import Officer, Resident, Review, Scheme

if TYPE_CHECKING:
    from tests.databases import Postgres

DAYS = {"sqlite": date(2026, 11, 22), "postgresql": date(2028, 2, 29)}
"""A Sunday, and a leap day that is a Tuesday."""

PASSWORD = "copper-teapot-robin-31"


def given_at(today: date) -> datetime:
    """When the passwords are given: on the day of playing, late."""
    return datetime.combine(today, time(21), UTC)


def example_on(today: date) -> Example:
    holidays = load_bank_holidays(ROOT / "data" / "bank_holidays.toml")
    return load_example(ROOT / "data" / "example", today, holidays)


def everyone(example: Example) -> Told:
    """What the files tell of every resident, by key."""
    return {key: told for one in example.schemes.values() for key, told in one["residents"].items()}


def parts_for(url: str, files: Any) -> PlayedWith:
    settings = Settings()
    return PlayedWith(
        open_engine(url),
        FileStore(files),
        load_question_sets(settings.folder("question_sets_dir")),
        LetterTemplates(settings.folder("letter_templates_dir")),
    )


@dataclass(frozen=True)
class Played:
    """The case as it was left, and the day it was played on."""

    parts: PlayedWith
    example: Example
    today: date

    def read(self, query: Any, *args: Any, **more: Any) -> Any:
        with reading_session(self.parts.engine) as session:
            return query(session, *args, **more)

    def rows(self, table: Any, *where: Any) -> list[Any]:
        found: list[Any] = self.read(
            lambda session: list(session.scalars(select(table).where(*where)))
        )
        return found

    def one(self, table: Any, *where: Any) -> Any:
        [row] = self.rows(table, *where)
        return row

    def scheme(self, key: str) -> UUID:
        told = self.example.schemes[key]["scheme"]
        found: UUID = self.one(Scheme, Scheme.reference == told["reference"]).id
        return found

    def review(self, key: str) -> ReviewHead:
        row = self.one(Review, Review.scheme_id == self.scheme(key))
        found: ReviewHead = self.read(reviews.review, row.id)
        return found

    def resident(self, key: str) -> UUID:
        told = everyone(self.example)[key]
        found: UUID = self.one(Resident, Resident.reference == told["reference"]).id
        return found

    def officer(self, key: str) -> Viewer:
        told = next(one for one in self.example.council.officers if one.key == key)
        row = self.one(Officer, Officer.sign_in_name == told.sign_in_name)
        found: Viewer = self.read(officers.viewer, row.id)
        return found


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    """The whole case, with Priya Shah able to sign in."""
    place = tmp_path_factory.mktemp("example")
    url = f"sqlite:///{place}/reviews.db"
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        url = server.empty()
    parts = parts_for(url, place / "files")
    example = example_on(DAYS[request.param])
    play(parts, example, {"priya": hashed(PASSWORD)}, lambda: given_at(DAYS[request.param]))
    yield Played(parts, example, DAYS[request.param])
    parts.engine.dispose()
