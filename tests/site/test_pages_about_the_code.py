"""The pages that show the rules name files and names that are there, and every subject."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/ARCHITECTURE.md", "docs/words.md", "CONTRIBUTING.md", "README.md")
FLOORS = ("domain", "services", "store")
NAMED = re.compile(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|md|toml|txt))(?:: (\w+))?`")


def _named(page: str) -> list[tuple[str, str]]:
    return NAMED.findall((ROOT / page).read_text("utf-8"))


def _place(path: str) -> Path | None:
    return next((one for one in (ROOT / path, ROOT / "reviews" / path) if one.exists()), None)


@pytest.mark.parametrize("page", PAGES)
def test_each_path_is_there_and_holds_the_name(page: str) -> None:
    for path, name in _named(page):
        if path.startswith("instance/"):  # made by a run
            continue
        found = _place(path)
        assert found is not None, f"{page} names {path}, which is not there"
        if name:
            defined = re.search(
                rf"^(?:def |class |    )?{name}\b", found.read_text("utf-8"), re.MULTILINE
            )
            assert defined, f"{page} looks for {name} in {path}"


@pytest.mark.parametrize("floor", FLOORS)
def test_every_subject_is_told(floor: str) -> None:
    told = (ROOT / "docs/ARCHITECTURE.md").read_text("utf-8")
    for folder in sorted((ROOT / "reviews" / floor).glob("*/__init__.py")):
        subject = folder.parent.name
        if subject not in {"tables", "migrations"}:
            assert f"**{subject}**" in told, f"{floor}/{subject} is not told"


@pytest.mark.parametrize(
    "floor", [one.name for one in (ROOT / "reviews").iterdir() if one.is_dir()]
)
def test_no_floor_has_more_than_twenty_flat_files(floor: str) -> None:
    assert len(list((ROOT / "reviews" / floor).glob("*.py"))) <= 20
