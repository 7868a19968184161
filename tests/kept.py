"""A small council with files, backed up, and given back elsewhere: what tests of that share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine

from reviews.config import Settings
from reviews.domain.people.roles import Role, Viewer
from reviews.factory import create_app
from reviews.files.back_up_folder import Read
from reviews.files.disk import FileStore
from reviews.services.across.backing_up import House, back_up
from reviews.services.across.restoring import Restored, restore
from reviews.services.people.set_up import command_line
from reviews.services.record.files import take_in
from reviews.services.review.requests import receive_document
from reviews.store.tables import StoredFile
from tests.build import Build

KEY = b"the key that signs sessions"


@dataclass
class Kept:
    """A council whose back-ups go into one folder."""

    build: Build
    folder: Path

    def __post_init__(self) -> None:
        team = self.build.team("Riverside")
        self.lead: Viewer = self.build.officer(Role.LEAD_REVIEWER, team=team)
        self.review = self.build.review(self.lead, self.build.scheme(team))
        for number in range(3):
            self.file(f"Rota {number}")

    def file(self, words: str) -> StoredFile:
        """A document of the review, and its row."""
        store = self.build.house.files
        upload = take_in(store, f"{words}.txt", words.encode(), 1_000_000)
        key = self.build.do(
            receive_document, self.lead, self.review, upload, item="", about=words, true_on=None
        )
        found: StoredFile = next(one for one in self.build.rows(StoredFile) if one.id == key)
        return found

    def back_up(self) -> Read:
        house = House(self.build.house.engine, self.build.house.files, {"secret-key": KEY})
        return back_up(house, command_line(self.build.clock()), self.folder)

    def restored(self, elsewhere: Engine, files: FileStore, folder: Path | None = None) -> Restored:
        act = command_line(self.build.clock())
        return restore(elsewhere, files, act, folder or self.folder)


@contextmanager
def served(build: Build, url: str, files: Path) -> Iterator[tuple[Flask, Build]]:
    """The service on a database and folder of its own, at the same time as another's."""
    settings = Settings(
        database_url=url, files_dir=str(files), secret_key="of another machine", local="yes"
    )
    app = create_app(settings, clock=build.clock)
    app.testing = True
    try:
        yield app, Build(app.extensions["reviews"], build.clock)
    finally:
        app.extensions["reviews"].engine.dispose()
