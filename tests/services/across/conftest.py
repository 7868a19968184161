"""Where a back-up is restored to: an empty database of the same kind, and an empty folder."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build import Build
from tests.kept import Kept

if TYPE_CHECKING:
    from tests.databases import Postgres


@pytest.fixture
def kept(build: Build, tmp_path: Path) -> Kept:
    return Kept(build, tmp_path / "back-ups")


@pytest.fixture
def empty_url(database_url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if database_url.startswith("sqlite"):
        (tmp_path / "elsewhere").mkdir()
        return f"sqlite:///{tmp_path}/elsewhere/reviews.db"
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty()
