"""Saves a second with four writers at once, none failed, beside one writer alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID

from bench.job import Job
from reviews.config import Settings
from reviews.domain.accounts.answers import Answer, State
from reviews.domain.people.roles import Act, Viewer
from reviews.domain.sources import Source
from reviews.factory import create_app
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.people.set_up import set_up
from reviews.store.record.engine import writing
from reviews.web.resources import Resources
from tests.build import Build
from tests.databases import Postgres

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WRITERS, SAVES = 4, 100


@contextmanager
def _house(url: str, folder: Path) -> Iterator[Resources]:
    settings = Settings(
        database_url=url, files_dir=str(folder / "files"), secret_key="to measure", local="yes"
    )
    app = create_app(settings, clock=lambda: NOW)
    house: Resources = app.extensions["reviews"]
    set_up(house.engine, NOW)
    yield house
    house.engine.dispose()


def _account(build: Build) -> tuple[Viewer, UUID]:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    asked = build.house.question_sets.latest("scheme-review").asked_of(Source.STAFF)
    new = accounts.NewAccount(asked, Source.STAFF, "Manager", build.today)
    return officer, build.do(accounts.start_account, officer, review, new)


def _save(house: Resources, whose: tuple[Viewer, UUID], times: int) -> int:
    """Save the answers of a page so many times, each time changed; returns how many were kept."""
    asked = house.question_sets.latest("scheme-review").asked_of(Source.STAFF)
    keys = [question.key for question in asked.questions() if question.kind == "long-text"][:5]
    officer, account = whose
    kept = 0
    for number in range(times):
        given = {(key, 0): Answer(State.GIVEN, f"Words {number}") for key in keys}
        seen = dict.fromkeys(given, number)
        with writing(house.engine) as session:
            kept += (
                record_answers(session, Act(officer, NOW), account, asked, given, seen).written > 0
            )
    return kept


def _measured(house: Resources, name: str) -> Job:
    build = Build(house, house.clock)
    alone = _account(build)
    start = perf_counter()
    assert _save(house, alone, SAVES) == SAVES
    one = (perf_counter() - start) / SAVES
    together = [_account(build) for _ in range(WRITERS)]
    start = perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        kept = list(pool.map(lambda whose: _save(house, whose, SAVES), together))
    four = (perf_counter() - start) / (WRITERS * SAVES)
    failed = WRITERS * SAVES - sum(kept)
    assert failed == 0, f"{failed} saves failed"
    return Job(
        f"A save of 5 answers, 4 writers at once, {name}",
        four,
        one,
        1.5,
        f"{1 / four:.0f} saves a second, none of {WRITERS * SAVES} failed; floor: one writer",
    )


def jobs() -> list[Job]:
    with TemporaryDirectory() as name, Postgres.started(NOW) as server:
        folder = Path(name)
        with _house(f"sqlite:///{folder}/reviews.db", folder) as house:
            made = [_measured(house, "SQLite")]
        with server.fresh() as url, _house(url, folder) as house:
            made.append(_measured(house, "PostgreSQL"))
        return made
