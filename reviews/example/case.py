"""The example council of data/example/: invented people, and the words of what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Role
from reviews.domain.people.training_and_checks import Held
from reviews.domain.working_days import BankHolidays
from reviews.reference.faults import ReferenceFault
from reviews.reference.toml_table import read_toml

from .calendar import Calendar

T = TypeVar("T")
Told = dict[str, Any]
"""A table of a file, with its days as dates."""


class ExampleFault(ReferenceFault):
    """A file of data/example/ is wrong."""


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer of the council, and the lists of records kept apart that they are on."""

    key: str
    name: str
    sign_in_name: str
    job_title: str
    telephone: str
    email: str
    roles: tuple[Role, ...]
    teams: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    kept_apart: tuple[Room, ...] = ()


@dataclass(frozen=True, slots=True)
class Council:
    """The council with its people, the organisations it knows, and words for passwords."""

    begun_on: date
    council: Told
    rights: Mapping[str, str]
    teams: Mapping[str, str]
    officers: tuple[Officer, ...]
    organisations: Mapping[str, Told]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """The whole case, with its dates worked out for the day of playing."""

    calendar: Calendar
    council: Council
    schemes: Mapping[str, Told]


def load_example(folder: Path, today: date, holidays: BankHolidays) -> Example:
    """The case as played on a day; ExampleFault for a bad file, Refused for unknown holidays."""
    calendar = Calendar(today, holidays)
    whole: dict[str, Any] = {}
    for name in ("council", "organisations", "words"):
        whole |= _read(folder / f"{name}.toml", calendar)
    officers = [{"key": key} | told for key, told in whole["officers"].items()]
    schemes = {path.stem: _read(path, calendar) for path in sorted(folder.glob("schemes/*.toml"))}
    return Example(calendar, filled(Council, whole | {"officers": officers}), schemes)


def _read(path: Path, calendar: Calendar) -> dict[str, Any]:
    faults: list[str] = []
    found: dict[str, Any] = calendar.dated(read_toml(path, faults))
    if faults:
        raise ExampleFault([f"{path.name}, {one}" for one in faults])
    return found


def filled(kind: type[T], told: Told, **known: Any) -> T:
    """A value of the services, of what a table holds for it and of what is `known` beside that.

    TypeError where something is in neither, ValueError where a word is not of its closed list.
    """
    hints = get_type_hints(kind)
    names = {one.name for one in fields(kind)} & told.keys() - known.keys()  # type: ignore[arg-type]  # every kind is a dataclass
    return kind(**{name: _fitting(hints[name], told[name]) for name in names}, **known)


def _fitting(hint: Any, told: Any) -> Any:
    kinds = get_args(hint) or (hint,)
    if isinstance(told, list):
        return tuple(_fitting(kinds[0], one) for one in told)
    if isinstance(told, dict) and is_dataclass(kinds[0]):
        return filled(kinds[0], told)  # type: ignore[arg-type]  # the kind is a type
    closed = [one for one in kinds if isinstance(one, type) and issubclass(one, StrEnum)]
    return closed[0](told) if closed else told
