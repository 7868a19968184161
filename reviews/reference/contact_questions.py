"""What released questions tell of how to reach a person, from data/contact_questions.toml."""

from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.register.contact_said import (
    CAN_MEAN,
    ContactFact,
    ContactQuestion,
    ContactQuestions,
)

from .faults import ContactQuestionsFault
from .toml_table import Table, read_file


@cache
def contact_questions() -> ContactQuestions:
    """The table in use, read when first needed; ContactQuestionsFault if the file is wrong."""
    return load_contact_questions(ROOT / "data" / "contact_questions.toml")


def load_contact_questions(path: Path) -> ContactQuestions:
    """Every question of the file; a ContactQuestionsFault names file, question and fault."""
    return read_file(path, _questions, ContactQuestionsFault)


def _questions(file: Table) -> ContactQuestions:
    found: dict[tuple[str, str, str], ContactQuestion] = {}
    for row in file.rows("questions", "question", needed=True):
        one = _question(row)
        place = (one.set_name, one.version, one.key)
        if place in found:
            row.fault("it stands twice for one version of a set.")
        found[place] = one
    return found


def _question(row: Table) -> ContactQuestion:
    informs = tuple(map(ContactFact, row.some_of("informs", tuple(ContactFact))))
    if not informs and not row.has("informs"):
        row.fault("“informs” is missing. Say which facts its answer tells.")
    can_mean = frozenset[str]().union(*(CAN_MEAN[fact] for fact in informs))
    question = ContactQuestion(
        set_name=row.key("set"),
        version=row.text("version"),
        key=row.key(),
        informs=informs,
        says=_says(row, can_mean) if row.has("says") else {},
    )
    if can_mean and not question.says:
        row.fault("“says” is missing. Say what choosing each option means.")
    row.close()
    return question


def _says(row: Table, can_mean: frozenset[str]) -> dict[str, str]:
    raw = row.take("says")
    if not isinstance(raw, dict):
        row.fault("“says” must be a table of options, each with what it means.")
        return {}
    for option, means in raw.items():
        if means != "" and means not in can_mean:
            row.fault(f"the option “{option}” means “{means}”, which tells none of its facts.")
    return {option: str(means) for option, means in raw.items()}
