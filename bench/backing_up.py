"""A back-up of 2 GB while four people save, beside copying, hashing and syncing the same bytes."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from statistics import median
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.job import Job
from reviews.config import Settings
from reviews.domain.people.roles import Role
from reviews.factory import create_app
from reviews.files.kinds import FileKind
from reviews.services.across.backing_up import House, back_up
from reviews.services.people.set_up import command_line, set_up
from reviews.services.record.files import Upload
from reviews.services.review.requests import receive_document
from reviews.web.resources import Resources
from tests.build import Build
from tests.databases import Postgres

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FILES, EACH = 400, 5_000_000
PEOPLE, ROUNDS = 4, 3
AT_ONCE = 1 << 20
PERSON = """
import sys
from datetime import UTC, datetime
from itertools import count
from time import sleep
from reviews.services.people.officers import add_team
from reviews.services.people.set_up import command_line
from reviews.store.record.engine import open_engine, writing

engine = open_engine(sys.argv[1])
for number in count():
    with writing(engine) as session:
        add_team(session, command_line(datetime.now(UTC)), f"Team {sys.argv[2]} {number}")
    print(number, flush=True)
    sleep(0.1)
"""
"""Someone who saves ten times a second in a process of their own, until one is refused."""


def _fill(house: Resources) -> None:
    """Evidence of 2 GB, no two files with the same bytes."""
    build = Build(house, house.clock)
    team = build.team()
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, build.scheme(team))
    block = os.urandom(EACH - 8)
    for number in range(FILES):
        kept = house.files.keep(number.to_bytes(8, "big") + block)
        upload = Upload(f"{number}.pdf", FileKind("application/pdf", "pdf"), kept)
        build.do(receive_document, lead, review, upload, item="", about="Rota", true_on=None)


def _floor(source: Path, target: Path) -> None:
    """Copy every file of a folder by the plainest means: read, hash, write, sync."""
    target.mkdir()
    for path in source.rglob("*"):
        if path.is_file():
            digest = hashlib.sha256()
            with path.open("rb") as have, (target / path.name).open("wb") as to:
                while part := have.read(AT_ONCE):
                    digest.update(part)
                    to.write(part)
                to.flush()
                os.fsync(to.fileno())


@contextmanager
def _saving(url: str, turn: str) -> Iterator[list[int]]:
    """Four people who save for as long as this lasts; how many saves each was told are kept."""
    kept: list[int] = []
    people = [
        Popen([sys.executable, "-c", PERSON, url, f"{turn} {one}"], stdout=PIPE, text=True)
        for one in range(PEOPLE)
    ]
    try:
        for one in people:
            assert one.stdout
            assert one.stdout.readline()
        yield kept
        refused = sum(one.poll() is not None for one in people)
        assert refused == 0, f"{refused} people were refused a save"
    finally:
        for one in people:
            one.kill()
            kept.append(len(one.communicate()[0].splitlines()))


def _measured(house: Resources, url: str, folder: Path, name: str) -> Job:
    set_up(house.engine, NOW)
    _fill(house)
    taken: dict[str, list[float]] = {"ours": [], "floor": []}
    saves = 0
    for turn in range(ROUNDS):
        for way in ("ours", "floor") if turn % 2 else ("floor", "ours"):
            target = folder / way
            with _saving(url, f"{turn} {way}") as kept:
                start = perf_counter()
                if way == "ours":
                    parts = House(house.engine, house.files, {"secret-key": b"to measure"})
                    back_up(parts, command_line(NOW), target)
                else:
                    _floor(house.files.folder, target)
                taken[way].append(perf_counter() - start)
            saves += sum(kept) if way == "ours" else 0
            rmtree(target)
    return Job(
        f"Back-up of 2 GB while four people save, {name}",
        median(taken["ours"]),
        median(taken["floor"]),
        1.5,
        f"{saves} saves kept during {ROUNDS} back-ups, none refused; "
        "floor: copying, hashing and syncing each file while they save as much",
    )


@contextmanager
def _house(url: str, folder: Path) -> Iterator[Resources]:
    settings = Settings(
        database_url=url, files_dir=str(folder / "files"), secret_key="to measure", local="yes"
    )
    house: Resources = create_app(settings, clock=lambda: NOW).extensions["reviews"]
    yield house
    house.engine.dispose()
    rmtree(folder / "files")


def jobs() -> list[Job]:
    with TemporaryDirectory() as name, Postgres.started(NOW) as server:
        folder = Path(name)
        url = f"sqlite:///{folder}/reviews.db"
        with _house(url, folder) as house:
            made = [_measured(house, url, folder, "SQLite")]
        with server.fresh() as url, _house(url, folder) as house:
            made.append(_measured(house, url, folder, "PostgreSQL"))
        return made
