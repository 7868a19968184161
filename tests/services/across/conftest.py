"""A council whose back-ups are made, spoiled, restored and tried out."""

from pathlib import Path

import pytest

from tests.build import Build
from tests.kept import Kept


@pytest.fixture
def kept(build: Build, tmp_path: Path) -> Kept:
    return Kept(build, tmp_path / "back-ups #1 & 50%")
