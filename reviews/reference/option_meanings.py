"""What options mean and which exclude each other: from data/option_meanings.toml, or a set itself.

A later version of a set takes over what was said of the version before it, option by option, since
the same key has the same meaning.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.accounts.meanings import Meaning
from reviews.domain.accounts.questions import Option, Question, QuestionSet

from .faults import OptionMeaningsFault
from .toml_table import KEY, Table, listed, read_file

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one question: what each option means, and which others it excludes.

    None stands in `excludes` for all others. `asks` is empty where no other question asks the same.
    """

    means: Mapping[str, Meaning]
    excludes: Mapping[str, frozenset[str] | None]
    asks: str = ""


Meanings = Mapping[tuple[str, str, str], Said]
"""By set, version and key."""


@cache
def option_meanings() -> Meanings:
    """The table in use, read when first needed; OptionMeaningsFault if the file is wrong."""
    return load_option_meanings(ROOT / "data" / "option_meanings.toml")


def load_option_meanings(path: Path) -> Meanings:
    """Every question of the file; an OptionMeaningsFault names file, question and fault."""
    return read_file(path, _questions, OptionMeaningsFault)


def _questions(file: Table) -> Meanings:
    found: dict[tuple[str, str, str], Said] = {}
    for row in file.rows("questions", "question", needed=True):
        place = (row.key("set"), row.text("version"), row.key())
        if place in found:
            row.fault("it stands twice for one version of a set.")
        if not row.has("means"):
            row.fault("“means” is missing. Say what each option means.")
        found[place] = read_said(row, None)
        row.close()
    return found


def read_said(table: Table, options: Collection[str] | None) -> Said:
    """What a table says of a question with these options; its faults go to the table.

    None for `options` leaves it open which there are: the table of released sets names them all,
    and a test compares.
    """
    means: dict[str, Meaning] = {}
    for option, word in _by_option(table, "means", options).items():
        if isinstance(word, str) and word in set(Meaning):
            means[option] = Meaning(word)
        else:
            table.fault(f"“means” has “{word}” for “{option}”. It can be {listed(list(Meaning))}.")
    return Said(
        means=means,
        excludes={
            option: _excluded(table, option, raw, options)
            for option, raw in _by_option(table, "excludes", options).items()
        },
        asks=_asks(table),
    )


def _by_option(table: Table, field: str, options: Collection[str] | None) -> Mapping[str, object]:
    raw = table.take(field)
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        table.fault(f"“{field}” must be a table of options, as {{ none = … }}.")
        return {}
    for option in raw:
        if options is not None and option not in options:
            table.fault(f"“{field}” speaks of “{option}”, which is not an option.")
    return raw


def _excluded(
    table: Table, option: str, raw: object, options: Collection[str] | None
) -> frozenset[str] | None:
    if raw == _ALL:
        return None
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        table.fault(f"“excludes” must have “{_ALL}” or a list of options for “{option}”.")
        return frozenset()
    for one in raw:
        if one == option or (options is not None and one not in options):
            table.fault(f"“excludes” has “{one}” for “{option}”, which is no other option.")
    return frozenset(raw)


def _asks(table: Table) -> str:
    asks = table.text("asks", needed=False)
    if asks and not KEY.fullmatch(asks):
        table.fault("“asks” must be small letters, digits and single hyphens, such as “own-plan”.")
    return asks


def with_said(question: Question, said: Said) -> Question:
    """A question whose options know what is said of them, where its own set says nothing."""
    return replace(
        question,
        options=tuple(_option(one, question.options, said) for one in question.options),
        asks=question.asks or said.asks,
    )


def _option(option: Option, every: Collection[Option], said: Said) -> Option:
    excludes = option.excludes
    if excludes is None and option.key in said.excludes:
        named = said.excludes[option.key]
        others = frozenset(one.key for one in every if one.key != option.key)
        excludes = others if named is None else named & others
    meaning = option.meaning or said.means.get(option.key)
    return replace(option, meaning=meaning, excludes=excludes)


def with_meanings(one: QuestionSet) -> QuestionSet:
    """A set whose options know what the table says of this version, or of the last one before."""
    said: dict[str, Said] = {}
    for (name, version, key), known in sorted(option_meanings().items(), key=lambda it: it[0]):
        if name == one.name and version <= one.version:
            said[key] = known
    if not said:
        return one
    sections = tuple(
        replace(
            section,
            questions=tuple(
                with_said(q, said[q.key]) if q.key in said else q for q in section.questions
            ),
        )
        for section in one.sections
    )
    return replace(one, sections=sections)
