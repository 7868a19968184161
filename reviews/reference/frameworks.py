"""Frameworks, from data/frameworks/: which questions bear on which of their headings."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reviews.domain.accounts.frameworks import Expectation, Framework

from .faults import FrameworkFault
from .question_sets import QuestionSets
from .toml_table import Table, read_toml


def load_frameworks(folder: Path, sets: QuestionSets) -> tuple[Framework, ...]:
    """Every framework of a folder, in the order of the files' names.

    Raises:
        FrameworkFault: a file is wrong, or names a question that no version of its set has.
    """
    known: dict[str, set[str]] = {}
    for one in sets:
        known.setdefault(one.name, set()).update(one.by_key)
    faults: list[str] = []
    found = []
    for path in sorted(folder.glob("*.toml")):
        own: list[str] = []
        raw = read_toml(path, own)
        if raw is not None:
            found.append(_framework(path.stem, Table(raw, "the file", own), known))
        faults += [f"{path.name}, {fault}" for fault in own]
    if faults:
        raise FrameworkFault(faults)
    return tuple(found)


def _framework(key: str, table: Table, known: Mapping[str, set[str]]) -> Framework:
    checked = table.take("checked")
    if not isinstance(checked, date):
        table.fault("“checked” must be the date it was last checked, such as 2026-11-21.")
        checked = date.min
    found = Framework(
        key=key,
        title=table.text("title"),
        standing=table.text("standing"),
        proposed=table.flag("proposed"),
        checked_on=checked,
        source=table.text("source"),
        expectations=tuple(
            _expectation(row, known)
            for row in table.rows("expectations", "expectation", needed=True)
        ),
    )
    table.close()
    return found


def _expectation(table: Table, known: Mapping[str, set[str]]) -> Expectation:
    """A heading. A set that this council does not have is passed over; a wrong key is a fault."""
    raw = table.take("questions")
    if not isinstance(raw, list) or not raw or not all(isinstance(one, str) for one in raw):
        table.fault("“questions” must be a list of set and question, as “scheme-review/staff-who”.")
        raw = []
    pairs = []
    for one in raw:
        name, _, question = one.partition("/")
        if name in known and question not in known[name]:
            table.fault(f"“questions” has “{one}”, and the set has no such question.")
        pairs.append((name, question))
    found = Expectation(table.key(), table.text("title"), tuple(pairs))
    table.close()
    return found
