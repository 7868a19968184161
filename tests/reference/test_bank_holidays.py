"""Bank holidays are read whole, and a gap in them is refused."""

from datetime import date
from pathlib import Path

import pytest

from reviews.domain.working_days import is_working_day
from reviews.reference.bank_holidays import load_bank_holidays
from reviews.reference.faults import BankHolidaysFault

ROOT = Path(__file__).parents[2]
GOOD = """\
checked = 2026-11-21
source = "the government’s list"

[2026]
2026-12-25 = "Christmas Day"
2026-12-28 = "Boxing Day (Substitute day)"

[2027]
2027-01-01 = "New Year’s Day"
"""


def faults_of(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "bank_holidays.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BankHolidaysFault) as caught:
        load_bank_holidays(path)
    return caught.value.faults


def test_the_council_s_own_list_is_read() -> None:
    holidays = load_bank_holidays(ROOT / "data" / "bank_holidays.toml")
    assert date(2026, 12, 28) in holidays.days
    assert not is_working_day(date(2027, 3, 29), holidays)
    assert (holidays.first.year, holidays.last.month, holidays.last.day) == (2019, 12, 31)


def test_every_year_of_the_list_has_its_eight_holidays_on_weekdays() -> None:
    holidays = load_bank_holidays(ROOT / "data" / "bank_holidays.toml")
    for year in range(holidays.first.year, holidays.last.year + 1):
        assert len([day for day in holidays.days if day.year == year]) >= 8
    assert all(day.weekday() < 5 for day in holidays.days)


def test_days_and_years_are_read(tmp_path: Path) -> None:
    path = tmp_path / "bank_holidays.toml"
    path.write_text(GOOD, encoding="utf-8")
    holidays = load_bank_holidays(path)
    assert holidays.days == {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}
    assert (holidays.first, holidays.last) == (date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "[2027]\n2027-01-01",
            "[2028]\n2028-01-03",
            "the file: the years between 2026 and 2028 are missing.",
        ),
        ('2027-01-01 = "New Year’s Day"\n', "", "year 2027: no bank holiday is listed."),
        ("2027-01-01", "2026-01-01", "year 2027: “2026-01-01” belongs under another year."),
        ("2026-12-25", "christmas", "year 2026: “christmas” is not a date, such as 2026-12-25."),
        (
            '"Christmas Day"',
            '""',
            "year 2026: “2026-12-25” is empty. Write it, or take the line out if it is not needed.",
        ),
        (
            "checked = 2026-11-21\n",
            "",
            "the file: “checked” must be the date the list was last checked, such as 2026-11-21.",
        ),
        (
            "[2027]",
            "[next]",
            "the file: “next” is not a field here. Take it out, or check its spelling.",
        ),
    ],
)
def test_each_fault_is_told(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert GOOD.count(old) == 1
    assert f"bank_holidays.toml, {sentence}" in faults_of(tmp_path, GOOD.replace(old, new))


def test_a_list_of_no_years_is_refused(tmp_path: Path) -> None:
    assert (
        "at least one year is needed"
        in faults_of(tmp_path, 'checked = 2026-11-21\nsource = "s"')[0]
    )


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    assert "not correct TOML" in faults_of(tmp_path, "[2026")[0]
