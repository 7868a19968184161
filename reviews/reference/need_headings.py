"""What released questions ask of a support need, from data/need_headings.toml."""

from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.board.needs import HEADINGS

from .faults import NeedHeadingsFault
from .toml_table import Table, read_file

Headings = dict[tuple[str, str], dict[str, str]]
"""The heading of each question, by its key, for each set and version."""


@cache
def need_headings() -> Headings:
    """The table in use, read when first needed; NeedHeadingsFault if the file is wrong."""
    return load_need_headings(ROOT / "data" / "need_headings.toml")


def load_need_headings(path: Path) -> Headings:
    """Every version of the file; a NeedHeadingsFault names file, version, question and fault."""
    return read_file(path, _sets, NeedHeadingsFault)


def _sets(file: Table) -> Headings:
    found: Headings = {}
    for name in file.names:
        versions = file.under(name, f"set “{name}”")
        for version in versions.names:
            asked = versions.under(version, f"set “{name}”, version “{version}”")
            found[name, version] = {key: asked.one_of(key, HEADINGS) for key in asked.names}
    return found
