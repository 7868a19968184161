"""Councils to be backed up, and that of the last version, brought up to date once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import Build
from tests.databases import Postgres
from tests.forging import Council, brought_up, copied
from tests.kept import Kept


@pytest.fixture
def kept(build: Build, tmp_path: Path) -> Kept:
    return Kept(build, tmp_path / "back-ups #1 & 50%")


@pytest.fixture(scope="session")
def council_in_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Council:
    return brought_up(tmp_path_factory.mktemp("council"))


@pytest.fixture(scope="session")
def council_in_postgresql(council_in_sqlite: Council, postgres: Postgres) -> Iterator[Council]:
    made = copied(council_in_sqlite, postgres)
    yield made
    made.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def council(request: pytest.FixtureRequest) -> Council:
    """What is forged in it goes with the transaction; nobody changes its files."""
    made: Council = request.getfixturevalue(f"council_in_{request.param}")
    return made
