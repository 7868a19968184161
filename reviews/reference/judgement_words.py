"""Words that judge, what shows a fact beside one, and labels: data/judgement_words.toml."""

from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.assessment.challenges import Wordings

from .faults import JudgementWordsFault
from .toml_table import Table, read_file


def load_judgement_words(path: Path) -> Wordings:
    """The words as the file has them; JudgementWordsFault if a list lacks or is not words."""
    return read_file(path, _wordings, JudgementWordsFault)


def _wordings(table: Table) -> Wordings:
    table.checked()
    return Wordings(*(_listed(table, field) for field in ("words", "facts", "labels")))


@cache
def known_labels() -> frozenset[str]:
    """The words that label a person, as the data has them."""
    return frozenset(load_judgement_words(ROOT / "data" / "judgement_words.toml").labels)


def _listed(table: Table, field: str) -> tuple[str, ...]:
    value = table.take(field)
    if not isinstance(value, list) or not value or not all(isinstance(it, str) for it in value):
        table.fault(f"“{field}” must be a list of words in quotes, in square brackets.")
        return ()
    return tuple(value)
