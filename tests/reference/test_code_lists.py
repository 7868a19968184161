"""The lists of the look round: what is released keeps its words, and a wrong file says where."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from reviews.domain.visits.code_lists import Code, CodeList
from reviews.reference.code_lists import load_code_list, look_round
from reviews.reference.faults import CodeListFault

TODAY = date(2026, 11, 23)


def test_every_list_offers_something_and_one_urgency_cannot_wait() -> None:
    lists = look_round()
    for one in (lists.things, lists.places, lists.urgency):
        assert len(one.offered(TODAY)) > 2
    assert [one.key for one in lists.urgency.codes if one.pressing] == ["today"]


def test_no_list_scores() -> None:
    lists = look_round()
    codes = (*lists.things.codes, *lists.places.codes, *lists.urgency.codes)
    said = " ".join(one.words for one in codes).lower()
    for word in ("hazard", "category", "score", "band", "high", "severe", "rating", "risk level"):
        assert word not in said


def test_an_entry_holds_from_its_first_day_to_its_last() -> None:
    old = Code("gas", "Gas", TODAY - timedelta(days=9), TODAY)
    new = Code("gas", "Gas or fumes", TODAY + timedelta(days=1))
    both = CodeList((old, new))
    assert both.words("gas", TODAY) == "Gas"
    assert both.words("gas", TODAY + timedelta(days=1)) == "Gas or fumes"
    assert both.words("gas", TODAY - timedelta(days=10)) == ""
    assert both.offered(TODAY) == [("gas", "Gas")]
    assert both.code("damp", TODAY) is None


def entry(more: str = "") -> str:
    return f'[[codes]]\nkey = "gas"\nwords = "Gas"\nfrom = 2026-01-01\n{more}\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (entry(), "“checked” must be a date"),
        ("checked = 2026-11-21\n", "at least one entry is needed"),
        ("checked = 2026-11-21\n" + entry("to = 2025-01-01"), "“to” lies before “from”"),
        ("checked = 2026-11-21\n" + entry() + entry(), "“gas” stands twice on one day"),
        ("checked = 2026-11-21\n" + entry("score = 3"), "“score” is not a field here"),
        ("checked = 2026-11-21\n" + entry('to = "soon"'), "“to” must be a date"),
        ("checked = [", "not correct TOML"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "things.toml"
    path.write_text(text)
    with pytest.raises(CodeListFault, match=fault) as told:
        load_code_list(path)
    assert all(one.startswith("things.toml, ") for one in told.value.faults)
    follows = "checked = 2026-11-21\n" + entry("to = 2026-02-01")
    path.write_text(follows + entry().replace("2026-01-01", "2026-02-02"))
    assert len(load_code_list(path).codes) == 2
