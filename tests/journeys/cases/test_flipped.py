"""One bit is flipped in the store, in a bundle that was sent and in its list: each is told."""

import random
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reviews.services.across.verify import verify
from reviews.services.cases import bundle_files
from reviews.store.cases import cases
from reviews.store.tables import StoredFile
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.going_in import GoingIn


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def flip(path: Path) -> Callable[[], None]:
    """Flip one bit of a file, chosen by its size; gives what puts it back."""
    whole = path.read_bytes()
    data, at = bytearray(whole), random.Random(len(whole)).randrange(len(whole) * 8)
    data[at // 8] ^= 1 << at % 8
    path.chmod(0o600)
    path.write_bytes(data)
    return lambda: (path.write_bytes(whole), None)[1]


def told(bundling: Bundling) -> str:
    found = bundling.build.read(verify, bundling.build.house.files)
    return "\n".join(one.sentence for one in found.faults)


def test_a_flipped_bit_is_told_wherever_it_is(
    client: Client, bundling: Bundling, tmp_path: Path
) -> None:
    case, build = bundling.case, bundling.build
    case.put_in(case.pieces.paper, case.pieces.account)
    row = next(one for one in build.rows(StoredFile) if one.id == case.pieces.paper)
    back = flip(build.house.files.place(row.bytes_id))
    assert str(row.id) in told(bundling)
    assert "not the one that was recorded" in bundling.refused()
    back()

    client.sign_in(case.benefits)
    made = bundling.made()
    client.send(client.get(f"/cases/{case.case}/send"))
    assert bundling.bundles()[0].sent_on == build.today
    files, to = build.house.files, BytesIO()
    head = build.read(cases.case, case.case)
    build.read(bundle_files.write_all, files, head, made, to)
    assert told(bundling) == ""

    back = flip(bundling.path(made))
    assert str(made.id) in told(bundling)
    for ending in (".pdf", ".zip"):
        answer = client.http.get(f"/cases/{case.case}/bundles/{made.id}{ending}")
        assert answer.status_code == 404
        assert "not as it was made" in answer.text
    back()
    assert told(bundling) == ""

    folder = tmp_path / "given"
    with ZipFile(to) as held:
        held.extractall(folder)
    for path in [one for one in folder.rglob("*") if one.is_file() and one.suffix != ".py"]:
        assert checked(folder) == 0
        back = flip(path)
        assert checked(folder) in (1, 2), path.name
        back()
    assert checked(folder) == 0


def checked(folder: Path) -> int:
    """How the program ends that goes with a bundle."""
    command = [sys.executable, "check_bundle.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode
