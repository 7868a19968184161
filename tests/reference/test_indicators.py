"""The lists of indicators: one file a day, every slip told with its place."""

from datetime import date
from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.reference.faults import IndicatorsFault
from reviews.reference.indicators import load_indicators

RIGHT = """checked = 2026-11-21
[[indicators]]
key = "complaints"
name = "Complaints"
source = "The log"
"""


def test_the_list_that_ships_is_right_and_tells_safeguarding_by_number_only() -> None:
    lists = load_indicators(ROOT / "data" / "indicators")
    newest = lists[max(lists)]
    assert newest.version == max(lists).isoformat()
    assert [one.key for one in newest.indicators if one.counts] == ["safeguarding-history"]
    words = " ".join(one.name for one in newest.indicators).casefold()
    assert not any(word in words for word in ("score", "weight", "points", "rating"))


def test_a_council_adds_a_list_by_its_day(tmp_path: Path) -> None:
    (tmp_path / "2026-11-21.toml").write_text(RIGHT)
    (tmp_path / "2027-04-01.toml").write_text(RIGHT.replace("Complaints", "Our own words"))
    lists = load_indicators(tmp_path)
    assert lists[date(2027, 4, 1)].indicators[0].name == "Our own words"
    assert lists[date(2026, 11, 21)].indicators[0].name == "Complaints"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("new.toml", RIGHT, "new.toml, the name must be the day from which it counts"),
        ("2027-01-01.toml", RIGHT.replace("2026-11-21", '"soon"'), "“checked” must be the date"),
        ("2027-01-01.toml", "checked = 2026-11-21", "at least one indicator is needed"),
        ("2027-01-01.toml", RIGHT + RIGHT.partition("\n")[2], "“complaints” is there more than"),
        ("2027-01-01.toml", RIGHT + "weight = 3", "indicator “complaints”: “weight” is not a"),
        ("2027-01-01.toml", "checked = ", "the file is not correct TOML"),
    ],
)
def test_a_wrong_file_is_told_with_its_name(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(IndicatorsFault, match=said):
        load_indicators(tmp_path)


def test_a_folder_without_a_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndicatorsFault, match="has no list of indicators"):
        load_indicators(tmp_path)
