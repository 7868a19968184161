"""What is known of appeals: read whole, and a wrong file says what is wrong and where."""

from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.domain.cases.kinds import DecisionKind
from reviews.factory import create_app
from reviews.reference.cases.appeals import appeal_law, load_appeals
from reviews.reference.faults import AppealsFault
from tests.build import Build

FILE = ROOT / "data" / "appeals.toml"


def test_every_kind_of_decision_is_there_with_its_sources_and_day() -> None:
    law = appeal_law()
    assert set(law.kinds) == set(DecisionKind)
    assert law.sources
    assert "Check the regulation" in law.before_use
    assert law.working_day.regulation == "SI 2008/2685 rule 12"
    for one in law.grounds:
        assert one.regulation or one.changes_nothing, one.key


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("checked = 2026-11-30", "", "“checked” must be the date"),
        ('key = "termination"', 'key = "ending"', "kind “ending”: “key” is “ending”."),
        ('key = "termination"', 'key = "claim"', "each kind of decision must be there once"),
        ('"landlord", "agent"', '"owner"', "kind “direct-payment”: “people” has “owner”."),
        ("appealable = true", "appealable = false", "“people” must say who may appeal it"),
        ('shows = "who-asks"', 'shows = "they"', "ground “asked-in-time”: “shows” is “they”."),
        ('kinds = ["direct-payment"]', "kinds = []", "“kinds” must say which kinds of decision"),
        ('key = "change-to-come"', 'key = "change"', "ground “change” is there more than once"),
        ('key = "months-late"', 'key = "months-to-appeal"', "a limit is missing: “months-late”"),
        ("number = 14", "", "limit “days-after-reasons”: “number” is missing."),
        ("number = 14", 'number = "two weeks"', "must be a whole number above 0"),
        ("sources = [", "sources = [1, ", "“sources” must be a list of what was read"),
        ('kinds = ["revision", ', "kinds = [", "changes an award, and no ground fits it"),
        ("before_use", "befor_use", "Did you mean “before_use”?"),
        ("working_day =", "workin_day =", "Did you mean “working_day”?"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_and_where(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    path, text = tmp_path / "appeals.toml", FILE.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(AppealsFault) as found:
        load_appeals(path)
    assert told in str(found.value)
    assert all(one.startswith("appeals.toml, ") for one in found.value.faults)


def test_a_wrong_file_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    path = tmp_path / "appeals.toml"
    path.write_text("checked = 2026-11-30", encoding="utf-8")
    monkeypatch.setattr("reviews.factory.appeal_law", lambda: load_appeals(path))
    with pytest.raises(AppealsFault, match="at least one kind is needed"):
        create_app(build.house.settings)
