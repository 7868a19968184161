"""Frameworks, from data/frameworks/: which questions bear on which of their headings."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from reviews.domain.accounts.frameworks import Expectation, Framework

from .faults import FrameworkFault
from .question_sets import QuestionSets
from .toml_table import Table, read_file


def load_frameworks(folder: Path, sets: QuestionSets) -> tuple[Framework, ...]:
    """Every framework of a folder, in the order of the files' names.

    FrameworkFault: a file is wrong, or names a question that no version of its set has.
    """
    known: dict[str, set[str]] = {}
    for one in sets:
        known.setdefault(one.name, set()).update(one.by_key)
    found: list[Framework] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found.append(read_file(path, partial(_framework, path.stem, known), FrameworkFault))
        except FrameworkFault as fault:
            faults += fault.faults
    if faults:
        raise FrameworkFault(faults)
    return tuple(found)


def _framework(key: str, known: Mapping[str, set[str]], table: Table) -> Framework:
    return Framework(
        key=key,
        title=table.text("title"),
        standing=table.text("standing"),
        proposed=table.flag("proposed"),
        checked_on=table.checked(),
        source=table.text("source"),
        expectations=tuple(
            _expectation(row, known)
            for row in table.rows("expectations", "expectation", needed=True)
        ),
    )


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
