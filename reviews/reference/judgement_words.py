"""Words that judge, what shows a fact beside one, and labels: data/judgement_words.toml."""

from datetime import date
from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.assessment.challenges import Wordings

from .faults import JudgementWordsFault
from .toml_table import Table, read_toml


def load_judgement_words(path: Path) -> Wordings:
    """The words as the file has them.

    Raises:
        JudgementWordsFault: the file is wrong: a list is missing or empty, or has what is no word.
    """
    faults: list[str] = []
    raw = read_toml(path, faults)
    table = Table(raw or {}, "the file", faults)
    if raw is not None and not isinstance(table.take("checked"), date):
        table.fault("“checked” must be the date it was last checked, such as 2026-11-21.")
    words, facts, labels = (_listed(table, field) for field in ("words", "facts", "labels"))
    table.take("checked")
    table.close()
    if faults:
        raise JudgementWordsFault([f"{path.name}, {fault}" for fault in faults])
    return Wordings(words, facts, labels)


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
