"""Decisions and appeals in Housing Benefit as data/appeals.toml has them, with the day checked."""

from dataclasses import fields
from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.cases.kinds import DecisionKind, Person, Shows
from reviews.domain.cases.law import AppealLaw, Ground, KindLaw, Limit, TimeLimits
from reviews.reference.faults import AppealsFault
from reviews.reference.toml_table import Table, listed, read_file

_KINDS = [one.value for one in DecisionKind]
_PEOPLE = [one.value for one in Person]


@cache
def appeal_law() -> AppealLaw:
    """What is in use, read when first needed; AppealsFault if the file is wrong."""
    return load_appeals(ROOT / "data" / "appeals.toml")


def load_appeals(path: Path) -> AppealLaw:
    """What a file says; AppealsFault names each thing that is missing or wrong in it."""
    return read_file(path, _law, AppealsFault)


def _law(file: Table) -> AppealLaw:
    limits, told = _limits(file)
    law = AppealLaw(
        checked_on=file.checked(),
        before_use=file.text("before_use"),
        sources=_sources(file),
        suspension=file.text("suspension"),
        suspension_regulation=file.text("suspension_regulation"),
        working_day=Limit(file.text("working_day"), file.text("working_day_regulation")),
        kinds={one.kind: one for one in _kinds(file)},
        grounds=tuple(_ground(row) for row in file.rows("grounds", "ground", needed=True)),
        limits=limits,
        limits_told=told,
    )
    keys = [one.key for one in law.grounds]
    for key in sorted({one for one in keys if keys.count(one) > 1}):
        file.fault(f"ground “{key}” is there more than once.")
    for kind in law.kinds.values():
        if kind.changes_award and not law.grounds_of(kind.kind):
            file.fault(f"kind “{kind.kind}” changes an award, and no ground fits it.")
    return law


def _sources(file: Table) -> tuple[str, ...]:
    value = file.take("sources")
    if not isinstance(value, list) or not value or not all(isinstance(it, str) for it in value):
        file.fault("“sources” must be a list of what was read, in quotes, in square brackets.")
        return ()
    return tuple(value)


def _kinds(file: Table) -> list[KindLaw]:
    made, found = [], []
    for row in file.rows("kinds", "kind", needed=True):
        key = row.one_of("key", _KINDS)
        one = KindLaw(
            DecisionKind(key or _KINDS[0]),
            appealable=row.flag("appealable"),
            people=tuple(Person(word) for word in row.some_of("people", _PEOPLE)),
            regulation=row.text("regulation"),
            note=row.text("note", needed=False),
            changes_award=row.flag("changes_award"),
        )
        if one.appealable is not bool(one.people):
            row.fault("“people” must say who may appeal it, and only where it is appealable.")
        row.close()
        found.append(key)
        made.append(one)
    wrong = [key for key in _KINDS if found.count(key) != 1]
    if wrong:
        file.fault(f"each kind of decision must be there once. Look at {listed(wrong)}.")
    return made


def _ground(row: Table) -> Ground:
    shows = row.one_of("shows", [one.value for one in Shows])
    made = Ground(
        row.key(),
        row.text("words"),
        row.text("regulation", needed=False),
        Shows(shows or Shows.COUNCIL),
        tuple(DecisionKind(word) for word in row.some_of("kinds", _KINDS)),
        changes_nothing=row.flag("changes_nothing"),
    )
    if not made.kinds:
        row.fault("“kinds” must say which kinds of decision it fits.")
    row.close()
    return made


def _limits(file: Table) -> tuple[TimeLimits, tuple[Limit, ...]]:
    names = [one.name.replace("_", "-") for one in fields(TimeLimits)]
    numbers: dict[str, int] = {}
    told: list[Limit] = []
    for row in file.rows("limits", "limit", needed=True):
        key, number = row.one_of("key", names), row.whole_number("number")
        if number is None:
            row.fault("“number” is missing.")
        if key in numbers:
            row.fault("it is there more than once.")
        numbers[key] = number or 1
        told.append(Limit(row.text("words"), row.text("regulation", needed=False)))
        row.close()
    if lacking := [name for name in names if name not in numbers]:
        file.fault(f"a limit is missing: {listed(lacking)}.")
        return TimeLimits(), tuple(told)
    return TimeLimits(**{name.replace("-", "_"): numbers[name] for name in names}), tuple(told)
