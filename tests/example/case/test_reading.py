"""The files of the example council: read whole for any day, and a slip told with its place."""

from datetime import date
from pathlib import Path

import pytest

from reviews.config import ROOT
from reviews.domain.errors import Refused
from reviews.example.case.reading import ExampleFault, load_example
from reviews.reference.bank_holidays import load_bank_holidays
from tests.example.conftest import example_on

HOLIDAYS = load_bank_holidays(ROOT / "data" / "bank_holidays.toml")


def test_a_day_past_the_bank_holidays_that_are_known_is_refused_before_anything_is_made() -> None:
    with pytest.raises(Refused, match="data/bank_holidays"):
        example_on(date(2028, 12, 28))


def test_the_same_day_gives_the_same_case() -> None:
    assert example_on(date(2027, 5, 4)) == example_on(date(2027, 5, 4))


def test_every_step_is_in_the_past_and_in_order() -> None:
    example = example_on(date(2026, 12, 25))
    for story in example.stories:
        days = [step.day for step in story.steps]
        assert all(day < example.calendar.today for day in days)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('do = "dance"', "“do” is “dance”"),
        ('do = "move-review"\nday = "soon"', "must be a number of working days"),
        ('do = "move-review"\nday = -3\nby = "priya"', "“reason” is missing"),
        ('do = "move-review"\nto = "sideways"', "“to” is “sideways”"),
        ('do = "start-review"\nday = -3\nby = "x"\nwhy = "x"\nresident = "x"', "Did you mean"),
        ('do = "start-review"\nday = -3\nby = "x"\nwhy = "x"\nresidents = 4', "must be a list"),
        ('do = "take-account"\nanswers = 4', "“answers” must be a table"),
    ],
)
def test_a_slip_in_a_file_is_told_with_its_place(tmp_path: Path, wrong: str, told: str) -> None:
    folder = ROOT / "data" / "example"
    for path in folder.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text())
    (tmp_path / "schemes").mkdir()
    story = (folder / "schemes" / "alder-row.toml").read_text()
    (tmp_path / "schemes" / "alder-row.toml").write_text(f"{story}\n[[steps]]\n{wrong}\n")
    with pytest.raises(ExampleFault) as fault:
        load_example(tmp_path, date(2026, 11, 23), HOLIDAYS)
    assert any(
        one.startswith("alder-row.toml, steps 2: ") and told in one for one in fault.value.faults
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExampleFault, match="the file cannot be read"):
        load_example(tmp_path, date(2026, 11, 23), HOLIDAYS)


def test_everyone_has_a_reference_of_their_own_and_telephones_ring_nowhere() -> None:
    example = example_on(date(2026, 11, 23))
    everyone = [one for story in example.stories for one in story.residents]
    assert len({one.reference for one in everyone}) == len(everyone) >= 20
    officers, organisations = example.council.officers, example.organisations
    numbers = [one.telephone for one in everyone] + [one.telephone for one in officers]
    numbers += [one.telephone for one in organisations]
    assert all(not number or number.startswith("01632 960") for number in numbers)
    addresses = [one.email for one in everyone] + [one.email for one in officers]
    addresses += [one.email for one in organisations]
    assert all(not address or address.endswith(".example") for address in addresses)
