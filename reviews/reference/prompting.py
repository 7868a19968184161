"""How much help can be needed, from data/prompting.toml: lists with the dates they hold from."""

from datetime import date
from pathlib import Path

from reviews.domain.board.outcomes import PromptingList, PromptingLists

from .faults import ReferenceFault
from .toml_table import KEY, Table, read_file


class PromptingFault(ReferenceFault):
    """data/prompting.toml is wrong."""


def load_prompting(path: Path) -> PromptingLists:
    """Every list, the earliest first; PromptingFault if the file is wrong."""
    return read_file(path, _lists, PromptingFault)


def _lists(file: Table) -> PromptingLists:
    file.checked()
    found = tuple(_list(table) for table in file.rows("lists", "list"))
    if not found:
        file.fault("at least one list is needed, under a heading [[lists]].")
    days = [one.from_on for one in found]
    if days != sorted(set(days)):
        file.fault("the lists must stand in the order of their dates, each with its own.")
    return found


def _list(table: Table) -> PromptingList:
    day = table.take("from_on")
    if not isinstance(day, date):
        table.fault("“from_on” must be the date the list holds from, such as 2026-04-01.")
        day = date.min
    rows = table.take("levels")
    levels = rows if isinstance(rows, list) else []
    if not levels or not all(_is_level(one) for one in levels):
        table.fault("“levels” must be pairs of a key and its words, from least help to most.")
        levels = []
    if len({key for key, _ in levels}) < len(levels):
        table.fault("a key stands twice in “levels”.")
    table.close()
    return PromptingList(day, tuple((key, words) for key, words in levels))


def _is_level(one: object) -> bool:
    match one:
        case [str(key), str(words)]:
            return bool(KEY.fullmatch(key) and words.strip())
    return False
