"""The words of the sheet on good support: data/good_support.toml. None of them may promise."""

from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.letters.rights import promise
from reviews.domain.safeguarding.good_support import GoodSupport, GoodSupportPart

from .faults import GoodSupportFault
from .toml_table import Table, read_file


@cache
def good_support() -> GoodSupport:
    """The words as they are in use, read when first needed; GoodSupportFault if they are wrong."""
    return load_good_support(ROOT / "data" / "good_support.toml")


def load_good_support(path: Path) -> GoodSupport:
    """The words of a file; a GoodSupportFault names what is missing, or what promises."""
    return read_file(path, _sheet, GoodSupportFault)


def _sheet(file: Table) -> GoodSupport:
    parts = tuple(_part(row) for row in file.rows("parts", "part", needed=True))
    sheet = GoodSupport(file.text("title"), file.text("before"), parts)
    for words in sheet.said():
        if found := promise(words):
            file.fault(
                f"“{found}” promises that someone can stay or that a benefit goes on. Say what "
                f"good support is like instead of: “{words}”"
            )
    return sheet


def _part(row: Table) -> GoodSupportPart:
    lines = row.take("lines")
    if not isinstance(lines, list) or not lines or not all(isinstance(it, str) for it in lines):
        row.fault("“lines” must be a list of sentences in quotes, in square brackets.")
        lines = []
    part = GoodSupportPart(row.text("heading"), tuple(lines))
    row.close()
    return part
