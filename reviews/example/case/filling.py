"""Making the parts of the case from the tables of their files, field by field."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from reviews.reference.toml_table import Table

from .calendar import Calendar

T = TypeVar("T")
Kinds = Mapping[type, Mapping[str, type]]
"""For a type that stands for several: which one each word after `do` means."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Makes frozen values of tables. Faults go to one shared list, so that all are told at once.

    Each field is taken by its type: words, yes or no, a whole number, a day, one of a closed list
    of words, rows of another kind, a list of any of these, or a table taken as it stands.
    """

    calendar: Calendar
    kinds: Kinds
    faults: list[str]

    def made(self, kind: type[T], table: Table) -> T:
        """One value of a kind. It may be senseless where a fault was noted."""
        if kind in self.kinds:
            word = table.one_of("do", self.kinds[kind])
            kind = self.kinds[kind].get(word, kind)
        hints = get_type_hints(kind)
        found = {one.name: self._field(one, hints[one.name], table) for one in fields(kind)}  # type: ignore[arg-type]  # every kind is a dataclass
        table.close()
        return kind(**found)

    def _field(self, field: Field[Any], hint: Any, table: Table) -> Any:
        if not table.has(field.name):
            table.take(field.name)  # known now, so that a slip near it can be told
            if field.default is not MISSING:
                return field.default
            if field.default_factory is not MISSING:
                return field.default_factory()
            table.fault(f"“{field.name}” is missing.")
            return None
        if isinstance(hint, UnionType):
            hint = next(one for one in get_args(hint) if one is not NoneType)
        if get_origin(hint) is tuple:
            return self._several(field.name, get_args(hint)[0], table)
        return self._one(field.name, hint, table)

    def _one(self, name: str, hint: Any, table: Table) -> Any:
        by_type: dict[Any, Callable[[str, Table], Any]] = {
            date: self._day,
            bool: lambda name, table: table.flag(name),
            int: lambda name, table: table.whole_number(name),
            str: lambda name, table: self.calendar.told(table.text(name)),
        }
        if hint in by_type:
            return by_type[hint](name, table)
        if get_origin(hint) is Mapping:
            return self._as_it_stands(name, table)
        if is_dataclass(hint):
            inner = Table(table.take(name), f"“{name}”", self.faults)
            return self.made(hint, inner)  # type: ignore[arg-type]  # the type is a kind
        word = table.one_of(name, [one.value for one in hint])
        return hint(word) if word else None

    def _day(self, name: str, table: Table) -> date | None:
        number = table.take(name)
        if not isinstance(number, int) or isinstance(number, bool):
            table.fault(f"“{name}” must be a number of working days, such as -30.")
            return None
        return self.calendar.day(number)

    def _several(self, name: str, hint: Any, table: Table) -> tuple[Any, ...]:
        if is_dataclass(hint):
            return tuple(self.made(hint, row) for row in table.rows(name, name))  # type: ignore[arg-type]  # a kind
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return tuple(hint(word) for word in table.some_of(name, [one.value for one in hint]))
        kind = str if hint is str else dict
        found = table.take(name)
        if not isinstance(found, list) or not all(isinstance(one, kind) for one in found):
            table.fault(f"“{name}” must be a list, in square brackets.")
            return ()
        return tuple(self.calendar.told(one) if kind is str else one for one in found)

    def _as_it_stands(self, name: str, table: Table) -> Mapping[str, object]:
        found = table.take(name)
        if not isinstance(found, dict):
            table.fault(f"“{name}” must be a table.")
            return {}
        return found
