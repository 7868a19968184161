"""The files of the example council: read whole for any day, and a slip never played over."""

import inspect
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import reviews.example
from reviews.config import ROOT
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role
from reviews.domain.safeguarding.closure import Contingency, HowSoon, Need, Where
from reviews.domain.safeguarding.concerns import Channel, Person, Referral
from reviews.example.case import ExampleFault, filled, load_example
from reviews.reference.bank_holidays import load_bank_holidays
from reviews.services.accounts.accounts import NewAccount
from reviews.services.follow_up.recommendations import acknowledge
from reviews.services.register.schemes import AddressDetails, OrganisationFacts
from reviews.services.visits.on_visit import record_urgent_help
from tests.example.conftest import everyone, example_on

HOLIDAYS = load_bank_holidays(ROOT / "data" / "bank_holidays.toml")
TODAY = date(2026, 11, 23)
PLAYED_FROM = reviews.example.__path__


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    role: Role


@dataclass(frozen=True)
class Rows:
    """Some rows, and when."""

    rows: tuple[Row, ...]
    on: date
    note: str = ""


def test_a_day_past_the_bank_holidays_that_are_known_is_refused_before_anything_is_made() -> None:
    with pytest.raises(Refused, match="data/bank_holidays"):
        example_on(date(2028, 12, 28))


def test_the_same_day_gives_the_same_case() -> None:
    assert example_on(date(2027, 5, 4)) == example_on(date(2027, 5, 4))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExampleFault, match=r"council.toml, the file cannot be read"):
        load_example(tmp_path, TODAY, HOLIDAYS)


def test_a_file_that_is_not_toml_is_told(tmp_path: Path) -> None:
    for path in (ROOT / "data" / "example").glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text())
    (tmp_path / "schemes").mkdir()
    (tmp_path / "schemes" / "alder-row.toml").write_text("name = Alder Row")
    with pytest.raises(ExampleFault, match=r"alder-row.toml, the file is not correct TOML"):
        load_example(tmp_path, TODAY, HOLIDAYS)


def test_a_value_is_filled_by_the_types_of_its_fields() -> None:
    told = {"needs": ["step-free"], "how_soon": "within-a-week", "place": "near", "cat": "yes"}
    assert filled(Contingency, told) == Contingency((Need.STEP_FREE,), HowSoon.WEEK, Where.NEAR)
    told = {"referred_to": "The police", "how": "telephone"}
    known = filled(Referral, told, referred_on=TODAY)
    assert known == Referral("The police", TODAY, how=Channel.TELEPHONE)
    rows = filled(Rows, {"rows": [{"role": "auditor"}], "on": TODAY})
    assert rows == Rows((Row(Role.AUDITOR),), TODAY)


def test_what_is_known_goes_before_what_is_told() -> None:
    assert filled(Rows, {"rows": [], "on": TODAY, "note": "told"}, note="known").note == "known"


def test_a_word_that_is_not_in_its_list_is_refused() -> None:
    with pytest.raises(ValueError, match="'sideways' is not a valid Role"):
        filled(Row, {"role": "sideways"})


def test_a_value_that_is_neither_told_nor_known_is_missed() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'on'"):
        filled(Rows, {"rows": []})


def names_in(told: object) -> Iterator[str]:
    """The names of values in a file, but for what others choose: questions, uses, law, parts."""
    if isinstance(told, list):
        for one in told:
            yield from names_in(one)
    elif isinstance(told, dict):
        for name, one in told.items():
            if not isinstance(one, dict) and "-" not in name:
                yield name
            if name not in ("answers", "needs", "replies", "limits", "clearing", "looked_up"):
                yield from names_in(one)


def test_every_value_in_the_files_is_one_that_something_reads() -> None:
    modules = [import_module(one.name) for one in walk_packages(PLAYED_FROM, "reviews.example.")]
    known = {
        name
        for module in modules
        for kind in vars(module).values()
        if is_dataclass(kind)
        for name in [one.name for one in fields(kind)]
    }
    for module in modules:
        known |= set(re.findall(r'"(\w+)"', inspect.getsource(module)))
    for callee in (AddressDetails, NewAccount, Person, acknowledge, record_urgent_help):
        known |= set(inspect.signature(callee).parameters)
    known |= {one.name for one in fields(OrganisationFacts)}
    example = example_on(TODAY)
    officers = tomllib.loads((ROOT / "data/example/council.toml").read_text("utf-8"))["officers"]
    files = {**example.schemes, "organisations": example.council.organisations, "council": officers}
    for key, told in files.items():
        assert set(names_in(told)) - known == set(), key


def test_everyone_has_a_reference_of_their_own_and_telephones_ring_nowhere() -> None:
    example = example_on(TODAY)
    people = everyone(example).values()
    assert len({one["reference"] for one in people}) == len(people) >= 20
    officers, organisations = example.council.officers, example.council.organisations.values()
    numbers = [one.telephone for one in officers]
    numbers += [one.get("telephone", "") for one in (*people, *organisations)]
    assert all(not number or number.startswith("01632 960") for number in numbers)
    addresses = [one.email for one in officers]
    addresses += [one.get("email", "") for one in (*people, *organisations)]
    assert all(not address or address.endswith(".example") for address in addresses)
