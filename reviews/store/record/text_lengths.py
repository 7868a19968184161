"""No text longer than its kind reaches a row, whichever service writes it.

Forms and workbooks say so beside the field or cell; this holds for what comes by another way.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeGuard

from sqlalchemy import Text, inspect, select
from sqlalchemy.orm import Session

from reviews.domain.errors import Refused
from reviews.domain.text_lengths import longest, too_long
from reviews.store.tables.base import Base

MADE = frozenset(
    {
        *("account_copy.text", "answer_version.value", "comparison.basis", "comparison.matter"),
        *("earlier_wording.was", "evidence_corrected.was", "kept_question.reason"),
        *("kept_question.says", "letter_draft.copied"),
        *("letter_draft.holes", "letter_draft.looked_for", "letter_draft.reaches"),
        *("letter_draft.read_as", "letter_passage.clues", "letter_passage.words"),
        *("letter_undrawn.why", "organisation.sort_name", "passage_basis.basis"),
        *("passage_basis.marks", "rights_given.words", "same_words_look.unread"),
        *("sample_draw.method", "sample_draw.seed", "sample_frame.reference"),
        *("sample_frame.stratum", "sample_size.stratum", "scheme.sort_name"),
        *("scheme_facts.models", "safeguarding_concern.signs", "stored_file.name"),
        *("chosen_reason.list_version", "chosen_reason.name", "chosen_reason.source"),
    }
)
"""Columns that the program fills from others, or whose length the service checks by its kind."""


def check_texts(session: Session, rows: Iterable[Base]) -> None:
    """Check the texts that rows are about to be written with, where they changed.

    A longer one of before may stand, and go on into a row that takes the place of its own.

    Raises:
        Refused: a text is too long; says by how much, and names the column as its field.
    """
    for row in rows:
        state = inspect(row)
        changed = {
            name: state.dict[name]
            for name, most in _limits(type(row)).items()
            if _over(state.dict.get(name), most) and state.attrs[name].history.has_changes()
        }
        if changed:
            check_values(session, type(row), changed)


def check_values(session: Session, table: type[Base], values: Mapping[str, object]) -> None:
    """Check the texts of one row by column, as `check_texts` does."""
    for name, most in _limits(table).items():
        text = values.get(name)
        if not _over(text, most):
            continue
        column = getattr(table, name)
        stands = select(column).where(column == text).limit(1)
        if session.connection().execute(stands).first() is None:
            raise Refused(too_long(text, most, "This text"), name)


def _over(text: object, most: int) -> TypeGuard[str]:
    return isinstance(text, str) and len(text) > most


@cache
def _limits(table: type[Base]) -> Mapping[str, int]:
    """The most characters of each column in which people's words are kept."""
    return {
        one.key: longest(one.key, lines=True)
        for one in inspect(table).column_attrs
        if table.audited
        and type(one.columns[0].type) is Text
        and f"{table.__tablename__}.{one.key}" not in MADE
    }
