"""LibreOffice runs alone: own profile, no network, no macros, an end to its time, nothing left."""

import os
import time
from pathlib import Path

import pytest

from reviews.domain.errors import Refused
from reviews.files import office
from reviews.files.office import converted, office_command

_DRAWS = """
for one in "$@"; do
  case "$one" in -env:UserInstallation=file://*) profile="${one#*file://}";; esac
done
while [ $# -gt 2 ]; do shift; done
cp "$profile/user/registrymodifications.xcu" "$OUT/settings"
env > "$OUT/environment"
pwd > "$OUT/folder"
printf '%%PDF-drawn' > "$1/$(basename "${2%.*}").pdf"
"""


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what a stand-in tells of itself."""
    before = office._environment
    monkeypatch.setattr(office, "_environment", lambda home: before(home) | {"OUT": str(tmp_path)})
    return tmp_path


def _stand_in(folder: Path, script: str) -> str:
    path = folder / "bin" / "soffice"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(path)


def _file(tmp_path: Path) -> Path:
    path = tmp_path / "A plan & <b>.docx"
    path.write_bytes(b"held")
    return path


def test_it_is_found_on_the_path_or_named_by_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert office_command("") == ""
    assert office_command("flatpak run office") == "flatpak run office"
    assert office_command("") == "" != (found := _stand_in(tmp_path, "")) == office_command("")
    assert found


def test_it_draws_in_a_folder_of_its_own_that_goes(out: Path) -> None:
    into = out / "into"
    into.mkdir()
    made = converted(_stand_in(out, _DRAWS), _file(out), into)
    assert made.read_bytes() == b"%PDF-drawn"
    assert list(into.iterdir()) == [made]
    settings = (out / "settings").read_text()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in settings
    assert '"Link" oor:op="fuse"><value>0' in settings
    assert str(into) in (out / "folder").read_text()


def test_it_learns_nothing_of_us_and_its_network_leads_nowhere(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret of this test")
    converted(_stand_in(out, _DRAWS), _file(out), out)
    told = (out / "environment").read_text()
    assert "secret of this test" not in told
    assert "https_proxy=http://127.0.0.1:9" in told


@pytest.mark.skipif(not office.network_is_cut(), reason="this machine does not let it be cut")
def test_where_the_machine_lets_us_there_is_no_network_at_all(out: Path) -> None:
    script = 'cat /proc/net/dev > "$OUT/net"' + _DRAWS
    converted(_stand_in(out, script), _file(out), out)
    names = {one.split(":")[0].strip() for one in (out / "net").read_text().splitlines()[2:]}
    assert names <= {"lo"}


def test_where_it_cannot_be_cut_off_it_runs_all_the_same(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    office._cut_off.cache_clear()
    try:
        assert not office.network_is_cut()
        assert converted(_stand_in(out, _DRAWS), _file(out), out).exists()
    finally:
        office._cut_off.cache_clear()


def test_one_that_takes_too_long_is_ended_with_all_it_started(out: Path) -> None:
    script = 'sleep 300 & echo $! > "$OUT/child"; sleep 300'
    started = time.monotonic()
    with pytest.raises(Refused, match="too long"):
        converted(_stand_in(out, script), _file(out), out, 0.5)
    assert time.monotonic() - started < 10
    _ended(int((out / "child").read_text()))


def test_what_it_leaves_running_is_ended_too(out: Path) -> None:
    script = 'sleep 300 & echo $! > "$OUT/child"' + _DRAWS
    assert converted(_stand_in(out, script), _file(out), out).exists()
    _ended(int((out / "child").read_text()))


def _ended(pid: int) -> None:
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return
        except FileNotFoundError:
            return
        time.sleep(0.05)
    os.kill(pid, 9)
    pytest.fail("it still runs")


@pytest.mark.parametrize("script", ["exit 3", "exit 0", "kill -9 $$"])
def test_one_that_gives_nothing_is_refused_and_leaves_nothing(out: Path, script: str) -> None:
    into = out / "into"
    into.mkdir()
    with pytest.raises(Refused, match="no pages"):
        converted(_stand_in(out, script), _file(out), into)
    assert list(into.iterdir()) == []


def test_one_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="No LibreOffice"):
        converted("", _file(tmp_path), tmp_path)
    monkeypatch.setattr(office, "_cut_off", lambda: ())
    with pytest.raises(Refused, match="could not be started"):
        converted(str(tmp_path / "not-there"), _file(tmp_path), tmp_path)
